"""`SqlStore`: a book in tables; the same statements, whichever database keeps them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, Protocol

import attrs

from ansinh.books.chain import NOTHING, Sealing
from ansinh.books.claiming import held_by_others, places_taken
from ansinh.books.exact import number, parts_of, text
from ansinh.books.store import Head, NewEvent, StoredEvent, StoredItem, Writing
from ansinh.books.tables import COLUMNS, KEYS, Row, Table
from ansinh.errors import BookBusy, BookDamaged, BookMoved, Code, LiveAlready, StorageError

AT_ONCE: Final = 1_000
"""Rows that are read or written together: many enough to be fast, few enough to hold."""

SqlRow = tuple[Any, ...]
"""Of which types its values are, the tables say."""

_HEAD: Final = "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1"
_EVENTS: Final = (
    "SELECT seq, kind, month, body, items, previous, hash FROM event"
    " WHERE seq > ? ORDER BY seq LIMIT ?"
)
_ITEMS: Final = (
    "SELECT event, n, body, person, commitment FROM item"
    " WHERE event = ? AND n > ? ORDER BY n LIMIT ?"
)
_WITH_DOCUMENTS: Final = (
    "SELECT item.event, item.n, item.body, item.person, item.commitment, personal.document"
    " FROM item LEFT JOIN personal ON personal.event = item.event AND personal.n = item.n"
    " WHERE item.event = ? AND item.n > ? ORDER BY item.n LIMIT ?"
)
_DOCUMENTS_OF: Final = (
    "SELECT item.event, item.n, item.body, item.person, item.commitment, personal.document"
    " FROM personal JOIN item ON personal.event = item.event AND personal.n = item.n"
    " WHERE personal.person = ? ORDER BY item.event, item.n"
)


class SqlConnection(Protocol):
    """A connection to a database; what it raises is ansinh's, and quotes nothing.

    All of it may raise ``book-busy`` (BookBusy), ``book-schema`` (BookDamaged) and
    ``book-unwritable`` (StorageError).
    """

    @property
    def in_transaction(self) -> bool:
        """Say whether a transaction is open that can still be committed."""
        ...

    def begin(self) -> None:
        """Begin a transaction as the only one who writes, or wait for that in vain."""
        ...

    def commit(self) -> None:
        """End the transaction, so that it outlasts a power cut."""
        ...

    def roll_back(self) -> None:
        """End the transaction without a trace, if one is open; raise nothing."""
        ...

    def run(self, statement: str, values: Iterable[object] = ()) -> list[SqlRow]:
        """Run a statement, with ``?`` for each value; give all of its rows."""
        ...

    def add(self, table: Table, rows: Iterable[SqlRow]) -> None:
        """Add rows to a table."""
        ...

    def add_new(self, table: Table, rows: Iterable[SqlRow]) -> bool:
        """Add rows, or none of them where a key is taken; say whether."""
        ...

    def shape(self) -> tuple[str, ...]:
        """As `Shelf.shape`."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


class SqlStore:
    """A store in a database, for one thread of one program; others may have it open too.

    Rows are read some at a time and no statement stays open between them, so a list that
    somebody is still going through keeps nobody from writing.
    """

    def __init__(self, connection: SqlConnection, *, salt_key: bytes | None) -> None:
        self._connection: Final = connection
        self._salt_key: Final = salt_key

    @contextmanager
    def writing(self, head: Head) -> Iterator[Writing]:
        """As `Store.writing`; a store that was opened to be read refuses as `book-unwritable`."""
        if self._salt_key is None:
            raise StorageError(Code.BOOK_UNWRITABLE)
        if self._connection.in_transaction:
            raise BookBusy(Code.BOOK_BUSY)
        self._connection.begin()
        try:
            self._must_be_at(head)
            transaction = _SqlWriting(self, self._connection, head, self._salt_key)
            yield transaction
            transaction.end()
            self._connection.commit()
        except BaseException:
            self._connection.roll_back()
            raise

    def head(self) -> Head:
        """As `Store.head`."""
        for seq, digest in self._connection.run(_HEAD):
            if type(seq) is int and type(digest) is str:
                return Head(seq, digest)
            raise BookDamaged(Code.BOOK_VALUES)
        return NOTHING

    def events(self, after: int = 0) -> Iterator[StoredEvent]:
        """As `Store.events`."""
        for row in self._pages(_EVENTS, (after,)):
            yield StoredEvent(*row)

    def items(self, event: int, *, documents: bool = False) -> Iterator[StoredItem]:
        """As `Store.items`."""
        for row in self._pages(_WITH_DOCUMENTS if documents else _ITEMS, (event, 0)):
            yield StoredItem(*row)

    def documents_of(self, person: str) -> Iterator[StoredItem]:
        """As `Store.documents_of`."""
        for row in self._connection.run(_DOCUMENTS_OF, (text(person),)):
            yield StoredItem(*row)

    def holder_of(self, keys: Iterable[str]) -> dict[str, str]:
        """As `Store.holder_of`."""
        return dict(self._found("SELECT key, reference FROM live WHERE key IN", keys))

    def place_of(self, references: Iterable[str]) -> dict[str, tuple[int, int]]:
        """As `Store.place_of`."""
        wanted = "SELECT reference, event, n FROM reference WHERE reference IN"
        return {reference: (event, n) for reference, event, n in self._found(wanted, references)}

    def rows(self, table: Table) -> Iterator[Row]:
        """As `Shelf.rows`."""
        width = len(KEYS[table])
        key = ", ".join(KEYS[table])
        select = f"SELECT {', '.join(COLUMNS[table])} FROM {table}"  # noqa: S608 - tables and columns of ours
        in_order = f"ORDER BY {key} LIMIT ?"
        after = f"{select} WHERE ({key}) > ({_marks(KEYS[table])}) {in_order}"
        page = self._connection.run(f"{select} {in_order}", (AT_ONCE,))
        while page:
            yield from page
            page = self._after(after, page[-1][:width])

    def shape(self) -> tuple[str, ...]:
        """As `Shelf.shape`."""
        return self._connection.shape()

    def close(self) -> None:
        """As `Store.close`."""
        self._connection.close()

    def _must_be_at(self, head: Head) -> None:
        if head != self.head():
            raise BookMoved(Code.BOOK_MOVED)

    def _pages(self, statement: str, start: tuple[object, ...]) -> Iterator[SqlRow]:
        """Go through rows some at a time; a row begins with what it is ordered by."""
        page = self._after(statement, start)
        while page:
            yield from page
            page = self._after(statement, page[-1][: len(start)])

    def _after(self, statement: str, last: tuple[Any, ...]) -> list[SqlRow]:
        """Give the next rows; a damaged table may give the same ones for ever."""
        page = self._connection.run(statement, (*last, AT_ONCE))
        if page:
            key = page[-1][: len(last)]
            if [*map(type, key)] != [*map(type, last)] or key <= last:
                raise BookDamaged(Code.BOOK_SCHEMA)
        return page

    def _found(self, select: str, wanted: Iterable[str]) -> Iterator[SqlRow]:
        for part in parts_of(map(text, wanted), AT_ONCE):
            yield from self._connection.run(f"{select} ({_marks(part)})", part)


class _SqlWriting:
    """A transaction; what leaves it half done cannot be committed, whoever swallows the error."""

    def __init__(
        self, store: SqlStore, connection: SqlConnection, head: Head, salt_key: bytes
    ) -> None:
        self._store = store
        self._connection = connection
        self._head = head
        self._salt_key = salt_key
        self._failure: BaseException | None = None

    def append(self, event: NewEvent) -> StoredEvent:
        with self._whole():
            sealing = Sealing(self._head, event, self._salt_key)
            for part in parts_of(sealing.items(), AT_ONCE):
                self._connection.add(
                    Table.ITEM,
                    [
                        (item.event, item.n, item.body, item.person, item.commitment)
                        for item in part
                    ],
                )
                self._connection.add(
                    Table.PERSONAL,
                    [
                        (item.event, item.n, item.person, item.salt, item.document)
                        for item in part
                        if item.document is not None
                    ],
                )
            stored = sealing.event()
            self._connection.add(Table.EVENT, [attrs.astuple(stored)])
            self._head = Head(stored.seq, stored.hash)
            return stored

    def claim(self, keys: Iterable[tuple[str, str]]) -> None:
        with self._whole():
            # In the order of the keys: neighbours go to the same page of the table.
            wanted = sorted([(text(key), text(reference)) for key, reference in keys])
            new = self._connection.add_new(Table.LIVE, wanted)
            live = {} if new else self._store.holder_of(key for key, _ in wanted)
        if not new:
            raise LiveAlready(Code.LIVE_ALREADY, held_by_others(wanted, live))

    def release(self, references: Iterable[str]) -> None:
        with self._whole():
            for part in parts_of(map(text, references), AT_ONCE):
                self._connection.run(f"DELETE FROM live WHERE reference IN ({_marks(part)})", part)  # noqa: S608 - question marks only

    def name(self, references: Iterable[tuple[str, int, int]]) -> None:
        with self._whole():
            wanted = [(text(name), number(event), number(n)) for name, event, n in references]
            new = self._connection.add_new(Table.REFERENCE, wanted)
            given = {} if new else self._store.place_of(name for name, _, _ in wanted)
        if not new:
            raise LiveAlready(Code.REFERENCE_GIVEN, places_taken(wanted, given))

    def erase(self, person: str) -> int:
        with self._whole():
            erased = "DELETE FROM personal WHERE person = ? RETURNING n"
            return len(self._connection.run(erased, (text(person),)))

    def end(self) -> None:
        """Check that all was done.

        SQLite ends a transaction on a full disk, and would then keep each statement by itself;
        PostgreSQL answers COMMIT with ROLLBACK after an error, and calls it none.
        """
        with self._whole():
            pass

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Do a part wholly, or let nothing of the transaction stand."""
        if self._failure is not None:
            raise self._failure
        if not self._connection.in_transaction:
            raise StorageError(Code.BOOK_UNWRITABLE)
        try:
            yield
        except BaseException as failure:
            self._failure = failure
            raise


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
