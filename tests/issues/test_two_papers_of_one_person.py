"""A renewed paper with a new telephone number was taken for a second person's."""

from datetime import date

import attrs
import pytest
from hypothesis import given

from ansinh import (
    Authorization,
    CitizenId,
    Code,
    DaySpan,
    Entry,
    Guardianship,
    Paper,
    Payee,
    Person,
    PersonName,
    PhoneNumber,
    payee_for,
)
from ansinh.testing.strategies import entries

DAY = date(2024, 7, 5)
AGENT = Person(PersonName("Lê Thị Hoà"), citizen_id=CitizenId("099145000012"))


def _entry(entry: Entry, kinds: tuple[type[Paper], type[Paper]], *persons: Person) -> Entry:
    living = attrs.evolve(entry.beneficiary.person, birth=None, died_on=None)
    papers = tuple(
        kind(person, None, DaySpan()) for kind, person in zip(kinds, persons, strict=True)
    )
    return attrs.evolve(
        entry, beneficiary=attrs.evolve(entry.beneficiary, person=living), papers=papers
    )


@given(entry=entries())
def test_one_person_with_two_papers_collects_on_the_first(entry: Entry) -> None:
    renewed = attrs.evolve(AGENT, name=PersonName("LÊ THỊ HÒA"), phone=PhoneNumber("0001234567"))
    payee = payee_for(_entry(entry, (Authorization, Guardianship), AGENT, renewed), DAY)
    assert isinstance(payee, Payee)
    assert payee.person == AGENT


@pytest.mark.parametrize(
    "other",
    [
        attrs.evolve(AGENT, citizen_id=CitizenId("099145000013")),
        attrs.evolve(AGENT, name=PersonName("Lê Văn Khác")),
        attrs.evolve(AGENT, citizen_id=None),
    ],
)
@given(entry=entries())
def test_who_may_be_two_persons_is_held(entry: Entry, other: Person) -> None:
    """Of two kinds the guardian's goes first (tests/unit/payment/test_precedence.py)."""
    two = _entry(entry, (Authorization, Authorization), AGENT, other)
    assert payee_for(two, DAY) is Code.HOLD_REPRESENTATIVES_MANY
