"""Do guardianships go in a circle: a guardian who is, over others, the ward of their own ward?"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ansinh.people import BirthDate, CitizenId, Guardianship, Person
from ansinh.roll import EntryKey, Roll

_Who = CitizenId | tuple[str, BirthDate]


def in_a_circle(roll: Roll, on: date) -> Iterator[EntryKey]:
    """Give the lines of wards whose guardians lead back to them, on the day."""
    guardians: dict[_Who, set[_Who]] = defaultdict(set)
    lines: dict[_Who, list[EntryKey]] = defaultdict(list)
    for entry in roll.entries:
        ward = _who(entry.beneficiary.person)
        if ward is None:
            continue
        lines[ward].append(entry.key)
        for paper in entry.papers:
            guardian = _who(paper.representative)
            if isinstance(paper, Guardianship) and on in paper.span and guardian is not None:
                guardians[ward].add(guardian)
    for ward in list(guardians):
        others = guardians[ward] - {ward}  # a guardian of oneself is found by itself
        if _lead_to(ward, others, guardians):
            yield from lines[ward]


def _lead_to(ward: _Who, others: set[_Who], guardians: dict[_Who, set[_Who]]) -> bool:
    waiting, seen = list(others), set(others)
    while waiting:
        further = guardians.get(waiting.pop(), set()) - seen
        if ward in further:
            return True
        seen |= further
        waiting += further
    return False


def _who(person: Person) -> _Who | None:
    """Give what tells a person from others; a name alone does not."""
    if person.citizen_id is not None:
        return person.citizen_id
    return None if person.birth is None else (person.name.folded, person.birth)
