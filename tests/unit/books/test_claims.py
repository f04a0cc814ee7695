"""The keys that an order makes live: one person, one sum, whatever it is written like."""

import re

import attrs
import pytest
from tests.unit.payment.conftest import Make

from ansinh import (
    MERIT,
    SOCIAL_ASSISTANCE,
    Agency,
    Beneficiary,
    CaseNumber,
    Cause,
    CitizenId,
    Commune,
    Component,
    Dong,
    InstructionLine,
    LegacyIdNumber,
    Month,
    Person,
    PersonName,
    Programme,
    Roll,
    plan,
)
from ansinh.books.claims import keys_of, keys_of_order

JUNE, JULY, AUGUST = Month(2024, 6), Month(2024, 7), Month(2024, 8)
AGENCY = Agency("MAU", "Phòng Mẫu", b"published test key")
PERSON = Person(
    PersonName("Nguyễn Thị Mẫu"),
    citizen_id=CitizenId("099100000001"),
    legacy_id=LegacyIdNumber("000000001"),
)
WHOSE = Beneficiary(PERSON, CaseNumber("0001"), Commune("Xã Mẫu"))
OTHER_CASE = attrs.evolve(WHOSE, case=CaseNumber("0002"))
REGULAR = InstructionLine(Component.REGULAR, JUNE, Dong(360_000), Cause.ENTITLED)
FUNERAL = InstructionLine(Component.FUNERAL, JUNE, Dong(10_000_000), Cause.ENTITLED)


def keys(
    whose: Beneficiary = WHOSE,
    line: InstructionLine = REGULAR,
    *,
    programme: Programme = SOCIAL_ASSISTANCE,
    month: Month = JULY,
    agency: Agency = AGENCY,
) -> set[str]:
    return set(keys_of((line,), whose, programme, month, agency=agency))


def known_as(whose: Beneficiary, **parts: object) -> Beneficiary:
    return attrs.evolve(whose, person=attrs.evolve(whose.person, **parts))


@pytest.mark.parametrize(
    "again",
    [
        OTHER_CASE,
        attrs.evolve(WHOSE, commune=Commune("Phường Thử")),
        known_as(WHOSE, name=PersonName("Nguyễn Thị Mẩu")),
        known_as(OTHER_CASE, citizen_id=None),
        known_as(OTHER_CASE, legacy_id=None),
        known_as(WHOSE, citizen_id=None, legacy_id=None),
        known_as(WHOSE, citizen_id=CitizenId("099100000002"), legacy_id=None),
    ],
    ids=["case", "commune", "name", "legacy-id", "citizen-id", "no-id", "corrected-id"],
)
def test_one_person_shares_a_key(again: Beneficiary) -> None:
    """Another case, commune or spelling, an id that came later or was corrected."""
    assert keys() & keys(again)


@pytest.mark.parametrize(
    "ids",
    [
        {"citizen_id": CitizenId("099100000002"), "legacy_id": LegacyIdNumber("000000002")},
        {"citizen_id": None, "legacy_id": None},
    ],
)
def test_two_people_share_none_but_by_their_case(ids: dict[str, object]) -> None:
    assert not keys() & keys(known_as(OTHER_CASE, **ids))
    assert keys() & keys(known_as(WHOSE, **ids))


def test_a_case_number_given_again_does_not_take_a_second_funeral_away() -> None:
    """Who has the number of a dead person dies too one day; that case is not the same person."""
    heir = known_as(WHOSE, name=PersonName("Trần Văn Thử"), citizen_id=None, legacy_id=None)
    assert not keys(line=FUNERAL) & keys(heir, FUNERAL)
    again = known_as(WHOSE, name=PersonName("Nguyen Thi Mau"), citizen_id=None, legacy_id=None)
    assert keys(line=FUNERAL) & keys(again, FUNERAL)


def test_a_funeral_is_supported_once_whatever_month_and_programme_say() -> None:
    """Of several texts that would support it the highest counts: 20/2021/NĐ-CP, art. 11(2)."""
    corrected = attrs.evolve(FUNERAL, month_of=JULY, amount=Dong(7_200_000))
    assert keys(line=FUNERAL) & keys(OTHER_CASE, corrected, programme=MERIT)


def test_without_a_number_case_and_name_tell_whose_funeral_it_is_in_any_programme() -> None:
    unnumbered = known_as(WHOSE, citizen_id=None, legacy_id=None)
    assert keys(unnumbered, FUNERAL) & keys(unnumbered, FUNERAL, programme=MERIT)
    namesake = known_as(WHOSE, citizen_id=CitizenId("099100000002"), legacy_id=None)
    assert not keys(line=FUNERAL) & keys(namesake, FUNERAL, programme=MERIT)


def test_programmes_pay_the_same_person_side_by_side() -> None:
    assert not keys() & keys(programme=MERIT)


def test_a_sum_keeps_its_keys_however_it_is_carried_and_whatever_it_comes_to() -> None:
    carried = REGULAR.carried(Cause.RETURNED, JUNE).carried(Cause.HELD, JULY)
    assert keys(line=carried, month=AUGUST) == keys(month=JUNE)
    assert keys(line=attrs.evolve(REGULAR, amount=Dong(3_600_000))) == keys()


def test_late_money_of_a_month_is_the_month_s_own() -> None:
    added = attrs.evolve(REGULAR, component=Component.ARREARS, cause=Cause.ADDED_LATE)
    assert keys(line=added) == keys()


def test_raises_promised_in_two_months_are_two_sums() -> None:
    raised = attrs.evolve(REGULAR, component=Component.ARREARS, cause=Cause.RAISED_LATE)
    assert not keys(line=raised, month=JULY) & keys(line=raised, month=AUGUST)
    assert keys(line=raised.carried(Cause.MISSING, JULY), month=AUGUST) == keys(line=raised)


def test_another_key_of_the_agency_makes_other_keys() -> None:
    assert not keys() & keys(agency=attrs.evolve(AGENCY, key=b"another test key of 16"))


def test_keys_are_hexadecimal_and_name_nobody() -> None:
    for key in keys():
        assert re.fullmatch("[0-9a-f]{32}", key)
    assert len(keys()) == 3


def test_an_order_has_the_keys_of_its_lines_each_once_and_in_order() -> None:
    ordered = plan(Roll(JULY, [Make.entry()]), Make.terms()).instructions[0]
    order = attrs.evolve(ordered, lines=(*ordered.lines, REGULAR, REGULAR))
    whole = keys_of_order(order, agency=AGENCY)
    assert list(whole) == sorted(set(whole))
    assert len(whole) == 2
