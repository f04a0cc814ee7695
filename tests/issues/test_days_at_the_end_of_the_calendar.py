"""Days that Python's calendar cannot go beyond raised its own errors instead of ours."""

from datetime import date

import pytest

from ansinh import BirthDate, DaySpan
from ansinh.errors import Code, InvalidDate, InvalidSpan


def test_a_paper_until_31_12_9999_has_no_end() -> None:
    assert DaySpan.through(date(2024, 7, 1), date(9999, 12, 31)) == DaySpan(date(2024, 7, 1))


def test_no_year_follows_the_year_9999() -> None:
    with pytest.raises(InvalidDate) as refused:
        DaySpan.one_year(date(9999, 7, 5))
    assert refused.value.code is Code.DATE_VALUE


def test_a_span_that_ends_before_the_first_of_days_is_none() -> None:
    with pytest.raises(InvalidSpan):
        DaySpan(None, date.min)


def test_a_birth_month_before_1900_has_a_last_day() -> None:
    assert BirthDate(1899, 2).latest == date(1899, 2, 28)
