"""The book's own earlier months, as far as a standard that was decided late reaches back."""

from collections.abc import Iterator
from datetime import date

from ansinh.books.loading import Values
from ansinh.books.state import BookState, MonthState
from ansinh.entitlement import MERIT, Rates, national_rates
from ansinh.roll import LateStandards, ListedMonth, Roll


def earlier_months(
    values: Values, state: BookState, month: MonthState, day: date, rates: Rates | None
) -> tuple[ListedMonth, ...]:
    """Give the months before from the first one on in which a line is short of its standard.

    Those before it need not be read at all: what they were listed with is still right.
    """
    law = rates or national_rates()
    standards = LateStandards(day, law)
    # A merit allowance is raised by a decision of its own, never by a standard.
    programmes = {one.programme for text in law.every for one in text.standards} - {MERIT}
    before = [one for one in state.months.values() if one.month < month.month]
    for place, one in enumerate(before):
        # Most months had one standard only, and need not be read to know it.
        risen = any(len(standards.of(programme, one.month)) > 1 for programme in programmes)
        if risen and _is_short(values.roll(state, one), standards):
            return tuple(_listed(values, state, later) for later in before[place:])
    return ()


def _is_short(roll: Roll, standards: LateStandards) -> bool:
    return any(_short(roll, standards))


def _short(roll: Roll, standards: LateStandards) -> Iterator[bool]:
    for entry in roll.entries:
        if standards.follows(entry, roll.month):
            yield entry.amount < standards.amounts(entry, roll.month)[-1]


def _listed(values: Values, state: BookState, month: MonthState) -> ListedMonth:
    return ListedMonth(
        values.roll(state, month),
        values.delta(state, month),
        values.arrears(month),
    )
