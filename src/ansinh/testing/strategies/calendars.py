"""Days off, deadlines, and calendars of pay months."""

from datetime import date

from hypothesis import strategies as st

from ansinh.entitlement import (
    DEADLINES,
    DayKind,
    DayRow,
    DaysOff,
    DeadlineRule,
    DueDay,
    Duty,
    MonthCalendar,
    PayDays,
    YearCalendar,
    calendar_of,
)
from ansinh.errors import Text
from ansinh.law import Citation, Confidence
from ansinh.testing.strategies.eager import eager

_NAMES = (Text("Invented day", "Ngày mẫu"), Text("Moved day", "Ngày thử"))
_DAYS = st.dates(min_value=date(2019, 12, 1), max_value=date(2032, 1, 31))
_OF_ONE_YEAR = _DAYS.map(date.isoformat)
_OF_EVERY_YEAR = st.one_of(st.just("02-29"), _OF_ONE_YEAR.map(lambda written: written[-5:]))


def day_rows() -> st.SearchStrategy[DayRow]:
    """Draw rows of tables of days off: of every year and of one, days off and days made up."""
    return st.builds(
        DayRow,
        on=st.lists(_OF_ONE_YEAR | _OF_EVERY_YEAR, max_size=3).map(tuple),
        kind=st.sampled_from(DayKind),
        name=st.sampled_from(_NAMES),
        source=st.sampled_from(["QĐ 1/QĐ-MAU", "invented"]),
        sure=st.sampled_from(Confidence),
    )


def closed_days() -> st.SearchStrategy[DaysOff]:
    """Draw the days on which offices are closed: weekends and little besides."""
    return st.builds(DaysOff, st.lists(day_rows(), max_size=3).map(tuple), st.booleans())


def pay_days() -> st.SearchStrategy[PayDays]:
    """Draw an agency's pay days: one, or two in a row."""
    return st.builds(_pay_days, st.integers(1, 28), st.integers(0, 1))


def _pay_days(last: int, before: int) -> PayDays:
    return PayDays(max(last - before, 1), last)


def deadline_rules() -> st.SearchStrategy[DeadlineRule]:
    """Draw deadlines: those of the texts, and an agency's own, from the month's first day on."""
    own = st.builds(
        DeadlineRule,
        duty=st.sampled_from(Duty),
        before_day=st.integers(1, 31),
        months_earlier=st.integers(0, 2),
        citations=st.just((Citation("QĐ 1/QĐ-MAU"),)),
        sure=st.just(Confidence.LOCAL),
        note=st.sampled_from(_NAMES),
    )
    return st.one_of(st.sampled_from(DEADLINES), own)


@eager
def year_calendars(*, year: int | None = None) -> st.SearchStrategy[YearCalendar]:
    """Draw calendars: by the texts' rules and by others, with and without pay days."""
    years = st.integers(2020, 2031) if year is None else st.just(year)
    rules = st.one_of(st.just(DEADLINES), st.lists(deadline_rules(), max_size=2).map(tuple))
    return st.builds(
        calendar_of, years, days_off=closed_days(), rules=rules, pay_days=st.none() | pay_days()
    )


def month_calendars() -> st.SearchStrategy[MonthCalendar]:
    """Draw the calendar of a pay month."""
    return year_calendars().flatmap(lambda calendar: st.sampled_from(calendar.months))


@st.composite
def due_days(draw: st.DrawFn) -> DueDay:
    """Draw days on which something is due, days off among them."""
    closed, day = draw(closed_days()), draw(_DAYS)
    return DueDay(draw(st.sampled_from(Duty)), day, closed.why(day), closed.working_day(day))
