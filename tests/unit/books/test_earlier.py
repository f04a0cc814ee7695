"""A standard decided late reaches back to months that the book has; nobody hands them over."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from tests.books.releases import MAKER, Office
from tests.invented_rates import with_local_standard
from tests.unit.test_cycle import AT_HOME, AT_THE_POST, JULY, JUNE, TERMS

from ansinh.books.earlier import earlier_months
from ansinh.books.items_read import ItemsRead
from ansinh.cycle import list_month, plan_month
from ansinh.entitlement import Category
from ansinh.money import Dong
from ansinh.payment import Cause
from ansinh.roll import ListedMonth, MonthlyDelta, Removal, Roll

AUGUST, SEPTEMBER = JULY + 1, JULY + 2
RATES = with_local_standard(600_000, JULY, date(2024, 8, 20))
"""Decided in August, for July on; July's and August's lists were made with 500.000 đ."""

WITH_COEFFICIENT = Roll(
    JUNE,
    [
        attrs.evolve(
            line,
            entitlement=attrs.evolve(
                line.entitlement, category=Category("5.6"), coefficient=Fraction(1)
            ),
        )
        for line in (AT_THE_POST, AT_HOME)
    ],
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office that has closed July, and has August open."""
    made = Office("memory:", tmp_path)
    made.planned((), base=WITH_COEFFICIENT).out()
    made.book.settle(JULY, MAKER)
    made.book.close_month(JULY, MAKER)
    made.book.open_month(AUGUST, MAKER)
    return made


def closed(office: Office, *, day: date) -> None:
    terms = attrs.evolve(TERMS, pay_day=date(2024, 8, 25))
    office.book.plan(AUGUST, terms, MAKER, as_of=day, rates=RATES)
    office.out(AUGUST)
    office.book.settle(AUGUST, MAKER)
    office.book.close_month(AUGUST, MAKER)
    office.book.open_month(SEPTEMBER, MAKER)


def test_everybody_is_topped_up_for_the_months_gone_by(office: Office) -> None:
    """As the pure steps do where somebody hands them the months."""
    terms = attrs.evolve(TERMS, pay_day=date(2024, 8, 25))
    made = office.book.plan(AUGUST, terms, MAKER, rates=RATES).prepared
    july = office.book.prepared(JULY)
    state = office.book.refreshed()
    carried = office.book.values.carried(state, state.months[AUGUST])
    delta = MonthlyDelta.on(july.roll, AUGUST, ())
    given = attrs.evolve(carried, listed=(july.listed,))
    listed = list_month(july.roll, delta, carried=given)
    pure = plan_month(listed, terms, office.registry, rates=RATES)
    assert made.arrears == pure.arrears
    assert [(one.line.month_of, one.amount, one.line.cause) for one in made.arrears.owed] == [
        (JULY, Dong(100_000), Cause.RATE_LATE)
    ] * 2
    assert {one.code for one in made.findings} == {one.code for one in pure.findings}


def test_it_is_promised_once(office: Office) -> None:
    """September knows what August has promised of July, and owes August's own rise only."""
    closed(office, day=date(2024, 8, 25))
    terms = attrs.evolve(TERMS, pay_day=date(2024, 9, 5))
    made = office.reread().plan(SEPTEMBER, terms, MAKER, rates=RATES).prepared
    assert [(one.line.month_of, one.amount) for one in made.arrears.owed] == [
        (AUGUST, Dong(100_000))
    ] * 2


def test_who_left_meanwhile_is_owed_it_too(office: Office) -> None:
    gone = Removal(office.book.roll(AUGUST).entries[1], AUGUST)
    office.book.apply(AUGUST, [gone], MAKER)
    terms = attrs.evolve(TERMS, pay_day=date(2024, 8, 25))
    made = office.book.plan(AUGUST, terms, MAKER, rates=RATES).prepared
    assert sorted(one.key.case for one in made.arrears.owed) == ["K1", "K2"]


def test_a_month_whose_lines_are_right_is_not_handed_back(office: Office) -> None:
    """Of what is not short nothing could be owed; in a book of years that is nearly all."""
    state = office.book.refreshed()
    august = state.months[AUGUST]
    early, late = date(2024, 8, 1), date(2024, 8, 25)
    values = office.book.values
    assert earlier_months(values, state, august, early, RATES) == ()
    assert earlier_months(values, state, state.months[JULY], late, RATES) == ()
    (july,) = earlier_months(values, state, august, late, RATES)
    assert july == ListedMonth(
        office.book.roll(JULY),
        values.delta(state, state.months[JULY]),
        values.arrears(state.months[JULY]),
    )


def test_lists_are_not_read_where_no_standard_has_risen(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most months had one standard; to know it, no list is needed."""
    again = office.reread()
    state = again.refreshed()

    def refused(*_args: object, **_more: object) -> ItemsRead:
        pytest.fail("a list was read")

    monkeypatch.setattr(ItemsRead, "of", refused)
    before_it_was_known = date(2024, 6, 1)
    low = with_local_standard(300_000, JUNE - 24)
    august = state.months[AUGUST]
    assert earlier_months(again.values, state, august, before_it_was_known, low) == ()
