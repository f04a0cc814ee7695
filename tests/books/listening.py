"""Listen to books at work: whom they name in what they give, raise, log and keep in their chain."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final
from unittest import mock

import attrs
import pytest
from tests.canaries import SCANNER, Scanner, silent, told_by

from ansinh.books.book import Book
from ansinh.books.receipts import Heard, Planned, Settled
from ansinh.books.status import MonthStatus
from ansinh.books.tables import Table
from ansinh.cli.book.answer_findings import finding_document
from ansinh.cli.book.status_document import status_document
from ansinh.cli.month_document import answers_document, prepared_document, settlement_document

STEPS: Final = (
    *("open_month", "apply", "check", "plan", "render", "approve", "sent", "void", "results"),
    *("recall", "to_recall", "record_evidence", "approve_evidence", "settle", "close_month"),
    *("status", "audit", "export", "erase", "prepared", "roll"),
)
"""What can be asked of a book."""


@attrs.define
class Listener:
    """What was said by books, and whom it named."""

    scanner: Scanner
    told: list[str] = attrs.field(factory=list, init=False)
    raised: list[BaseException] = attrs.field(factory=list, init=False)
    books: list[Book] = attrs.field(factory=list, init=False)

    def given(self, what: str, given: object) -> None:
        """Hear what a book gave."""
        said = f"{given!r}\n{given}\n{''.join(_for_programs(given))}"
        self.told += [f"{what} gives {who}" for who in self.scanner.heard(said)]

    def failed(self, what: str, error: BaseException) -> None:
        """Hear what a book raised."""
        self.raised.append(error)
        self.told += [f"{what} raises {who}" for who in silent(error, self.scanner)]

    def calls(self, what: str, call: Callable[[], Any]) -> Any:
        """Do something, and hear what comes of it."""
        try:
            given = call()
        except Exception as error:  # noqa: BLE001 - it is raised again when it was heard
            told = error
        else:
            self.given(what, given)
            return given
        self.failed(what, told)
        raise told

    def looked_at(self) -> None:
        """Hear all that the books keep, but people's own documents."""
        for book in self.books:
            self.told += kept_by(book, self.scanner)


def _for_programs(given: object) -> Iterator[str]:
    """Write what a step gave as the command does with ``--json``."""
    match given:
        case Heard():
            yield str(answers_document(given.reconciliation))
            yield from (str(finding_document(finding)) for finding in given.findings)
        case Planned():
            yield str(prepared_document(given.prepared))
        case Settled():
            yield str(settlement_document(given.settled))
        case MonthStatus():
            yield str(status_document(given))


@contextmanager
def listening(
    caplog: pytest.LogCaptureFixture, scanner: Scanner = SCANNER, *, strict: bool = True
) -> Iterator[Listener]:
    """Listen to all books for a while; in the end nobody was named."""
    listener = Listener(scanner)
    with ExitStack() as stack:
        stack.enter_context(caplog.at_level(logging.DEBUG))
        stack.enter_context(caplog.at_level(logging.DEBUG, logger="ansinh.books"))
        for name in STEPS:
            stack.enter_context(mock.patch.object(Book, name, _heard(listener, name)))
        stack.enter_context(mock.patch.object(Book, "close", _closed(listener)))
        yield listener
        listener.looked_at()
    for record in caplog.records:
        listener.told += [f"the log tells {who}" for who in scanner.heard(told_by(record))]
    if strict:
        assert listener.told == []


def kept_by(book: Book, scanner: Scanner = SCANNER) -> list[str]:
    """Say whom a book names in its chain, its tables, its state and its status."""
    found: list[str] = []
    for table in Table:
        if table is not Table.PERSONAL:
            for row in book.store.rows(table):  # type: ignore[attr-defined] # every store is a shelf
                said = " ".join(map(str, row))
                found += [f"{table} has {who}" for who in scanner.heard(said)]
    state = book.refreshed()
    shown = [state, book, book.store, book.values]
    for event in book.store.events():
        shown += [event, *book.store.items(event.seq, documents=True)]
    for one in shown:
        said = f"{one!r}\n{one}"
        found += [f"{type(one).__name__} shows {who}" for who in scanner.heard(said)]
    return found


def _heard(listener: Listener, name: str) -> Callable[..., Any]:
    method = getattr(Book, name)

    def heard(book: Book, *given: Any, **named: Any) -> Any:
        if all(book is not known for known in listener.books):
            listener.books.append(book)
        return listener.calls(name, lambda: method(book, *given, **named))

    return heard


def _closed(listener: Listener) -> Callable[[Book], None]:
    """Look at a book before it is closed: afterwards nobody can."""
    close = Book.close

    def closed(book: Book) -> None:
        if any(book is known for known in listener.books):
            listener.told += kept_by(book, listener.scanner)
            listener.books[:] = [one for one in listener.books if one is not book]
        close(book)

    return closed
