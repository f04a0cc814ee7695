"""Who left with money unpaid and came back was owed the same month twice: left over, and late."""

from datetime import date
from fractions import Fraction

import pytest

from ansinh import (
    SOCIAL_ASSISTANCE,
    Addition,
    Beneficiary,
    CaseNumber,
    CashPoint,
    Cause,
    Commune,
    Component,
    Dong,
    Entitlement,
    Entry,
    InstructionLine,
    Month,
    MonthlyDelta,
    Owed,
    Person,
    PersonName,
    Removal,
    Roll,
    arrears_of,
)

JUNE = Month(2024, 6)
JULY = Month(2024, 7)
AUGUST = Month(2024, 8)


def _entry(name: str = "Lê Văn Mẫu") -> Entry:
    whose = Beneficiary(Person(PersonName(name)), CaseNumber("0001"), Commune("Xã Mẫu"))
    entitlement = Entitlement(None, Dong(500_000), Fraction(1))
    return Entry(SOCIAL_ASSISTANCE, whose, entitlement, CashPoint())


def _left_over(entry: Entry, month: Month, amount: int, cause: Cause) -> Owed:
    line = InstructionLine(Component.REGULAR, month, Dong(amount), cause)
    return Owed(entry.programme, entry.beneficiary, line)


def _arrears(*promised: Owed) -> list[tuple[Month, Dong]]:
    delta = MonthlyDelta.on(Roll(JULY, []), AUGUST, [Addition(_entry(), JUNE)])
    found = arrears_of(delta, date(2024, 8, 5), promised=promised)
    assert found.recoverable == ()
    return [(owed.line.month_of, owed.amount) for owed in found.owed]


def test_without_anything_left_over_every_month_counts() -> None:
    assert _arrears() == [(JUNE, Dong(360_000)), (JULY, Dong(500_000))]


@pytest.mark.parametrize("cause", [Cause.HELD, Cause.RETURNED, Cause.UNKNOWN, Cause.MISSING])
def test_a_month_that_was_promised_does_not_count_again(cause: Cause) -> None:
    """Also where nobody knows whether it was paid: then it waits for evidence."""
    assert _arrears(_left_over(_entry(), JUNE, 360_000, cause)) == [(JULY, Dong(500_000))]


def test_what_is_missing_of_a_promised_month_counts() -> None:
    held = _left_over(_entry(), JULY, 360_000, Cause.HELD)
    assert _arrears(held) == [(JUNE, Dong(360_000)), (JULY, Dong(140_000))]


def test_more_than_enough_is_not_taken_back() -> None:
    held = _left_over(_entry(), JUNE, 540_000, Cause.HELD)
    assert _arrears(held) == [(JULY, Dong(500_000))]


def test_what_was_promised_to_another_under_the_case_number_is_not_theirs() -> None:
    other = _left_over(_entry("Hồ Thị Thử"), JUNE, 360_000, Cause.HELD)
    assert _arrears(other) == [(JUNE, Dong(360_000)), (JULY, Dong(500_000))]


def _recoverable(*promised: Owed) -> list[tuple[Month, Dong]]:
    delta = MonthlyDelta.on(Roll(JULY, [_entry()]), AUGUST, [Removal(_entry(), JUNE)])
    found = arrears_of(delta, date(2024, 8, 5), promised=promised)
    assert found.owed == ()
    return [(item.month_of, item.amount) for item in found.recoverable]


def test_what_was_left_over_was_not_paid_and_is_not_claimed_back() -> None:
    """It is cancelled; a family would have been asked for money that never came."""
    assert _recoverable() == [(JUNE, Dong(360_000)), (JULY, Dong(500_000))]
    assert _recoverable(_left_over(_entry(), JULY, 500_000, Cause.UNCOLLECTED)) == [
        (JUNE, Dong(360_000))
    ]


def test_what_may_have_been_paid_may_have_to_come_back() -> None:
    unknown = _left_over(_entry(), JULY, 500_000, Cause.UNKNOWN)
    assert _recoverable(unknown) == [(JUNE, Dong(360_000)), (JULY, Dong(500_000))]
