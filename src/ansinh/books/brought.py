"""Orders that the book did not give out: what it began on had them (lệnh chi nhận bàn giao).

They hold no keys in the store. No agency is known when a book is begun, and they were never in a
file of its own. What they paid, or may have paid, is held against each plan all the same; what
they paid to somebody who is erased stands with the erasure.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

import attrs

from ansinh.books.claims import keys_of_order
from ansinh.books.earlier_orders import standings_settled
from ansinh.books.reckoning import reckon
from ansinh.books.standing import Standing
from ansinh.books.state import BookState
from ansinh.payment import Agency, PaymentInstruction, PaymentPlan
from ansinh.roll import Component

if TYPE_CHECKING:
    from ansinh.books.book import Book


def brought_keys(
    book: "Book", state: BookState, references: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Give the keys that orders from outside would hold, by reference; the book's own are left out.

    Whoever asks has planned a month: until then it is not known whose book it is.
    """
    agency = Agency(state.agency, "", book.key)
    wanted = set(references)
    orders = _orders(book, state) if wanted else ()
    return {
        order.reference.text: keys_of_order(order, agency=agency)
        for order in orders
        if order.reference.text in wanted
    }


def brought_live(
    book: "Book", state: BookState, agency: Agency, plan: PaymentPlan
) -> dict[str, str]:
    """Give the keys of what orders from outside paid, or may have paid, each with its order.

    What they paid to somebody who is erased stands with the erasure (`kept_live`). A plan is asked
    first: one that pays nothing of the time before the book need read nothing.
    """
    first = next(iter(state.months))
    lines = (line for order in plan.instructions for line in order.lines)
    # An order of the month before may have paid the first month together with its own.
    if not any(x.month_of <= first or x.component is Component.FUNERAL for x in lines):
        return {}
    return {
        key: order.reference.text
        for order in brought_held(book, state)
        for key in keys_of_order(order, agency=agency)
    }


def brought_held(book: "Book", state: BookState) -> tuple[PaymentInstruction, ...]:
    """Give the orders from outside that paid, or may have paid; whoever is erased has none."""
    orders = _orders(book, state)
    free = _free(book, state) if orders else frozenset()
    return tuple(order for order in orders if order.reference.text not in free)


def _orders(book: "Book", state: BookState) -> tuple[PaymentInstruction, ...]:
    brought = book.values.brought(state)
    batches = (*brought.settled, *brought.unresolved)
    return tuple(order for batch in batches for order in batch.instructions)


def _free(book: "Book", state: BookState) -> set[str]:
    """Give the orders of which it is sure by now that no money went; none that is in doubt."""
    known: dict[str, Standing] = {}
    for month in state.months.values():
        if month.is_closed:
            known |= standings_settled(book, state, month)
    free = {reference for reference, standing in known.items() if standing.frees}
    unplanned = attrs.evolve(state.open, planned=0) if state.open else None
    if unplanned is not None and book.values.carried(state, unplanned).unresolved:
        resolved = reckon(book, state, unplanned).resolved_before
        free |= {one.order.reference.text for one in resolved if not one.was_paid}
    return free - state.doubted
