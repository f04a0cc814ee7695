"""Small invented lines, orders and terms, to be changed by each test as it needs."""

from datetime import date
from typing import Any

import attrs
import pytest

from ansinh import (
    SOCIAL_ASSISTANCE,
    Agency,
    Bank,
    BankAccount,
    Beneficiary,
    CaseNumber,
    Cause,
    Commune,
    Component,
    Dong,
    Entitlement,
    Entry,
    InstructionLine,
    Month,
    Outcome,
    OutcomeKind,
    Owed,
    PaymentInstruction,
    Person,
    PersonName,
    PlanTerms,
    Routes,
)

JULY = Month(2024, 7)
PAY_DAY = date(2024, 7, 5)
PERSON = Person(PersonName("Nguyễn Thị Mẫu"))
ACCOUNT = BankAccount(Bank("VIETINBANK"), "000012345678", PERSON.name)


class Make:
    """What the tests of this room are made of."""

    month = JULY
    pay_day = PAY_DAY
    person = PERSON
    account = ACCOUNT

    @staticmethod
    def entry(case: str = "0001", amount: int = 500_000, **parts: Any) -> Entry:
        """Make a line; `parts` are the entry's and the person's fields by name."""
        died_on = parts.pop("died_on", None)
        person = attrs.evolve(parts.pop("person", PERSON), died_on=died_on)
        line = Entry(
            SOCIAL_ASSISTANCE,
            Beneficiary(person, CaseNumber(case), parts.pop("commune", Commune("Xã Mẫu"))),
            Entitlement(None, Dong(amount)),
            ACCOUNT,
        )
        return attrs.evolve(line, **parts)

    @staticmethod
    def terms(**parts: Any) -> PlanTerms:
        """Make terms under which everything has a route."""
        all_routes = Routes(any_bank="mau.bank", cash="mau.post", home="mau.post")
        agency = Agency("MAU", "Phòng Mẫu", b"published test key")
        terms = PlanTerms(agency=agency, pay_day=PAY_DAY, routes=all_routes)
        return attrs.evolve(terms, **parts)

    @staticmethod
    def owed(
        entry: Entry,
        cause: Cause = Cause.UNCOLLECTED,
        month_of: Month = JULY - 1,
        amount: int = 360_000,
    ) -> Owed:
        """Make a sum of an earlier month."""
        line = InstructionLine(Component.REGULAR, month_of, Dong(amount), cause)
        return Owed(entry.programme, entry.beneficiary, line)

    @staticmethod
    def said(
        order: PaymentInstruction, kind: OutcomeKind = OutcomeKind.PAID, **parts: Any
    ) -> Outcome:
        """Make the answer that repeats an order; `parts` are what it says otherwise."""
        answer = Outcome(
            order.reference, kind, order.amount, order.account or None, order.listed_name
        )
        return attrs.evolve(answer, **parts)


@pytest.fixture
def make() -> Make:
    """Give the makers."""
    return Make()
