"""Last month's list is held against what was paid by it."""

from datetime import date

import attrs
import pytest
from tests.unit.checks.test_checks import NAME, entry

from ansinh import (
    Agency,
    Bank,
    BankAccount,
    BirthDate,
    CashPoint,
    CitizenId,
    Code,
    Dong,
    Entry,
    Month,
    PersonName,
    PlanTerms,
    Roll,
    Routes,
    plan,
)
from ansinh.checks import unlike_last_payment

JULY = Month(2024, 7)
TERMS = PlanTerms(
    agency=Agency("THU", "Cơ quan thí dụ", b"a key of sixteen bytes or more"),
    pay_day=date(2024, 7, 5),
    routes=Routes(any_bank="bank", cash="post"),
)
ACCOUNT = BankAccount(Bank("VIETINBANK"), "000000000101", NAME)
FIRST, SECOND = entry(1, channel=ACCOUNT), entry(2)
PAID = plan(Roll(JULY, [FIRST, SECOND]), TERMS).batches


def codes_of(*entries: Entry, month: Month = JULY) -> list[Code]:
    """Hold a list against what was paid in July."""
    return [one.code for one in unlike_last_payment(Roll(month, entries), PAID)]


def test_the_list_that_was_paid_by_gives_no_finding() -> None:
    """Nothing is marked where nothing has changed."""
    assert codes_of(FIRST, SECOND) == []


def test_an_account_that_slipped_without_a_change_list_is_found() -> None:
    """Count and total agree, and money would go to a stranger."""
    slipped = attrs.evolve(FIRST, channel=attrs.evolve(ACCOUNT, number="000000000102"))
    assert codes_of(slipped, SECOND) == [Code.CHECK_LAST_CHANNEL]
    assert codes_of(attrs.evolve(FIRST, channel=CashPoint()), SECOND) == [Code.CHECK_LAST_CHANNEL]


def test_an_amount_that_was_typed_over_is_found() -> None:
    """Two swapped amounts have the same total."""
    raised = attrs.evolve(SECOND, entitlement=attrs.evolve(SECOND.entitlement, amount=Dong(1)))
    assert codes_of(FIRST, raised) == [Code.CHECK_LAST_AMOUNT]


@pytest.mark.parametrize(
    "change",
    [
        {"name": PersonName("Lê Văn Khác")},
        {"birth": BirthDate(1931)},
        {"citizen_id": CitizenId("099045000999")},
    ],
)
def test_a_name_a_birth_date_or_an_id_that_moved_is_found(change: dict[str, object]) -> None:
    """The column of names sorted alone: each account has somebody else beside it."""
    held = SECOND.beneficiary
    moved = attrs.evolve(held, person=attrs.evolve(held.person, **change))
    assert codes_of(FIRST, attrs.evolve(SECOND, beneficiary=moved)) == [Code.CHECK_LAST_PERSON]


def test_another_writing_of_a_name_is_no_other_person() -> None:
    """Typed without marks this month."""
    held = SECOND.beneficiary
    plain = attrs.evolve(held.person, name=PersonName(held.person.name.folded))
    again = attrs.evolve(SECOND, beneficiary=attrs.evolve(held, person=plain))
    assert codes_of(FIRST, again) == []


def test_somebody_who_vanished_is_found_by_name() -> None:
    """A deleted row is a living person who is missed; the roll has the line no more."""
    (finding,) = unlike_last_payment(Roll(JULY, [FIRST]), PAID)
    assert finding.code is Code.CHECK_LAST_GONE
    assert finding.beneficiary == SECOND.beneficiary
    assert NAME.text not in repr(finding)


def test_payments_of_another_month_say_nothing_of_this_list() -> None:
    """Only last month's own payments are compared."""
    assert codes_of(FIRST, month=JULY + 1) == []
