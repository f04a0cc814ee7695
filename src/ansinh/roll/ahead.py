"""`PromisedAhead`: a month's own money that an earlier month ordered together with its own."""

from collections import defaultdict
from collections.abc import Iterable
from typing import assert_never

import attrs

from ansinh.entitlement import Programme
from ansinh.money import NOTHING, Dong, total_of
from ansinh.months import Month
from ansinh.people import Beneficiary, same_person
from ansinh.roll.arrears import Arrears, why_too_much
from ansinh.roll.changes import Addition, Adjustment, Change, Removal
from ansinh.roll.delta import MonthlyDelta
from ansinh.roll.entry import Entry, EntryKey
from ansinh.roll.line import Cause, Component, InstructionLine, Owed
from ansinh.roll.recovery import Recoverable


@attrs.frozen(repr=False)
class PromisedAhead:
    """What was ordered of a later month (khoản chi gộp trước), whatever became of it.

    Was it not paid, it is among what is carried over too; the month itself never orders it anew.
    Unit: đồng.
    """

    programme: Programme
    beneficiary: Beneficiary
    month_of: Month
    amount: Dong

    @property
    def key(self) -> EntryKey:
        """Whose it is."""
        return EntryKey(self.programme.code, self.beneficiary.case.text)

    def is_for(self, entry: Entry) -> bool:
        """Whether it was promised to whom a line is about: the case, and the same person."""
        known, listed = self.beneficiary.person, entry.beneficiary.person
        return self.key == entry.key and same_person(known, listed)

    def __repr__(self) -> str:
        return f"PromisedAhead({self.programme.code}, …, {self.month_of}, {self.amount})"

    __str__ = __repr__


def ahead_by_key(
    ahead: Iterable[PromisedAhead], month: Month | None = None
) -> dict[EntryKey, list[PromisedAhead]]:
    """Sort what was promised ahead by line; of one month where it is said."""
    found: dict[EntryKey, list[PromisedAhead]] = defaultdict(list)
    for item in ahead:
        if month is None or item.month_of == month:
            found[item.key].append(item)
    return found


def arrears_of_ahead(
    delta: MonthlyDelta,
    ahead: Iterable[PromisedAhead],
    *,
    promised: Iterable[Owed] = (),
) -> Arrears:
    """Set right what was ordered ahead by what the month's own list changes.

    Who gets more than was ordered is owed the difference (truy lĩnh) for the month itself. Who
    gets less, or left, may have been paid too much (truy thu). `promised` is what earlier months
    left over: what stands there of somebody who left was never paid, and is not claimed back.
    """
    ordered = ahead_by_key(ahead, delta.month)
    owed: list[Owed] = []
    recoverable: list[Recoverable] = []
    for change in delta.changes:
        for item in ordered.get(change.key, ()):
            difference = _due(change, item) - item.amount
            if isinstance(change, Removal):
                difference = min(difference + _never_paid(item, promised), NOTHING)
            if difference > NOTHING:
                line = InstructionLine(
                    Component.ARREARS, delta.month, difference, Cause.RAISED_LATE
                )
                owed.append(Owed(item.programme, item.beneficiary, line))
            elif difference < NOTHING:
                why = why_too_much(change)
                recoverable.append(
                    Recoverable(item.programme, item.beneficiary, delta.month, -difference, why)
                )
    return Arrears(tuple(owed), tuple(recoverable))


def _due(change: Change, item: PromisedAhead) -> Dong:
    """Give what the month's list says that the person gets."""
    match change:
        case Adjustment():
            return change.after.amount if item.is_for(change.after) else NOTHING
        case Addition():  # under the case of somebody who is gone: theirs is not the newcomer's
            return item.amount if item.is_for(change.entry) else NOTHING
        case Removal():
            return NOTHING
        case _:
            assert_never(change)


def _never_paid(item: PromisedAhead, promised: Iterable[Owed]) -> Dong:
    return total_of(
        one.amount
        for one in promised
        if one.key == item.key
        and one.line.component is Component.REGULAR
        and one.line.month_of == item.month_of
        and not one.line.cause.unresolved
        and same_person(one.beneficiary.person, item.beneficiary.person)
    )
