"""Persons, where they live, and persons under a case."""

from datetime import date

from hypothesis import strategies as st

from ansinh.people import (
    Beneficiary,
    CaseNumber,
    Commune,
    Incapacity,
    IncapacityKind,
    Person,
    PersonKey,
    Sex,
)
from ansinh.testing.strategies.decisions import documents
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.identity import (
    birth_dates,
    case_numbers,
    citizen_ids,
    legacy_ids,
    phone_numbers,
)
from ansinh.testing.strategies.names import person_names
from ansinh.testing.strategies.time import day_spans, days

_COMMUNES = (
    Commune("Phường Tứ Hạ"),
    Commune("Xã Bình Thành", "99001", "mẫu", "2024"),
    Commune("Xã Bình Thành", "99002", "mẫu", "2024"),
    Commune("Phường Hoà Mẫu", "00099"),
)
_HAMLETS = ("", "Tổ dân phố 1", "Thôn Mẫu", "Thôn Thử")


def communes() -> st.SearchStrategy[Commune]:
    """Draw communes with and without a code; two of them share a name."""
    return st.sampled_from(_COMMUNES)


@eager
def incapacities(*, around: date | None = None) -> st.SearchStrategy[Incapacity]:
    """Draw courts' decisions that somebody cannot act alone; `around` as in `papers`."""
    return st.builds(
        Incapacity,
        st.sampled_from(IncapacityKind),
        day_spans(around=around),
        st.none() | documents(),
    )


@eager
def persons(*, died_on: st.SearchStrategy[date | None] | None = None) -> st.SearchStrategy[Person]:
    """Draw persons of whom little or much is known; most live, some have died."""
    lived_until = st.one_of(st.none(), st.none(), st.none(), days()) if died_on is None else died_on
    return st.builds(
        Person,
        name=person_names(),
        birth=st.none() | birth_dates(),
        sex=st.sampled_from([None, *Sex]),
        citizen_id=st.none() | citizen_ids(),
        legacy_id=st.none() | legacy_ids(),
        phone=st.none() | phone_numbers(),
        died_on=lived_until,
        incapacity=st.one_of(*[st.none()] * 7, incapacities()),
    )


@eager
def beneficiaries(
    *,
    case: st.SearchStrategy[CaseNumber] | None = None,
    died_on: st.SearchStrategy[date | None] | None = None,
) -> st.SearchStrategy[Beneficiary]:
    """Draw beneficiaries; `case` says under which case numbers."""
    return st.builds(
        Beneficiary,
        person=persons(died_on=died_on),
        case=case_numbers() if case is None else case,
        commune=communes(),
        hamlet=st.sampled_from(_HAMLETS),
    )


def person_keys() -> st.SearchStrategy[PersonKey]:
    """Draw pseudonyms, made with a key that is no secret."""
    return beneficiaries().map(
        lambda whose: PersonKey.of(whose, agency="MAU", key=b"a published key for tests only")
    )
