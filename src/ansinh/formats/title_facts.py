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

_NUMBER: Final = r"0?[1-9](?![0-9])|1[0-2](?![0-9])"
_SPOKEN: Final = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
}
_MONTH: Final = re.compile(
    rf"(?:(?<!\w)tháng\s*:?\s*|(?<![\w/.-])(?-i:T)\.?\s?)"
    rf"(?P<before>(?:(?:{_NUMBER})\s*(?:,|\+|-|&|và|đến)\s*(?:tháng\s+)?)*)"
    rf"(?P<month>{_NUMBER}|(?:{'|'.join(sorted(_SPOKEN, key=len, reverse=True))})(?=,? năm ))"
    r"\s*(?:/|-|\.|,?\s*năm|,|\s)\s*(?:năm\s+)?(?P<year>2[0-9]{3}|19[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_IN_NUMBERS: Final = re.compile(r"[0-9]+")
_QUARTER: Final = re.compile(r"quý (?:[1-4]|i{1,3}|iv)\b|quý (?:một|hai|ba|bốn|tư) năm\b")
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
        Month(int(found["year"]), number)
        for found in _MONTH.finditer(text)
        if not _DAY_BEFORE.search(text, 0, found.start())
        for number in (*map(int, _IN_NUMBERS.findall(found["before"])), _number(found["month"]))
    ]


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _SPOKEN[" ".join(written.casefold().split())]


def quarters_in(lines: Iterable[Line]) -> list[Line]:
    """Give the lines that name a quarter (``Quý III năm 2024``): a list is of one month."""
    return [line for line in lines if _QUARTER.search(words_of(line.text))]


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
