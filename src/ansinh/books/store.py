"""`Store`: where a book is kept; one interface, whatever keeps it.

A store knows nothing of months and money. It keeps events that are only ever added, each with
its items; the personal documents of the items, which can be erased; and two sets that are unique
by the store's own means: the keys of what is live, and the references that were ever given out.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

import attrs


@attrs.frozen
class Head:
    """How far a book is (neo): how many events, and the hash of the last one.

    Printed on the signed list, it proves later that nothing was cut off and written anew.
    """

    count: int
    hash: str


@attrs.frozen
class Item:
    """One part of an event: `body` is canonical JSON that names nobody.

    `document` is the personal document behind it, as JSON; it is kept outside the chain, which
    has its salted digest only. `person` is the pseudonym by which it is found and erased.
    """

    body: str
    person: str = ""
    document: str | None = attrs.field(default=None, repr=False)


@attrs.frozen
class NewEvent:
    """An event to be added: `kind`, the `month` it is about (``2024-07``; empty for the book).

    `body` may be a function that gives it: it is called after the items, of which each is asked for
    once, so that a hundred thousand documents are never there together.
    """

    kind: str
    month: str
    body: str | Callable[[], str]
    items: Iterable[Item] = ()


@attrs.frozen
class StoredEvent:
    """An event as it stands in the chain; the first one has `seq` 1."""

    seq: int
    kind: str
    month: str
    body: str
    items: int
    previous: str
    hash: str


@attrs.frozen
class StoredItem:
    """An item as it stands: `commitment` is the salted digest of its document, or empty.

    `document` is ``None`` where it had none, was erased, or was not asked for.
    """

    event: int
    n: int
    body: str
    person: str
    commitment: str
    document: str | None = attrs.field(default=None, repr=False)


class Writing(Protocol):
    """What can be done inside one transaction: all of it, or nothing."""

    def append(self, event: NewEvent) -> StoredEvent:
        """Add an event at the end of the chain."""
        ...

    def claim(self, keys: Iterable[tuple[str, str]]) -> None:
        """Make keys live, each with the reference that holds it.

        Raises:
            LiveAlready: ``live-already``: some are; `held` says which, and under what reference.
        """
        ...

    def release(self, references: Iterable[str]) -> None:
        """Let go of all keys that these references hold."""
        ...

    def name(self, references: Iterable[tuple[str, int, int]]) -> None:
        """Give references out, for ever: reference, event, item.

        Raises:
            LiveAlready: ``reference-given``: some were given out before.
        """
        ...

    def erase(self, person: str) -> int:
        """Erase all documents of a person; say how many."""
        ...


class Store(Protocol):
    """Where a book is kept. Reading sees what was committed."""

    def writing(self, head: Head) -> AbstractContextManager[Writing]:
        """Begin a transaction on a book that is as far as `head`; commit where nothing is raised.

        Nobody else writes meanwhile.

        Raises:
            BookMoved: ``book-moved``: somebody has written since.
            BookBusy: ``book-busy``: somebody else is writing, and did not end in time.
            StorageError: ``book-unwritable``.
        """
        ...

    def head(self) -> Head:
        """Say how far the book is; an empty one has 0 events and an empty hash."""
        ...

    def events(self, after: int = 0) -> Iterator[StoredEvent]:
        """Give the events after the one with that number, in order."""
        ...

    def items(self, event: int, *, documents: bool = False) -> Iterator[StoredItem]:
        """Give an event's items in order, with their documents where asked for."""
        ...

    def documents_of(self, person: str) -> Iterator[StoredItem]:
        """Give every item that has a document of a person."""
        ...

    def holder_of(self, keys: Iterable[str]) -> dict[str, str]:
        """Give the references that hold these keys, as far as they are live."""
        ...

    def place_of(self, references: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Give event and item of these references, as far as they were given out."""
        ...

    def close(self) -> None:
        """Let go of the file, or of the server."""
        ...
