"""A standard decided after it applies gave no arrears: the new rate counted as paid."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import attrs
import pytest

from ansinh import (
    SOCIAL_ASSISTANCE,
    Adjustment,
    Arrears,
    Bank,
    BankAccount,
    Beneficiary,
    CaseNumber,
    CashPoint,
    Change,
    Commune,
    Dong,
    Entitlement,
    Entry,
    Month,
    MonthlyDelta,
    Person,
    PersonName,
    Removal,
    Roll,
    arrears_of,
)

WHO = Beneficiary(Person(PersonName("Trần Thị Mẫu")), CaseNumber("0001"), Commune("Xã Mẫu"))
OCTOBER = Month(2026, 10)
AS_OF = date(2026, 10, 1)


def _line(amount: int) -> Entry:
    entitlement = Entitlement(None, Dong(amount), Fraction(3, 2))
    return Entry(SOCIAL_ASSISTANCE, WHO, entitlement, CashPoint())


def _arrears(change_of: Callable[[Entry], Change]) -> Arrears:
    before = _line(750_000)
    delta = MonthlyDelta.on(Roll(OCTOBER - 1, [before]), OCTOBER, [change_of(before)])
    return arrears_of(delta, AS_OF)


def test_a_late_standard_is_topped_up_month_by_month() -> None:
    """335/2026 was known in August and applies from July: 60,000 đ for each of three months."""
    arrears = _arrears(lambda old: Adjustment(old, _line(810_000), Month(2026, 7)))
    assert [(owed.line.month_of, owed.amount) for owed in arrears.owed] == [
        (Month(2026, number), Dong(60_000)) for number in (7, 8, 9)
    ]


def test_nothing_is_recovered_that_was_not_paid() -> None:
    """The list paid 750,000 đ in those months, whatever the standard has become since."""
    arrears = _arrears(lambda old: Removal(old, Month(2026, 6)))
    assert {item.amount for item in arrears.recoverable} == {Dong(750_000)}


def test_a_new_account_alone_is_no_rise() -> None:
    account = BankAccount(Bank("BIDV"), "000012345678", WHO.person.name)
    arrears = _arrears(
        lambda old: Adjustment(old, attrs.evolve(old, channel=account), Month(2026, 7))
    )
    assert arrears.owed == ()


@pytest.mark.parametrize("coefficient", [None, Fraction(2)])
def test_a_change_in_time_owes_nothing_more(coefficient: Fraction | None) -> None:
    old = _line(750_000)
    entitlement = Entitlement(None, Dong(1_000_000), coefficient)
    arrears = _arrears(
        lambda _: Adjustment(old, attrs.evolve(old, entitlement=entitlement), OCTOBER)
    )
    assert arrears.total == Dong(0)
