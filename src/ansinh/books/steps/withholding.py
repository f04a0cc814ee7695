"""Hold orders of a plan that can be changed no more, so that its month can be ended."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from ansinh.books.act import Act
from ansinh.books.event_json import event_at, new_event, said_by
from ansinh.books.events import MonthPlanned, OrdersWithheld
from ansinh.books.items import ItemWriter, plain_item
from ansinh.books.kept import known_as_in
from ansinh.books.keyed import digest_of_items
from ansinh.books.ordered_elsewhere import held_by_doubt, unwritten
from ansinh.books.state import BookState, MonthState
from ansinh.books.tally import NONE, Tally
from ansinh.cycle import held_for, render_batches
from ansinh.errors import Code
from ansinh.money import total_of
from ansinh.months import parse_date
from ansinh.payment import Agency, PaymentBatch, PaymentInstruction, Reference

if TYPE_CHECKING:
    from ansinh.books.book import Book

BatchRow = tuple[str, str, int, str, int, int]
"""Provider, programme, sequence, digest, count, total: a batch as events tell of it."""

_KIND: Final = "withheld"


def withhold(book: "Book", state: BookState, month: MonthState, act: Act) -> Tally:
    """Hold what cannot go out of the files that are still to be written, and say how much it is.

    That is what may have been paid since, and what the renderer takes no more. A file of the month
    was sent, so that no other plan is made of it. The rest of a file goes out without such orders,
    each of which waits as a whole: the next month's plan has it again.

    Raises:
        RenderRefused: The renderer refuses orders for reasons of its own.
        BookMoved: ``book-moved``.
    """
    batches = tuple(unwritten(book, state, month))
    orders = [order for batch in batches for order in batch.instructions]
    held = dict.fromkeys(_maybe_paid(book, state, month, orders), Code.HOLD_LIVE)
    held |= _refused(book, month, (batch.without(held) for batch in batches))
    if not held:
        return NONE
    total = total_of(order.amount for order in orders if order.reference in held)
    event = OrdersWithheld(
        month=str(month.month),
        withheld=len(held),
        withheld_total=total.value,
        batches=tuple(_left(book, month, batches, held)),
        **said_by(act),
    )
    items = [plain_item(_KIND, one.text, code.value) for one, code in sorted(held.items())]
    with book.store.writing(state.head) as writing:
        writing.append(new_event(event, items))
    return Tally(len(held), total)


def batch_rows(book: "Book", month: MonthState) -> tuple[BatchRow, ...]:
    """Give the batches of a month's plan as it stands, as the last event tells them."""
    if month.withheld:
        return event_at(book.store, month.withheld[-1], OrdersWithheld).batches
    return event_at(book.store, month.planned, MonthPlanned).batches


def _maybe_paid(
    book: "Book", state: BookState, month: MonthState, orders: Collection[PaymentInstruction]
) -> Iterator[Reference]:
    """Give the orders of which a sum may be paid already.

    By another order, or by this one: its file was voided, and its provider told of it.
    """
    agency = Agency(state.agency, "", book.key)
    known_as = known_as_in(book, state, month)
    keys = {order.reference: known_as.keys_of_order(order, agency=agency) for order in orders}
    taken = book.store.holder_of(key for those in keys.values() for key in those)
    taken |= held_by_doubt(book, state, month, orders)
    for reference, those in keys.items():
        others = {taken.get(key, reference.text) for key in those} - {reference.text}
        if others or reference.text in state.doubted:
            yield reference


def _refused(
    book: "Book", month: MonthState, batches: Iterable[PaymentBatch | None]
) -> dict[Reference, Code]:
    wanted = [batch for batch in batches if batch is not None]
    planned = event_at(book.store, month.planned, MonthPlanned)
    _, refusals = render_batches(
        wanted,
        book.registry,
        as_of=parse_date(planned.as_of),
        texts=book.values.texts(month),
    )
    orders = {order.reference for batch in wanted for order in batch.instructions}
    return {order: code for order, code in held_for(refusals).items() if order in orders}


def _left(
    book: "Book",
    month: MonthState,
    batches: Iterable[PaymentBatch],
    held: Iterable[Reference],
) -> Iterator[BatchRow]:
    """Give what the plan orders without what is held; of files that are written all is left."""
    write, without = ItemWriter(book.key), frozenset(held)
    open_still = {(one.provider, one.programme.code, one.sequence): one for one in batches}
    for row in batch_rows(book, month):
        batch = open_still.get(row[:3])
        left = batch.without(without) if batch else None
        if batch is None or left is batch:
            yield row
        elif left is not None:
            digest = digest_of_items(write.orders(left), key=book.key)
            yield (*row[:3], digest, left.count, left.total.value)
