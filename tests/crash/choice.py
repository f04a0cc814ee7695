"""Which points are tried: a handful by `make test`, what was promised in CI, all by night.

The choice is the same each time. Calls of one name on one kind of file are much alike: of each such
group the first and the last are always among those that are chosen.
"""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from typing import Final

import attrs
from tests.crash.faults import DISK, Call, Fault, Point

PROMISED: Final = ("render", "approve", "sent", "results", "settle", "close")
"""The steps whose every call is tried in CI."""

_ONE_BY_ONE: Final = (Fault.KILL, Fault.BROKEN, Fault.FULL_ONCE, Fault.FULL, Fault.BROKEN_ONCE)


@attrs.frozen
class Choice:
    """How much is tried of a step."""

    every_call: bool = False
    every_fault: bool = False
    faults: tuple[Fault, ...] = DISK
    twice: bool = False
    """Whether what takes the step up again is harmed too."""
    twice_at_every_call: bool = False

    def points(self, calls: Sequence[Call], turn: int = 0) -> list[Point]:
        """Choose the points of a step; at another `turn` with other faults, where not all are."""
        chosen = calls if self.every_call else [call for group in _groups(calls) for call in group]
        if self.every_fault:
            return [Point(fault, call) for call in chosen for fault in self.faults]
        if not self.faults:
            return []
        faults = islice(cycle(self.faults), turn, None)
        return [Point(next(faults), call) for call in chosen]

    def firsts(self, calls: Sequence[Call]) -> list[Point]:
        """Choose where a step is broken off so that another has to take it up."""
        if not self.twice:
            return []
        return [Point(Fault.KILL, group[-1]) for group in _groups(calls)]

    def seconds(self, calls: Sequence[Call], turn: int) -> Iterator[Point]:
        """Choose where the one that takes it up is harmed; at another `turn` by other faults."""
        if self.twice_at_every_call:
            yield from (Point(fault, call) for call in calls for fault in _ONE_BY_ONE)
            return
        faults = islice(cycle(_ONE_BY_ONE), turn, None)
        yield from (Point(next(faults), group[0]) for group in _groups(calls))


def choice_of(profile: str, step: str) -> Choice | None:
    """Say how much of a step a profile tries, if any."""
    promised = step in PROMISED
    if profile == "nightly":
        return Choice(every_call=True, every_fault=True, twice=True, twice_at_every_call=True)
    if profile == "ci":
        return Choice(every_call=promised, every_fault=promised, twice=promised)
    if profile == "none":
        return Choice(faults=())
    if profile == "kill":
        return Choice(every_call=True, faults=(Fault.KILL,))
    return Choice() if promised else None


def spread(calls: Sequence[Call], number: int) -> tuple[Call, ...]:
    """Give so many calls, the first and the last among them, as far apart as can be."""
    if len(calls) <= number:
        return tuple(calls)
    return tuple(calls[n * (len(calls) - 1) // (number - 1)] for n in range(number))


def _groups(calls: Sequence[Call]) -> list[list[Call]]:
    """Give the first and the last of the calls that are much alike."""
    groups: dict[tuple[str, str], list[Call]] = {}
    for call in calls:
        groups.setdefault((call.name, call.file), []).append(call)
    return [list(dict.fromkeys((group[0], group[-1]))) for group in groups.values()]
