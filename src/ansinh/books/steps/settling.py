"""Settle a month by all that was told; again, as long as it is not closed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import attrs

from ansinh.books.act import Act
from ansinh.books.carried_items import items_of_carried
from ansinh.books.event_json import event_at, new_event, said_by
from ansinh.books.events import MonthSettled
from ansinh.books.items import ItemWriter
from ansinh.books.keyed import digest_of_items
from ansinh.books.missing import Missing, lacking
from ansinh.books.receipts import Receipt, Settled
from ansinh.books.reckoning import Reckoning, reckon
from ansinh.books.settled_items import standing_items
from ansinh.books.standings import standings_of
from ansinh.books.state import BookState, MonthState
from ansinh.books.steps.months import month_of
from ansinh.books.store import Item
from ansinh.cycle import SettledMonth
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import CarryOver, Settlement, SettlementLine, settle

if TYPE_CHECKING:
    from ansinh.books.book import Book

STEP: Final = "settle"
_COLUMNS: Final = ("entitled", "carried_in", "returned", "paid", "cancelled", "carried_out")
"""The sums of a line, in the order in which the event has them."""


def settle_month(book: "Book", month: Month, act: Act) -> Settled:
    """Settle a month; see `Book.settle`."""
    state = book.refreshed()
    about = month_of(state, month, STEP)
    if not about.planned:
        raise lacking(STEP, Missing.PLANNED)
    unsent = unsent_files(book, state, about)
    if unsent:
        raise lacking(STEP, Missing.ALL_SENT, which=unsent)
    reckoning = reckon(book, state, about)
    settled = _settled(book, state, about, reckoning)
    items = tuple(_items(book, state, about, reckoning, settled))
    event = MonthSettled(
        month=str(month),
        digest=digest_of_items(items, key=book.key),
        lines=_lines(settled.settlement),
        **said_by(act),
    )
    same = about.is_settled and _is_same(book, about, event)
    # What is closed is settled for ever, also where somebody was erased since.
    if about.is_closed or same:
        receipt = Receipt(state.head, repeated=True)
        return Settled(settled, receipt, _recorded_lines(book, about), whole=same)
    with book.store.writing(state.head) as writing:
        writing.append(new_event(event, items))
    return Settled(settled, Receipt(book.refreshed().head))


def unsent_files(book: "Book", state: BookState, month: MonthState) -> tuple[str, ...]:
    """Name the batches of a month that no file was sent for: provider, programme, number."""
    sent = {(one.provider, one.programme, one.sequence) for one in month.sent}
    planned = (
        (batch.provider, batch.programme.code, batch.sequence)
        for batch in book.values.batches(state, month)
    )
    return tuple(
        f"{p} {programme} {n}" for p, programme, n in planned if (p, programme, n) not in sent
    )


def _settled(
    book: "Book", state: BookState, month: MonthState, reckoning: Reckoning
) -> SettledMonth:
    prepared = book.values.prepared(state, month)
    reconciliation = reckoning.reconciliation
    settlement = settle(prepared.plan, reconciliation, resolved=reckoning.resolved_before)
    carry_over = CarryOver.of(
        settlement,
        reconciliation,
        prepared.plan.batches,
        unresolved=book.values.carried(state, month).unresolved,
        resolved=reckoning.resolved_before,
    )
    return SettledMonth(
        prepared=prepared,
        results=(),
        reconciliation=reconciliation,
        settlement=settlement,
        # Of what is in doubt since it was planned nobody knows whether it is owed.
        carry_over=book.values.reopened(state, carry_over, month.doubted_still),
        resolved=reckoning.resolved_before,
    )


def _items(
    book: "Book",
    state: BookState,
    month: MonthState,
    reckoning: Reckoning,
    settled: SettledMonth,
) -> Iterator[Item]:
    """Give what is handed on, and how the orders stand that were not plainly paid."""
    write = ItemWriter(book.key)
    carried = settled.carry_over
    # What was paid of the month's own is known from the plan: it need not be written down twice.
    earlier = tuple(batch for batch in carried.settled if batch.month != month.month)
    yield from items_of_carried(attrs.evolve(carried, settled=earlier), write)
    standings = standings_of(book, state, month, reckoning)
    yield from standing_items(settled.prepared.plan.batches, reckoning, standings)


def _lines(settlement: Settlement) -> tuple[tuple[str, str, int, int, int, int, int, int], ...]:
    return tuple(
        (
            line.provider,
            line.programme,
            line.entitled.value,
            line.carried_in.value,
            line.returned.value,
            line.paid.value,
            line.cancelled.value,
            line.carried_out.value,
        )
        for line in settlement.lines
    )


def _recorded_lines(book: "Book", month: MonthState) -> tuple[SettlementLine, ...]:
    return tuple(
        SettlementLine(
            provider=provider,
            programme=programme,
            **{name: Dong(value) for name, value in zip(_COLUMNS, values, strict=True)},
        )
        for provider, programme, *values in _recorded(book, month).lines
    )


def _recorded(book: "Book", month: MonthState) -> MonthSettled:
    return event_at(book.store, month.settled, MonthSettled)


def _is_same(book: "Book", month: MonthState, event: MonthSettled) -> bool:
    return attrs.evolve(_recorded(book, month), by=event.by, at=event.at) == event
