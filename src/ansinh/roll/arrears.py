"""Changes that take effect before the list's month: what is owed, and what was paid too much."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, assert_never

import attrs

from ansinh.entitlement import MERIT, Rates, standard_for
from ansinh.errors import NotInForce
from ansinh.law import Citation
from ansinh.money import NOTHING, Dong, total_of
from ansinh.months import Month
from ansinh.people import same_person
from ansinh.roll.changes import Addition, Adjustment, Change, Removal
from ansinh.roll.delta import MonthlyDelta
from ansinh.roll.entry import Entry, EntryKey
from ansinh.roll.line import Cause, Component, InstructionLine, Owed
from ansinh.roll.reasons import RemovalReason
from ansinh.roll.recovery import Recoverable, RecoveryCause

_REMOVED: Final[dict[RemovalReason | None, RecoveryCause]] = {
    RemovalReason.DIED: RecoveryCause.DIED,
    RemovalReason.MOVED_OUT: RecoveryCause.MOVED,
}

MERIT_ARREARS_ONCE: Final = Citation("44/2022/TT-BTC", "art. 15(2)(a)")
"""Merit arrears are paid once, in the month after the one of the decision."""


@attrs.frozen
class Arrears:
    """What a month's backdated changes come to (truy lĩnh, truy thu). Unit: đồng.

    `not_yet` is owed too, but its month has not come: the plan holds it, and the next month has it.
    """

    owed: tuple[Owed, ...]
    recoverable: tuple[Recoverable, ...]
    not_yet: tuple[Owed, ...] = ()

    @property
    def total(self) -> Dong:
        """What is owed in all, and can be paid."""
        return total_of(owed.amount for owed in self.owed)

    def __add__(self, other: "Arrears") -> "Arrears":
        return Arrears(
            (*self.owed, *other.owed),
            (*self.recoverable, *other.recoverable),
            (*self.not_yet, *other.not_yet),
        )


def arrears_of(
    delta: MonthlyDelta,
    as_of: date,
    rates: Rates | None = None,
    *,
    promised: Iterable[Owed] = (),
) -> Arrears:
    """Work out, month by month, what the backdated changes of a delta come to.

    Where a line has a coefficient, each month counts with its own standard, as known on the day
    `as_of`; otherwise with the listed amount. Never with more than the list says, before or after
    the change, whatever standard was decided since: a list that is still made with the old one
    owes late months by the old one too, and `top_ups` adds the rest to all of them alike.

    `promised` is what earlier months left over. Who comes back has some of the months since the
    addition's effective month standing there already; those count with what is still missing. What
    stands there of who leaves was not paid, and is not claimed back.

    Merit arrears whose decision is of the list's month or later are `not_yet` to be paid.

    Source: 44/2022/TT-BTC, art. 15(2)(a).
    """
    left_over: dict[EntryKey, list[Owed]] = defaultdict(list)
    for item in promised:
        left_over[item.key].append(item)
    owed: list[Owed] = []
    not_yet: list[Owed] = []
    recoverable: list[Recoverable] = []
    for change in delta.changes:
        entry, cause = _whose(change)
        first = merit_arrears_month(change)
        payable = owed if first is None or first <= delta.month else not_yet
        for month, counted in _differences(change, delta.month, as_of, rates):
            difference = _besides(change, counted, month, left_over[change.key])
            if difference > NOTHING:
                line = InstructionLine(Component.ARREARS, month, difference, cause)
                payable.append(Owed(entry.programme, entry.beneficiary, line))
            elif difference < NOTHING:
                why = why_too_much(change)
                recoverable.append(
                    Recoverable(entry.programme, entry.beneficiary, month, -difference, why)
                )
    return Arrears(tuple(owed), tuple(recoverable), tuple(not_yet))


def merit_arrears_month(change: Change) -> Month | None:
    """Give the month in which a merit change's arrears are paid (tháng chi truy lĩnh), once.

    ``None`` for other programmes, for who leaves, and where no list says the decision's day. The
    month that the decision states is taken to be the one in which it was signed.

    Source: 44/2022/TT-BTC, art. 15(2)(a).
    """
    match change:
        case Addition():
            entry, decision = change.entry, change.decision or change.entry.entitlement.decision
        case Adjustment():
            entry, decision = change.after, change.decision
        case Removal():
            return None
        case _:
            assert_never(change)
    if entry.programme != MERIT or decision is None or decision.issued_on is None:
        return None
    return Month.of(decision.issued_on) + 1


def why_too_much(change: Change) -> RecoveryCause:
    """Say why a change takes money back."""
    match change:
        case Removal():
            return _REMOVED.get(change.reason, RecoveryCause.OTHER)
        case Adjustment():
            return RecoveryCause.TOO_HIGH
        case Addition():  # nobody joins at a loss
            return RecoveryCause.OTHER
        case _:
            assert_never(change)


def _besides(change: Change, counted: Dong, month: Month, left_over: Iterable[Owed]) -> Dong:
    """Give what a month comes to besides what was left over of it.

    Who joins has that promised already, paid or not; of who leaves it was never paid, unless
    nobody knows.
    """
    if isinstance(change, Adjustment):
        return counted
    there = total_of(
        item.amount
        for item in left_over
        if item.line.month_of == month
        and same_person(item.beneficiary.person, change.entry.beneficiary.person)
        and not (isinstance(change, Removal) and item.line.cause.unresolved)
    )
    if isinstance(change, Removal):
        return min(counted + there, NOTHING)
    return max(counted - there, NOTHING)


def _whose(change: Change) -> tuple[Entry, Cause]:
    match change:
        case Addition() | Removal():
            return change.entry, Cause.ADDED_LATE
        case Adjustment():
            return change.after, Cause.RAISED_LATE
        case _:
            assert_never(change)


def _differences(
    change: Change, until: Month, as_of: date, rates: Rates | None
) -> Iterator[tuple[Month, Dong]]:
    month = change.effective
    while month < until:
        match change:
            case Addition():
                yield month, _listed_in(change.entry, month, as_of, rates)
            case Removal():
                yield month, -_listed_in(change.entry, month, as_of, rates)
            case Adjustment():
                after = _listed_in(change.after, month, as_of, rates)
                yield month, after - _listed_in(change.before, month, as_of, rates)
            case _:
                assert_never(change)
        month += 1


def _listed_in(entry: Entry, month: Month, as_of: date, rates: Rates | None) -> Dong:
    # What a line paid, or would have: its amount, or less where the month's standard was lower.
    # Not more: a standard that was decided late was not paid before it was known.
    return min(entry.amount, _owed_in(entry, month, as_of, rates))


def _owed_in(entry: Entry, month: Month, as_of: date, rates: Rates | None) -> Dong:
    """Give what a line comes to in a month by the standard as known on a day."""
    coefficient = entry.entitlement.coefficient
    if coefficient is None:
        return entry.amount
    try:
        standard = standard_for(entry.programme, month, as_of, rates)
    except NotInForce:
        return entry.amount
    return standard.value.times(coefficient)
