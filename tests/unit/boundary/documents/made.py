"""A roll of two invented people, for the tests of documents."""

from datetime import date
from fractions import Fraction

from ansinh import (
    SOCIAL_ASSISTANCE,
    Authorization,
    Bank,
    BankAccount,
    Beneficiary,
    BirthDate,
    CaseNumber,
    CashPoint,
    Category,
    CitizenId,
    Commune,
    DaySpan,
    Dong,
    Entitlement,
    Entry,
    Month,
    Person,
    PersonName,
    Roll,
)

_PLACE = Commune("Phường Mẫu", "99001")


def entry(case: str, name: str, number: str) -> Entry:
    """Make a line that is paid to an account."""
    person = Person(PersonName(name), BirthDate(1945), citizen_id=CitizenId(number))
    return Entry(
        SOCIAL_ASSISTANCE,
        Beneficiary(person, CaseNumber(case), _PLACE),
        Entitlement(Category("05.1"), Dong(750_000), Fraction(3, 2), Month(2021, 7)),
        BankAccount(Bank("VIETINBANK"), f"0000{case[-2:]}1234", PersonName(name)),
    )


def roll() -> Roll:
    """Make a roll: one line paid to an account, one in cash to an agent."""
    one = entry("TH-01", "Nguyễn Thị Mẫu", "099145000012")
    paper = Authorization(Person(PersonName("Lê Văn Thử")), None, DaySpan(date(2024, 1, 1)))
    other = Entry(
        SOCIAL_ASSISTANCE,
        entry("TH-02", "Trần Văn Thử", "099145000013").beneficiary,
        Entitlement(None, Dong(500_000)),
        CashPoint(),
        (paper,),
    )
    return Roll(Month(2024, 7), (one, other))
