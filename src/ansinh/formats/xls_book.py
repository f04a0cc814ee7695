"""What the first part of an .xls says of the whole: sheets, fonts, formats, shared texts."""

from collections.abc import Iterable, Iterator, Sequence
from struct import pack, unpack_from
from typing import Final

import attrs

from ansinh.errors import Code
from ansinh.formats import biff
from ansinh.formats.limits import MAX_FORMAT_CHARACTERS, MAX_SHEETS, MAX_XLS_STYLES
from ansinh.formats.xls_strings import count_strings
from ansinh.formats.xml_part import Refusal

_START: Final = biff.packed(biff.BOF, pack("<4H2L", biff.BIFF8, biff.BOOK, 0, 1997, 0, 0))
_END: Final = biff.packed(biff.EOF, b"")
_WORKSHEET, _MACROS, _CHART, _PROGRAM = 0, 1, 2, 6
_SELF: Final = 0x0401
_ADD_INS: Final = 0x3A01
_WITHIN: Final = frozenset({"\x00", "\x02", " "})
"""Paths that lead nowhere else: unused, this workbook, this sheet."""


@attrs.frozen
class ListedSheet:
    """A sheet as the book lists it; `at` is where it begins in the stream."""

    name: str
    at: int
    hidden: bool
    is_chart: bool


@attrs.frozen
class BookFacts:
    """What is needed to read the sheets: where they are, and the records that they refer to."""

    sheets: tuple[ListedSheet, ...]
    ends: int
    strings: int
    _kept: bytes
    _shared: bytes

    def with_sheets(self, sheets: Sequence[bytes]) -> bytes:
        """Give a workbook anew, with nothing in it that was not looked at: what xlrd reads."""
        listed_size = len(biff.packed(biff.BOUNDSHEET, _listing(0, 0))) * len(sheets)
        at = len(_START) + len(self._kept) + listed_size + len(self._shared) + len(_END)
        listed = []
        for number, sheet in enumerate(sheets):
            listed.append(biff.packed(biff.BOUNDSHEET, _listing(at, number)))
            at += len(sheet)
        return b"".join([_START, self._kept, *listed, self._shared, _END, *sheets])


def _listing(at: int, number: int) -> bytes:
    return pack("<LBBBB", at, 0, _WORKSHEET, 2, 0) + b"%02d" % number


def book_facts(stream: bytes) -> BookFacts:
    """Look at the book's own part of the stream, from its first byte.

    Raises:
        Refusal: ``xlsx-old-format``, ``xlsx-encrypted``, ``xlsx-macro``, ``xlsx-external``,
            ``xlsx-damaged``, ``xlsx-expands``.
    """
    _check_version(stream)
    seen = _Seen()
    ends = 0
    for record in biff.records(stream, 0):
        ends = record.end
        seen.record(record, stream[record.start : record.end])
    strings = count_strings(seen.pieces) if seen.pieces else 0
    kept = [*seen.dates, *seen.fonts, *seen.formats, *seen.styles]
    shared = b"".join(seen.shared)
    if max(len(seen.fonts), len(seen.formats), len(seen.styles)) > MAX_XLS_STYLES:
        raise Refusal(Code.XLSX_DAMAGED)
    if len(seen.sheets) > MAX_SHEETS or _is_twice(sheet.name for sheet in seen.sheets):
        raise Refusal(Code.XLSX_DAMAGED)
    return BookFacts(tuple(seen.sheets), ends, strings, b"".join(kept), shared)


def _check_version(stream: bytes) -> None:
    if len(stream) < 8:
        raise Refusal(Code.XLSX_DAMAGED)
    code, _, version, kind = unpack_from("<4H", stream)
    if code in {0x0009, 0x0209, 0x0409} or (code == biff.BOF and 0 < version < biff.BIFF8):
        raise Refusal(Code.XLSX_OLD_FORMAT)
    if (code, version, kind) != (biff.BOF, biff.BIFF8, biff.BOOK):
        raise Refusal(Code.XLSX_DAMAGED)


def _is_twice(names: Iterable[str]) -> bool:
    listed = list(names)
    return len(set(listed)) < len(listed)


@attrs.define
class _Seen:
    sheets: list[ListedSheet] = attrs.field(factory=list)
    dates: list[bytes] = attrs.field(factory=list)
    fonts: list[bytes] = attrs.field(factory=list)
    formats: list[bytes] = attrs.field(factory=list)
    styles: list[bytes] = attrs.field(factory=list)
    pieces: list[bytes] = attrs.field(factory=list)
    shared: list[bytes] = attrs.field(factory=list)
    last: int = 0

    def record(self, record: biff.Record, content: bytes) -> None:
        match record.code:
            case biff.FILEPASS:
                raise Refusal(Code.XLSX_ENCRYPTED)
            case biff.PROJECT:
                raise Refusal(Code.XLSX_MACRO)
            case biff.SUPBOOK:
                _check_link(content)
            case biff.BOUNDSHEET:
                self.sheets += _listed(content)
            case biff.SHARED_STRINGS:
                if self.pieces:
                    raise Refusal(Code.XLSX_DAMAGED)
                self.keep_strings(content)
            case biff.CONTINUE if self.last == biff.SHARED_STRINGS:
                self.keep_strings(content)
                return  # the next one may continue it too
            case _:
                self.keep_style(record.code, content)
        self.last = record.code

    def keep_strings(self, content: bytes) -> None:
        code = biff.CONTINUE if self.pieces else biff.SHARED_STRINGS
        self.pieces.append(content)
        self.shared.append(biff.packed(code, content))

    def keep_style(self, code: int, content: bytes) -> None:
        if code in biff.CONNECTIONS:
            raise Refusal(Code.XLSX_EXTERNAL)
        if code == biff.DATEMODE:
            self.dates.append(biff.packed(code, content))
        elif code == biff.FONT:
            biff.string_end(content, 15, content[14] if len(content) > 14 else 255)
            self.fonts.append(biff.packed(code, content))
        elif code == biff.FORMAT:
            length = unpack_from("<H", content, 2)[0] if len(content) >= 4 else 0
            if length > MAX_FORMAT_CHARACTERS:
                raise Refusal(Code.XLSX_DAMAGED)
            biff.string_end(content, 4, length)
            self.formats.append(biff.packed(code, content))
        elif code == biff.XF:
            self.styles.append(biff.packed(code, content))


def _check_link(content: bytes) -> None:
    if len(content) < 4:
        raise Refusal(Code.XLSX_DAMAGED)
    length = unpack_from("<H", content, 2)[0]
    if length in {_SELF, _ADD_INS}:
        return
    if length != 1 or biff.string_at(content, 4, 1) not in _WITHIN:
        raise Refusal(Code.XLSX_EXTERNAL)


def _listed(content: bytes) -> Iterator[ListedSheet]:
    if len(content) < 8:
        raise Refusal(Code.XLSX_DAMAGED)
    at, state, kind, length = unpack_from("<LBBB", content)
    if kind in {_MACROS, _PROGRAM}:
        raise Refusal(Code.XLSX_MACRO)
    if kind not in {_WORKSHEET, _CHART} or not length:
        raise Refusal(Code.XLSX_DAMAGED)
    name = biff.string_at(content, 7, length)
    yield ListedSheet(name, at, hidden=bool(state & 3), is_chart=kind == _CHART)
