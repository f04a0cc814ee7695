"""Days and dates of birth, in figures and words; and columns whose days stand in another order."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final, TypeVar

import attrs

from ansinh.boundary.typed.manner import Cleaned, Likely, Manner, Normalised
from ansinh.boundary.typed.texts import clean_text, without_apostrophe
from ansinh.errors import Code, InvalidDate, InvalidValue, ProposalKind, Text
from ansinh.formats.cells import birth_text_of, date_of
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.people import BirthDate

Value = TypeVar("Value")

_BETWEEN: Final = r"(?: ?[/.,-] ?| )"
_FIGURES: Final = re.compile(
    rf"(?:(?:([0-9]{{1,2}}){_BETWEEN})?([0-9]{{1,2}}){_BETWEEN})?([0-9]{{4}})", re.ASCII
)
_WORDS: Final = re.compile(
    r"(?:sinh )?(?:(?:ngày )?([0-9]{1,2}) )?(?:tháng ([0-9]{1,2})(?: ?[/-] ?| ))?"
    r"(?:năm )?([0-9]{4})"
)
_MIDNIGHT: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]00:00(?::00(?:\.0+)?)?", re.ASCII)
_OF_A_NUMBER: Final = re.compile(r"([0-9]{4})\.0")
_UNKNOWN: Final = re.compile(r"^(?:[?._…xX-]{1,4} ?[/.-] ?){1,2}(?=[0-9])")
_IN_FIGURES: Final = re.compile(
    r"^ *([0-9]{1,2}) ?[/.-] ?([0-9]{1,2}) ?[/.-] ?([0-9]{4})\b", re.ASCII | re.MULTILINE
)
_LATE_SECOND: Final = re.compile(r"[/.-] ?(?:1[3-9]|[2-9][0-9]) ?[/.-]")
_LAST_MONTH: Final = 12
_ENOUGH: Final = 3
"""So many different dates say something of a column; fewer may stand as they do by chance."""

_MONTH_FIRST: Final = Text(
    "in {late} dates of the column the second part is above 12, in none the first",
    "trong cột có {late} ngày mà số thứ hai trên 12, không ngày nào có số thứ nhất trên 12",
)
_SWAPPED: Final = Text(
    "all {texts} dates kept as text have a first part above 12, and all {days} date cells a day of "
    "12 or less",
    "cả {texts} ngày dạng văn bản có số đầu trên 12, còn cả {days} ô kiểu ngày có ngày từ 12 trở "
    "xuống",
)


def birth_of(cell: CellValue) -> BirthDate:
    """Read a birth date: a day, a month or a year."""
    return BirthDate.parse(birth_text_of(cell))


def _clean_birth(cell: CellValue) -> Cleaned:
    """Clean a birth date; parts that signs stand for are not known: ``../../1945`` is a year."""
    cleaned = _clean_day(cell)
    written = cleaned.cell
    if type(written) is not str:
        return cleaned
    if number := _OF_A_NUMBER.fullmatch(written):
        return cleaned.also(number[1], Normalised.NUMBERS)
    known = _UNKNOWN.sub("", written)
    if known != written:
        return cleaned.also(known, Normalised.SIGNS)
    parts = _words(written)
    return _in_figures(cleaned, parts) if parts else cleaned


def _clean_day(cell: CellValue) -> Cleaned:
    """Clean a day: spaces and mixed signs between its parts, words, a midnight behind it."""
    cleaned = without_apostrophe(clean_text(cell))
    written = cleaned.cell
    if type(written) is not str:
        return cleaned
    if midnight := _MIDNIGHT.fullmatch(written):
        return cleaned.also(midnight[1], Normalised.SIGNS)
    if found := _FIGURES.fullmatch(written):
        plain = "/".join(part for part in found.groups() if part)
        return cleaned.also(plain, Normalised.SIGNS) if plain != written else cleaned
    parts = _words(written)
    return _in_figures(cleaned, parts) if parts and parts[0] else cleaned


Parts = tuple[str | None, str | None, str]
"""Day, month and year as they stand; a day has a month."""


def _words(written: str) -> Parts | None:
    found = _WORDS.fullmatch(written.casefold())
    if found is None or (found[1] and not found[2]) or found[3] == written:
        return None
    return found[1], found[2], found[3]


def _in_figures(cleaned: Cleaned, parts: Parts) -> Cleaned:
    return cleaned.also("/".join(part for part in parts if part), Normalised.WORDS)


def birth_beside(
    record: Record, fields: Sequence[str] = ("birth", "birth_male", "birth_female")
) -> BirthDate | None:
    """Give the birth date that a line says, where it can be read for certain."""
    for field in fields:
        cell = record[field]
        if cell is None:
            continue
        try:
            return birth_of(_clean_birth(cell).cell)
        except InvalidValue:
            continue
    return None


@attrs.frozen
class _Order:
    """How the days of a column stand: the evidence, where they stand otherwise than we read."""

    month_first: Text | None = None
    swapped: Text | None = None
    proposed: bool = True


_OURS: Final = _Order()


def _order_of(cells: Sequence[CellValue]) -> _Order:
    """Judge a column by its different dates.

    Month first: some text has a second part above 12 and none a first; three such texts make it
    likely. Swapped: a spreadsheet makes dates of those texts alone that are days in its own order,
    so no date cell has a day above 12 and every text has one; three different dates of each kind
    at least, and not all of one day of the month.
    """
    distinct = set(cells)
    texts = "\n".join(cell for cell in distinct if type(cell) is str)
    days = [cell for cell in distinct if type(cell) is date]
    if not days and not _LATE_SECOND.search(texts):
        return _OURS
    parts = [(int(first), int(second)) for first, second, _ in _IN_FIGURES.findall(texts)]
    late_first = sum(first > _LAST_MONTH for first, _ in parts)
    late_second = sum(second > _LAST_MONTH for _, second in parts)
    month_first = late_second > 0 and late_first == 0
    early = all(day.day <= _LAST_MONTH for day in days) and len({day.day for day in days}) > 1
    parted = len(parts) in {late_first, late_second}
    swapped = early and parted and min(len(days), len(parts)) >= _ENOUGH
    return _Order(
        _MONTH_FIRST.filled(late=late_second) if month_first else None,
        _SWAPPED.filled(texts=len(parts), days=len(days)) if swapped else None,
        proposed=late_second >= _ENOUGH,
    )


def in_order(manner: Manner[Value], cells: Sequence[CellValue]) -> Manner[Value]:
    """Give the manner for a column: where its days stand otherwise, none is read as if not."""
    order = _order_of(cells)
    if order == _OURS:
        return manner
    strict, clean = manner.strict, manner.clean

    def refuse(cell: CellValue) -> None:
        if order.swapped is not None and _exchanged_day(cell) is not None:
            raise InvalidDate(Code.DATE_SWAPPED)
        if order.month_first is not None and _exchanged_text(cell) is not None:
            raise InvalidDate(Code.DATE_ORDER)

    def strict_in_order(cell: CellValue) -> Value:
        refuse(cell)
        return strict(cell)

    def clean_in_order(cell: CellValue) -> Cleaned:
        refuse(cell)
        return clean(cell)

    def propose(cell: CellValue, _record: Record) -> Likely | None:
        day, written = _exchanged_day(cell), _exchanged_text(cell)
        if order.swapped is not None and day is not None:
            return Likely(ProposalKind.DATES, day, order.swapped)
        if order.month_first is not None and order.proposed and written is not None:
            return Likely(ProposalKind.DATES, written, order.month_first)
        return None

    return Manner(strict_in_order, clean_in_order, propose, meant=strict)


def _exchanged_day(cell: CellValue) -> date | None:
    if type(cell) is not date or cell.day == cell.month or cell.day > _LAST_MONTH:
        return None
    return date(cell.year, cell.day, cell.month)


def _exchanged_text(cell: CellValue) -> str | None:
    found = _IN_FIGURES.match(cell) if type(cell) is str else None
    if found is None or int(found[1]) == int(found[2]):
        return None
    return f"{found[2]}/{found[1]}/{found[3]}"


def of_births(strict: Callable[[CellValue], Value]) -> Manner[Value]:
    """Make the manner of a column of birth dates, whatever else may stand there."""
    manner = Manner(strict, _clean_birth)
    return attrs.evolve(manner, in_column=partial(in_order, manner))


BIRTH: Final = of_births(birth_of)
DAY: Final = Manner(date_of, _clean_day, in_column=partial(in_order, Manner(date_of, _clean_day)))
