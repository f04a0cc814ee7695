"""`Deaths`: of whose death lists have told, by whatever programme's line."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple, assert_never

import attrs

from ansinh.people import Person
from ansinh.roll.changes import Addition, Adjustment, Change, Removal
from ansinh.roll.entry import Entry, EntryKey
from ansinh.roll.reasons import AdditionReason, RemovalReason

_ONE_DAY = timedelta(days=1)


class Death(NamedTuple):
    """A death (người chết): whose, as the line had them, and the day as far as it is known."""

    person: Person
    on: date


@attrs.frozen
class Deaths:
    """Deaths that lists have told of (số người đã báo chết), by the line that told it.

    The person is who has died, not the line: what one programme's list says of an identity number
    is so for every other line under that number. A case number alone says nothing to others, since
    each programme numbers its own.
    """

    by_line: Mapping[EntryKey, Death] = attrs.field(factory=dict)

    def after(self, changes: Iterable[Change]) -> "Deaths":
        """Take in a month's changes.

        Who left as dead has died; without a day, by the end of the last month that is paid. Where
        the line is there again and does not say it, or its programme restores the person under
        another case, it was a mistake. What the same month's list says of a death holds.
        """
        known = dict(self.by_line)
        removals: list[Removal] = []
        for change in changes:
            match change:
                case Addition():
                    if change.reason is AdditionReason.RESTORED:
                        _restore(known, change.entry)
                    _listed(known, change.entry)
                case Adjustment():
                    _listed(known, change.after)
                case Removal():
                    removals.append(change)
                case _:
                    assert_never(change)
        for removal in removals:
            day = _day_of(removal)
            if day is not None:
                known[removal.key] = Death(removal.entry.beneficiary.person, day)
        return Deaths(known)

    def with_lines(self, entries: Iterable[Entry]) -> "Deaths":
        """Take in what the lines of a list say themselves."""
        said = {
            entry.key: Death(person, person.died_on)
            for entry in entries
            if (person := entry.beneficiary.person).died_on is not None
        }
        return Deaths({**self.by_line, **said})

    def has_died(self, person: Person, on: date) -> bool:
        """Whether somebody with a number of the person's had died by a day, as far as is told."""
        return bool(self.by_line) and any(
            death.on <= on and _may_be_one(death.person, person)
            for number in _numbers_of(person)
            for death in self._by_number.get(number, ())
        )

    @cached_property
    def _by_number(self) -> dict[str, list[Death]]:
        found: dict[str, list[Death]] = defaultdict(list)
        for death in self.by_line.values():
            for number in _numbers_of(death.person):
                found[number].append(death)
        return found


def _listed(known: dict[EntryKey, Death], entry: Entry) -> None:
    known.pop(entry.key, None)
    person = entry.beneficiary.person
    if person.died_on is not None:
        known[entry.key] = Death(person, person.died_on)


def _restore(known: dict[EntryKey, Death], entry: Entry) -> None:
    numbers = set(_numbers_of(entry.beneficiary.person))
    for key, death in tuple(known.items()):
        if key.programme == entry.key.programme and not numbers.isdisjoint(
            _numbers_of(death.person)
        ):
            del known[key]


def _day_of(removal: Removal) -> date | None:
    """Give the day of a death; ``None`` where somebody leaves for another reason."""
    said = removal.entry.beneficiary.person.died_on
    if removal.reason is not RemovalReason.DIED:
        return said
    return removal.event_on or said or removal.effective.first_day - _ONE_DAY


def _numbers_of(person: Person) -> list[str]:
    """Give the digits of a person's numbers: twelve, and nine of the old one."""
    return [number.digits for number in (person.citizen_id, person.legacy_id) if number is not None]


def _may_be_one(one: Person, other: Person) -> bool:
    """Whether two who share a number may be one person: old numbers were given out twice."""
    return None in {one.citizen_id, other.citizen_id} or one.citizen_id == other.citizen_id
