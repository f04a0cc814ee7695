"""What is true of every entitlement, whoever it is of, whenever it is asked about."""

from datetime import date
from random import Random

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.invented_rates import with_local_standard

from ansinh import BirthDate, Month
from ansinh.entitlement import (
    Assessment,
    Decided,
    Fact,
    PersonFacts,
    entitlement_for,
    national_rates,
)
from ansinh.entitlement.ages import births_that_differ
from ansinh.entitlement.explain import explain
from ansinh.entitlement.groups import Kind
from ansinh.money import Dong, total_of
from ansinh.testing.strategies.facts import birth_dates_of_any_age, person_facts
from ansinh.testing.strategies.time import days, months

MONTHS = months(min_value=Month(2021, 7), max_value=Month(2027, 6))
_LOCAL = st.integers(360, 900).map(lambda thousands: thousands * 1_000)


def _needs_of(code: str) -> tuple[Fact, ...]:
    """Give facts by which somebody belongs to a group, ages aside."""
    groups = {group.code: group for one in national_rates().instruments for group in one.groups}
    return tuple(Fact(row[0]) for row in groups[code].conditions.needs)


@st.composite
def entitled(draw: st.DrawFn) -> PersonFacts:
    """Draw somebody who has what a group asks for, and whatever else."""
    code = draw(st.sampled_from(["5.1", "5.3", "5.5a", "5.5c", "5.6", "5.7", "5.8"]))
    person = draw(person_facts())
    decided = Decided(code, draw(days(max_value=Month(2024, 1).first_day)))
    return attrs.evolve(
        person,
        birth=draw(birth_dates_of_any_age()),
        facts=(*_needs_of(code), *person.facts),
        decided=(decided, *person.decided),
    )


PEOPLE = person_facts() | entitled()


def _least(assessment: Assessment) -> Dong:
    return assessment.amounts[0]


@given(PEOPLE, MONTHS, days(min_value=Month(2021, 7).first_day))
def test_an_amount_is_what_its_trace_adds_up_to(
    person: PersonFacts, month: Month, as_of: date
) -> None:
    """Each share is standard × coefficient × times, and nothing else is in the sum."""
    for one in entitlement_for(person, month, as_of).possible:
        assert one.amount == total_of(share.amount for share in one.granted)
        for share in one.granted:
            if share.standard is not None and share.coefficient is not None:
                assert share.amount == share.standard.value.times(share.coefficient * share.times)
                assert share.standard.known_from <= as_of
                assert share.standard.applies_from <= month
            assert share.citation.place
            assert share.decided is not None
            assert share.decided.known <= as_of


@given(PEOPLE, MONTHS, days(min_value=Month(2021, 7).first_day))
def test_of_allowances_one_is_granted_or_the_pair_that_may_be(
    person: PersonFacts, month: Month, as_of: date
) -> None:
    for one in entitlement_for(person, month, as_of).possible:
        codes = [share.group.code for share in one.granted if share.group.kind is Kind.ALLOWANCE]
        assert len(codes) <= 1 or (len(codes) == 2 and "5.4" in codes)


@given(PEOPLE, MONTHS, _LOCAL)
def test_a_higher_standard_lowers_nobody(person: PersonFacts, month: Month, local: int) -> None:
    as_of = Month(2027, 12).last_day
    plain = entitlement_for(person, month, as_of)
    raised = entitlement_for(person, month, as_of, with_local_standard(local, Month(2021, 7)))
    assert _least(plain) <= _least(raised)
    assert plain.amounts[-1] <= raised.amounts[-1]


@given(PEOPLE, MONTHS, days(), days())
def test_what_comes_to_be_known_later_is_as_if_it_were_not(
    person: PersonFacts, month: Month, as_of: date, later: date
) -> None:
    """A fact, a decision that is known from tomorrow on changes nothing today."""
    after = max(as_of, later)
    if after == as_of:
        return
    unknown = Fact("died", since=Month(2020, 1).first_day, known_from=after)
    decided = Decided("5.8", Month(2020, 1).first_day, known_from=after)
    more = attrs.evolve(person, facts=(*person.facts, unknown), decided=(*person.decided, decided))
    assert entitlement_for(more, month, as_of) == entitlement_for(person, month, as_of)


@given(PEOPLE, MONTHS, days(), st.randoms(use_true_random=False))
def test_the_order_of_what_is_known_does_not_matter(
    person: PersonFacts, month: Month, as_of: date, dice: Random
) -> None:
    shuffled = list(person.facts)
    dice.shuffle(shuffled)
    other = attrs.evolve(person, facts=tuple(shuffled), decided=person.decided[::-1])
    one, two = (entitlement_for(who, month, as_of) for who in (person, other))
    assert one.amounts == two.amounts


@given(PEOPLE, MONTHS, days())
def test_nobody_is_entitled_after_the_month_of_death(
    person: PersonFacts, month: Month, as_of: date
) -> None:
    died = (month - 1).last_day
    dead = attrs.evolve(person, facts=(*person.facts, Fact("died", since=died)))
    assert entitlement_for(dead, month, as_of).amounts == (Dong(0),)


@given(birth_dates_of_any_age(), MONTHS, entitled())
def test_a_birth_to_the_year_gives_the_answers_of_its_days_and_no_other(
    birth: BirthDate, month: Month, person: PersonFacts
) -> None:
    """Whatever day it was, its answer is among them; and each of them is some day's answer."""
    as_of = Month(2027, 12).last_day
    vague = BirthDate(birth.year)
    found = set(entitlement_for(attrs.evolve(person, birth=vague), month, as_of).amounts)
    each: set[Dong] = set()
    for number in range(1, 13):
        for day in (1, 2, 14, 15, 27, 28):
            one = attrs.evolve(person, birth=BirthDate(birth.year, number, day))
            each |= set(entitlement_for(one, month, as_of).amounts)
    assert each <= found


@given(birth_dates_of_any_age(), st.sets(st.sampled_from([36, 48, 192, 720, 960])), days())
def test_births_that_differ_fit_what_is_known(birth: BirthDate, cuts: set[int], day: date) -> None:
    chosen = births_that_differ(birth, cuts, [day])
    assert chosen
    assert all(born is not None and birth.earliest <= born <= birth.latest for born in chosen)
    assert len(chosen) <= 1 + len(cuts)


@given(PEOPLE, MONTHS, days())
def test_an_explanation_names_every_article_in_both_languages(
    person: PersonFacts, month: Month, as_of: date
) -> None:
    assessment = entitlement_for(person, month, as_of)
    sentences = explain(assessment)
    english, vietnamese = (" ".join(getattr(one, key) for one in sentences) for key in ("en", "vi"))
    for one in assessment.possible:
        for share in one.granted:
            assert str(share.citation) in english
            assert share.citation.vietnamese in vietnamese
        for lost in one.lost:
            assert str(lost.citation) in english
