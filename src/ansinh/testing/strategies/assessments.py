"""The law as data, and what it gives to people."""

from datetime import date

import attrs
from hypothesis import strategies as st

from ansinh.entitlement import (
    Assessment,
    Decided,
    Determination,
    Fact,
    FuneralSupport,
    Instrument,
    Lost,
    OneOff,
    PersonFacts,
    Rates,
    Share,
    entitlement_for,
    funeral_support,
    national_rates,
)
from ansinh.months import Month
from ansinh.people import BirthDate
from ansinh.testing.strategies.facts import person_facts
from ansinh.testing.strategies.time import days, months

_SINCE = Month(2021, 7)


def instruments() -> st.SearchStrategy[Instrument]:
    """Draw legal texts: those of the whole country."""
    return st.sampled_from(national_rates().instruments)


def rates() -> st.SearchStrategy[Rates]:
    """Draw the law as data, as far as it was made by some day: standards, and no groups."""
    every = tuple(attrs.evolve(one, groups=()) for one in national_rates().instruments)
    return st.integers(1, len(every)).map(lambda count: Rates(every[:count]))


def one_offs() -> st.SearchStrategy[OneOff]:
    """Draw sums that are paid once."""
    listed = [one for instrument in national_rates().instruments for one in instrument.one_offs]
    return st.sampled_from(listed)


def assessments() -> st.SearchStrategy[Assessment]:
    """Draw what people are entitled to."""
    return st.builds(
        entitlement_for, person_facts(), months(min_value=_SINCE), days(min_value=_SINCE.first_day)
    )


def determinations() -> st.SearchStrategy[Determination]:
    """Draw one answer of several that may be possible."""
    return assessments().flatmap(lambda found: st.sampled_from(found.possible))


def _elderly(born: int, month: Month) -> Assessment:
    first = _SINCE.first_day
    person = PersonFacts(
        birth=BirthDate(born),
        facts=(Fact("poor-household"), Fact("no-supporter"), Fact("severely-disabled")),
        decided=(Decided("5.5a", first), Decided("5.6", first)),
    )
    return entitlement_for(person, month, month.last_day)


def _of_elderly() -> st.SearchStrategy[Determination]:
    found = st.builds(
        _elderly, st.integers(1930, 1955), months(min_value=_SINCE, max_value=Month(2026, 12))
    )
    return found.flatmap(lambda one: st.sampled_from(one.possible))


def shares() -> st.SearchStrategy[Share]:
    """Draw benefits that are granted: of old and disabled people, in any month."""
    return _of_elderly().flatmap(lambda one: st.sampled_from(one.granted))


def losses() -> st.SearchStrategy[Lost]:
    """Draw benefits that are not granted, and why."""
    return _of_elderly().flatmap(lambda one: st.sampled_from(one.lost))


def _dead(died: date) -> FuneralSupport:
    first = _SINCE.first_day
    person = PersonFacts(
        birth=BirthDate(1935),
        facts=(Fact("survivor-allowance"), Fact("died", since=died)),
        decided=(Decided("5.6", first),),
    )
    found = funeral_support(person, date(2027, 12, 31))
    assert found is not None, "somebody from 80 with a survivor's allowance"
    return found


def funeral_supports() -> st.SearchStrategy[FuneralSupport]:
    """Draw support for funerals, by the standard of any month."""
    return st.builds(_dead, days(min_value=_SINCE.first_day, max_value=date(2026, 12, 31)))
