"""XML by expat, with everything off that a spreadsheet does not need."""

import re
from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

from ansinh.errors import Code, Position, Problem, problem

_UTF8: Final = frozenset({"utf-8", "us-ascii", None})


class Refusal(Exception):
    """Why a part is refused, and where in the sheet; no value."""

    def __init__(self, code: Code, row: int = 0, column: int = 0, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.row = row
        self.column = column
        self.details = details

    def problem_in(self, place: Position) -> Problem:
        """Say it of a cell of this sheet, or of the whole where no cell is named."""
        return problem(self.code, place.at(self.row, self.column), **self.details)


_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\r"))
_AMPERSAND: Final = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
_NUMBERED: Final = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")


def check_text(xml: bytes) -> None:
    """See that text is UTF-8, and that everything in it can be read: no reader may drop a cell.

    python-calamine leaves out, without a word, a value with an entity that it does not know.

    Raises:
        Refusal: ``xlsx-damaged``, ``xlsx-dtd``.
    """
    if b"<!" in xml:
        raise Refusal(Code.XLSX_DTD if b"<!DOCTYPE" in xml else Code.XLSX_DAMAGED)
    readable = len(xml.translate(None, _CONTROLS)) == len(xml) and _is_utf8(xml)
    if not readable or (b"&" in xml and not _is_escaped(xml)):
        raise Refusal(Code.XLSX_DAMAGED)


def _is_utf8(xml: bytes) -> bool:
    if xml.isascii():  # most sheets are: their texts are shared strings
        return True
    try:
        xml.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_escaped(xml: bytes) -> bool:
    if _AMPERSAND.search(xml):
        return False
    numbers = {
        int(found[1], 16) if found[1] else int(found[2]) for found in _NUMBERED.finditer(xml)
    }
    return all(_is_character(number) for number in numbers)


def _is_character(number: int) -> bool:
    """Whether XML allows it (production 2 of XML 1.0)."""
    return number in {9, 10, 13} or 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000


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
