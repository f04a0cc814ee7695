from datetime import date
from typing import Any

import pytest

from ansinh import Code, Month, MonthSpan
from ansinh.errors import InvalidMonth, InvalidSpan


@pytest.mark.parametrize("text", ["07/2024", "7/2024", "07-2024", "7-2024", "2024-07", " 07/2024 "])
def test_a_month_is_read_as_lists_write_it(text: str) -> None:
    assert Month.parse(text) == Month(2024, 7)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "13/2024",
        "00/2024",
        "0/2024",
        "07/24",
        "7.2024",
        "2024/07",
        "2024-7",
        "2024-13",
        "07/1899",
        "07/3000",
        "07/2024\n",
        "Tháng 7/2024",
        "٠٧/2024",
        "０７/2024",
        "07//2024",
        "007/2024",
        "01/07/2024",
        "-07/2024",
        "07/02024",
    ],
    ids=ascii,
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(InvalidMonth) as refused:
        Month.parse(text)
    assert refused.value.code is Code.MONTH_TEXT


@pytest.mark.parametrize(
    ("year", "number"),
    [
        (2024, 0),
        (2024, 13),
        (1899, 1),
        (3000, 1),
        (True, 1),
        (2024, True),
        (2024.0, 1),
        ("2024", 1),
    ],
)
def test_a_month_is_one_to_twelve_of_a_likely_year(year: Any, number: Any) -> None:
    with pytest.raises(InvalidMonth) as refused:
        Month(year, number)
    assert refused.value.code is Code.MONTH_RANGE


def test_months_turn_the_year() -> None:
    assert Month(2024, 12) + 1 == Month(2025, 1)
    assert Month(2025, 1) - 1 == Month(2024, 12)
    assert Month(2024, 6) < Month(2024, 7) < Month(2025, 1)


@pytest.mark.parametrize(("month", "step"), [(Month(2999, 12), 1), (Month(1900, 1), -1)])
def test_there_is_no_month_beyond_the_last(month: Month, step: int) -> None:
    with pytest.raises(InvalidMonth):
        month + step


@pytest.mark.parametrize("other", [True, 1.0, "1", Month(2024, 1)])
def test_only_whole_numbers_of_months_are_added(other: Any) -> None:
    with pytest.raises(TypeError):
        Month(2024, 7) + other
    with pytest.raises(TypeError):
        Month(2024, 7) - other


@pytest.mark.parametrize(
    ("month", "days"), [(Month(2024, 2), 29), (Month(2023, 2), 28), (Month(2024, 12), 31)]
)
def test_a_month_knows_its_last_day(month: Month, days: int) -> None:
    assert month.last_day == date(month.year, month.number, days)
    assert month.first_day == date(month.year, month.number, 1)


def test_a_month_is_written_in_two_ways() -> None:
    assert str(Month(2024, 7)) == "2024-07"
    assert Month(2024, 7).label == "07/2024"


def test_a_span_of_months_has_its_start_and_not_its_end() -> None:
    span = MonthSpan(Month(2024, 5), Month(2024, 7))
    assert Month(2024, 4) not in span
    assert Month(2024, 5) in span
    assert Month(2024, 6) in span
    assert Month(2024, 7) not in span
    assert Month(2999, 12) in MonthSpan(Month(2024, 5))


def test_a_span_gives_its_months_until_another() -> None:
    span = MonthSpan(Month(2024, 11), Month(2025, 2))
    assert list(span.until(Month(2025, 1))) == [Month(2024, 11), Month(2024, 12)]
    assert len(list(span.until(Month(2026, 1)))) == 3
    assert list(span.until(Month(2024, 11))) == []


@pytest.mark.parametrize("end", [Month(2024, 5), Month(2024, 4)])
def test_a_span_that_ends_before_it_starts_is_none(end: Month) -> None:
    with pytest.raises(InvalidSpan) as refused:
        MonthSpan(Month(2024, 5), end)
    assert refused.value.code is Code.SPAN_ORDER
