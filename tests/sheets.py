"""Small files for tests of what is read: csv and xlsx from rows, and xlsx from raw XML."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

import xlsxwriter

from ansinh.errors import Code, UnreadableFile
from ansinh.formats import CellValue, Sheet

Rows = Sequence[Sequence[CellValue]]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def sheet_of(rows: Rows, **facts: object) -> Sheet:
    return Sheet("list", "", [list(row) for row in rows], **facts)  # type: ignore[arg-type]


def csv_text(rows: Rows, delimiter: str = ",") -> str:
    """Write rows as a spreadsheet would, every line of the same width."""
    width = max((len(row) for row in rows), default=0)
    lines = []
    for row in rows:
        cells = ["" if value is None else str(value) for value in row]
        cells += [""] * (width - len(cells))
        quoted = [
            '"' + cell.replace('"', '""') + '"' if delimiter in cell or '"' in cell else cell
            for cell in cells
        ]
        lines.append(delimiter.join(quoted))
    return "\n".join(lines) + "\n"


def xlsx_of(rows: Rows, merges: Sequence[str] = (), name: str = "DS") -> bytes:
    """Write rows by XlsxWriter: text as text, numbers as numbers."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(name)
    for place in merges:
        sheet.merge_range(place, "")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value)
            elif isinstance(value, date):
                sheet.write_datetime(number, column, value, days)
            elif value is not None:
                sheet.write(number, column, value)
    book.close()
    return out.getvalue()


def cell(address: str, value: object, more: str = "") -> str:
    """One cell as XML; text is written in place."""
    if isinstance(value, str):
        return f'<c r="{address}" t="inlineStr"{more}><is><t>{value}</t></is></c>'
    return f'<c r="{address}"{more}><v>{value}</v></c>'


def sheet_xml(data: str, before: str = "", after: str = "") -> str:
    """One worksheet part around the given rows."""
    body = f"<sheetData>{data}</sheetData>"
    return f'{DECLARATION}<worksheet xmlns="{MAIN}">{before}{body}{after}</worksheet>'


def workbook_parts(
    *sheets: str, states: Sequence[str] = (), strings: str | None = None
) -> dict[str, bytes]:
    """The parts of a workbook with the given worksheet parts, named S1, S2, …."""
    listed, related = "", ""
    parts: dict[str, str] = {}
    for index, xml in enumerate(sheets, start=1):
        state = f' state="{states[index - 1]}"' if index <= len(states) else ""
        listed += f'<sheet name="S{index}" sheetId="{index}"{state} r:id="rId{index}"/>'
        target = f"worksheets/sheet{index}.xml"
        kind = f"{RELATIONS}/worksheet"
        related += f'<Relationship Id="rId{index}" Type="{kind}" Target="{target}"/>'
        parts[f"xl/{target}"] = xml
    if strings is not None:
        kind = f"{RELATIONS}/sharedStrings"
        related += f'<Relationship Id="rIdS" Type="{kind}" Target="sharedStrings.xml"/>'
        parts["xl/sharedStrings.xml"] = strings
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{package}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'{DECLARATION}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"{DECLARATION}<Relationships "
        f'xmlns="{package}/relationships">{related}</Relationships>',
        **parts,
    }
    return {name: text.encode() for name, text in parts.items()}


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts as any program would."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def workbook(*sheets: str, **more: object) -> bytes:
    """A whole workbook from raw worksheet parts."""
    return zipped(workbook_parts(*sheets, **more))  # type: ignore[arg-type]


def codes(error: UnreadableFile) -> list[Code]:
    """The codes of a file's problems, in order."""
    return [Code(problem.code) for problem in error.problems]
