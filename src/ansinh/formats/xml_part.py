"""XML by expat, with everything off that a spreadsheet does not need."""

from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

from ansinh.errors import Code

_UTF8: Final = frozenset({"utf-8", "us-ascii", None})


class Refusal(Exception):
    """Why a part is refused, and where in the sheet; no value."""

    def __init__(self, code: Code, row: int = 0, column: int = 0, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.row = row
        self.column = column
        self.details = details


Opened = Callable[[str, Mapping[str, str]], None]


def walk(xml: bytes, opened: Opened, closed: Callable[[str], None] | None = None) -> None:
    """Call `opened` for each element, its name without the prefix, and `closed` at its end.

    Raises:
        Refusal: ``xlsx-dtd`` for a document type; ``xlsx-damaged`` for anything else that is not
            plain UTF-8 XML.
    """
    parser = expat.ParserCreate()
    wrong: list[Code] = []

    def no_doctype(*_declaration: object) -> None:
        raise Refusal(Code.XLSX_DTD)

    def only_utf8(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _UTF8:
            raise Refusal(Code.XLSX_DAMAGED)

    parser.StartDoctypeDeclHandler = no_doctype
    parser.EntityDeclHandler = no_doctype
    parser.XmlDeclHandler = only_utf8
    parser.StartElementHandler = lambda name, found: opened(name.rpartition(":")[2], found)
    if closed is not None:
        parser.EndElementHandler = lambda name: closed(name.rpartition(":")[2])
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - the parser's own manner
    except expat.ExpatError:
        wrong.append(Code.XLSX_DAMAGED)
    if wrong:
        raise Refusal(wrong[0])
