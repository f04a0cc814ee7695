"""`TotalRow`: a row that says what lines add up to, and by its words, which lines."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

import attrs

from ansinh.formats.header_text import words_of
from ansinh.formats.record_rules import says_total
from ansinh.formats.rows import RowKind
from ansinh.formats.sections import Section, names_place
from ansinh.formats.sheet import CellValue

_HEAD: Final = re.compile(
    r"(?P<all>tổng cộng|tổng số tiền|tổng số|tổng tiền|tổng|toàn \w+(?: \w+)?)\b|cộng\b"
)
_RUNNING: Final = re.compile(r"\b(?:mang sang|chuyển sang|chuyển trang|lũy kế|cộng dồn)\b")
_PAGE: Final = re.compile(r"\b(?:trang)\b")
_PART: Final = re.compile(r"(?:của )?(?:mục|phần|(?:[ivx]+|[a-zđ]|[0-9]{1,2})$)")
"""One mark alone: ``Tổng cộng (I+II)`` is of all of them."""


class TotalKind(StrEnum):
    """Which lines a total row stands for, as its words say it (loại dòng cộng)."""

    WHOLE = "whole"
    """``Tổng cộng``: all lines, if it is the last such row; before that, those of a part."""
    PLAIN = "plain"
    """``Cộng``: all lines, or those of a part."""
    PART = "part"
    """``Cộng thôn 1``: the lines of a part."""
    PAGE = "page"
    """``Cộng trang``: the lines since the last page's."""
    RUNNING = "running"
    """``Mang sang``, ``Lũy kế``: all lines so far."""
    SECTION = "section"
    """A subtotal beside a section's name: the lines below, to where the section ends."""


@attrs.frozen(repr=False)
class TotalRow:
    """A total row (dòng tổng cộng): what it says, by field, and of which lines.

    `last_row` is where the section ends that a `SECTION` total stands for; of other kinds it is
    the row itself, because which lines they stand for shows only when they are added up.
    """

    row: int
    kind: TotalKind
    last_row: int
    cells: Sequence[CellValue]
    columns: Mapping[str, int]

    def __getitem__(self, field: str) -> CellValue:
        column = self.columns.get(field)
        return None if column is None or column >= len(self.cells) else self.cells[column]

    @property
    def texts(self) -> list[tuple[int, str]]:
        """The texts of the row, with their columns counted from 1."""
        return [(at, value) for at, value in enumerate(self.cells, 1) if isinstance(value, str)]

    def __repr__(self) -> str:
        return f"TotalRow(row={self.row})"


def total_rows(
    kinds: Sequence[RowKind],
    rows: Sequence[Sequence[CellValue]],
    columns: Mapping[str, int],
    sections: Sequence[Section] = (),
) -> tuple[TotalRow, ...]:
    """Give the total rows."""
    ends = _ends(sections, len(kinds))
    found: list[TotalRow] = []
    for row, kind in enumerate(kinds, start=1):
        if kind is RowKind.TOTAL:
            cells = rows[row - 1]
            stands_for = TotalKind.SECTION if row in ends else _kind(cells)
            found.append(TotalRow(row, stands_for, ends.get(row, row), cells, columns))
    return tuple(found)


def _ends(sections: Sequence[Section], last: int) -> dict[int, int]:
    """Give each section's last row: before the next one of its level, or of a wider one."""
    ends: dict[int, int] = {}
    open_ones: list[Section] = []
    for section in sections:
        while open_ones and open_ones[-1].level >= section.level:
            ends[open_ones.pop().row] = section.row - 1
        open_ones.append(section)
    return {**ends, **{section.row: last for section in open_ones}}


def _kind(cells: Sequence[CellValue]) -> TotalKind:
    texts = [value for value in cells if isinstance(value, str)]
    said = next((words_of(text) for text in texts if says_total(text)), "")
    if _RUNNING.search(said):
        return TotalKind.RUNNING
    if _PAGE.search(said):
        return TotalKind.PAGE
    head = _HEAD.match(said)
    rest = said[head.end() :].strip() if head else ""
    others = [text for text in texts if not says_total(text)]
    named = names_place(rest, sure=True) or any(names_place(t, sure=True) for t in others)
    if named or _PART.match(rest):
        return TotalKind.PART
    return TotalKind.WHOLE if head is None or head["all"] else TotalKind.PLAIN
