"""The papers that let somebody collect for somebody else."""

from datetime import date

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


def _guardianships(
    representative: st.SearchStrategy[Person], spans: st.SearchStrategy[DaySpan]
) -> st.SearchStrategy[Guardianship]:
    return st.builds(
        Guardianship,
        representative,
        st.none() | documents(),
        spans,
        st.sampled_from([None, None, *GuardianBasis]),
        st.sampled_from([None, None, None, *GuardianRelation]),
    )


def _parental_representations(
    representative: st.SearchStrategy[Person], spans: st.SearchStrategy[DaySpan]
) -> st.SearchStrategy[ParentalRepresentation]:
    return st.builds(ParentalRepresentation, representative, st.none() | documents(), spans)


def _authorizations(
    representative: st.SearchStrategy[Person], spans: st.SearchStrategy[DaySpan]
) -> st.SearchStrategy[Authorization]:
    return st.builds(
        lambda agent, document, span, behind: Authorization(agent, document, span, *behind),
        representative,
        st.none() | documents(),
        spans,
        _behind(),
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
    spans = day_spans(around=around)
    return st.one_of(
        _guardianships(who, spans),
        _parental_representations(who, spans),
        _authorizations(who, spans),
    )


@eager
def guardianships(*, around: date | None = None) -> st.SearchStrategy[Guardianship]:
    """Draw guardianships; `around` as in `papers`."""
    return _guardianships(persons(), day_spans(around=around))


@eager
def parental_representations(
    *, around: date | None = None
) -> st.SearchStrategy[ParentalRepresentation]:
    """Draw parents who collect for a child; `around` as in `papers`."""
    return _parental_representations(persons(), day_spans(around=around))


@eager
def authorizations(*, around: date | None = None) -> st.SearchStrategy[Authorization]:
    """Draw authorizations, of one day among them; `around` as in `papers`."""
    return _authorizations(persons(), day_spans(around=around))
