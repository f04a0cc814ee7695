"""Decisions, and the papers that let somebody collect for somebody else."""

from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from ansinh.people import (
    Authorization,
    Document,
    Guardianship,
    Paper,
    ParentalRepresentation,
    Person,
)
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.persons import persons
from ansinh.testing.strategies.time import day_spans, days

_Paper = TypeVar("_Paper", Guardianship, ParentalRepresentation, Authorization)

_NUMBERS = ("01/QĐ-MẪU", "2282/KH-UBND", "7", "12/UQ")
_ISSUERS = ("", "UBND thị xã Mẫu", "UBND xã Thử")


def documents() -> st.SearchStrategy[Document]:
    """Draw decisions and other papers, with and without a day."""
    return st.builds(
        Document, st.sampled_from(_NUMBERS), st.none() | days(), st.sampled_from(_ISSUERS)
    )


@eager
def papers(
    *,
    around: date | None = None,
    representative: st.SearchStrategy[Person] | None = None,
) -> st.SearchStrategy[Paper]:
    """Draw guardianships, parents and authorizations, in force or not; some last one day.

    Given a day `around`, they begin and end just before, on and after it.
    """
    return st.builds(
        lambda kind, person, document, span: kind(person, document, span),
        st.sampled_from([Guardianship, ParentalRepresentation, Authorization]),
        persons() if representative is None else representative,
        st.none() | documents(),
        day_spans(around=around),
    )


@eager
def guardianships(*, around: date | None = None) -> st.SearchStrategy[Guardianship]:
    """Draw guardianships; `around` as in `papers`."""
    return _of_kind(Guardianship, around)


@eager
def parental_representations(
    *, around: date | None = None
) -> st.SearchStrategy[ParentalRepresentation]:
    """Draw parents who collect for a child; `around` as in `papers`."""
    return _of_kind(ParentalRepresentation, around)


@eager
def authorizations(*, around: date | None = None) -> st.SearchStrategy[Authorization]:
    """Draw authorizations, of one day among them; `around` as in `papers`."""
    return _of_kind(Authorization, around)


def _of_kind(kind: type[_Paper], around: date | None) -> st.SearchStrategy[_Paper]:
    return st.builds(kind, persons(), st.none() | documents(), day_spans(around=around))
