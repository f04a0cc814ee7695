"""A bounded look at one sheet of an .xls before xlrd reads it.

Every cell must come once and in order, as spreadsheet programs write them: readers disagree on the
others. Only the records that hold values are handed on; merged cells and what is hidden are taken
from here, and which cells are formulas too, which xlrd does not say.
"""

from struct import Struct, pack, unpack_from
from typing import Final

import attrs

from ansinh.errors import Code
from ansinh.formats import biff
from ansinh.formats.limits import (
    MAX_AREA,
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_MARKED,
    MAX_MERGES,
    MAX_ROWS,
)
from ansinh.formats.sheet import Merge
from ansinh.formats.xml_part import Refusal

_CELL: Final = Struct("<5HL")
"""Code, length, row, column, style; and the number of the text, where it is a shared one."""
PADDING: Final = bytes(_CELL.size)
"""Stands after the stream, so that a last short record can be looked at like any other."""
_START: Final = biff.packed(biff.BOF, pack("<4H2L", biff.BIFF8, biff.WORKSHEET, 0, 1997, 0, 0))
_RANGE: Final = Struct("<4H")
_AT_LEAST: Final = {
    biff.LABELSST: 10,
    biff.NUMBER: 14,
    biff.RK: 10,
    biff.MULRK: 12,
    biff.FORMULA: 20,
    biff.LABEL: 8,
    biff.BOOLERR: 8,
    biff.BLANK: 6,
    biff.MULBLANK: 8,
}
"""How long the record of a cell is, at least."""
_SEVERAL: Final = {biff.MULRK: 6, biff.MULBLANK: 2}
"""Records of cells side by side, and how many bytes each cell takes."""
_EMPTY: Final = frozenset({biff.BLANK, biff.MULBLANK})
_OTHERS_AT_LEAST: Final = {biff.ROW: 16, biff.COLINFO: 10}
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01


@attrs.frozen
class XlsSheetFacts:
    """What xlrd would not say, counted from 1; `values` are the records that it is to read."""

    merges: tuple[Merge, ...]
    formulas: frozenset[tuple[int, int]]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    area: int
    ends: int
    values: bytes


def scan_xls_sheet(stream: bytes, at: int, strings: int, room: int = MAX_AREA) -> XlsSheetFacts:
    """Check the sheet that begins at a byte of the stream, which ends in `PADDING`.

    `strings` is how many texts the book shares; `room` how many cells there may be up to the last.

    Raises:
        Refusal: ``xlsx-damaged``, ``xlsx-macro``, ``xlsx-external``, ``xlsx-cell-order``,
            ``xlsx-far-cell``, ``xlsx-formula``, ``xlsx-merged``, ``cell-too-long``; with the place
            in the sheet where there is one.
    """
    scan = _Scan(stream, strings, room)
    ends = scan.run(_after_start(stream, at))
    return XlsSheetFacts(
        merges=tuple(scan.merges),
        formulas=frozenset(scan.formulas),
        hidden_rows=frozenset(scan.hidden_rows),
        hidden_columns=frozenset(scan.hidden_columns),
        area=scan.rows * scan.columns,
        ends=ends,
        values=b"".join(scan.kept),
    )


def _after_start(stream: bytes, at: int) -> int:
    """See that a sheet begins there, and give the place of its first record."""
    if at + _CELL.size > len(stream):
        raise Refusal(Code.XLSX_DAMAGED)
    code, length, _, kind, _, _ = _CELL.unpack_from(stream, at)
    if code == biff.BOF and kind == biff.MACRO_SHEET:
        raise Refusal(Code.XLSX_MACRO)
    after = at + biff.HEAD.size + int(length)
    if code != biff.BOF or kind != biff.WORKSHEET or after + _CELL.size > len(stream):
        raise Refusal(Code.XLSX_DAMAGED)
    return after


@attrs.define
class _Scan:
    stream: bytes
    strings: int
    room: int
    rows: int = 0
    columns: int = 0
    last: int = -1
    """The last cell: its row and column as one number."""
    text_of: tuple[int, int] | None = None
    """The formula whose text comes next."""
    merges: list[Merge] = attrs.field(factory=list)
    formulas: list[tuple[int, int]] = attrs.field(factory=list)
    hidden_rows: set[int] = attrs.field(factory=set)
    hidden_columns: set[int] = attrs.field(factory=set)
    kept: list[bytes] = attrs.field(factory=lambda: [_START])

    def run(self, at: int) -> int:
        """Go through the records to the end of the sheet, and say where that is."""
        stream, strings, unpack = self.stream, self.strings, _CELL.unpack_from
        size = len(stream) - len(PADDING)
        keep_from = at
        while True:
            if at >= size:
                raise Refusal(Code.XLSX_DAMAGED)
            code, length, row, column, _, shared = unpack(stream, at)
            end = at + biff.HEAD.size + length
            if end > size:
                raise Refusal(Code.XLSX_DAMAGED)
            if code in _AT_LEAST:
                self.cell(code, at, row, column, length)
                if code == biff.LABELSST and (shared >= strings or length != 10):
                    raise Refusal(Code.XLSX_DAMAGED, row=row + 1, column=column + 1)
                is_kept = code not in _EMPTY
            elif code == biff.EOF:
                self.kept.append(stream[keep_from:end])
                break
            else:
                is_kept = code == biff.STRING
                end = self.other(code, at, end)
            if not is_kept:
                self.kept.append(stream[keep_from:at])
                keep_from = end
            at = end
        if self.text_of:
            raise Refusal(Code.XLSX_DAMAGED, row=self.text_of[0], column=self.text_of[1])
        return int(end)

    def cell(self, code: int, at: int, row: int, column: int, length: int) -> None:
        last = column
        is_whole = length >= _AT_LEAST[code] and not self.text_of
        if code in _SEVERAL:
            count, rest = divmod(length - 6, _SEVERAL[code])
            last = column + count - 1
            said = unpack_from("<H", self.stream, at + length + 2)[0]
            is_whole = is_whole and not rest and said == last
        if not is_whole or last >= MAX_COLUMNS:
            raise Refusal(Code.XLSX_DAMAGED, row=row + 1)
        if (row << 8 | column) <= self.last:
            raise Refusal(Code.XLSX_CELL_ORDER, row=row + 1, column=column + 1)
        self.last = row << 8 | last
        if code in _EMPTY:
            return  # a styled empty cell may stand anywhere and means nothing
        self.rows = row + 1
        if last >= self.columns:
            self.columns = last + 1
        if self.rows * self.columns > self.room:
            bounds = {"rows": MAX_ROWS, "columns": MAX_COLUMNS}
            raise Refusal(Code.XLSX_FAR_CELL, row=row + 1, column=last + 1, **bounds)
        if code == biff.FORMULA:
            self.formula((row + 1, column + 1), self.stream[at + 10 : at + 18])
        elif code == biff.LABEL:
            content = self.stream[at + 4 : at + 4 + length]
            _check_text(content, 6, (row + 1, column + 1))

    def formula(self, place: tuple[int, int], result: bytes) -> None:
        self.formulas.append(place)
        if len(self.formulas) > MAX_MARKED:
            raise Refusal(Code.XLSX_FORMULA)
        if result[6:] == b"\xff\xff" and result[0] == 0:
            self.text_of = place

    def other(self, code: int, at: int, end: int) -> int:
        """Look at what is no cell; give where the next record begins."""
        content = self.stream[at + biff.HEAD.size : end]
        if code == biff.BOF:
            return biff.end_of_part(self.stream, at)
        if code in biff.CONNECTIONS:
            raise Refusal(Code.XLSX_EXTERNAL)
        if code in biff.OLD_CELLS or len(content) < _OTHERS_AT_LEAST.get(code, 0):
            raise Refusal(Code.XLSX_DAMAGED)
        match code:
            case biff.STRING:
                self.text(content)
            case biff.ROW:
                row, options = unpack_from("<H10xH", content)
                if options & _HIDDEN_ROW:
                    self.hidden_rows.add(row + 1)
            case biff.COLINFO:
                first, last, options = unpack_from("<2H4xH", content)
                if options & _HIDDEN_COLUMN:
                    self.hidden_columns.update(range(first + 1, min(last + 1, MAX_COLUMNS) + 1))
            case biff.MERGEDCELLS:
                self.merge(content)
            case _:
                pass
        return end

    def text(self, content: bytes) -> None:
        if self.text_of is None:
            raise Refusal(Code.XLSX_DAMAGED)
        _check_text(content, 0, self.text_of)
        self.text_of = None

    def merge(self, content: bytes) -> None:
        count = int.from_bytes(content[:2], "little")
        ranges = content[2 : 2 + _RANGE.size * count]
        if len(ranges) < _RANGE.size * count:
            raise Refusal(Code.XLSX_DAMAGED)
        if len(self.merges) + count > MAX_MERGES:
            raise Refusal(Code.XLSX_MERGED)
        for first_row, last_row, first_column, last_column in _RANGE.iter_unpack(ranges):
            if last_row < first_row or last_column < first_column:
                raise Refusal(Code.XLSX_DAMAGED)
            self.merges.append(
                Merge(first_row + 1, first_column + 1, last_row + 1, last_column + 1)
            )


def _check_text(content: bytes, at: int, place: tuple[int, int]) -> None:
    """See that a text that stands in its own cell is all there, and not too long."""
    row, column = place
    count = int.from_bytes(content[at : at + 2], "little")
    if count > MAX_CELL_CHARACTERS:
        raise Refusal(Code.CELL_TOO_LONG, row=row, column=column, most=MAX_CELL_CHARACTERS)
    biff.string_end(content, at + 2, count)
