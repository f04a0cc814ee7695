"""`calendar_of`: a year's pay months, what is due for each, and what falls on a day off."""

from collections.abc import Iterable
from datetime import date
from typing import Final

import attrs

from ansinh.entitlement.days_off import DayRow, DaysOff
from ansinh.entitlement.deadlines import DEADLINES, DeadlineRule, Duty
from ansinh.entitlement.lunar_days import known_days_off
from ansinh.errors import Code, InvalidSpan
from ansinh.months import Month

_LAST: Final = 28
"""The last day that every month has."""


@attrs.frozen
class PayDays:
    """On which days of a month an agency pays (ngày chi trả), as its contract says; no law does.

    Raises:
        InvalidSpan: ``pay-days``: not within 1 to 28, or the last one before the first.
    """

    first: int
    last: int

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.first <= self.last <= _LAST:
            raise InvalidSpan(Code.PAY_DAYS)

    def in_month(self, month: Month) -> tuple[date, ...]:
        """Give the days themselves."""
        return tuple(month.first_day.replace(day=n) for n in range(self.first, self.last + 1))


@attrs.frozen
class DueDay:
    """A day on which something is due (ngày đến hạn); it is never moved.

    Where it is a day off, `off` says why, and `working_day` is the last working day before it, if
    the month before it has one; otherwise that is the day itself.
    """

    duty: Duty
    day: date
    off: DayRow | None
    working_day: date | None


@attrs.frozen
class MonthCalendar:
    """The days of one pay month (lịch của kỳ chi trả), some of them in the month before."""

    month: Month
    days: tuple[DueDay, ...]

    def of(self, duty: Duty) -> tuple[DueDay, ...]:
        """Give the days of one duty: one, or none, or an agency's pay days."""
        return tuple(due for due in self.days if due.duty is duty)


@attrs.frozen
class YearCalendar:
    """The pay months of a year (lịch chi trả năm), by which rules, with which days off."""

    year: int
    months: tuple[MonthCalendar, ...]
    rules: tuple[DeadlineRule, ...]
    days_off: DaysOff

    @property
    def on_days_off(self) -> tuple[tuple[Month, DueDay], ...]:
        """What falls on a day off, in order of days, and of which pay month it is."""
        found = [(m.month, due) for m in self.months for due in m.days if due.off is not None]
        return tuple(sorted(found, key=lambda one: one[1].day))


def calendar_of(
    year: int,
    *,
    days_off: DaysOff | None = None,
    rules: Iterable[DeadlineRule] = DEADLINES,
    pay_days: PayDays | None = None,
) -> YearCalendar:
    """Give the calendar of a year's twelve pay months.

    `days_off` are those that are known where it is not said; `rules` the deadlines, which an
    agency may replace by its own; `pay_days` come from its contract.

    >>> january = calendar_of(2025).months[0]
    >>> [str(due.day) for due in january.days]
    ['2024-12-19', '2024-12-24', '2025-01-19']
    """
    closed = known_days_off(year) if days_off is None else days_off
    chosen = tuple(rules)
    months = tuple(_month(Month(year, n), closed, chosen, pay_days) for n in range(1, 13))
    return YearCalendar(year, months, chosen, closed)


def _month(
    month: Month, closed: DaysOff, rules: Iterable[DeadlineRule], pay_days: PayDays | None
) -> MonthCalendar:
    days = [(rule.duty, rule.last_day(month)) for rule in rules]
    if pay_days is not None:
        days += [(Duty.PAYMENT, day) for day in pay_days.in_month(month)]
    order = list(Duty)
    return MonthCalendar(
        month,
        tuple(
            DueDay(duty, day, closed.why(day), closed.working_day(day))
            for duty, day in sorted(days, key=lambda one: (order.index(one[0]), one[1]))
        ),
    )
