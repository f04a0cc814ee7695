"""What is known of people, and decisions about them."""

from datetime import date

import attrs
from hypothesis import strategies as st

from ansinh.boundary import CaseFacts
from ansinh.entitlement import Decided, Dependant, Fact, PersonFacts, national_rates
from ansinh.entitlement.facts import EVENTS, WORDS
from ansinh.money import Dong
from ansinh.people import BirthDate
from ansinh.testing.strategies.time import days, months

_FIRST_BIRTH = date(1935, 1, 1)
_CODES = tuple(sorted({group.code for one in national_rates().instruments for group in one.groups}))
_WORDS = tuple(sorted(WORDS))


def birth_dates_of_any_age() -> st.SearchStrategy[BirthDate]:
    """Draw births from old age to childhood, known to the day, the month or the year."""
    exact = days(min_value=_FIRST_BIRTH).map(BirthDate.on)
    return exact.flatmap(
        lambda day: st.sampled_from(
            [day, attrs.evolve(day, day=None), attrs.evolve(day, month=None, day=None)]
        )
    )


def facts() -> st.SearchStrategy[Fact]:
    """Draw facts that begin, end, and are known, in any order of the days."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Fact:
        what = draw(st.sampled_from(_WORDS))
        since = draw(days() if what in EVENTS else st.none() | days())
        ended = draw(st.none() | days(min_value=since or date(2015, 1, 1)))
        return Fact(
            what,
            since=since,
            ended_on=ended,
            known_from=draw(st.none() | days()),
            end_known_from=draw(st.none() | days()) if ended else None,
            amount=draw(st.none() | st.integers(0, 5_000_000).map(Dong)),
        )

    return drawn()


def decisions() -> st.SearchStrategy[Decided]:
    """Draw decisions that grant one of the groups' benefits."""
    return st.builds(
        Decided,
        group=st.sampled_from(_CODES),
        on=days(),
        after_stop_of=st.none() | days(),
        amount=st.none() | st.integers(0, 5_000_000).map(Dong),
        known_from=st.none() | days(),
    )


def dependants() -> st.SearchStrategy[Dependant]:
    """Draw children, and people who are cared for."""
    return st.builds(
        Dependant,
        birth=st.none() | birth_dates_of_any_age(),
        facts=st.lists(facts(), max_size=2).map(tuple),
    )


def person_facts() -> st.SearchStrategy[PersonFacts]:
    """Draw what is known of somebody; often enough to be entitled to something."""
    return st.builds(
        PersonFacts,
        birth=st.none() | birth_dates_of_any_age(),
        facts=st.lists(facts(), max_size=6).map(tuple),
        children=st.lists(dependants(), max_size=2).map(tuple),
        wards=st.lists(dependants(), max_size=1).map(tuple),
        decided=st.lists(decisions(), max_size=4).map(tuple),
    )


def case_facts() -> st.SearchStrategy[CaseFacts]:
    """Draw what a facts file says of a case: the person, and what was paid."""
    paid = st.dictionaries(months(), st.integers(0, 5_000_000).map(Dong), max_size=3)
    return st.builds(CaseFacts, person_facts(), paid)
