from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from tests.invented_rates import with_local_standard

from ansinh import (
    Addition,
    Adjustment,
    Arrears,
    Dong,
    Entry,
    Month,
    MonthlyDelta,
    Programme,
    Recoverable,
    Removal,
    Roll,
    arrears_of,
)
from ansinh.entitlement import Rates
from ansinh.payment import Cause, Component
from ansinh.roll import Change

MakeEntry = Callable[..., Entry]
AUGUST = Month(2024, 8)
AS_OF = date(2024, 7, 25)
HALF_MORE = Fraction(3, 2)


def _arrears(
    before: list[Entry], change: Change, as_of: date = AS_OF, rates: Rates | None = None
) -> Arrears:
    delta = MonthlyDelta.on(Roll(AUGUST - 1, before), AUGUST, [change])
    return arrears_of(delta, as_of, rates)


def _sums(arrears: Arrears) -> list[tuple[Month, int]]:
    return [(owed.line.month_of, owed.amount.value) for owed in arrears.owed]


def _back(arrears: Arrears) -> list[tuple[Month, int]]:
    return [(item.month_of, item.amount.value) for item in arrears.recoverable]


def test_who_joins_late_is_owed_each_month_at_its_own_rate(entry_of: MakeEntry) -> None:
    """May and June at 360,000, July at 500,000 đ, each times 1.5."""
    arrears = _arrears([], Addition(entry_of("1", 750_000, HALF_MORE), Month(2024, 5)))
    assert _sums(arrears) == [
        (Month(2024, 5), 540_000),
        (Month(2024, 6), 540_000),
        (Month(2024, 7), 750_000),
    ]
    assert arrears.total == Dong(1_830_000)
    assert {owed.line.component for owed in arrears.owed} == {Component.ARREARS}
    assert {owed.line.cause for owed in arrears.owed} == {Cause.ADDED_LATE}
    assert arrears.recoverable == ()


def test_a_rate_counts_only_once_it_is_known(entry_of: MakeEntry) -> None:
    change = Addition(entry_of("1", 750_000, HALF_MORE), Month(2024, 7))
    assert _sums(_arrears([], change, date(2024, 6, 30))) == [(Month(2024, 7), 540_000)]
    assert _sums(_arrears([], change, date(2024, 7, 1))) == [(Month(2024, 7), 750_000)]


def test_without_a_coefficient_the_listed_amount_counts(entry_of: MakeEntry) -> None:
    arrears = _arrears([], Addition(entry_of("1", 700_000), Month(2024, 6)))
    assert _sums(arrears) == [(Month(2024, 6), 700_000), (Month(2024, 7), 700_000)]


def test_without_a_standard_the_listed_amount_counts(entry_of: MakeEntry) -> None:
    """No text that we read sets one for a programme of the place's own."""
    own = Addition(entry_of("1", 650_000, Fraction(1), Programme("MAU")), Month(2024, 7))
    assert _sums(_arrears([], own)) == [(Month(2024, 7), 650_000)]


def test_a_province_reckons_with_its_own_standard(entry_of: MakeEntry) -> None:
    rates = with_local_standard(650_000, Month(2024, 1))
    change = Addition(entry_of("1", 975_000, HALF_MORE), Month(2024, 7))
    assert _sums(_arrears([], change, rates=rates)) == [(Month(2024, 7), 975_000)]


def test_who_joins_in_time_is_owed_no_arrears(entry_of: MakeEntry) -> None:
    arrears = _arrears([], Addition(entry_of(), AUGUST))
    assert (arrears.owed, arrears.recoverable, arrears.total) == ((), (), Dong(0))


def test_who_left_late_may_have_been_paid_too_much(entry_of: MakeEntry) -> None:
    entry = entry_of("1", 750_000, HALF_MORE)
    arrears = _arrears([entry], Removal(entry, Month(2024, 6)))
    assert _back(arrears) == [(Month(2024, 6), 540_000), (Month(2024, 7), 750_000)]
    assert arrears.owed == ()


@pytest.mark.parametrize(
    ("old", "new", "owed", "back"),
    [
        (Fraction(1), Fraction(2), [360_000, 500_000], []),
        (Fraction(2), Fraction(1), [], [360_000, 500_000]),
        (HALF_MORE, HALF_MORE, [], []),
    ],
)
def test_a_level_that_changed_late_is_made_up_for(
    entry_of: MakeEntry, old: Fraction, new: Fraction, owed: list[int], back: list[int]
) -> None:
    before = entry_of("1", int(500_000 * old), old)
    after = entry_of("1", int(500_000 * new), new)
    arrears = _arrears([before], Adjustment(before, after, Month(2024, 6)))
    assert [amount for _, amount in _sums(arrears)] == owed
    assert [amount for _, amount in _back(arrears)] == back
    assert {item.line.cause for item in arrears.owed} <= {Cause.RAISED_LATE}


def test_what_was_paid_too_much_is_never_a_negative_payment(entry_of: MakeEntry) -> None:
    entry = entry_of()
    for item in _arrears([entry], Removal(entry, Month(2024, 1))).recoverable:
        assert isinstance(item, Recoverable)
        assert item.amount > Dong(0)
        assert str(item) == f"Recoverable(BTXH, …, {item.month_of}, 540.000 đ)"
