"""A month's list with what the month before handed over, as the pure steps take it."""

from datetime import date
from typing import TYPE_CHECKING

import attrs

from ansinh.books.earlier import earlier_months
from ansinh.books.state import BookState, MonthState
from ansinh.cycle import MonthList
from ansinh.entitlement import Rates

if TYPE_CHECKING:
    from ansinh.books.book import Book


def listed_in(
    book: "Book", state: BookState, month: MonthState, day: date, rates: Rates | None
) -> MonthList:
    """Give the list of a month, with the earlier months that a late standard reaches back to."""
    carried = book.values.carried(state, month)
    earlier = earlier_months(book.values, state, month, day, rates)
    return MonthList(
        before=book.values.base(state, month),
        delta=book.values.delta(state, month),
        roll=book.values.roll(state, month),
        carried=attrs.evolve(carried, listed=(*carried.listed, *earlier)),
    )
