"""A month's list with what the month before handed over, as the pure steps take it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import attrs

from ansinh.books.earlier import earlier_months
from ansinh.books.reckoning import reckon
from ansinh.books.state import BookState, MonthState
from ansinh.cycle import MonthList
from ansinh.entitlement import Rates
from ansinh.payment import CarryOver
from ansinh.roll import Change, Owed
from ansinh.roll.left import still_left

if TYPE_CHECKING:
    from ansinh.books.book import Book


def listed_in(
    book: "Book", state: BookState, month: MonthState, day: date, rates: Rates | None
) -> MonthList:
    """Give the list of a month, with the earlier months that a late standard reaches back to.

    What became known by now of orders that earlier months left unresolved is settled where it was
    paid, also what it paid of this month, and can be ordered again where it was not.
    """
    carried = carried_in(book, state, month)
    brought = (one.delta.changes for one in carried.listed if one.delta)
    earlier = earlier_months(book.values, state, month, day, rates)
    return MonthList(
        before=book.values.base(state, month),
        delta=book.values.delta(state, month),
        roll=book.values.roll(state, month),
        carried=attrs.evolve(carried, listed=(*carried.listed, *earlier)),
        left=still_left((*brought, *_changes_since(book, state, month, carried.owed))),
        deaths=book.values.past(state, month).deaths,
    )


def carried_in(book: "Book", state: BookState, month: MonthState) -> CarryOver:
    """Give what a month was handed over, with what is known by now of its orders."""
    unplanned = attrs.evolve(month, planned=0)
    carried = book.values.carried(state, unplanned)
    if not carried.unresolved:
        return carried
    return carried.knowing(reckon(book, state, unplanned).resolved_before)


def _changes_since(
    book: "Book", state: BookState, month: MonthState, owed: Iterable[Owed]
) -> Iterator[tuple[Change, ...]]:
    """Give the changes of the months from the oldest sum on: before, no removal ended one."""
    oldest = min((item.line.month_of for item in owed), default=month.month)
    for one in sorted(state.months):
        if oldest <= one < month.month:
            yield book.values.changes(state, state.months[one])
