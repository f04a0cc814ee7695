"""Does a paper let its representative collect on a day; if not, why not; and until when?"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import attrs

from ansinh.errors import Code
from ansinh.law import Citation
from ansinh.people import (
    ADULT,
    OWN_ACTS,
    Authorization,
    GuardianBasis,
    Guardianship,
    Incapacity,
    IncapacityKind,
    Paper,
    ParentalRepresentation,
    Person,
    birthday,
    surely_reached,
    surely_same,
    surely_under,
)

_ONE_DAY: Final = timedelta(days=1)
_CODE: Final = "91/2015/QH13"
DEATH: Final = {
    Guardianship: Citation(_CODE, "art. 60(1)"),
    ParentalRepresentation: ParentalRepresentation.citation,
    Authorization: Citation(_CODE, "art. 140(3)"),
}
_COMING_OF_AGE: Final = {
    Guardianship: Citation(_CODE, "art. 62(1)(a)"),
    ParentalRepresentation: Citation(_CODE, "art. 140(4)(a)"),
}
LEAST_AGE: Final = {
    Guardianship: (ADULT, Citation(_CODE, "art. 49(1)")),
    ParentalRepresentation: (OWN_ACTS, Citation(_CODE, "art. 134(3)")),
    Authorization: (OWN_ACTS, Citation(_CODE, "art. 138(3)")),
}
"""The age of who may represent, in years, and its article."""
_NEEDS_CAPACITY: Final = {
    Guardianship: (frozenset(IncapacityKind), Citation(_CODE, "art. 60(1)")),
    ParentalRepresentation: (frozenset(IncapacityKind), Citation(_CODE, "art. 47(1)(b)")),
    Authorization: (frozenset({IncapacityKind.LOST}), Citation(_CODE, "art. 140(3)")),
}
_OF_ADULTS: Final = frozenset(
    {
        GuardianBasis.NATURAL_OF_ADULT,
        GuardianBasis.CHOSEN,
        GuardianBasis.DESIGNATED_FOR_DIFFICULTY,
    }
)
_REPRESENTS_ANOTHER: Final = Citation(_CODE, "art. 134(1)")
_MINOR: Final = Citation(_CODE, "art. 21")
_LOST: Final = Citation(_CODE, "art. 22(2)")
_GIVEN_BY_NOBODY: Final = Citation(_CODE, "art. 135")


@attrs.frozen
class Obstacle:
    """Why a paper, or somebody alone, gives no right to collect (lý do không được nhận)."""

    code: Code
    citation: Citation


def obstacle_alone(beneficiary: Person, on: date) -> Obstacle | None:
    """Say why somebody cannot collect alone: a child, or whose capacity a court declared lost.

    Who may be under 15, as far as the birth date is known, counts as a child; of whom no birth
    date is known nothing is supposed.

    Source: Civil Code 2015, art. 21, 22(2).
    """
    if beneficiary.birth is not None and not surely_reached(beneficiary.birth, OWN_ACTS, on):
        return Obstacle(Code.HOLD_MINOR, _MINOR)
    if declared(beneficiary, on) is IncapacityKind.LOST:
        return Obstacle(Code.HOLD_INCAPACITY, _LOST)
    return None


def obstacle_of(
    paper: Paper, papers: tuple[Paper, ...], whose: Person, on: date
) -> Obstacle | None:
    """Say why a paper does not let its representative collect: the first of `obstacles_of`."""
    return next(obstacles_of(paper, papers, whose, on), None)


def obstacles_of(
    paper: Paper, papers: tuple[Paper, ...], whose: Person, on: date
) -> Iterator[Obstacle]:
    """Give all that stands between a paper and the money; `papers` are all of the line.

    It has not begun, it has ended, somebody died, the representative is the beneficiary, too
    young, or without capacity, or whoever gave the paper could not.

    Source: Civil Code 2015, art. 21, 22, 49, 60, 62, 134, 135, 138(3), 140.
    """
    found = (
        _out_of_time(paper, whose, on),
        _dead(paper, on),
        _himself(paper, whose),
        _too_young(paper, on),
        _without_capacity(paper, on),
        _not_given(paper, papers, whose, on),
    )
    return (obstacle for obstacle in found if obstacle is not None)


def last_day_of(paper: Paper, papers: tuple[Paper, ...], whose: Person, on: date) -> date | None:
    """Give the last day of a paper that holds on the day `on`; ``None`` where none is known.

    The earliest of: its own last day, the day before a minor's 18th birthday, the day before a
    death or a court's declaration that is known, and the end of the right it was given by.
    """
    ends = [*ends_of(paper, whose)]
    source = source_of(paper, papers, whose, on)
    if source != paper:
        ends += ends_of(source, whose)
    return min((day for day in ends if day >= on), default=None)


def ends_of(paper: Paper, whose: Person) -> Iterator[date]:
    """Give each last day that is known of a paper: its own, by age, by death, by a court."""
    if paper.span.last_day is not None:
        yield paper.span.last_day
    first_days_without = [comes_of_age(paper, whose), whose.died_on]
    first_days_without += [person.died_on for person in people_behind(paper)]
    first_days_without.append(_first_day(paper.representative.incapacity, paper))
    days = (day for day in first_days_without if day is not None and day > date.min)
    yield from (day - _ONE_DAY for day in days)


def source_of(paper: Paper, papers: tuple[Paper, ...], whose: Person, on: date) -> Paper:
    """Give the paper of the guardian or parent who gave an authorization; else the paper itself."""
    giver = paper.given_by if isinstance(paper, Authorization) else None
    if giver is None:
        return paper
    return next(_own_papers(giver, papers, whose, on), paper)


def alike(one: Person, other: Person) -> bool:
    """Say whether two papers name one person, though they seldom write everything alike.

    A renewal brings a new telephone; a name alone has to be written the very same.
    """
    return one == other or surely_same(one, other)


def declared(person: Person, on: date) -> IncapacityKind | None:
    """Give what a court's decision says of somebody's capacity on a day."""
    held = person.incapacity
    return held.kind if held is not None and on in held.span else None


def people_behind(paper: Paper) -> tuple[Person, ...]:
    """Give everybody on whose life a paper depends besides the beneficiary's (art. 140(3))."""
    behind: list[Person | None] = [paper.representative]
    if isinstance(paper, Authorization):
        behind += [paper.given_by, paper.passed_on_by]
    return tuple(person for person in behind if person is not None)


def comes_of_age(paper: Paper, whose: Person) -> date | None:
    """Give the day on which the beneficiary is certainly 18 and a paper for a minor ends.

    A guardianship goes on where a court has declared by then that the ward cannot act alone.

    Source: Civil Code 2015, art. 62(1)(a), 136(1), 140(4)(a).
    """
    if whose.birth is None or isinstance(paper, Authorization):
        return None
    day = birthday(whose.birth.latest, ADULT)
    if isinstance(paper, ParentalRepresentation):
        return day
    return day if _for_minor(paper, whose) and declared(whose, day) is None else None


def _for_minor(paper: Guardianship, whose: Person) -> bool:
    if paper.basis is GuardianBasis.NATURAL_OF_MINOR:
        return True
    start = paper.span.start
    return (
        paper.basis not in _OF_ADULTS
        and start is not None
        and (surely_under(whose.birth, ADULT, start))
    )


def _out_of_time(paper: Paper, whose: Person, on: date) -> Obstacle | None:
    if paper.span.start is not None and on < paper.span.start:
        return Obstacle(Code.HOLD_PAPER_NOT_BEGUN, paper.citation)
    if on not in paper.span:
        return Obstacle(Code.HOLD_PAPER_ENDED, paper.citation)
    of_age = comes_of_age(paper, whose)
    if of_age is not None and of_age <= on:
        return Obstacle(Code.HOLD_PAPER_ENDED, _COMING_OF_AGE[type(paper)])
    return None


def _dead(paper: Paper, on: date) -> Obstacle | None:
    deaths = [person.died_on for person in people_behind(paper)]
    if any(day is not None and day <= on for day in deaths):
        return Obstacle(Code.HOLD_REPRESENTATIVE_DIED, DEATH[type(paper)])
    return None


def _himself(paper: Paper, whose: Person) -> Obstacle | None:
    if surely_same(paper.representative, whose):
        return Obstacle(Code.HOLD_REPRESENTATIVE_SELF, _REPRESENTS_ANOTHER)
    return None


def _too_young(paper: Paper, on: date) -> Obstacle | None:
    age, article = LEAST_AGE[type(paper)]
    if any(surely_under(person.birth, age, on) for person in people_behind(paper)):
        return Obstacle(Code.HOLD_REPRESENTATIVE_MINOR, article)
    return None


def _without_capacity(paper: Paper, on: date) -> Obstacle | None:
    kinds, article = _NEEDS_CAPACITY[type(paper)]
    if declared(paper.representative, on) in kinds:
        return Obstacle(Code.HOLD_REPRESENTATIVE_INCAPACITY, article)
    return None


def _not_given(paper: Paper, papers: tuple[Paper, ...], whose: Person, on: date) -> Obstacle | None:
    """Say why who gave an authorization could not, as far as anybody can know."""
    if not isinstance(paper, Authorization):
        return None
    if paper.given_by is None:
        return _not_given_alone(paper, whose, on)
    if next(_own_papers(paper.given_by, papers, whose, on), None) is None:
        return Obstacle(Code.HOLD_NO_GROUND, _GIVEN_BY_NOBODY)
    return None


def _not_given_alone(paper: Authorization, whose: Person, on: date) -> Obstacle | None:
    first = paper.span if paper.delegation is None else paper.delegation.span
    if surely_under(whose.birth, OWN_ACTS, first.start or on):
        return Obstacle(Code.HOLD_MINOR, _MINOR)
    if first.start is not None and declared(whose, first.start) is IncapacityKind.LOST:
        return Obstacle(Code.HOLD_INCAPACITY, _LOST)
    return None


def _own_papers(
    giver: Person, papers: tuple[Paper, ...], whose: Person, on: date
) -> Iterator[Paper]:
    """Give the papers by which somebody represents the beneficiary by law on the day."""
    for paper in papers:
        by_law = not isinstance(paper, Authorization) and alike(paper.representative, giver)
        if by_law and obstacle_of(paper, papers, whose, on) is None:
            yield paper


def _first_day(incapacity: Incapacity | None, paper: Paper) -> date | None:
    kinds, _ = _NEEDS_CAPACITY[type(paper)]
    return incapacity.span.start if incapacity is not None and incapacity.kind in kinds else None
