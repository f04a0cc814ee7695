"""Slips that a list can be read with were paid without anybody being told."""

from datetime import date

import attrs
import pytest

from ansinh import (
    SOCIAL_ASSISTANCE,
    Addition,
    Agency,
    Beneficiary,
    BirthDate,
    CaseNumber,
    CashPoint,
    CitizenId,
    Code,
    Commune,
    Dong,
    Entitlement,
    Entry,
    Month,
    MonthlyDelta,
    Person,
    PersonName,
    PlanTerms,
    Registry,
    Roll,
    Routes,
)
from ansinh.checks import check_roll
from ansinh.cycle import prepare_month

JUNE = Month(2024, 6)
PAY_DAY = date(2024, 6, 5)
TERMS = PlanTerms(
    agency=Agency("TEST", "Phòng mẫu", b"a key for tests only"), pay_day=PAY_DAY, routes=Routes()
)
WHO = Person(PersonName("Lê Văn Mẫu"), BirthDate(1940, 2))
ONE, OTHER = CitizenId("099040000001"), CitizenId("099040000002")


def _entry(case: str, person: Person = WHO) -> Entry:
    whose = Beneficiary(person, CaseNumber(case), Commune("Xã Mẫu"))
    return Entry(SOCIAL_ASSISTANCE, whose, Entitlement(None, Dong(360_000)), CashPoint())


@pytest.mark.parametrize(
    ("effective", "found"),
    [
        (
            Month(1924, 6),
            [(Code.CHECK_ARREARS_LONG, "truy lĩnh một lần 1200 tháng, từ tháng 06/1924")],
        ),
        (JUNE - 13, [(Code.CHECK_ARREARS_LONG, "truy lĩnh một lần 13 tháng, từ tháng 05/2023")]),
        (JUNE - 12, []),
    ],
)
def test_a_hundred_years_of_arrears_are_worth_a_look(
    effective: Month, found: list[tuple[Code, str]]
) -> None:
    before = Roll(JUNE - 1, [])
    delta = MonthlyDelta.on(before, JUNE, [Addition(_entry("0001"), effective)])
    month = prepare_month(before, delta, TERMS, Registry())
    assert [(finding.code, finding.message.vi) for finding in month.findings] == found


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        (None, None, True),
        (ONE, None, True),
        (ONE, OTHER, False),
    ],
)
def test_one_name_and_birth_date_under_two_cases_is_worth_a_look(
    first: CitizenId | None, second: CitizenId | None, *, alike: bool
) -> None:
    lines = [
        _entry("0001", attrs.evolve(WHO, citizen_id=first)),
        _entry("0002", attrs.evolve(WHO, citizen_id=second, name=PersonName("LE VAN MAU"))),
    ]
    found = check_roll(Roll(JUNE, lines), pay_day=PAY_DAY, as_of=PAY_DAY)
    codes = [finding.code for finding in found if finding.code is Code.CHECK_PERSON_ALIKE]
    assert codes == [Code.CHECK_PERSON_ALIKE] * 2 * alike


def test_another_birth_date_is_another_person() -> None:
    lines = [_entry("0001"), _entry("0002", attrs.evolve(WHO, birth=BirthDate(1941)))]
    assert check_roll(Roll(JUNE, lines), pay_day=PAY_DAY, as_of=PAY_DAY) == ()
