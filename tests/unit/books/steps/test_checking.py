"""A list is held against the law; that it was done is noted once."""

from datetime import date

import pytest
from tests.books.releases import CHECKER, JOINS, MAKER, Office
from tests.unit.test_cycle import BEFORE, JULY, PAY_DAY, TERMS

from ansinh.cycle import prepare_month
from ansinh.errors import BookRefused, Code
from ansinh.roll import Addition, MonthlyDelta

EARLY = Addition(JOINS.entry, JULY - 30)


def test_a_check_finds_what_the_plan_finds(office: Office) -> None:
    """It is the same list, held against the same law."""
    office.book.open_month(JULY, MAKER, base=BEFORE)
    office.book.apply(JULY, [EARLY], MAKER)
    checked = office.book.check(JULY, MAKER, pay_day=PAY_DAY)
    delta = MonthlyDelta.on(BEFORE, JULY, [EARLY])
    assert checked.findings == prepare_month(BEFORE, delta, TERMS, office.registry).findings
    assert checked.findings
    assert office.july.checked == checked.receipt.head.count


def test_the_same_check_is_noted_once(office: Office) -> None:
    office.book.open_month(JULY, MAKER, base=BEFORE)
    first = office.book.check(JULY, MAKER, pay_day=PAY_DAY)
    again = office.book.check(JULY, CHECKER, pay_day=PAY_DAY)
    assert (again.findings, again.receipt.head) == (first.findings, first.receipt.head)
    assert again.receipt.repeated
    other = office.book.check(JULY, MAKER, pay_day=PAY_DAY, as_of=date(2024, 7, 1))
    assert not other.receipt.repeated


def test_a_list_that_was_changed_is_not_checked(office: Office) -> None:
    office.book.open_month(JULY, MAKER, base=BEFORE)
    office.book.check(JULY, MAKER, pay_day=PAY_DAY)
    office.book.apply(JULY, [JOINS], MAKER)
    assert not office.book.status().checked
    assert not office.book.check(JULY, MAKER, pay_day=PAY_DAY).receipt.repeated


def test_only_the_open_month_is_checked(office: Office) -> None:
    with pytest.raises(BookRefused) as caught:
        office.book.check(JULY, MAKER, pay_day=PAY_DAY)
    assert caught.value.code is Code.STEP_ORDER
    office.book.open_month(JULY, MAKER, base=BEFORE)
    with pytest.raises(BookRefused) as caught:
        office.book.check(JULY - 1, MAKER, pay_day=PAY_DAY)
    assert caught.value.code is Code.STEP_MONTH
