"""What orders of a plan would pay that another order, in doubt, may have paid."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from ansinh.books.brought import brought_keys
from ansinh.books.kept import known_as_in
from ansinh.books.live import keys_in_doubt
from ansinh.books.state import BookState, MonthState
from ansinh.payment import Agency, PaymentBatch, PaymentInstruction

if TYPE_CHECKING:
    from ansinh.books.book import Book


def held_by_doubt(
    book: "Book", state: BookState, month: MonthState, orders: Collection[PaymentInstruction]
) -> dict[str, str]:
    """Give the keys of a month's orders that others, in doubt, had, whoever holds them since."""
    others = state.doubted.difference(order.reference.text for order in orders)
    if not others:
        return {}
    agency = Agency(state.agency, "", book.key)
    doubt = keys_in_doubt(book.store, others)
    brought = brought_keys(book, state, others - set(doubt.values()))
    doubt |= {key: reference for reference, keys in brought.items() for key in keys}
    known_as = known_as_in(book, state, month)
    wanted = (key for order in orders for key in known_as.keys_of_order(order, agency=agency))
    return {key: doubt[key] for key in wanted if key in doubt}


def unwritten(book: "Book", state: BookState, month: MonthState) -> Iterator[PaymentBatch]:
    """Give the batches of a month's plan that have no file, or none that counts."""
    written = {(file.provider, file.programme, file.sequence) for file in month.standing}
    if month.batches <= written:
        return
    for batch in book.values.batches(state, month):
        if (batch.provider, batch.programme.code, batch.sequence) not in written:
            yield batch


def is_doubtful(book: "Book", state: BookState, month: MonthState) -> bool:
    """Whether a month has to be planned anew, since what it would write may have been paid.

    Once something of it was sent it is not: what is in doubt is left out of the files then.
    """
    if not state.doubted or not month.planned or month.is_sent or month.is_settled:
        return False
    orders = [order for batch in unwritten(book, state, month) for order in batch.instructions]
    return bool(held_by_doubt(book, state, month, orders))
