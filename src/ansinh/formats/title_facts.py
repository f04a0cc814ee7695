"""What the rows above the header say: the title, the office, the month."""

import re
from collections.abc import Iterable
from typing import Final

import attrs

from ansinh.formats.header_text import words_of
from ansinh.formats.layout import Layout
from ansinh.formats.sheet import Sheet
from ansinh.latin import nfc
from ansinh.months import Month

_MONTH: Final = re.compile(
    r"(?<!\w)tháng\s+(?P<month>0?[1-9]|1[0-2])\s*(?:/|-|năm|\s)\s*(?:năm\s+)?(?P<year>2[0-9]{3}|19[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_DAY_BEFORE: Final = re.compile(r"ngày\s+[0-9.…_]{1,6}\s*$", re.IGNORECASE)


@attrs.frozen(order=True)
class Line:
    """A text outside the table (chữ ngoài bảng), and where it stands; counted from 1."""

    row: int
    column: int
    text: str = attrs.field(repr=False)


@attrs.frozen(order=True)
class TitleMonth:
    """A month that a title names (``Tháng 7 năm 2024``), and where."""

    row: int
    column: int
    month: Month


def lines_of(sheet: Sheet, rows: Iterable[int]) -> tuple[Line, ...]:
    """Give the texts of some rows, cell by cell."""
    return tuple(
        Line(row, column, value)
        for row in rows
        for column, value in enumerate(sheet.rows[row - 1], start=1)
        if isinstance(value, str)
    )


def months_of(lines: Iterable[Line]) -> tuple[TitleMonth, ...]:
    """Find the months that titles name; the date of a decision or of a signature is none."""
    return tuple(
        TitleMonth(line.row, line.column, month)
        for line in lines
        for month in _months_in(nfc(line.text))
    )


def _months_in(text: str) -> list[Month]:
    return [
        Month(int(found["year"]), int(found["month"]))
        for found in _MONTH.finditer(text)
        if not _DAY_BEFORE.search(text, 0, found.start())
    ]


def kinds_in_titles(lines: Iterable[Line], layouts: Iterable[Layout]) -> dict[str, Line]:
    """Give the kinds of list whose phrases the titles use, each with the first line that does."""
    kinds: dict[str, Line] = {}
    phrases = [(layout.kind, words_of(title)) for layout in layouts for title in layout.titles]
    for line in lines:
        words = f" {words_of(line.text)} "
        for kind, phrase in phrases:
            if f" {phrase} " in words:
                kinds.setdefault(kind, line)
    return kinds
