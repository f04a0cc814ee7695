"""Files of nobody's: of every kind that comes in, and no provider's answer."""

import io
import zipfile
from typing import Final

STRANGE_NAME: Final = "khong-phai-cua-ai.la"
"""A name that fits nobody's patterns."""

_TEXTS: Final = (
    b"",
    b"%PDF-1.7\n",
    b"<html><body><table><tr><td>OK</td></tr></table></body></html>",
    b'<?xml version="1.0" encoding="UTF-8"?>\n<Document><Id>OK</Id></Document>\n',
    "Cột một;Cột hai;Cột ba\r\nX;OK;500000\r\n".encode(),
    b'{"status": "paid"}',
)

_ROWS: Final = (("DANH SÁCH KHÁC",), ("Cột một", "Cột hai"), ("X", "OK"))

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS: Final = "http://schemas.openxmlformats.org"
_RELATIONS: Final = f"{_SCHEMAS}/package/2006/relationships"
_OFFICE: Final = f"{_SCHEMAS}/officeDocument/2006/relationships"
_MAIN: Final = f"{_SCHEMAS}/spreadsheetml/2006/main"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def strange_files() -> tuple[bytes, ...]:
    """Give files that speak of no order, a workbook among them."""
    return (*_TEXTS, strange_workbook())


def strange_workbook() -> bytes:
    """Give a list of nobody's as a workbook; the same bytes every time.

    It is put together by hand: an author has ``ansinh[testing]``, and no writer of workbooks.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in _PARTS.items():
            part = zipfile.ZipInfo(name)  # of 1980: no clock is asked
            part.create_system = 0  # nor on which system it was made
            archive.writestr(part, _HEAD + content)
    return written.getvalue()


def _row(number: int, texts: tuple[str, ...]) -> str:
    cells = (
        f'<c r="{letter}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for letter, text in zip("AB", texts, strict=False)
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


_PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_SCHEMAS}/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>'
    f"{''.join(_row(number, texts) for number, texts in enumerate(_ROWS, start=1))}"
    "</sheetData></worksheet>",
}
