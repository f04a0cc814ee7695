"""`SqliteStore`: a book in one file, which an agency can copy, keep and hand over."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import attrs

from ansinh.books.chain import NOTHING, Sealing
from ansinh.books.claiming import held_by_others, places_taken
from ansinh.books.exact import number, parts_of, text
from ansinh.books.sqlite_file import SqliteFile, SqlRow, made_or_opened, opened_to_read
from ansinh.books.sqlite_shape import shape_faults
from ansinh.books.store import Head, NewEvent, StoredEvent, StoredItem, Writing
from ansinh.books.tables import COLUMNS, KEYS, Row, Table
from ansinh.errors import BookBusy, BookDamaged, BookMoved, Code, LiveAlready, StorageError

PATIENCE: Final = 10.0
"""Seconds that a step waits for another program to end its writing."""

AT_ONCE: Final = 1_000
"""Rows that are read or written together: many enough to be fast, few enough to hold."""


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


class SqliteStore:
    """A store in an SQLite file, for one thread of one program; others may have it open too.

    Rows are read some at a time and no statement stays open between them, so a list that
    somebody is still going through keeps nobody from writing.
    """

    def __init__(self, file: SqliteFile, *, salt_key: bytes | None) -> None:
        self._file: Final = file
        self._salt_key: Final = salt_key

    @classmethod
    def open(cls, path: Path, *, salt_key: bytes, patience: float = PATIENCE) -> "SqliteStore":
        """Open a book's file, or make an empty one, readable by its owner only.

        Raises:
            StorageError: ``book-unwritable``.
            BookRefused: ``book-schema``: the file is no book, or one of a newer ansinh.
            BookDamaged: ``book-schema``: it is no database any more.
            BookBusy: ``book-busy``.
        """
        return cls(made_or_opened(path, patience=patience), salt_key=salt_key)

    @classmethod
    def to_read(cls, path: Path, *, patience: float = PATIENCE) -> "SqliteStore":
        """Open a book's file that is there, without any key, to look at it only.

        Raises:
            BookRefused: ``book-missing``; others as `open`.
        """
        return cls(opened_to_read(path, patience=patience), salt_key=None)

    @contextmanager
    def writing(self, head: Head) -> Iterator[Writing]:
        """As `Store.writing`; the file is locked from here to the end."""
        if self._salt_key is None:
            raise StorageError(Code.BOOK_UNWRITABLE)
        if self._file.in_transaction:
            raise BookBusy(Code.BOOK_BUSY)
        self._file.run("BEGIN IMMEDIATE")
        try:
            self._must_be_at(head)
            transaction = _SqliteWriting(self, self._file, head, self._salt_key)
            yield transaction
            transaction.end()
            self._file.run("COMMIT")
        except BaseException:
            self._file.roll_back()
            raise

    def head(self) -> Head:
        """As `Store.head`."""
        for seq, digest in self._file.run("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1"):
            if isinstance(seq, int) and isinstance(digest, str):
                return Head(seq, digest)
            raise BookDamaged(Code.BOOK_VALUES)
        return NOTHING

    def events(self, after: int = 0) -> Iterator[StoredEvent]:
        """As `Store.events`."""
        for row in self._pages(
            "SELECT seq, kind, month, body, items, previous, hash FROM event"
            " WHERE seq > ? ORDER BY seq LIMIT ?",
            (after,),
        ):
            yield StoredEvent(*row)

    def items(self, event: int, *, documents: bool = False) -> Iterator[StoredItem]:
        """As `Store.items`."""
        for row in self._pages(_WITH_DOCUMENTS if documents else _ITEMS, (event, 0)):
            yield StoredItem(*row)

    def documents_of(self, person: str) -> Iterator[StoredItem]:
        """As `Store.documents_of`."""
        for row in self._file.run(_DOCUMENTS_OF, (person,)):
            yield StoredItem(*row)

    def holder_of(self, keys: Iterable[str]) -> dict[str, str]:
        """As `Store.holder_of`."""
        found: dict[str, str] = {}
        for part in parts_of(keys, AT_ONCE):
            marks = ", ".join("?" * len(part))
            found.update(
                self._file.run(f"SELECT key, reference FROM live WHERE key IN ({marks})", part)  # noqa: S608 - marks only
            )
        return found

    def place_of(self, references: Iterable[str]) -> dict[str, tuple[int, int]]:
        """As `Store.place_of`."""
        found: dict[str, tuple[int, int]] = {}
        for part in parts_of(references, AT_ONCE):
            marks = ", ".join("?" * len(part))
            rows = self._file.run(
                f"SELECT reference, event, n FROM reference WHERE reference IN ({marks})",  # noqa: S608 - marks only
                part,
            )
            found.update({reference: (event, n) for reference, event, n in rows})
        return found

    def rows(self, table: Table) -> Iterator[Row]:
        """As `Shelf.rows`."""
        key = ", ".join(KEYS[table])
        marks = ", ".join("?" * len(KEYS[table]))
        select = f"SELECT {', '.join(COLUMNS[table])} FROM {table}"  # noqa: S608 - names of ours
        page = self._file.run(f"{select} ORDER BY {key} LIMIT {AT_ONCE}")
        while page:
            yield from page
            page = self._file.run(
                f"{select} WHERE ({key}) > ({marks}) ORDER BY {key} LIMIT {AT_ONCE}",
                page[-1][: len(KEYS[table])],
            )

    def shape(self) -> tuple[str, ...]:
        """As `Shelf.shape`: what `shape_faults` names."""
        return shape_faults(self._file)

    def close(self) -> None:
        """As `Store.close`."""
        self._file.close()

    def _must_be_at(self, head: Head) -> None:
        if head != self.head():
            raise BookMoved(Code.BOOK_MOVED)

    def _pages(self, statement: str, start: tuple[object, ...]) -> Iterator[SqlRow]:
        """Go through rows some at a time; a row begins with what it is ordered by."""
        after = start
        while page := self._file.run(statement, (*after, AT_ONCE)):
            yield from page
            after = page[-1][: len(start)]


class _SqliteWriting:
    """A transaction; what leaves it half done cannot be committed, whoever swallows the error."""

    def __init__(self, store: SqliteStore, file: SqliteFile, head: Head, salt_key: bytes) -> None:
        self._store = store
        self._file = file
        self._head = head
        self._salt_key = salt_key
        self._failure: BaseException | None = None

    def append(self, event: NewEvent) -> StoredEvent:
        with self._whole():
            sealing = Sealing(self._head, event, self._salt_key)
            for part in parts_of(sealing.items(), AT_ONCE):
                self._file.run_for_each(
                    "INSERT INTO item VALUES (?, ?, ?, ?, ?)",
                    [
                        (item.event, item.n, item.body, item.person, item.commitment)
                        for item in part
                    ],
                )
                self._file.run_for_each(
                    "INSERT INTO personal VALUES (?, ?, ?, ?, ?)",
                    [
                        (item.event, item.n, item.person, item.salt, item.document)
                        for item in part
                        if item.document is not None
                    ],
                )
            stored = sealing.event()
            self._file.run("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)", attrs.astuple(stored))
            self._head = Head(stored.seq, stored.hash)
            return stored

    def claim(self, keys: Iterable[tuple[str, str]]) -> None:
        with self._whole():
            # In the order of the keys: neighbours go to the same page of the table.
            wanted = sorted([(text(key), text(reference)) for key, reference in keys])
            new = self._file.insert_new("INSERT INTO live VALUES (?, ?)", wanted)
            held = (
                {}
                if new
                else held_by_others(wanted, self._store.holder_of(key for key, _ in wanted))
            )
        if held:
            raise LiveAlready(Code.LIVE_ALREADY, held=held)

    def release(self, references: Iterable[str]) -> None:
        with self._whole():
            self._file.run_for_each(
                "DELETE FROM live WHERE reference = ?",
                ((text(reference),) for reference in references),
            )

    def name(self, references: Iterable[tuple[str, int, int]]) -> None:
        with self._whole():
            wanted = [(text(name), number(event), number(n)) for name, event, n in references]
            new = self._file.insert_new("INSERT INTO reference VALUES (?, ?, ?)", wanted)
            taken = (
                {}
                if new
                else places_taken(wanted, self._store.place_of(name for name, _, _ in wanted))
            )
        if taken:
            raise LiveAlready(Code.REFERENCE_GIVEN, held=taken)

    def erase(self, person: str) -> int:
        with self._whole():
            self._file.run("DELETE FROM personal WHERE person = ?", (text(person),))
            ((erased,),) = self._file.run("SELECT changes()")
            return number(erased)

    def end(self) -> None:
        """Check that all was done."""
        with self._whole():
            pass

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Do a part wholly, or let nothing of the transaction stand."""
        if self._failure is not None:
            raise self._failure
        if not self._file.in_transaction:
            raise StorageError(Code.BOOK_UNWRITABLE)
        try:
            yield
        except BaseException as failure:
            self._failure = failure
            raise
