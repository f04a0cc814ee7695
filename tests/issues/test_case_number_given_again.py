"""Money left over from one person was paid to the next who got the same case number."""

from datetime import date

import attrs

from ansinh import (
    SOCIAL_ASSISTANCE,
    Agency,
    Beneficiary,
    BirthDate,
    CaseNumber,
    CashPoint,
    Cause,
    CitizenId,
    Code,
    Commune,
    Component,
    Dong,
    Entitlement,
    Entry,
    InstructionLine,
    Month,
    Owed,
    PaymentPlan,
    Person,
    PersonName,
    PlanTerms,
    Roll,
    Routes,
    plan,
)

AUGUST = Month(2024, 8)
GONE = Person(PersonName("Lê Văn Mẫu"), BirthDate(1940), None, CitizenId("099040000001"))
NEXT = Person(PersonName("Hồ Văn Thử"), BirthDate(1950), None, CitizenId("099050000003"))
TERMS = PlanTerms(
    agency=Agency("TEST", "Phòng mẫu", b"a key for tests only"),
    pay_day=date(2024, 8, 5),
    routes=Routes(cash="vnpost.cash-list"),
)


def _under_one_case(person: Person) -> Beneficiary:
    return Beneficiary(person, CaseNumber("TH-0001"), Commune("Xã Mẫu"))


def _planned(on_the_roll: Person) -> PaymentPlan:
    left_over = InstructionLine(Component.REGULAR, Month(2024, 6), Dong(360_000), Cause.HELD)
    owed = Owed(SOCIAL_ASSISTANCE, _under_one_case(GONE), left_over)
    entry = Entry(
        SOCIAL_ASSISTANCE,
        _under_one_case(on_the_roll),
        Entitlement(None, Dong(500_000)),
        CashPoint(),
    )
    return plan(Roll(AUGUST, [entry]), TERMS, owed=[owed])


def test_money_of_somebody_else_waits() -> None:
    made = _planned(NEXT)
    assert [order.amount for order in made.instructions] == [Dong(500_000)]
    (hold,) = made.holds
    assert (hold.code, hold.amount) == (Code.HOLD_CARRIED_WITHOUT_ENTRY, Dong(360_000))
    assert hold.beneficiary.person == GONE


def test_a_corrected_person_is_still_the_one_who_is_owed() -> None:
    renamed = attrs.evolve(GONE, name=PersonName("Lê Văn Mậu"))
    renumbered = attrs.evolve(GONE, citizen_id=CitizenId("099040000009"))
    for person in (GONE, renamed, renumbered):
        made = _planned(person)
        assert [order.amount for order in made.instructions] == [Dong(860_000)]
        assert made.holds == ()
