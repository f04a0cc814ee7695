"""Sums that are paid once: by person, not by line, and never again."""

from collections.abc import Callable
from datetime import date

import attrs
import pytest

from ansinh import (
    MERIT,
    SOCIAL_ASSISTANCE,
    SOCIAL_PENSION,
    Cause,
    CitizenId,
    Component,
    Dong,
    Entry,
    Month,
    Owed,
    Programme,
    Roll,
    funeral_owed,
    gifts_for,
)
from ansinh.entitlement import Decided, Fact, OneOff, PersonFacts, national_rates
from ansinh.entitlement.funeral import funeral_support
from ansinh.errors import Code, InvalidEntitlement
from ansinh.people import BirthDate

MakeEntry = Callable[..., Entry]
JANUARY = Month(2026, 1)
(GIFT,) = national_rates().one_offs(date(2025, 12, 28))


def line(make: MakeEntry, case: str, programme: Programme, digits: str | None = None) -> Entry:
    entry = make(case, 500_000, programme=programme)
    if digits is None:
        return entry
    person = attrs.evolve(entry.beneficiary.person, citizen_id=CitizenId(digits))
    return attrs.evolve(entry, beneficiary=attrs.evolve(entry.beneficiary, person=person))


def keys(owed: tuple[Owed, ...]) -> list[tuple[str, str]]:
    return [tuple(item.key) for item in owed]


def test_the_gift_of_january_2026_is_400_000_dong(entry_of: MakeEntry) -> None:
    """Resolution 418/NQ-CP: known from 28 December, to be paid by 31 January."""
    assert GIFT.pay_by == date(2026, 1, 31)
    assert national_rates().one_offs(date(2025, 12, 27)) == ()
    (gift,) = gifts_for(Roll(JANUARY, [line(entry_of, "1", SOCIAL_ASSISTANCE)]), GIFT)
    assert (gift.amount, gift.line.month_of) == (Dong(400_000), JANUARY)
    assert (gift.line.component, gift.line.cause) == (Component.ONE_OFF, Cause.ENTITLED)


def test_one_person_in_two_programmes_gets_it_once_in_the_first(entry_of: MakeEntry) -> None:
    """The resolution names social assistance, merit, social pension, in this order."""
    same = "099140000001"
    roll = Roll(
        JANUARY,
        [
            line(entry_of, "1", SOCIAL_PENSION, same),
            line(entry_of, "2", MERIT, same),
            line(entry_of, "3", SOCIAL_PENSION, "099140000002"),
        ],
    )
    assert keys(gifts_for(roll, GIFT)) == [("HTXH", "3"), ("NCC", "2")]


def test_without_ids_two_lines_are_two_people(entry_of: MakeEntry) -> None:
    roll = Roll(
        JANUARY, [line(entry_of, "1", SOCIAL_ASSISTANCE), line(entry_of, "1", SOCIAL_PENSION)]
    )
    assert len(gifts_for(roll, GIFT)) == 2


def test_a_programme_that_the_gift_does_not_name_gets_none(entry_of: MakeEntry) -> None:
    assert gifts_for(Roll(JANUARY, [line(entry_of, "1", Programme("MAU"))]), GIFT) == ()


@pytest.mark.parametrize("digits", [None, "099140000001"])
def test_a_gift_is_given_once_for_ever(entry_of: MakeEntry, digits: str | None) -> None:
    """Also from the list of the next month, and in another programme under the same id."""
    first = gifts_for(Roll(JANUARY, [line(entry_of, "1", SOCIAL_ASSISTANCE, digits)]), GIFT)
    held = [attrs.evolve(first[0], line=attrs.evolve(first[0].line, cause=Cause.HELD))]
    again = Roll(JANUARY + 1, [line(entry_of, "1", SOCIAL_ASSISTANCE, digits)])
    assert gifts_for(again, GIFT, promised=held) == ()
    if digits is not None:
        moved = Roll(JANUARY + 1, [line(entry_of, "9", MERIT, digits)])
        assert gifts_for(moved, GIFT, promised=held) == ()


def test_another_gift_is_another(entry_of: MakeEntry) -> None:
    roll = Roll(JANUARY, [line(entry_of, "1", SOCIAL_ASSISTANCE)])
    first = gifts_for(roll, GIFT)
    other: OneOff = attrs.evolve(GIFT, code="khac", amount=Dong(300_000))
    assert len(gifts_for(roll, other, promised=first)) == 1


def person(birth: BirthDate) -> PersonFacts:
    return PersonFacts(
        birth=birth,
        facts=(Fact("survivor-allowance"), Fact("died", date(2024, 8, 3))),
        decided=(Decided("5.6", date(2022, 3, 1)),),
    )


def test_funeral_support_is_owed_once_for_the_month_of_death(entry_of: MakeEntry) -> None:
    support = funeral_support(person(BirthDate(1940)), date(2024, 9, 1))
    assert support is not None
    whose = line(entry_of, "1", SOCIAL_ASSISTANCE).beneficiary
    (owed,) = funeral_owed(support, whose)
    assert (owed.line.component, owed.line.month_of) == (Component.FUNERAL, Month(2024, 8))
    assert owed.amount == Dong(10_000_000)
    assert funeral_owed(support, whose, promised=[owed]) == ()
    other = line(entry_of, "2", SOCIAL_ASSISTANCE).beneficiary
    assert len(funeral_owed(support, other, promised=[owed])) == 1


def test_one_death_in_two_programmes_is_one_funeral(entry_of: MakeEntry) -> None:
    support = funeral_support(person(BirthDate(1940)), date(2024, 9, 1))
    assert support is not None
    one = line(entry_of, "1", SOCIAL_ASSISTANCE, "099140000001").beneficiary
    other = line(entry_of, "7", SOCIAL_PENSION, "099140000001").beneficiary
    assert funeral_owed(support, other, promised=funeral_owed(support, one)) == ()


def test_a_birth_year_that_leaves_two_answers_is_refused(entry_of: MakeEntry) -> None:
    support = funeral_support(person(BirthDate(1944)), date(2024, 9, 1))
    assert support is not None
    with pytest.raises(InvalidEntitlement) as refused:
        funeral_owed(support, entry_of().beneficiary)
    assert refused.value.code is Code.FUNERAL_UNCERTAIN
