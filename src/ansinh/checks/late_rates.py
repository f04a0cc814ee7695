"""Whose earlier months does a standard that was decided late not raise by itself?"""

from collections.abc import Iterable, Iterator
from datetime import date

from ansinh.checks.finding import Finding
from ansinh.entitlement import Rates, standard_for
from ansinh.errors import Code
from ansinh.months import Month
from ansinh.roll import (
    Adjustment,
    Entry,
    EntryKey,
    LateStandards,
    ListedMonth,
    MonthlyDelta,
)


def rates_late(
    listed: Iterable[ListedMonth],
    as_of: date,
    rates: Rates | None = None,
    *,
    delta: MonthlyDelta | None = None,
) -> Iterator[Finding]:
    """Find the lines of earlier lists that `top_ups` leaves alone though the standard has risen.

    Merit allowances wait for a decision; of a line without a coefficient, or with an amount that
    no standard explains, somebody has to say what it comes to now. Whose line was adjusted back
    to the month has been decided. Each line once, at the first of its months.
    """
    months = sorted(listed, key=lambda one: one.roll.month)
    decided = _decided([*(one.delta for one in months), delta])
    standards = LateStandards(as_of, rates)
    found: set[EntryKey] = set()
    for one in months:
        month = one.roll.month
        for entry in one.roll.entries:
            known = entry.key in found or decided.get(entry.key, month + 1) <= month
            if known or not _left_alone(entry, month, standards):
                continue
            found.add(entry.key)
            article = standard_for(entry.programme, month, as_of, rates).citation
            yield Finding.of(
                Code.CHECK_RATE_LATE,
                entry.key,
                article,
                beneficiary=entry.beneficiary,
                month=month.label,
            )


def _decided(deltas: Iterable[MonthlyDelta | None]) -> dict[EntryKey, Month]:
    """Give from which month on each line was adjusted, by the earliest."""
    since: dict[EntryKey, Month] = {}
    for delta in deltas:
        for change in delta.changes if delta else ():
            if isinstance(change, Adjustment) and change.net.value:
                since[change.key] = min(change.effective, since.get(change.key, change.effective))
    return since


def _left_alone(entry: Entry, month: Month, standards: LateStandards) -> bool:
    had = standards.of(entry.programme, month)
    return len(had) > 1 and had[-1] > had[0] and not standards.follows(entry, month)
