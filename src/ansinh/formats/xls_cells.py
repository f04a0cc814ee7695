"""What xlrd has read, as cells: days as days, whole numbers as such, and texts with their fonts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from math import isfinite
from typing import Any, Final

import attrs

from ansinh.formats.cell_values import OUTER, plain
from ansinh.formats.old_font_cells import Piece, Place
from ansinh.formats.old_letters import OldLetters, letters_of_font
from ansinh.formats.serial_day import serial_day
from ansinh.formats.sheet import CellValue

_TEXT, _NUMBER, _DAY, _TRUTH, _ERROR = range(1, 6)
_DURATION: Final = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)


@attrs.frozen
class SheetCells:
    """The cells of one sheet, and what is odd about some of them.

    `old` are the texts that an old font draws, in pieces of one font each.
    """

    rows: list[list[CellValue]]
    errors: frozenset[Place]
    times: frozenset[Place]
    old: Mapping[Place, tuple[Piece, ...]]


def cells_of(book: Any) -> list[SheetCells]:  # noqa: ANN401 - xlrd has no types
    """Give the cells of every sheet of an `xlrd.Book`; what xlrd raises goes through."""
    texts, fonts = _Texts(), _Fonts.of(book)
    return [_SheetReader(book, sheet, texts, fonts).cells() for sheet in book.sheets()]


class _Texts(dict[str, str | None]):
    """Texts without outer spaces, each made once however many cells share it."""

    def __missing__(self, text: str) -> str | None:
        self[text] = inner = text.strip(OUTER) or None
        return inner


@attrs.frozen
class _Fonts:
    """Which fonts and which styles are of old letters."""

    by_font: Mapping[int, OldLetters]
    by_style: Mapping[int, OldLetters]

    @classmethod
    def of(cls, book: Any) -> "_Fonts":  # noqa: ANN401 - xlrd has no types
        found = ((one.font_index, letters_of_font(one.name)) for one in book.font_list)
        by_font = {number: letters for number, letters in found if letters}
        styles = ((number, by_font.get(xf.font_index)) for number, xf in enumerate(book.xf_list))
        return cls(by_font, {number: letters for number, letters in styles if letters})

    def pieces(self, text: str, style: int, runs: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
        """Cut a text where the letters change: a sign of VNI may not be in its letter's run."""
        own = self.by_style.get(style)
        if not runs:
            return ((text, own),)
        found = groupby(self._runs(text, own, runs), key=lambda piece: piece[1])
        return tuple(("".join(part for part, _ in group), letters) for letters, group in found)

    def _runs(
        self, text: str, own: OldLetters | None, runs: Sequence[tuple[int, int]]
    ) -> Iterator[Piece]:
        units = text.encode("utf-16-le")  # runs are counted in its units
        at, letters = 0, own
        for start, font in [*runs, (len(units) // 2, 0)]:
            if start > at:
                yield units[2 * at : 2 * start].decode("utf-16-le", "replace"), letters
            at, letters = max(at, start), self.by_font.get(font)


@attrs.define
class _SheetReader:
    book: Any
    sheet: Any
    texts: _Texts
    fonts: _Fonts
    errors: set[Place] = attrs.field(factory=set)
    times: set[Place] = attrs.field(factory=set)
    old: dict[Place, tuple[Piece, ...]] = attrs.field(factory=dict)

    def cells(self) -> SheetCells:
        sheet, texts = self.sheet, self.texts
        rows: list[list[CellValue]] = []
        for row in range(sheet.nrows):
            kinds, values = sheet.row_types(row), sheet.row_values(row)
            cells = [
                texts[value] if kind == _TEXT else self.value(kind, value, row, column)
                for column, (kind, value) in enumerate(zip(kinds, values, strict=True))
            ]
            if self.fonts.by_font:
                self.note_old(row, cells, values)
            cells += [None] * (sheet.ncols - len(cells))
            rows.append(cells)
        return SheetCells(rows, frozenset(self.errors), frozenset(self.times), self.old)

    def value(self, kind: int, value: Any, row: int, column: int) -> CellValue:  # noqa: ANN401 - xlrd has no types
        if kind in {_NUMBER, _DAY}:
            if not isfinite(value):
                raise ValueError  # said as damage by whoever called us
            number = self.day(value, row, column) if kind == _DAY else value
            return plain(number, self.times, row + 1, column + 1)
        if kind == _ERROR:
            self.errors.add((row + 1, column + 1))
        return bool(value) if kind == _TRUTH else None

    def day(self, value: float, row: int, column: int) -> object:
        style = self.book.xf_list[self.sheet.cell_xf_index(row, column)]
        if _DURATION.search(self.book.format_map[style.format_key].format_str or ""):
            return timedelta()  # hours and minutes that somebody counted
        return serial_day(value, from_1904=self.book.datemode == 1)

    def note_old(self, row: int, cells: Sequence[CellValue], values: Sequence[Any]) -> None:
        runs = self.sheet.rich_text_runlist_map
        for column, cell in enumerate(cells):
            if type(cell) is not str:
                continue
            style = self.sheet.cell_xf_index(row, column)
            pieces = self.fonts.pieces(values[column], style, runs.get((row, column), ()))
            if any(letters is not None for _, letters in pieces):
                self.old[row + 1, column + 1] = pieces
