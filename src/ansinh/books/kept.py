"""What orders paid to people who are erased is held for ever, though no document says whose it was.

An order of the book holds its own keys in the store, with or without documents. Two kinds of keys
would be lost with the documents, and stand in the erasure therefore (``kept``): those of orders
from outside, which the store has not, and those under which the order's sums are asked for because
of what lists told in between (`KnownAs`). They name nobody.
"""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ansinh.books.brought import brought_held
from ansinh.books.claims import keys_of_order
from ansinh.books.items_read import bodies_of, read_all
from ansinh.books.keys import KEPT, kept_body
from ansinh.books.known_as import KnownAs
from ansinh.books.state import BookState, MonthState
from ansinh.books.store import Item
from ansinh.books.whose import Found
from ansinh.boundary.documents import codec_of
from ansinh.payment import Agency, PaymentInstruction

if TYPE_CHECKING:
    from ansinh.books.book import Book


def kept_live(book: "Book", state: BookState) -> dict[str, str]:
    """Give the keys that erasures kept, each with its order; but of what was let go since."""
    erasures = (bodies_of(book.store, event, KEPT) for event in state.erasures)
    kept = {reference: keys for _, reference, keys in chain(*erasures)}
    own = book.store.place_of(kept)
    live = book.store.holder_of({key for reference in own for key in kept[reference]})
    free = own.keys() - live.values()
    return {
        key: reference for reference, keys in kept.items() if reference not in free for key in keys
    }


def items_kept(book: "Book", state: BookState, found: Found) -> Iterator[Item]:
    """Give what an erasure of somebody keeps, item by item."""
    last = state.last
    if last is None:
        return
    agency = Agency(state.agency, "", book.key)
    known_as = known_as_in(book, state, last)
    for order in brought_held(book, state):
        if found.concerns(order):
            keys = known_as.keys_of_order(order, agency=agency)
            yield Item(kept_body(order.reference.text, keys))
    for reference, order in _live_orders(book, found, agency).items():
        keys = known_as.keys_of_order(order, agency=agency)
        if keys != keys_of_order(order, agency=agency):
            yield Item(kept_body(reference, keys))


def known_as_in(book: "Book", state: BookState, month: MonthState) -> KnownAs:
    """Give how the lists up to a month have each person."""
    return KnownAs(book.values.roll(state, month).entries, book.values.past(state, month))


def _live_orders(book: "Book", found: Found, agency: Agency) -> dict[str, PaymentInstruction]:
    """Give the orders of somebody that hold what they pay, by their references."""
    items = [item for _, item in found.own if item.document and item.body.startswith('["order",')]
    orders: list[PaymentInstruction] = read_all(items, codec_of(PaymentInstruction))
    keys = {order: keys_of_order(order, agency=agency) for order in orders}
    held = book.store.holder_of({key for those in keys.values() for key in those})
    return {
        order.reference.text: order
        for order, those in keys.items()
        if {held.get(key) for key in those} == {order.reference.text}
    }
