"""Steps that look: audit, status, the book opened again, a person erased."""

import attrs

from ansinh.testing.books.dice import Dice, once_in
from ansinh.testing.books.ledger import must
from ansinh.testing.books.observing import ObservingOffice
from ansinh.testing.books.office import NothingToDo


def audit(office: ObservingOffice, _dice: Dice) -> None:
    """The whole chain is verified and replayed."""
    head = office.book.audit().head
    must(head == office.seen, "the audit sees another head")


def look(office: ObservingOffice, _dice: Dice) -> None:
    """Somebody looks how far a month is; that changes nothing."""
    month = office.month.month
    before = office.book.store.head()
    office.book.status(month)
    must(dict(office.book.roll(month).by_key) == office.expected, "the list is not as reported")
    must(office.book.store.head() == before, "looking changed the book")


def open_again(office: ObservingOffice, dice: Dice) -> None:
    """The program ends, and the book is opened again: it says the same."""
    if office.seen.count < 2 or not once_in(dice, 6):
        raise NothingToDo
    state = office.book.refreshed()
    office.book = office.place.reopen(office.book, office.crashes)
    office.acted = True
    must(office.book.refreshed() == state, "a book that is opened again says something else")
    month = office.open
    if month is not None and month.prepared is not None:
        again = office.book.prepared(month.month)
        must(
            again == attrs.evolve(month.prepared, files=()),
            "a plan that is read again is another one",
        )
