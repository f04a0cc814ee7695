"""Time is a month or a day: payment periods, spans, days on paper."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Self

import attrs
from dateutil.relativedelta import relativedelta

from ansinh.errors import Code, InvalidDate, InvalidMonth, InvalidSpan

_MONTH_FIRST: Final = re.compile(r"(0?[1-9]|1[0-2])[/-]((?:19|2[0-9])[0-9]{2})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"((?:19|2[0-9])[0-9]{2})-(0[1-9]|1[0-2])", re.ASCII)
_DAY: Final = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})", re.ASCII)
_ISO_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)


def _in_year(_month: object, _field: object, number: int) -> None:
    if type(number) is not int or not 1 <= number <= 12:
        raise InvalidMonth(Code.MONTH_RANGE)


def _year(_month: object, _field: object, year: int) -> None:
    if type(year) is not int or not 1900 <= year <= 2999:
        raise InvalidMonth(Code.MONTH_RANGE)


@attrs.frozen(order=True)
class Month:
    """A payment period (kỳ chi trả, tháng).

    Raises:
        InvalidMonth: ``month-range``.
    """

    year: int = attrs.field(validator=_year)
    number: int = attrs.field(validator=_in_year)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``07/2024``, ``7/2024``, ``07-2024`` or ``2024-07``.

        Raises:
            InvalidMonth: ``month-text``.
        """
        written = text.strip(" ")
        if match := _MONTH_FIRST.fullmatch(written):
            return cls(int(match[2]), int(match[1]))
        if match := _YEAR_FIRST.fullmatch(written):
            return cls(int(match[1]), int(match[2]))
        raise InvalidMonth(Code.MONTH_TEXT)

    @classmethod
    def of(cls, day: date) -> Self:
        """Give the month that a day lies in."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """The month's first day."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The month's last day."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def label(self) -> str:
        """The month as Vietnamese papers write it: ``07/2024``."""
        return f"{self.number:02}/{self.year}"

    def __add__(self, months: int) -> "Month":
        if type(months) is not int:
            return NotImplemented
        year, number = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, number + 1)

    def __sub__(self, months: int) -> "Month":
        return self + -months if type(months) is int else NotImplemented

    def months_since(self, earlier: "Month") -> int:
        """Count the months from an earlier one to this one; negative if it is later."""
        return (self.year - earlier.year) * 12 + self.number - earlier.number

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"


@attrs.frozen
class MonthSpan:
    """Months from `start` on, `end` excluded; ``None`` is open (khoảng tháng).

    Raises:
        InvalidSpan: ``span-order``.
    """

    start: Month
    end: Month | None = None

    def __attrs_post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise InvalidSpan(Code.SPAN_ORDER)

    def __contains__(self, month: Month) -> bool:
        return self.start <= month and (self.end is None or month < self.end)

    def until(self, end: Month) -> Iterator[Month]:
        """Give the span's months before `end`, in order."""
        month = self.start
        while month < end and month in self:
            yield month
            month += 1


@attrs.frozen
class DaySpan:
    """Days from `start` on, `end` excluded; ``None`` is open at that side (thời hạn).

    Papers name the last day; `DaySpan.through` takes it as they do.

    Raises:
        InvalidSpan: ``span-order``.
    """

    start: date | None = None
    end: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.end is not None and self.end <= (self.start or date.min):
            raise InvalidSpan(Code.SPAN_ORDER)

    @classmethod
    def through(cls, start: date | None, last_day: date | None) -> Self:
        """Make the span that ends with `last_day`, that day included.

        Lists write 31/12/9999 for a paper without an end; nothing comes after it.
        """
        if last_day is None or last_day == date.max:
            return cls(start)
        return cls(start, last_day + timedelta(days=1))

    @classmethod
    def one_year(cls, start: date) -> Self:
        """Make the year that an authorization without a term lasts.

        Source: Civil Code 2015, art. 563. From 29 February it ends with 27 February.

        Raises:
            InvalidDate: ``date-value``: no year can follow.
        """
        if start.year == date.max.year:
            raise InvalidDate(Code.DATE_VALUE)
        return cls(start, start + relativedelta(years=1))

    def __contains__(self, day: date) -> bool:
        begun = self.start is None or self.start <= day
        return begun and (self.end is None or day < self.end)

    @property
    def last_day(self) -> date | None:
        """The last day that still counts; ``None`` where the span is open."""
        return None if self.end is None else self.end - timedelta(days=1)


def parse_date(text: str) -> date:
    """Read a day on paper: ``05/07/2024``, ``5/7/2024``, ``05-07-2024`` or ``2024-07-05``.

    Day before month always; four digits for the year.

    Raises:
        InvalidDate: ``date-text``, ``date-value``.
    """
    written = text.strip(" ")
    if match := _DAY.fullmatch(written):
        return day_of(int(match[4]), int(match[3]), int(match[1]))
    if match := _ISO_DAY.fullmatch(written):
        return day_of(int(match[1]), int(match[2]), int(match[3]))
    raise InvalidDate(Code.DATE_TEXT)


def day_of(year: int, month: int, day: int) -> date:
    """Make a date, or say that there is no such day.

    Raises:
        InvalidDate: ``date-value``.
    """
    possible = 1 <= year <= 9999 and 1 <= month <= 12
    if possible and 1 <= day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day)
    raise InvalidDate(Code.DATE_VALUE)


def day_label(day: date) -> str:
    """Write a day as Vietnamese papers do: ``05/07/2024``."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"
