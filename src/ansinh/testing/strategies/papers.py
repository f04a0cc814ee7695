"""The papers that let somebody collect for somebody else."""

from datetime import date
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st

from ansinh.months import DaySpan
from ansinh.people import (
    Authorization,
    Delegation,
    DelegationReason,
    GuardianBasis,
    GuardianRelation,
    Guardianship,
    Paper,
    ParentalRepresentation,
    Person,
)
from ansinh.testing.strategies.decisions import documents
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.persons import persons
from ansinh.testing.strategies.time import day_spans

_Paper = TypeVar("_Paper", Guardianship, ParentalRepresentation, Authorization)

_OPEN = DaySpan()


@eager
def delegations(*, span: DaySpan | None = None) -> st.SearchStrategy[Delegation]:
    """Draw what sub-delegations rest on; `span` is the first authorization's."""
    return st.builds(
        Delegation,
        persons(),
        st.none() | documents(),
        day_spans() if span is None else st.just(span),
        st.sampled_from(DelegationReason),
    )


def _of_kind(
    kind: type[_Paper],
    representative: st.SearchStrategy[Person],
    around: date | None,
) -> st.SearchStrategy[_Paper]:
    besides: st.SearchStrategy[tuple[Any, ...]] = _BESIDES.get(kind, st.just(()))
    return st.builds(
        lambda person, document, span, more: kind(person, document, span, *more),
        representative,
        st.none() | documents(),
        day_spans(around=around),
        besides,
    )


@st.composite
def _behind(draw: st.DrawFn) -> tuple[Person | None, Delegation | None]:
    """Draw who gave an authorization: mostly the beneficiary, by nobody's delegation."""
    given_by = draw(_PERSONS) if draw(_SELDOM) else None
    return given_by, draw(_DELEGATIONS) if draw(_SELDOM) else None


_SELDOM = st.sampled_from([False, False, False, False, True])
_PERSONS = persons()
# What a sub-delegation rests on is open, so that a test may give it any days.
_DELEGATIONS = delegations(span=_OPEN)
_BESIDES = {
    Guardianship: st.tuples(
        st.sampled_from([None, None, *GuardianBasis]),
        st.sampled_from([None, None, None, *GuardianRelation]),
    ),
    Authorization: _behind(),
}


@eager
def papers(
    *,
    around: date | None = None,
    representative: st.SearchStrategy[Person] | None = None,
) -> st.SearchStrategy[Paper]:
    """Draw guardianships, parents and authorizations, in force or not; some last one day.

    Given a day `around`, they begin and end just before, on and after it.
    """
    who = persons() if representative is None else representative
    return st.sampled_from(get_args(Paper)).flatmap(lambda kind: _of_kind(kind, who, around))


@eager
def guardianships(*, around: date | None = None) -> st.SearchStrategy[Guardianship]:
    """Draw guardianships; `around` as in `papers`."""
    return _of_kind(Guardianship, persons(), around)


@eager
def parental_representations(
    *, around: date | None = None
) -> st.SearchStrategy[ParentalRepresentation]:
    """Draw parents who collect for a child; `around` as in `papers`."""
    return _of_kind(ParentalRepresentation, persons(), around)


@eager
def authorizations(*, around: date | None = None) -> st.SearchStrategy[Authorization]:
    """Draw authorizations, of one day among them; `around` as in `papers`."""
    return _of_kind(Authorization, persons(), around)
