"""`NewsSince`: what was told of orders since they were settled as paid."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import attrs

from ansinh.books.brought_news import told_before
from ansinh.books.earlier_orders import EarlierOrder, standings_settled
from ansinh.books.heard_items import HeardOutcome, heard_about
from ansinh.books.pseudonym import pseudonym_of
from ansinh.books.standing import Standing
from ansinh.books.state import BookState, MonthState
from ansinh.payment import Outcome, PaymentInstruction

if TYPE_CHECKING:
    from ansinh.books.book import Book


@attrs.frozen
class NewsSince:
    """What months before one were told of orders that are settled as paid (tin sau quyết toán).

    It is looked for only where something else is told now than that they were paid. What had been
    told when an order was settled, or when evidence of it was recorded, is answered by that: told
    once more it is no news. What was told after that counts, in whatever month it was.
    """

    rows: tuple[HeardOutcome, ...] = ()
    """All that months before were told of these orders."""
    answered: frozenset[Outcome] = frozenset()
    counting: tuple[HeardOutcome, ...] = ()

    @classmethod
    def of(
        cls,
        book: "Book",
        state: BookState,
        month: MonthState,
        told: Iterable[Outcome],
        earlier: Mapping[str, EarlierOrder],
    ) -> "NewsSince":
        """Look for it, by the rows that tell of such orders now."""
        about = {r: order for one in told for r, order in _otherwise(one, earlier)}
        if not about:
            return cls()
        past = [one for one in state.months.values() if one.month < month.month]
        events = {event for one in past for event in one.answers}
        brought = told_before(book.values, state)
        rows: list[HeardOutcome] = []
        answered: set[Outcome] = set()
        counting: list[HeardOutcome] = []
        for order in about.values():
            before = [one for one in _told_of(book, order) if one.event in events and one.counts]
            before += [one for one in brought if one.outcome.reference == order.reference]
            until = _answered_until(book, state, past, order)
            answered |= {one.outcome for one in before if one.event < until}
            counting += [one for one in before if one.event > until]
            rows += before
        new = (one for one in counting if one.outcome not in answered)
        counts = tuple(one for one in new if any(_otherwise(one.outcome, earlier)))
        return cls(tuple(rows), frozenset(answered), counts)

    def joined(self, told: Iterable[HeardOutcome]) -> list[HeardOutcome]:
        """Give what counts of what is told now, together with what was told since."""
        if not self.rows:
            return list(told)
        return [*(one for one in told if one.outcome not in self.answered), *self.counting]


def _told_of(book: "Book", order: PaymentInstruction) -> list[HeardOutcome]:
    person = pseudonym_of(order.programme, order.beneficiary, key=book.key)
    return heard_about(book.store.documents_of(person), order.reference.text)


def _otherwise(
    outcome: Outcome, earlier: Mapping[str, EarlierOrder]
) -> Iterable[tuple[str, PaymentInstruction]]:
    """Give the order of a row that is settled as paid, if the row says something else of it."""
    reference = outcome.reference.text if outcome.reference else ""
    one = earlier.get(reference)
    is_paid = one is not None and one.standing is Standing.PAID
    if one is not None and one.order is not None and is_paid and not one.is_said_again(outcome):
        yield reference, one.order


def _answered_until(
    book: "Book", state: BookState, past: Iterable[MonthState], order: PaymentInstruction
) -> int:
    """Give the event that answered what had been told of an order by then; 0: nothing had been."""
    reference = order.reference.text
    until = 0
    for month in past:
        is_own = month.month == order.month
        if is_own or reference in standings_settled(book, state, month):
            until = max(until, month.settled)
        proofs = (one for one in month.evidence if one.approved and one.reference == reference)
        until = max(until, *(one.event for one in proofs), 0)
    return until
