"""`take_over`: another program goes on with a new book, on what the old one hands over."""

from ansinh.books.act import Act
from ansinh.books.store import Head
from ansinh.payment import CarryOver, PaymentBatch, Reference
from ansinh.testing.books.ledger import seen
from ansinh.testing.books.observing import ObservingOffice
from ansinh.testing.books.place import Place


def take_over(office: ObservingOffice, place: Place, act: Act) -> None:
    """Begin a new book (nhận bàn giao) on the list and the carry-over of a month that is closed.

    What providers say of orders that were not paid stays with the program before: such orders are
    not handed over, and the sums are owed.
    """
    closed = seen(office.last_closed, "a book was handed over before a month was closed")
    carried = seen(office.carried, "a month was closed and hands nothing on")
    base = office.book.roll(closed)
    _forget(office, carried)
    office.book.close()
    office.place, office.took_over = place, True
    office.book, office.seen = place.open(office.crashes), Head(0, "")
    office.done(lambda: office.book.open_month(closed + 1, act, base=base, carried=carried))


def _forget(office: ObservingOffice, carried: CarryOver) -> None:
    paid, unknown = map(_references, (carried.settled, carried.unresolved))
    office.ledger.hand_over(paid, unknown)
    for provider in office.providers.values():
        provider.keep_to(paid | unknown)
    office.heard, office.proofs = set(), []


def _references(batches: tuple[PaymentBatch, ...]) -> set[Reference]:
    return {order.reference for batch in batches for order in batch.instructions}
