"""Whether the changes of all lists fit the roll and each other; where not, at which row."""

from collections.abc import Iterable, Sequence
from typing import assert_never

import attrs

from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.rolls import identity_of_entry
from ansinh.errors import Code, DeltaConflicts
from ansinh.formats.record import Record
from ansinh.months import Month
from ansinh.roll import (
    Addition,
    Adjustment,
    Change,
    Conflict,
    Entry,
    EntryKey,
    MonthlyDelta,
    Removal,
    Roll,
)


@attrs.frozen(repr=False)
class Placed:
    """A change, and the row of the list that reports it."""

    change: Change
    reading: ListReading
    record: Record

    def fault(self, code: Code) -> None:
        """Report a conflict at the cell that says whose line it is."""
        field = "case" if self.record["case"] is not None else "citizen_id"
        self.reading.fault(self.record.row, field, code)


def not_known(known: Iterable[Change], placed: Iterable[Placed]) -> list[Placed]:
    """Leave out what was reported before, word for word."""
    by_key = {change.key: change for change in known}
    return [one for one in placed if by_key.get(one.change.key) != one.change]


def delta_of(
    base: Roll, month: Month, placed: Sequence[Placed], known: Sequence[Change]
) -> MonthlyDelta | None:
    """Make the delta, with what was known; conflicts go to the rows of their changes."""
    conflicts: tuple[object, ...] = ()
    try:
        return MonthlyDelta.on(base, month, [*known, *(one.change for one in placed)])
    except DeltaConflicts as error:
        conflicts = error.conflicts
    by_change = {id(one.change): one for one in placed}
    for conflict in conflicts:
        if isinstance(conflict, Conflict) and (one := by_change.get(id(conflict.change))):
            one.fault(conflict.code)
    return None


def check_people(base: Roll, placed: Sequence[Placed], known: Sequence[Change]) -> None:
    """Refuse what would put one person on the new roll twice in a programme.

    What was `known` before fits. Somebody who leaves under one case may come back under another in
    the same month; then the months of one end where those of the other begin.
    """
    held = {person: entry.key for entry in base.entries if (person := _person(entry))}
    left: dict[tuple[str, str], Month] = {}
    for change in (*known, *(one.change for one in placed)):
        _leave(change, held, left)
    for change in known:
        if (after := _after(change)) and (person := _person(after)):
            held[person] = after.key
    for one in placed:
        if isinstance(one.change, Addition):
            _check_overlap(one, one.change, left)
        if after := _after(one.change):
            _hold(one, after, held, base)


def _leave(
    change: Change, held: dict[tuple[str, str], EntryKey], left: dict[tuple[str, str], Month]
) -> None:
    """Take somebody off whose line goes, or changes; of who goes, note from which month on."""
    if isinstance(change, Addition):
        return
    before = change.entry if isinstance(change, Removal) else change.before
    person = _person(before)
    if person is None:
        return
    held.pop(person, None)
    if isinstance(change, Removal):
        left[person] = change.effective


def _after(change: Change) -> Entry | None:
    """Give the line that a change leaves on the roll."""
    match change:
        case Addition(entry=after) | Adjustment(after=after):
            return after
        case Removal():
            return None
        case _:
            assert_never(change)


def _check_overlap(one: Placed, addition: Addition, left: dict[tuple[str, str], Month]) -> None:
    """Refuse arrears for months in which the person still stood on the roll, and was paid."""
    until = left.get(_person(addition.entry) or ("", ""))
    if until is not None and addition.effective < until:
        row = one.record.row
        one.reading.fault(row, "effective", Code.ADDITION_OVERLAPS, month=until.label)


def _hold(one: Placed, after: Entry, held: dict[tuple[str, str], EntryKey], base: Roll) -> None:
    person = _person(after)
    if person is None:
        return
    holder = held.setdefault(person, after.key)
    if holder == after.key:
        return
    present = isinstance(one.change, Addition) and holder in base.by_key
    one.fault(Code.DELTA_ADDITION_PRESENT if present else Code.ROLL_CITIZEN_ID)


def _person(entry: Entry) -> tuple[str, str] | None:
    identity = identity_of_entry(entry)
    return None if identity is None else (entry.programme.code, identity.digits)
