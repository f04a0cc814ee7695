"""`take_over`: another program goes on with a new book, on what the old one hands over."""

from ansinh.books.store import Head
from ansinh.months import Month
from ansinh.payment import CarryOver, PaymentBatch, Reference
from ansinh.testing.books.ledger import seen
from ansinh.testing.books.observing import ObservingOffice
from ansinh.testing.books.place import Place


def take_over(office: ObservingOffice, place: Place) -> None:
    """Make a new book for the list and the carry-over of a month that is closed (nhận bàn giao).

    What providers say of orders that were not paid stays with the program before: such orders are
    not handed over, and the sums are owed. Only where it is in doubt that they were not, they are.
    """
    closed = seen(office.last_closed, "a book was handed over before a month was closed")
    carried = seen(office.carried, "a month was closed and hands nothing on")
    office.base = office.book.roll(closed)
    _forget(office, closed, carried)
    office.book.close()
    office.place, office.book = place, place.open(office.crashes)
    office.seen = Head(0, "")


def _forget(office: ObservingOffice, closed: Month, carried: CarryOver) -> None:
    paid, unknown = map(_references, (carried.settled, carried.unresolved))
    office.ledger.hand_over(closed, paid, unknown)
    for provider in office.providers.values():
        provider.keep_to(paid | unknown)
    office.heard, office.proofs = set(), []
    # A list tells of the deaths of those that stand on it; the rest the new book never hears.
    office.died = {key: death for key, death in office.died.items() if key in office.base.by_key}


def _references(batches: tuple[PaymentBatch, ...]) -> set[Reference]:
    return {order.reference for batch in batches for order in batch.instructions}
