"""What a list says of a line, as facts: the group that it names, taken at its word.

A list has a code for the group and the level, and seldom more. What the group asks for besides an
age is taken to be so; ages are reckoned from the date of birth.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import attrs

from ansinh.entitlement.facts import Decided, Dependant, Fact, PersonFacts
from ansinh.entitlement.groups import Conditions, Group, Level, Times
from ansinh.entitlement.rates import Rates
from ansinh.months import Month
from ansinh.people import BirthDate, Document

AS_LISTED: Final = date(1900, 1, 1)
"""The day of a decision that a line is taken to rest on, where it names none."""

_JOINED: Final = "+"
_COUNT: Final = re.compile(r"[1-9]|1[0-9]|20", re.ASCII)
"""Of more children than twenty a list speaks by mistake."""


@attrs.frozen
class ListedGroup:
    """A group and level as a list names them (nhóm ghi trên danh sách), so many times."""

    group: Group
    level: Level | None = None
    times: int = 1


def listed_groups(code: str, rates: Rates, month: Month, as_of: date) -> tuple[ListedGroup, ...]:
    """Find what a list's code means: ``5a.1``, ``4.2`` for two children, ``4.2+6.4`` for both.

    As the groups are in the month; of one that is repealed, or not yet there, as it was or will
    be. Empty where the law, as far as we have it, knows no such code.
    """
    every = {group.code: group for one in reversed(rates.every) for group in one.groups}
    known = every | {group.code: group for group in rates.groups(month, as_of)}
    parts = [_part(part, known.values()) for part in code.split(_JOINED)]
    found = [part for part in parts if part is not None]
    return tuple(found) if len(found) == len(parts) else ()


def _part(code: str, groups: Iterable[Group]) -> ListedGroup | None:
    for group in groups:
        for level in group.levels:
            if code == level.code:
                return ListedGroup(group, level)
            before, _, number = code.rpartition(".")
            if group.times is Times.CHILDREN and before == level.code and _COUNT.fullmatch(number):
                return ListedGroup(group, level, int(number))
        if code == group.code:
            return ListedGroup(group)
    return None


def facts_listed(
    listed: Iterable[ListedGroup],
    birth: BirthDate | None,
    month: Month,
    *,
    died_on: date | None = None,
    since: Month | None = None,
    decision: Document | None = None,
) -> PersonFacts:
    """Give the facts that must be so for the groups of a line to be right in `month`.

    Children are taken to be as many as the code says, and of an age that counts. `since` and
    `decision` are those of the line; without them it is taken that one was made long ago.
    """
    parts = tuple(listed)
    words = dict.fromkeys(word for part in parts for word in _words(part))
    died = (Fact("died", since=died_on),) if died_on else ()
    return PersonFacts(
        birth=birth,
        facts=(*map(Fact, words), *died),
        children=tuple(child for part in parts for child in _children(part, month)),
        decided=tuple(
            Decided(part.group.code, AS_LISTED, since=since, document=decision) for part in parts
        ),
    )


def _words(part: ListedGroup) -> Iterator[str]:
    level = part.level.conditions if part.level else Conditions()
    chosen = [row[0] for row in level.needs]
    yield from chosen
    for row in part.group.conditions.needs:
        if not set(row) & set(chosen):
            yield row[0]


def _children(part: ListedGroup, month: Month) -> Iterator[Dependant]:
    newborn = BirthDate.on(month.first_day)
    if part.group.times is Times.CHILDREN:
        yield from (Dependant(newborn) for _ in range(part.times))
    elif part.level is not None:
        yield from (Dependant(newborn) for _ in range(part.level.children))
