"""`payee_for`: who collects this month, in what capacity, on what ground."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import attrs

from ansinh.errors import Code
from ansinh.law import Citation
from ansinh.payment.standing import (
    alike,
    last_day_of,
    obstacle_alone,
    obstacle_of,
    source_of,
)
from ansinh.payment.usable import article_of_channel, is_held_by
from ansinh.people import (
    Authorization,
    Channel,
    GuardianRelation,
    Guardianship,
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

_PRECEDENCE: Final = (Guardianship, ParentalRepresentation, Authorization)
_NEARER: Final = (
    Code.HOLD_PAPER_NOT_BEGUN,
    Code.HOLD_PAPER_ENDED,
    Code.HOLD_REPRESENTATIVE_DIED,
    Code.HOLD_REPRESENTATIVE_SELF,
    Code.HOLD_REPRESENTATIVE_MINOR,
    Code.HOLD_REPRESENTATIVE_INCAPACITY,
    Code.HOLD_MINOR,
    Code.HOLD_INCAPACITY,
    Code.HOLD_NO_GROUND,
)
"""Of several papers none of which holds, the one tells why that came nearest to holding."""
_ONE_GUARDIAN: Final = Citation("91/2015/QH13", "art. 47(2)")
_BOTH_PARENTS: Final = 2


@attrs.frozen(repr=False)
class Payee:
    """Who collects (người nhận), in what capacity, and the paper that allows it.

    `channel` is how, and `until` the last day on which the ground holds, as far as anybody knows;
    ``None`` is open. Neither makes somebody another payee, and an order keeps neither
    (`as_ordered`): it says its channel itself.
    """

    person: Person
    capacity: Capacity
    ground: Paper | None = None
    channel: Channel | None = attrs.field(default=None, eq=False)
    until: date | None = attrs.field(default=None, eq=False)

    @property
    def article(self) -> Citation | None:
        """The article of the ground; ``None`` where the beneficiary collects, who needs none."""
        return None if self.ground is None else self.ground.citation

    @property
    def as_ordered(self) -> "Payee":
        """Who collects, as an order says it."""
        return Payee(self.person, self.capacity, self.ground)

    def __repr__(self) -> str:
        return f"Payee(…, {self.capacity.value})"

    __str__ = __repr__


def payee_for(entry: Entry, on: date) -> Payee | Code:
    """Say who collects on the day `on`, or why nobody can.

    The beneficiary; or, where the line names representatives, the one whose paper holds on that
    day. A line that names a representative is not paid to anybody else in silence, and a child
    under 15 or somebody whose capacity is lost collects through a representative only.

    Of several papers that hold, a guardian's goes before a parent's, since there is a guardian
    only where parents cannot, and a parent's before an authorization, since whom the law names
    does not hang on a signature. Whoever has passed the right on, as a guardian, a parent or a
    first agent, steps back for the agent. Of both parents, or both grandparents as guardians,
    either collects: the one whose account it is, else the one named first. Of others of one rank
    nobody is chosen. Who has several papers collects by the first.

    Gives one of the codes ``hold-died``, ``hold-minor``, ``hold-incapacity``,
    ``hold-paper-ended``, ``hold-paper-not-begun``, ``hold-representative-died``,
    ``hold-representative-self``, ``hold-representative-minor``,
    ``hold-representative-incapacity``, ``hold-no-ground``, ``hold-representatives-many`` where
    nobody can.

    Source: Civil Code 2015, art. 21, 22, 47, 134 to 140, 562 to 564.
    """
    whose = entry.beneficiary.person
    if whose.died_on is not None and whose.died_on <= on:
        return Code.HOLD_DIED
    if not entry.papers:
        alone = obstacle_alone(whose, on)
        return _alone(entry) if alone is None else alone.code
    holding: list[Paper] = []
    obstacles: list[Code] = []
    for paper in entry.papers:
        obstacle = obstacle_of(paper, entry.papers, whose, on)
        if obstacle is None:
            holding.append(paper)
        else:
            obstacles.append(obstacle.code)
    if not holding:
        return max(obstacles, key=_NEARER.index)
    ground = _chosen(holding, entry, on)
    if ground is None:
        return Code.HOLD_REPRESENTATIVES_MANY
    until = last_day_of(ground, entry.papers, whose, on)
    return Payee(ground.representative, _CAPACITY[type(ground)], ground, entry.channel, until)


def article_for(code: Code, entry: Entry, on: date) -> Citation | None:
    """Name the article behind a hold; ``None`` where the rule is ours and no law's.

    It is the one on which the paper rests that stands in the way, or the one that ends it.
    """
    whose = entry.beneficiary.person
    if code is Code.HOLD_REPRESENTATIVES_MANY:
        first, *_ = _foremost(_holding(entry, on), entry, on)
        return _ONE_GUARDIAN if isinstance(first, Guardianship) else first.citation
    alone = None if entry.papers else obstacle_alone(whose, on)
    of_papers = (obstacle_of(paper, entry.papers, whose, on) for paper in entry.papers)
    for obstacle in (alone, *of_papers):
        if obstacle is not None and obstacle.code is code:
            return obstacle.citation
    return article_of_channel(code)


def _alone(entry: Entry) -> Payee:
    person = entry.beneficiary.person
    until = None if person.died_on is None else person.died_on - timedelta(days=1)
    return Payee(person, Capacity.SELF, None, entry.channel, until)


def _holding(entry: Entry, on: date) -> list[Paper]:
    whose = entry.beneficiary.person
    return [p for p in entry.papers if obstacle_of(p, entry.papers, whose, on) is None]


def _chosen(holding: list[Paper], entry: Entry, on: date) -> Paper | None:
    """Choose the paper by which somebody collects; ``None`` where nothing says whose."""
    if len(_different(paper.representative for paper in holding)) == 1:
        return holding[0]
    foremost = _foremost(holding, entry, on)
    people = _different(paper.representative for paper in foremost)
    if len(people) == 1:
        return foremost[0]
    whose = entry.beneficiary.person
    sources = [source_of(paper, entry.papers, whose, on) for paper in foremost]
    if len(people) != len(_different(source.representative for source in sources)):
        return None  # two agents of one parent
    if not _may_both(sources):
        return None
    own = (p for p in foremost if is_held_by(entry.channel, p.representative))
    return next(own, foremost[0])


def _foremost(holding: list[Paper], entry: Entry, on: date) -> list[Paper]:
    """Give the papers of the first rank, without those whose holder has passed the right on."""
    whose = entry.beneficiary.person
    ranks = [
        _PRECEDENCE.index(type(source_of(paper, entry.papers, whose, on))) for paper in holding
    ]
    first = [paper for paper, rank in zip(holding, ranks, strict=True) if rank == min(ranks)]
    passed_on = [
        paper.passed_on_by
        for paper in first
        if isinstance(paper, Authorization) and paper.passed_on_by is not None
    ]
    keeping = [
        paper for paper in first if not any(alike(paper.representative, by) for by in passed_on)
    ]
    return keeping or first


def _different(people: Iterable[Person]) -> list[Person]:
    found: list[Person] = []
    for person in people:
        if not any(alike(person, other) for other in found):
            found.append(person)
    return found


def _may_both(sources: list[Paper]) -> bool:
    """Say whether each of several may act: both parents, or both grandparents as guardians.

    Source: Civil Code 2015, art. 47(2), 136(1).
    """
    relations = {
        paper.relation if isinstance(paper, Guardianship) else GuardianRelation.PARENT
        for paper in sources
        if not isinstance(paper, Authorization)
    }
    if relations == {GuardianRelation.GRANDPARENT}:
        return True
    both = len(_different(paper.representative for paper in sources)) <= _BOTH_PARENTS
    return both and relations == {GuardianRelation.PARENT}
