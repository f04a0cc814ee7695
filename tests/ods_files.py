"""Small OpenDocument sheets for tests of what is read, from raw XML."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "office": f"{_ODF}office:1.0",
        "style": f"{_ODF}style:1.0",
        "text": f"{_ODF}text:1.0",
        "table": f"{_ODF}table:1.0",
        "draw": f"{_ODF}drawing:1.0",
        "form": f"{_ODF}form:1.0",
        "script": f"{_ODF}script:1.0",
        "fo": f"{_ODF}xsl-fo-compatible:1.0",
        "svg": f"{_ODF}svg-compatible:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
        "ooo": "http://openoffice.org/2004/office",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text_cell(*paragraphs: str, more: str = "") -> str:
    """A cell with text; each paragraph is raw XML."""
    inside = "".join(f"<text:p>{one}</text:p>" for one in paragraphs)
    return (
        f'<table:table-cell office:value-type="string" calcext:value-type="string"{more}>'
        f"{inside}</table:table-cell>"
    )


def number_cell(value: object, kind: str = "float", more: str = "") -> str:
    """A cell with a number."""
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}"{more}>'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def row(*cells: str, more: str = "") -> str:
    """One row of raw cells."""
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, name: str = "DS", more: str = "", columns: str = "") -> str:
    """One sheet of raw rows."""
    inside = f"{columns or '<table:table-column/>'}{''.join(rows)}"
    return f'<table:table table:name="{name}"{more}>{inside}</table:table>'


def content(*tables: str, styles: str = "", before: str = "") -> bytes:
    """A content.xml: `styles` are automatic ones, `before` stands before them."""
    return (
        f'{DECLARATION}<office:document-content {SPACES} office:version="1.3">{before}'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    ).encode()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts as spreadsheet programs do: the mimetype first, and not compressed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def ods_of(xml: bytes, **more: bytes) -> bytes:
    """A whole document around a content.xml; `more` parts by the name without ``.xml``."""
    parts = {f"{name}.xml": data for name, data in more.items()}
    return packed({"mimetype": MIMETYPE, "content.xml": xml, **parts})


def ods(*rows: str, **more: str) -> bytes:
    """A document with one sheet of raw rows."""
    return ods_of(content(table(*rows, **more)))
