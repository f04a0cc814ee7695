"""`payee_for`: who collects this month, in what capacity, on what ground."""

from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from ansinh.errors import Code
from ansinh.law import Citation
from ansinh.people import (
    Authorization,
    Guardianship,
    NameMatch,
    Paper,
    ParentalRepresentation,
    Person,
)
from ansinh.roll import Entry


class Capacity(StrEnum):
    """In what capacity somebody collects (tư cách người nhận)."""

    SELF = "self"
    GUARDIAN = "guardian"
    PARENT = "parent"
    AGENT = "agent"
    ORGANISER = "organiser"

    @property
    def vietnamese(self) -> str:
        """The capacity as the lists write it."""
        return _VIETNAMESE[self]


_VIETNAMESE = {
    Capacity.SELF: "Bản thân",
    Capacity.GUARDIAN: "Người giám hộ",
    Capacity.PARENT: "Cha/mẹ",
    Capacity.AGENT: "Người được ủy quyền",
    Capacity.ORGANISER: "Người tổ chức mai táng",
}

_CAPACITY = {
    Guardianship: Capacity.GUARDIAN,
    ParentalRepresentation: Capacity.PARENT,
    Authorization: Capacity.AGENT,
}

_PAPER_DOES_NOT_HOLD: Final = frozenset(
    {Code.HOLD_PAPER_ENDED, Code.HOLD_PAPER_NOT_BEGUN, Code.HOLD_REPRESENTATIVES_MANY}
)
_DEATH_OF_REPRESENTATIVE: Final = {
    Guardianship: Citation("91/2015/QH13", "art. 60(1)"),
    Authorization: Citation("91/2015/QH13", "art. 140(3)"),
}


@attrs.frozen(repr=False)
class Payee:
    """Who collects (người nhận), in what capacity, and the paper that allows it."""

    person: Person
    capacity: Capacity
    ground: Paper | None = None

    def __repr__(self) -> str:
        return f"Payee(…, {self.capacity.value})"

    __str__ = __repr__


def payee_for(entry: Entry, on: date) -> Payee | Code:
    """Say who collects on the day `on`, or why nobody can.

    The beneficiary; or, where the line names representatives, the one whose paper holds on that
    day. A line that names a representative is not paid to anybody else in silence.

    Gives one of the codes ``hold-died``, ``hold-paper-ended``, ``hold-paper-not-begun``,
    ``hold-representative-died``, ``hold-representatives-many`` where nobody can.

    Source: Civil Code 2015, art. 136, 140(3), 563.
    """
    died_on = entry.beneficiary.person.died_on
    if died_on is not None and died_on <= on:
        return Code.HOLD_DIED
    if not entry.papers:
        return Payee(entry.beneficiary.person, Capacity.SELF)
    holding = [paper for paper in entry.papers if on in paper.span]
    if not holding:
        begun = any(_begun(paper, on) for paper in entry.papers)
        return Code.HOLD_PAPER_ENDED if begun else Code.HOLD_PAPER_NOT_BEGUN
    living = [paper for paper in holding if not _dead(paper.representative, on)]
    if not living:
        return Code.HOLD_REPRESENTATIVE_DIED
    ground, *others = living
    if not all(_same(ground.representative, other.representative) for other in others):
        return Code.HOLD_REPRESENTATIVES_MANY
    return Payee(ground.representative, _CAPACITY[type(ground)], ground)


def article_for(code: Code, entry: Entry) -> Citation | None:
    """Name the article behind a hold; ``None`` where the rule is ours and no law's.

    It is the one on which the paper rests that stands in the way.

    Source: Civil Code 2015, art. 60(1), 140(3), and those of the papers.
    """
    paper = next(iter(entry.papers), None)
    if paper is None:
        return None
    if code is Code.HOLD_REPRESENTATIVE_DIED:
        return _DEATH_OF_REPRESENTATIVE.get(type(paper), paper.citation)
    return paper.citation if code in _PAPER_DOES_NOT_HOLD else None


def _same(one: Person, other: Person) -> bool:
    # Two papers of one person seldom write everything alike: a renewal brings a new telephone.
    named_alike = one.name.matches(other.name) is not NameMatch.DIFFERENT
    return one == other or (
        one.citizen_id is not None and one.citizen_id == other.citizen_id and named_alike
    )


def _begun(paper: Paper, on: date) -> bool:
    return paper.span.start is None or paper.span.start <= on


def _dead(person: Person, on: date) -> bool:
    return person.died_on is not None and person.died_on <= on
