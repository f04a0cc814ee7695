"""A month in which everybody is planted: entries and orders with a canary in every field."""

from datetime import date
from fractions import Fraction
from typing import Final

import attrs
from tests.canaries import CANARIES

from ansinh import (
    Authorization,
    Bank,
    BankAccount,
    Beneficiary,
    BirthDate,
    Capacity,
    CaseNumber,
    CashPoint,
    Category,
    Cause,
    Channel,
    CitizenId,
    Commune,
    Component,
    DaySpan,
    Document,
    Dong,
    Entitlement,
    Entry,
    HomeDelivery,
    InstructionLine,
    LegacyIdNumber,
    Month,
    Payee,
    Payer,
    PaymentBatch,
    PaymentInstruction,
    Person,
    PersonName,
    PhoneNumber,
    Programme,
    Reference,
)

JULY: Final = Month(2024, 7)
PAY_DAY: Final = date(2024, 7, 5)
COMMUNE: Final = Commune("Xã Mẫu")
PROGRAMME: Final = Programme("BTXH", CANARIES["programme's name"])
PERSON: Final = Person(
    PersonName(CANARIES["name"]),
    BirthDate(1931, 3, 17),
    None,
    CitizenId(CANARIES["citizen id"]),
    LegacyIdNumber(CANARIES["legacy id"]),
    PhoneNumber(CANARIES["phone"]),
)
AGENT: Final = Person(
    PersonName(CANARIES["agent's name"]),
    BirthDate(1961, 3, 17),
    None,
    CitizenId(CANARIES["agent's citizen id"]),
)
PAPER: Final = Authorization(AGENT, None, DaySpan(date(2024, 1, 1)))
ENTITLEMENT: Final = Entitlement(
    Category(CANARIES["category"], CANARIES["category's name"]),
    Dong(750_000),
    Fraction(3, 2),
    None,
    Document(CANARIES["decision"]),
)
ACCOUNT: Final = BankAccount(Bank("VIETINBANK"), CANARIES["account"], PERSON.name)
AT_HOME: Final = HomeDelivery(CANARIES["address"])
AT_POINT: Final = CashPoint("Bưu cục Mẫu")


def entry(channel: Channel, *, case: str = "case number", person: Person = PERSON) -> Entry:
    """Give a line in which everything is planted; at a cash point somebody else collects."""
    beneficiary = Beneficiary(person, CaseNumber(CANARIES[case]), COMMUNE, "Thôn Mẫu")
    papers = (PAPER,) if isinstance(channel, CashPoint) else ()
    return Entry(PROGRAMME, beneficiary, ENTITLEMENT, channel, papers, CANARIES["note"])


def batch(provider: str, channel: Channel) -> PaymentBatch:
    """Give a batch of one order in which everything is planted."""
    line = entry(channel)
    payee = Payee(PERSON, Capacity.SELF)
    if line.papers:
        payee = Payee(AGENT, Capacity.AGENT, PAPER)
    order = PaymentInstruction(
        reference=Reference("A00000000000000000AZ"),
        programme=PROGRAMME,
        beneficiary=line.beneficiary,
        payee=payee,
        channel=channel,
        month=JULY,
        lines=(InstructionLine(Component.REGULAR, JULY, Dong(750_000), Cause.ENTITLED),),
        narrative="CHI TRA THANG 07/2024",
        decision=ENTITLEMENT.decision,
        note=line.note,
    )
    return PaymentBatch(
        provider=provider,
        programme=PROGRAMME,
        month=JULY,
        pay_day=PAY_DAY,
        payer=Payer("PHONG MAU", "000000001234"),
        instructions=(order,),
    )


def without_number(person: Person = PERSON) -> Person:
    """Give the same person as a list had them that knew no citizen id yet."""
    return attrs.evolve(person, citizen_id=None)
