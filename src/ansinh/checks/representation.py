"""Does each ground on which somebody collects for another hold, by the Civil Code?"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from dateutil.relativedelta import relativedelta

from ansinh.checks.circle import in_a_circle
from ansinh.checks.finding import Finding
from ansinh.errors import Code
from ansinh.law import Citation
from ansinh.months import day_label
from ansinh.payment.standing import (
    DEATH,
    LEAST_AGE,
    alike,
    ends_of,
    obstacle_alone,
    obstacle_of,
    obstacles_of,
    people_behind,
)
from ansinh.people import (
    Authorization,
    CitizenId,
    Guardianship,
    Paper,
    ParentalRepresentation,
    Person,
    birthday,
    same_person,
)
from ansinh.roll import Entry, EntryKey, Roll

_FOUND: Final[Mapping[Code, Code]] = MappingProxyType(
    {
        Code.HOLD_REPRESENTATIVE_DIED: Code.CHECK_REPRESENTATIVE_DIED,
        Code.HOLD_REPRESENTATIVE_SELF: Code.CHECK_REPRESENTATIVE_SELF,
        Code.HOLD_REPRESENTATIVE_MINOR: Code.CHECK_REPRESENTATIVE_MINOR,
        Code.HOLD_REPRESENTATIVE_INCAPACITY: Code.CHECK_REPRESENTATIVE_INCAPACITY,
        Code.HOLD_MINOR: Code.CHECK_UNREPRESENTED,
        Code.HOLD_INCAPACITY: Code.CHECK_UNREPRESENTED,
    }
)
"""What holds money is found before it is held; a paper that is to come is nothing to find."""
_ONE_GUARDIAN: Final = Citation("91/2015/QH13", "art. 47(2)")
_FULL_CAPACITY: Final = Citation("91/2015/QH13", "art. 49(1)")
_ANOTHER: Final = Citation("91/2015/QH13", "art. 134(1)")
_BOTH: Final = 2
_A_MONTH: Final = relativedelta(months=1)


def grounds_sound(roll: Roll, on: date) -> Iterator[Finding]:
    """Find the papers that give no right to collect on the day, and who needs one and has none.

    Beside what holds the money, as `ansinh.payee_for` has it, this sees more than one line: a
    representative who died as a beneficiary, two guardians of one ward under two programmes,
    guardians in a circle; and it reads the birth year in an identity number. A paper that ended
    within a month was found as ending a month ago (`papers_ending`), and is not told again.

    Source: Civil Code 2015, art. 21, 22, 47(2), 49, 60, 62, 134 to 140.
    """
    dead = _dead_on(roll, on)
    for entry in roll.entries:
        if entry.papers:
            yield from _once(entry, _of_papers(entry, on, dead))
        else:
            alone = obstacle_alone(entry.beneficiary.person, on)
            if alone is not None and not _has_died(entry.beneficiary.person, on):
                yield Finding.of(Code.CHECK_UNREPRESENTED, entry.key, alone.citation)
    yield from _guardians_many(roll, on)
    for key in in_a_circle(roll, on):
        yield Finding.of(Code.CHECK_GUARDIANS_CIRCLE, key, _FULL_CAPACITY)


def _once(entry: Entry, found: Iterator[tuple[Code, Citation, str]]) -> Iterator[Finding]:
    seen: dict[tuple[Code, str], Citation] = {}
    for code, citation, day in found:
        seen.setdefault((code, day), citation)
    for (code, day), citation in seen.items():
        yield Finding.of(code, entry.key, citation, day=day)


def _of_papers(
    entry: Entry, on: date, dead: frozenset[CitizenId]
) -> Iterator[tuple[Code, Citation, str]]:
    """Give what is wrong with the papers of a line: code, article, and the day where one counts."""
    if _has_died(entry.beneficiary.person, on):
        return
    for paper in entry.papers:
        yield from _of_itself(paper, entry, on)
        yield from _of_what_else_is_known(paper, entry, on, dead)
    if _overlap(entry, on):
        yield Code.CHECK_PAPERS_OVERLAP, entry.papers[0].citation, ""


def _of_itself(paper: Paper, entry: Entry, on: date) -> Iterator[tuple[Code, Citation, str]]:
    whose = entry.beneficiary.person
    for obstacle in obstacles_of(paper, entry.papers, whose, on):
        if obstacle.code in _FOUND:
            yield _FOUND[obstacle.code], obstacle.citation, ""
        elif obstacle.code is Code.HOLD_PAPER_ENDED:
            last_day = min(ends_of(paper, whose))
            if last_day < on - _A_MONTH and not _renewed(paper, entry, on):
                yield Code.CHECK_PAPER_ENDED, obstacle.citation, day_label(last_day)


def _of_what_else_is_known(
    paper: Paper, entry: Entry, on: date, dead: frozenset[CitizenId]
) -> Iterator[tuple[Code, Citation, str]]:
    behind = people_behind(paper)
    if any(person.citizen_id in dead for person in behind):
        yield Code.CHECK_REPRESENTATIVE_DIED, DEATH[type(paper)], ""
    if _looks_like(paper.representative, entry.beneficiary.person):
        yield Code.CHECK_REPRESENTATIVE_SELF, _ANOTHER, ""
    age, article = LEAST_AGE[type(paper)]
    if any(_too_young_by_number(person, age, on) for person in behind):
        yield Code.CHECK_REPRESENTATIVE_MINOR, article, ""


def _has_died(person: Person, on: date) -> bool:
    return person.died_on is not None and person.died_on <= on


def _dead_on(roll: Roll, on: date) -> frozenset[CitizenId]:
    people = (entry.beneficiary.person for entry in roll.entries)
    return frozenset(p.citizen_id for p in people if p.citizen_id is not None and _has_died(p, on))


def _renewed(paper: Paper, entry: Entry, on: date) -> bool:
    """Say whether another paper of the same person holds: then the old one is history."""
    return any(
        alike(other.representative, paper.representative)
        and obstacle_of(other, entry.papers, entry.beneficiary.person, on) is None
        for other in entry.papers
    )


def _looks_like(representative: Person, whose: Person) -> bool:
    numbers = {person.citizen_id for person in (representative, whose)} - {None}
    return len(numbers) < _BOTH and same_person(representative, whose)


def _too_young_by_number(person: Person, age: int, on: date) -> bool:
    """Say whether an identity number tells a child, where no birth date is known."""
    if person.birth is not None or person.citizen_id is None:
        return False
    return on < birthday(date(person.citizen_id.implied.birth_year, 1, 1), age)


def _overlap(entry: Entry, on: date) -> bool:
    """Say whether papers of one kind, of people who cannot both act, hold at one time."""
    whose = entry.beneficiary.person
    agents = [p for p in entry.papers if isinstance(p, Authorization)]
    if any(
        not _passed_on(one, other) and _at_one_time(one, other, whose, on)
        for one, other in itertools.combinations(agents, 2)
    ):
        return True
    parents = [p for p in entry.papers if isinstance(p, ParentalRepresentation)]
    return any(
        all(_at_one_time(*pair, whose, on) for pair in itertools.combinations(three, 2))
        for three in itertools.combinations(parents, 3)
    )


def _passed_on(one: Authorization, other: Authorization) -> bool:
    return any(
        agent.passed_on_by is not None and alike(agent.passed_on_by, first.representative)
        for agent, first in ((one, other), (other, one))
    )


def _at_one_time(one: Paper, other: Paper, whose: Person, on: date) -> bool:
    """Say whether two people's papers have a day in common that is not past."""
    if alike(one.representative, other.representative):
        return False
    begin = max(one.span.start or date.min, other.span.start or date.min, on)
    last = min([*ends_of(one, whose), *ends_of(other, whose)], default=date.max)
    return begin <= last


def _guardians_many(roll: Roll, on: date) -> Iterator[Finding]:
    """Find the wards with two guardians at one time, also under two programmes (art. 47(2))."""
    lines: dict[CitizenId | EntryKey, list[Entry]] = defaultdict(list)
    for entry in roll.entries:
        if any(isinstance(paper, Guardianship) for paper in entry.papers):
            lines[entry.beneficiary.person.citizen_id or entry.key].append(entry)
    for entries in lines.values():
        whose = entries[0].beneficiary.person
        guardianships = [
            paper for entry in entries for paper in entry.papers if isinstance(paper, Guardianship)
        ]
        if not _has_died(whose, on) and _two_guardians(guardianships, whose, on):
            for entry in entries:
                yield Finding.of(Code.CHECK_GUARDIANS_MANY, entry.key, _ONE_GUARDIAN)


def _two_guardians(guardianships: Sequence[Guardianship], whose: Person, on: date) -> bool:
    return any(
        (one.relation is None or one.relation is not other.relation)
        and _at_one_time(one, other, whose, on)
        for one, other in itertools.combinations(guardianships, 2)
    )
