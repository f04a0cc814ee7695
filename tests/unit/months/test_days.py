from datetime import date, timedelta

import pytest

from ansinh import Code, DaySpan
from ansinh.errors import InvalidDate, InvalidSpan
from ansinh.months import day_label, day_of, parse_date

DAY = date(2024, 7, 5)


@pytest.mark.parametrize(
    "text", ["05/07/2024", "5/7/2024", "05-07-2024", "5.7.2024", "2024-07-05", " 05/07/2024 "]
)
def test_a_day_is_read_day_before_month(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "05/07/24",
        "5/7",
        "122024",
        "2024W053",
        "20240705",
        "2024/07/05",
        "05/07-2024",
        "05 07 2024",
        "2024-7-5",
        "05/07/2024\n",
        "1706659200",
        "٠٥/07/2024",
        "０５/07/2024",
        "05/07/02024",
        "ngày 5",
    ],
    ids=ascii,
)
def test_other_ways_of_writing_a_day_are_refused(text: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        parse_date(text)
    assert refused.value.code is Code.DATE_TEXT


@pytest.mark.parametrize(
    "text",
    [
        "29/02/2023",
        "31/04/2024",
        "00/07/2024",
        "05/00/2024",
        "05/13/2024",
        "32/01/2024",
        "01/01/0000",
        "2024-02-30",
        "07/25/2024",
    ],
)
def test_a_day_that_is_not_in_the_calendar_is_refused(text: str) -> None:
    """07/25 is a day in America; here day comes before month, always."""
    with pytest.raises(InvalidDate) as refused:
        parse_date(text)
    assert refused.value.code is Code.DATE_VALUE


def test_29_february_is_a_day_of_leap_years() -> None:
    assert day_of(2024, 2, 29) == date(2024, 2, 29)
    assert day_label(date(2024, 2, 29)) == "29/02/2024"
    assert day_label(date(800, 1, 2)) == "02/01/0800"


def test_a_span_has_its_start_and_not_its_end() -> None:
    span = DaySpan(DAY, DAY + timedelta(days=1))
    assert DAY in span
    assert DAY - timedelta(days=1) not in span
    assert DAY + timedelta(days=1) not in span
    assert span.last_day == DAY


def test_a_span_is_open_where_nothing_is_said() -> None:
    assert date.min in DaySpan()
    assert date.max in DaySpan()
    assert DAY in DaySpan(None, DAY + timedelta(days=1))
    assert DaySpan(DAY).last_day is None


def test_a_paper_names_its_last_day() -> None:
    span = DaySpan.through(DAY, DAY)
    assert (DAY in span, DAY + timedelta(days=1) in span) == (True, False)
    assert DaySpan.through(None, None) == DaySpan()


@pytest.mark.parametrize("end", [DAY, DAY - timedelta(days=1)])
def test_a_span_that_ends_before_it_starts_is_none(end: date) -> None:
    with pytest.raises(InvalidSpan) as refused:
        DaySpan(DAY, end)
    assert refused.value.code is Code.SPAN_ORDER


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2024, 7, 5), date(2025, 7, 5)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 2, 28), date(2024, 2, 28)),
        (date(2024, 12, 31), date(2025, 12, 31)),
    ],
)
def test_a_year_ends_where_the_next_one_begins(start: date, end: date) -> None:
    assert DaySpan.one_year(start) == DaySpan(start, end)
