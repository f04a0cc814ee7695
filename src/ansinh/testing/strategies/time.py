"""Months, days and spans."""

from datetime import date, timedelta

from hypothesis import strategies as st

from ansinh.months import DaySpan, Month, MonthSpan
from ansinh.testing.strategies.eager import eager

_FIRST_MONTH = Month(2015, 1)
_LAST_MONTH = Month(2035, 12)
_FIRST_DAY = date(2015, 1, 1)
_LAST_DAY = date(2035, 12, 31)


@eager
def months(
    *, min_value: Month = _FIRST_MONTH, max_value: Month = _LAST_MONTH
) -> st.SearchStrategy[Month]:
    """Draw payment periods; the month of the rise of 2024 and turns of years among them."""
    usual = [
        month
        for month in (Month(2024, 7), Month(2024, 6), Month(2023, 12), Month(2024, 2))
        if min_value <= month <= max_value
    ]
    spread = st.integers(0, max_value.months_since(min_value)).map(lambda n: min_value + n)
    return st.one_of(st.sampled_from([*usual, min_value, max_value]), spread)


@eager
def days(*, min_value: date = _FIRST_DAY, max_value: date = _LAST_DAY) -> st.SearchStrategy[date]:
    """Draw days; 29 February and ends of months among them."""
    edges = [
        day
        for day in (date(2024, 2, 29), date(2023, 2, 28), date(2024, 12, 31))
        if min_value <= day <= max_value
    ]
    return st.one_of(
        st.sampled_from([*edges, min_value, max_value]), st.dates(min_value, max_value)
    )


def month_spans() -> st.SearchStrategy[MonthSpan]:
    """Draw spans of months: of one month, longer, open."""
    return st.builds(
        lambda start, length: MonthSpan(start, None if length is None else start + length),
        months(),
        st.none() | st.integers(1, 60),
    )


@eager
def day_spans(*, around: date | None = None) -> st.SearchStrategy[DaySpan]:
    """Draw spans of days; given a day, spans that begin and end just before, on and after it."""
    if around is not None:
        return st.sampled_from(spans_around(around))
    return st.one_of(
        st.builds(
            lambda start, length: DaySpan(start, start + timedelta(days=length)),
            days(),
            st.integers(1, 2_000),
        ),
        days().map(DaySpan.one_year),
        st.builds(DaySpan, st.none() | days()),
        st.builds(lambda end: DaySpan(None, end), days()),
    )


def spans_around(day: date) -> list[DaySpan]:
    """Give spans that hold on a day, and spans that have just ended or not begun."""
    one = timedelta(days=1)
    return [
        DaySpan(day - 30 * one),
        DaySpan(day),
        DaySpan(day, day + one),
        DaySpan(day - one, day + one),
        DaySpan(),
        DaySpan.one_year(day),
        DaySpan(day - 400 * one, day),
        DaySpan(day - one, day),
        DaySpan(None, day),
        DaySpan(day + one),
        DaySpan(day + one, day + 2 * one),
    ]
