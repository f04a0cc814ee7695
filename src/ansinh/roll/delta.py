"""`MonthlyDelta`: the changes that turn one month's roll into the next."""

from collections.abc import Iterable, Mapping
from typing import Self, assert_never

import attrs

from ansinh.errors import Code, DeltaConflicts
from ansinh.money import Dong, total_of
from ansinh.months import Month
from ansinh.roll.changes import Addition, Adjustment, Change, Removal
from ansinh.roll.entry import Entry, EntryKey
from ansinh.roll.roll import Roll


@attrs.frozen
class RollIdentity:
    """Which roll is meant (danh sách nào): its month and its digest."""

    month: Month
    digest: str

    @classmethod
    def of(cls, roll: Roll) -> Self:
        """Name a roll."""
        return cls(roll.month, roll.digest)


@attrs.frozen
class Conflict:
    """One reason why a delta does not fit a roll (mâu thuẫn)."""

    code: Code
    key: EntryKey | None = None
    change: Change | None = attrs.field(default=None, repr=False)


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda change: change.key))


@attrs.frozen
class MonthlyDelta:
    """The changes that turn one month's roll into the next (biến động tháng).

    It names the roll that it is for and the roll that it makes, so it fits once and only there.
    ``difference(a, b).apply_to(a) == b`` for all rolls a, b.
    """

    base: RollIdentity
    result: RollIdentity
    changes: tuple[Change, ...] = attrs.field(converter=_in_order)

    @classmethod
    def on(cls, roll: Roll, month: Month, changes: Iterable[Change]) -> Self:
        """Make the delta of `month` on a roll out of what the lists report.

        Whoever is listed is paid, and whoever has left is not: what takes effect in a later month
        belongs on that month's list.

        Raises:
            DeltaConflicts: ``delta-addition-present``, ``delta-absent``, ``delta-old-value``,
                ``delta-twice``, ``effective-after``; all of them at once.
        """
        listed = _in_order(changes)
        later = [change for change in listed if change.effective > month]
        if later:
            early = [Conflict(Code.EFFECTIVE_AFTER, change.key, change) for change in later]
            raise DeltaConflicts([*early, *_conflicts(roll.by_key, listed)])
        made = _applied(roll, month, listed)
        return cls(RollIdentity.of(roll), RollIdentity.of(made), listed)

    @property
    def month(self) -> Month:
        """The month whose roll the changes make."""
        return self.result.month

    @property
    def net(self) -> Dong:
        """What the month costs more than the one before. Unit: đồng."""
        return total_of(change.net for change in self.changes)

    @property
    def additions(self) -> tuple[Addition, ...]:
        """Who joined (tăng)."""
        return tuple(change for change in self.changes if isinstance(change, Addition))

    @property
    def removals(self) -> tuple[Removal, ...]:
        """Who left (giảm)."""
        return tuple(change for change in self.changes if isinstance(change, Removal))

    @property
    def adjustments(self) -> tuple[Adjustment, ...]:
        """What changed (điều chỉnh)."""
        return tuple(change for change in self.changes if isinstance(change, Adjustment))

    def apply_to(self, roll: Roll) -> Roll:
        """Give the next roll, or refuse with all conflicts listed and nothing applied.

        Raises:
            DeltaConflicts: ``delta-month``, ``delta-base`` and those of `on`.
        """
        if RollIdentity.of(roll) != self.base:
            wrong = Code.DELTA_MONTH if roll.month != self.base.month else Code.DELTA_BASE
            misfits = _conflicts(roll.by_key, self.changes)
            raise DeltaConflicts([Conflict(wrong), *misfits])
        made = _applied(roll, self.result.month, self.changes)
        if made.digest != self.result.digest:
            raise DeltaConflicts([Conflict(Code.DELTA_BASE)])
        return made


def difference(before: Roll, after: Roll) -> MonthlyDelta:
    """Give the changes that make `after` out of `before`."""
    old, new = before.by_key, after.by_key
    changes: list[Change] = [Removal(old[key], after.month) for key in old.keys() - new.keys()]
    changes += [Addition(new[key], after.month) for key in new.keys() - old.keys()]
    changes += [
        Adjustment(entry, new[key], after.month)
        for key, entry in old.items()
        if key in new and new[key] != entry
    ]
    return MonthlyDelta(RollIdentity.of(before), RollIdentity.of(after), changes)


def inverse(delta: MonthlyDelta) -> MonthlyDelta:
    """Give the delta that takes back what another did."""
    back: list[Change] = []
    month = delta.base.month
    for change in delta.changes:
        match change:
            case Addition():
                back.append(Removal(change.entry, month))
            case Removal():
                back.append(Addition(change.entry, month))
            case Adjustment():
                back.append(Adjustment(change.after, change.before, month))
            case _:
                assert_never(change)
    return MonthlyDelta(delta.result, delta.base, back)


def compose(first: MonthlyDelta, second: MonthlyDelta) -> MonthlyDelta:
    """Give the one delta that does what two do, one after the other.

    Who came and went again is not in it, nor an adjustment that changes nothing; reasons and
    effective months stay with their change.

    Raises:
        DeltaConflicts: ``delta-base``: the second is not for the roll that the first makes;
            ``delta-old-value``: they say so, and their changes do not fit each other.
    """
    if first.result != second.base:
        raise DeltaConflicts([Conflict(Code.DELTA_BASE)])
    earlier = {change.key: change for change in first.changes}
    later = {change.key: change for change in second.changes}
    joined: list[Change] = []
    for key in earlier.keys() | later.keys():
        change = _chained(earlier.get(key), later.get(key))
        if change is not None and _changes_something(change):
            joined.append(change)
    return MonthlyDelta(first.base, second.result, joined)


def _sides(change: Change) -> tuple[Entry | None, Entry | None]:
    match change:
        case Addition():
            return None, change.entry
        case Removal():
            return change.entry, None
        case Adjustment():
            return change.before, change.after
        case _:
            assert_never(change)


def _changes_something(change: Change) -> bool:
    before, after = _sides(change)
    return before != after


def _chained(first: Change | None, second: Change | None) -> Change | None:
    if first is None or second is None:
        return second if first is None else first
    before, between = _sides(first)
    if between != _sides(second)[0]:
        raise DeltaConflicts([Conflict(Code.DELTA_OLD_VALUE, first.key, second)])
    if isinstance(second, Removal):
        return None if before is None else attrs.evolve(second, entry=before)
    after = second.entry if isinstance(second, Addition) else second.after
    if isinstance(first, Addition):
        return attrs.evolve(first, entry=after)
    before = first.entry if isinstance(first, Removal) else first.before
    return Adjustment(before, after, second.effective, decision=second.decision)


def _conflicts(entries: Mapping[EntryKey, Entry], changes: Iterable[Change]) -> list[Conflict]:
    found: list[Conflict] = []
    seen: set[EntryKey] = set()
    for change in changes:
        key = change.key
        if key in seen:
            found.append(Conflict(Code.DELTA_TWICE, key, change))
            continue
        seen.add(key)
        held, expected = entries.get(key), _sides(change)[0]
        if held == expected:
            continue
        if expected is None:
            code = Code.DELTA_ADDITION_PRESENT
        elif held is None:
            code = Code.DELTA_ABSENT
        else:
            code = Code.DELTA_OLD_VALUE
        found.append(Conflict(code, key, change))
    return found


def _applied(roll: Roll, month: Month, changes: tuple[Change, ...]) -> Roll:
    conflicts = _conflicts(roll.by_key, changes)
    if conflicts:
        raise DeltaConflicts(conflicts)
    entries = roll.by_key.copy()
    for change in changes:
        after = _sides(change)[1]
        if after is None:
            del entries[change.key]
        else:
            entries[change.key] = after
    return Roll(month, entries.values())
