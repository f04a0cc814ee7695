"""Cancellations of one case number under two programmes came in the order of the input."""

from datetime import date

from ansinh import (
    MERIT,
    SOCIAL_ASSISTANCE,
    Beneficiary,
    CaseNumber,
    CashPoint,
    Commune,
    Component,
    Dong,
    Entitlement,
    Entry,
    InstructionLine,
    Month,
    Owed,
    Person,
    PersonName,
    Removal,
    Roll,
    plan,
)
from ansinh.payment import Agency, Cause, PlanTerms, Routes

JULY = Month(2024, 7)
WHO = Beneficiary(Person(PersonName("Nguyễn Văn Mẫu")), CaseNumber("1"), Commune("Xã Mẫu"))


def test_cancellations_do_not_depend_on_the_order_of_the_input() -> None:
    line = InstructionLine(Component.REGULAR, JULY - 1, Dong(1), Cause.UNCOLLECTED)
    owed = [Owed(programme, WHO, line) for programme in (SOCIAL_ASSISTANCE, MERIT)]
    gone = [
        Removal(Entry(programme, WHO, Entitlement(None, Dong(1)), CashPoint()), JULY - 1)
        for programme in (SOCIAL_ASSISTANCE, MERIT)
    ]
    terms = PlanTerms(agency=Agency("A", "A", b"k" * 16), pay_day=date(2024, 7, 5), routes=Routes())
    one = plan(Roll(JULY, ()), terms, owed=owed, removals=gone)
    other = plan(Roll(JULY, ()), terms, owed=owed[::-1], removals=gone[::-1])
    assert len(one.cancellations) == 2
    assert one == other
