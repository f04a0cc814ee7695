"""The records of an .xls workbook (BIFF8, [MS-XLS]): a code, a length, and that many bytes."""

from collections.abc import Iterator
from struct import Struct
from typing import Final

import attrs

from ansinh.errors import Code
from ansinh.formats.xml_part import Refusal

HEAD: Final = Struct("<HH")

# The book.
BOF: Final = 0x0809
EOF: Final = 0x000A
CONTINUE: Final = 0x003C
FILEPASS: Final = 0x002F
DATEMODE: Final = 0x0022
FONT: Final = 0x0031
FORMAT: Final = 0x041E
XF: Final = 0x00E0
BOUNDSHEET: Final = 0x0085
SHARED_STRINGS: Final = 0x00FC
SUPBOOK: Final = 0x01AE
PROJECT: Final = 0x00D3
"""There is a project of macros beside the sheets."""
CONNECTIONS: Final = frozenset({0x0876, 0x01AD, 0x00DC})
"""Data from elsewhere: a connection, a query's table, a query's parameters."""

# A sheet.
NUMBER: Final = 0x0203
RK: Final = 0x027E
MULRK: Final = 0x00BD
LABELSST: Final = 0x00FD
LABEL: Final = 0x0204
BOOLERR: Final = 0x0205
FORMULA: Final = 0x0006
STRING: Final = 0x0207
BLANK: Final = 0x0201
MULBLANK: Final = 0x00BE
ROW: Final = 0x0208
COLINFO: Final = 0x007D
MERGEDCELLS: Final = 0x00E5
OLD_CELLS: Final = frozenset({1, 2, 3, 4, 5, 7, 0x0206, 0x0406, 0x00D6})
"""Cells as older versions wrote them: here they would be passed over by one and read by another."""

BIFF8: Final = 0x0600
BOOK: Final = 0x0005
WORKSHEET: Final = 0x0010
MACRO_SHEET: Final = 0x0040

_WIDE: Final = 1
_PHONETIC: Final = 4
_RICH: Final = 8


@attrs.frozen
class Record:
    """One record: its code, and where its bytes stand in the stream."""

    code: int
    at: int
    start: int
    end: int


def records(stream: bytes, at: int) -> Iterator[Record]:
    """Give the records of one part of the stream (BOF to EOF), those of charts within it left out.

    Raises:
        Refusal: ``xlsx-damaged``: a record ends beyond the stream, or there is no end.
    """
    depth = 0
    while True:
        if at + HEAD.size > len(stream):
            raise Refusal(Code.XLSX_DAMAGED)
        code, length = HEAD.unpack_from(stream, at)
        record = Record(code, at, at + HEAD.size, at + HEAD.size + length)
        if record.end > len(stream):
            raise Refusal(Code.XLSX_DAMAGED)
        if code == BOF:
            depth += 1
        if depth == 0:
            raise Refusal(Code.XLSX_DAMAGED)
        if depth == 1:
            yield record
        if code == EOF:
            depth -= 1
            if depth == 0:
                return
        at = record.end


def end_of_part(stream: bytes, at: int) -> int:
    """Say where the part ends that begins at a byte.

    Raises:
        Refusal: ``xlsx-damaged``.
    """
    end = at
    for record in records(stream, at):
        end = record.end
    return end


def packed(code: int, content: bytes) -> bytes:
    """Write one record."""
    return HEAD.pack(code, len(content)) + content


def string_end(content: bytes, at: int, count: int) -> int:
    """Say where a string of `count` letters ends whose flags stand at `at`; no string is cut.

    Raises:
        Refusal: ``xlsx-damaged``: it ends beyond its record.
    """
    if count == 0:
        return at
    flags = content[at] if at < len(content) else _WIDE
    before = 1 + (2 if flags & _RICH else 0) + (4 if flags & _PHONETIC else 0)
    end = at + before + count * (2 if flags & _WIDE else 1)
    if end > len(content):
        raise Refusal(Code.XLSX_DAMAGED)
    return end


def string_at(content: bytes, at: int, count: int) -> str:
    """Give a string of `count` letters whose flags stand at `at`, and that is in one style.

    Raises:
        Refusal: ``xlsx-damaged``.
    """
    end = string_end(content, at, count)
    flags = content[at] if count else 0
    try:
        text = content[at + 1 : end].decode("utf-16-le" if flags & _WIDE else "latin-1")
    except UnicodeDecodeError:
        text = ""
    if flags & ~_WIDE or (count and not text):
        raise Refusal(Code.XLSX_DAMAGED)
    return text
