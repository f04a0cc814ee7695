"""Orders of earlier months: what they were, and how they were settled; for ever."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import attrs

from ansinh.books.items_read import bodies_of
from ansinh.books.standing import Standing
from ansinh.books.state import BookState, FileStage, MonthState
from ansinh.months import Month
from ansinh.payment import Outcome, PaymentBatch, PaymentInstruction
from ansinh.payment.comparison import differences_of

if TYPE_CHECKING:
    from ansinh.books.book import Book

RECORDS = ("unpaid", "resolved", "returned")
"""The kinds of items of a settlement that say how an order stands after it."""


@attrs.frozen
class EarlierOrder:
    """An order of an earlier month (lệnh chi kỳ trước), and how it was settled.

    What was never sent is ``ordered``. There is no batch of what was erased.
    """

    standing: Standing
    batch: PaymentBatch | None = None
    order: PaymentInstruction | None = None

    def is_said_again(self, outcome: Outcome) -> bool:
        """Whether an answer tells of it nothing but how it was settled."""
        if self.order is None or outcome.kind.value != self.standing.value:
            return False
        return not differences_of(self.order, outcome)


def months_ordered_in(
    book: "Book", state: BookState, references: Collection[str]
) -> frozenset[Month]:
    """Give the months in which these references were given out; of nobody's there are none.

    Those that the book began on bear the months in which they were ordered outside.
    """
    places = book.store.place_of(references)
    given = (_month_of(state, event) for event, _ in places.values())
    months = {month for month in given if month is not None}
    unplaced = set(references) - places.keys()
    brought = book.values.brought(state) if unplaced else None
    for batch in (*brought.settled, *brought.unresolved) if brought else ():
        if any(order.reference.text in unplaced for order in batch.instructions):
            months.add(batch.month)
    return frozenset(months)


def earlier_orders(
    book: "Book", state: BookState, month: MonthState, references: Collection[str]
) -> dict[str, EarlierOrder]:
    """Find orders of earlier months by their references; those that nobody gave are left out."""
    carried = book.values.carried(state, month)
    found = _in(carried.settled, Standing.PAID, references)
    found |= _in(carried.unresolved, Standing.SENT, references)
    rest = [one for one in references if one not in found]
    places = book.store.place_of(rest)
    by_month: dict[Month, list[str]] = {}
    for reference, (event, _) in places.items():
        given = _month_of(state, event)
        if given is not None and given != month.month:
            by_month.setdefault(given, []).append(reference)
        elif reference not in _ordered(book, state, month):
            found[reference] = EarlierOrder(Standing.ORDERED)
    if unplaced := set(rest) - places.keys():
        found |= _brought(book, state, unplaced, until=month.month)
    for given, those in by_month.items():
        found |= _settled(book, state, state.months[given], those, until=month.month)
    return found


def _in(
    batches: Iterable[PaymentBatch], standing: Standing, references: Collection[str]
) -> dict[str, EarlierOrder]:
    wanted = set(references)
    return {
        order.reference.text: EarlierOrder(standing, batch, order)
        for batch in batches
        for order in batch.instructions
        if order.reference.text in wanted
    }


def _month_of(state: BookState, event: int) -> Month | None:
    """Say in which month a reference was given out: the last one that had begun by then."""
    begun = [month.month for month in state.months.values() if month.opened <= event]
    return max(begun, default=None)


def _ordered(book: "Book", state: BookState, month: MonthState) -> Collection[str]:
    if not month.planned:
        return frozenset()
    batches = book.values.batches(state, month)
    return {order.reference.text for batch in batches for order in batch.instructions}


def _brought(
    book: "Book", state: BookState, references: Collection[str], *, until: Month
) -> dict[str, EarlierOrder]:
    """Give orders that the first month was handed over from outside, as they stood by then."""
    brought = book.values.brought(state)
    found = _in(brought.settled, Standing.PAID, references)
    found |= _in(brought.unresolved, Standing.SENT, references)
    known = _known(book, state, until=until) if found else {}
    return {
        reference: attrs.evolve(one, standing=known.get(reference, one.standing))
        for reference, one in found.items()
    }


def _known(book: "Book", state: BookState, *, until: Month) -> dict[str, Standing]:
    """Give how orders stand by what the months before one have settled."""
    known: dict[str, Standing] = {}
    for month in sorted(state.months):
        if month < until:
            known |= standings_settled(book, state, state.months[month])
    return known


def _settled(
    book: "Book",
    state: BookState,
    month: MonthState,
    references: Collection[str],
    *,
    until: Month,
) -> dict[str, EarlierOrder]:
    """Give orders of a closed month, as it and the months after it had settled them by then."""
    sent = [file.intended for file in month.standing if file.stage is FileStage.SENT]
    ordered = _in(book.values.batches(state, month), Standing.PAID, references)
    known: dict[str, Standing] = {}
    for later in sorted(state.months):
        settled = state.months[later]
        if month.month <= later < until:
            known |= standings_settled(book, state, settled)
    given = {parts[1] for event in sent for parts in bodies_of(book.store, event, "live")}
    found = {}
    for reference in references:
        standing = known.get(reference, Standing.PAID) if reference in given else Standing.ORDERED
        one = ordered.get(reference, EarlierOrder(standing))
        found[reference] = attrs.evolve(one, standing=standing)
    return found


def standings_settled(book: "Book", state: BookState, month: MonthState) -> Mapping[str, Standing]:
    """Give how orders stand after a month's settlement, but for those that it settled as paid."""

    def read() -> Mapping[str, Standing]:
        return {
            parts[1]: Standing(parts[2])
            for kind in RECORDS
            for parts in bodies_of(book.store, month.settled, kind)
        }

    return book.values.once(("standings", month.settled), state, read)
