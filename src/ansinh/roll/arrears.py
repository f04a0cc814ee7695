"""Changes that take effect before the list's month: what is owed, and what was paid too much."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_never

import attrs

from ansinh.entitlement import Programme, Rates, standard_for
from ansinh.errors import NotInForce
from ansinh.money import NOTHING, Dong, total_of
from ansinh.months import Month
from ansinh.people import Beneficiary, same_person
from ansinh.roll.changes import Addition, Adjustment, Change, Removal
from ansinh.roll.delta import MonthlyDelta
from ansinh.roll.entry import Entry, EntryKey
from ansinh.roll.line import Cause, Component, InstructionLine, Owed


@attrs.frozen(repr=False)
class Recoverable:
    """What an earlier month may have paid too much (truy thu); never a negative payment.

    Whether it was paid is for the month book to say; it is never taken from another person.
    """

    programme: Programme
    beneficiary: Beneficiary
    month_of: Month
    amount: Dong

    def __repr__(self) -> str:
        return f"Recoverable({self.programme.code}, …, {self.month_of}, {self.amount})"

    __str__ = __repr__


@attrs.frozen
class Arrears:
    """What a month's backdated changes come to (truy lĩnh, truy thu). Unit: đồng."""

    owed: tuple[Owed, ...]
    recoverable: tuple[Recoverable, ...]

    @property
    def total(self) -> Dong:
        """What is owed in all."""
        return total_of(owed.amount for owed in self.owed)

    def __add__(self, other: "Arrears") -> "Arrears":
        return Arrears((*self.owed, *other.owed), (*self.recoverable, *other.recoverable))


def arrears_of(
    delta: MonthlyDelta,
    as_of: date,
    rates: Rates | None = None,
    *,
    promised: Iterable[Owed] = (),
) -> Arrears:
    """Work out, month by month, what the backdated changes of a delta come to.

    Where a line has a coefficient, each month counts with its own standard, as known on the day
    `as_of`; otherwise with the listed amount. What was paid before a change was never more than
    the list said, whatever standard was decided since.

    `promised` is what earlier months left over. Who comes back has some of the months since the
    addition's effective month standing there already; those count with what is still missing. What
    stands there of who leaves was not paid, and is not claimed back.
    """
    left_over: dict[EntryKey, list[Owed]] = defaultdict(list)
    for item in promised:
        left_over[item.key].append(item)
    owed: list[Owed] = []
    recoverable: list[Recoverable] = []
    for change in delta.changes:
        entry, cause = _whose(change)
        for month, counted in _differences(change, delta.month, as_of, rates):
            difference = _besides(change, counted, month, left_over[change.key])
            if difference > NOTHING:
                line = InstructionLine(Component.ARREARS, month, difference, cause)
                owed.append(Owed(entry.programme, entry.beneficiary, line))
            elif difference < NOTHING:
                recoverable.append(
                    Recoverable(entry.programme, entry.beneficiary, month, -difference)
                )
    return Arrears(tuple(owed), tuple(recoverable))


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
                yield month, _owed_in(change.entry, month, as_of, rates)
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
    coefficient = entry.entitlement.coefficient
    if coefficient is None:
        return entry.amount
    try:
        standard = standard_for(entry.programme, month, as_of, rates)
    except NotInForce:
        return entry.amount
    return standard.value.times(coefficient)
