"""What ends a benefit, what a new decision grants again, and what it does not."""

from datetime import date

import pytest
from tests.invented_rates import OWN_GROUP, with_local_standard

from ansinh import SOCIAL_ASSISTANCE, BirthDate, Code, Dong, Month, read_law
from ansinh.entitlement import (
    Decided,
    Dependant,
    Fact,
    PersonFacts,
    entitlement_for,
    national_rates,
)
from ansinh.entitlement.listed import listed_groups
from ansinh.errors import InvalidEntitlement

AS_OF = date(2024, 8, 20)
FIRST, ANEW = Decided("5.6", date(2022, 5, 10)), Decided("5.6", date(2024, 5, 20))
DISABLED = Fact("severely-disabled", since=date(2022, 3, 10))


def _due(*facts: Fact, decided: tuple[Decided, ...] = (FIRST, ANEW)) -> list[int]:
    """Give what is due in January to June 2024, in thousands."""
    person = PersonFacts(birth=BirthDate(1980, 3, 12), facts=(DISABLED, *facts), decided=decided)
    found = [entitlement_for(person, Month(2024, number), AS_OF) for number in range(1, 7)]
    return [one.amounts[0].value // 1000 for one in found]


@pytest.mark.parametrize(
    "stop",
    [
        Fact("stop-decided", since=date(2024, 2, 1)),
        Fact("refused-benefit", since=date(2024, 2, 1)),
        Fact("in-prison", since=date(2024, 2, 1), ended_on=date(2024, 4, 15)),
        Fact("moved-away", since=date(2024, 2, 10)),
        Fact("refuses-redetermination", since=date(2023, 11, 10), ended_on=date(2024, 5, 15)),
    ],
    ids=lambda fact: fact.what,
)
def test_a_new_decision_grants_nothing_of_the_months_that_were_stopped(stop: Fact) -> None:
    """Also where the facts alone say the first month: the certificate is older than the stop."""
    due = _due(stop)
    assert due[2:] == [0, 0, 540, 540]


def test_where_nothing_was_stopped_the_certificate_says_the_first_month() -> None:
    """Prison before anything was granted takes nothing away from a later certificate."""
    before = Fact("in-prison", since=date(2019, 1, 1), ended_on=date(2020, 1, 1))
    assert _due(before, decided=(ANEW,)) == [540] * 6


@pytest.mark.parametrize("signed", [date(2024, 5, 10), date(2024, 5, 8), date(2024, 6, 3)])
def test_the_new_place_goes_on_with_the_month_after_whenever_it_signs(signed: date) -> None:
    """Also on the very day of the old place's stop, which is the one that it goes on from."""
    day = date(2024, 5, 10)
    anew = Decided("5.6", signed, after_stop_of=day)
    assert _due(Fact("moved-away", since=day), decided=(FIRST, anew)) == [540] * 6


@pytest.mark.parametrize("what", ["in-prison", "uncollected", "detained"])
def test_the_circular_on_assistance_does_not_stop_an_allowance_of_merit(what: str) -> None:
    person = PersonFacts(
        facts=(Fact(what, since=date(2024, 3, 1)),),
        decided=(Decided("NCC", date(2010, 1, 1), amount=Dong(2_000_000)),),
    )
    assert entitlement_for(person, Month(2024, 5), AS_OF).amount == Dong(2_000_000)
    dead = PersonFacts(facts=(Fact("died", since=date(2024, 3, 1)),), decided=person.decided)
    assert entitlement_for(dead, Month(2024, 5), AS_OF).amount == Dong(0)


@pytest.mark.parametrize("what", ["died", "stop-decided", "detained"])
def test_what_ends_or_suspends_has_a_day(what: str) -> None:
    with pytest.raises(InvalidEntitlement) as refused:
        Fact(what)
    assert refused.value.code is Code.FACT_DAY


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(9999, 12, 31)])
def test_a_day_of_no_ones_life_is_refused(day: date) -> None:
    for make in (lambda: Fact("hiv", since=day), lambda: Decided("5.8", day)):
        with pytest.raises(InvalidEntitlement) as refused:
            make()
        assert refused.value.code is Code.FACT_DAY


def test_nobody_is_entitled_before_birth() -> None:
    person = PersonFacts(birth=BirthDate(2030), facts=(DISABLED,), decided=(FIRST,))
    assert entitlement_for(person, Month(2024, 5), AS_OF).amount == Dong(0)


def test_a_dozen_children_of_unknown_age_are_no_burden() -> None:
    """Only how many of them count matters: from none to all twelve."""
    person = PersonFacts(
        facts=(Fact("single-parent"), Fact("poor-household")),
        children=(Dependant(),) * 12,
        decided=(Decided("5.4", date(2022, 1, 1)),),
    )
    found = entitlement_for(person, Month(2024, 5), AS_OF)
    assert [amount.value for amount in found.amounts] == [360_000 * n for n in range(13)]


def test_groups_that_exclude_each_other_in_a_circle_come_to_an_end() -> None:
    first = OWN_GROUP.replace("2025-01", "2024-01").replace("x-thi-du", "hiv")
    first = first.replace("needs =", 'not_in = ["TD.2"]\nneeds =')
    group = first[first.index("[[groups]]") :]
    second = group.replace("TD.1", "TD.3").replace("TD.2", "TD.1").replace("TD.3", "TD.2")
    law = read_law((first + second).encode())
    person = PersonFacts(
        birth=BirthDate(1980, 1, 1),
        facts=(Fact("hiv"),),
        decided=(Decided("TD.1", date(2023, 1, 1)), Decided("TD.2", date(2023, 1, 1))),
    )
    rates = national_rates().and_local(law)
    assert entitlement_for(person, Month(2025, 5), date(2025, 6, 1), rates).amount == Dong(0)


def test_a_decree_given_by_hand_does_not_lower_a_provinces_standard() -> None:
    province = with_local_standard(650_000, Month(2025, 1)).local
    decree = with_local_standard(600_000, Month(2027, 7)).local
    for local in ((*province, *decree), (*decree, *province)):
        rates = national_rates().and_local(*local)
        step = rates.standard(SOCIAL_ASSISTANCE, Month(2027, 8), date(2027, 8, 1))
        assert step.value == Dong(650_000)


@pytest.mark.parametrize(
    ("code", "times"),
    [("4.2", 2), ("4.20", 20), ("4.0", 0), ("4.21", 0), ("4.²", 0), ("4.٣", 0), ("+", 0)],
)
def test_of_a_code_only_what_can_be_is_understood(code: str, times: int) -> None:
    found = listed_groups(code, national_rates(), Month(2024, 5), AS_OF)
    assert [one.times for one in found] == ([times] if times else [])


def test_a_coefficient_of_later_leaves_the_months_before_alone() -> None:
    """A list's code means what it means in the list's month."""
    later = (
        OWN_GROUP.replace('code = "TD.1", coefficient = "1.25"', 'code = "8", coefficient = "2.0"')
        .replace('code = "TD.1"', 'code = "5.8"')
        .replace("x-thi-du", "hiv")
    )
    rates = national_rates().and_local(read_law(later.encode()))
    for month, factor in ((Month(2024, 12), "3/2"), (Month(2025, 1), "2")):
        (one,) = listed_groups("8", rates, month, date(2025, 6, 1))
        assert one.level is not None
        assert str(one.level.coefficient) == factor
