"""A book's SQLite file: made, opened, brought to the newest schema; errors told without data.

The file is in rollback mode (``journal_mode=DELETE``), not in write-ahead mode: between two steps
the book is then one file, and a copy of that file is a copy of the book. `synchronous` is EXTRA,
which is FULL and the folder besides: after a power cut a step that was told as done is done, for
the journal that would take it back cannot come again. Space that an erased document took is
overwritten with zeros (`secure_delete`), and nothing is put into temporary files. There are no
foreign keys: rows come from the store itself, whole events at a time, and what other hands put
there `audit` finds; looking each parent up was a fifth of the time.
"""

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ansinh.books.sql_store import SqlRow
from ansinh.books.sqlite_schema import APPLICATION_ID, STEPS
from ansinh.books.sqlite_shape import shape_faults
from ansinh.books.tables import COLUMNS, Table
from ansinh.errors import (
    AnsinhError,
    BookBusy,
    BookDamaged,
    BookRefused,
    Code,
    CodedError,
    MissingExtra,
    StorageError,
)

OWNER_ONLY: Final = 0o600

_OLDEST_SQLITE: Final = (3, 37)
"""The first that has STRICT tables."""

_SETTINGS: Final = (
    "PRAGMA page_size = 4096",
    "PRAGMA cache_size = -65536",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA secure_delete = ON",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
)

_TO_READ: Final = (
    "PRAGMA query_only = ON",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
)
"""None of them can change the file, as ``journal_mode`` can where another hand has set it."""

_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED: Final = frozenset(
    {
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_SCHEMA,
    }
)


_ERRORS: Final = (sqlite3.Error, UnicodeError)
"""In a damaged file a text may be none, and Python then says so with the text."""

_INSERT: Final = {
    table: f"INSERT INTO {table} VALUES ({', '.join('?' for _ in columns)})"  # noqa: S608 - tables and columns of ours
    for table, columns in COLUMNS.items()
}


class SqliteFile:
    """A connection to a book's file; what it raises is ansinh's, and quotes nothing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: Final = connection

    @property
    def in_transaction(self) -> bool:
        """As `SqlConnection.in_transaction`; a full disk, for one, ends a transaction."""
        return self._connection.in_transaction

    def begin(self) -> None:
        """As `SqlConnection.begin`: from here on the file is locked."""
        self.run("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """As `SqlConnection.commit`."""
        self.run("COMMIT")

    def roll_back(self) -> None:
        """As `SqlConnection.roll_back`; where even that fails, the next opener does it."""
        if self.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except sqlite3.Error:
                self._connection.close()

    def run(self, statement: str, values: Iterable[object] = ()) -> list[SqlRow]:
        """As `SqlConnection.run`."""
        try:
            return self._connection.execute(statement, tuple(values)).fetchall()
        except _ERRORS as error:
            failure = told(error)
        raise failure  # outside of the handler: what SQLite says may quote what was stored

    def add(self, table: Table, rows: Iterable[SqlRow]) -> None:
        """As `SqlConnection.add`."""
        if not self._added(table, rows):
            raise BookDamaged(Code.BOOK_VALUES)  # another hand has written here

    def add_new(self, table: Table, rows: Iterable[SqlRow]) -> bool:
        """As `SqlConnection.add_new`."""
        self.run("SAVEPOINT new")
        added = self._added(table, rows)
        if not added:
            self.run("ROLLBACK TO new")
        self.run("RELEASE new")
        return added

    def _added(self, table: Table, rows: Iterable[SqlRow]) -> bool:
        try:
            self._connection.executemany(_INSERT[table], rows)
        except sqlite3.IntegrityError:
            return False
        except _ERRORS as error:
            failure = told(error)
        else:
            return True
        raise failure

    def shape(self) -> tuple[str, ...]:
        """As `Shelf.shape`: what `shape_faults` names."""
        return shape_faults(self.run, schema=_schema_of(self))

    def close(self) -> None:
        """As `SqlConnection.close`."""
        self._connection.close()


def made_or_opened(path: Path, *, patience: float) -> SqliteFile:
    """Open a book's file, or make an empty book, for its owner only.

    Raises:
        StorageError: ``book-unwritable``.
        BookRefused: ``book-schema``: the file is no book, or one of a newer ansinh.
        BookDamaged: ``book-schema``: it is no database any more.
        BookBusy: ``book-busy``.
    """
    try:
        _touch(path)
    except OSError:
        made = False
    else:
        made = True
    if not made:
        raise StorageError(Code.BOOK_UNWRITABLE)
    file = _connected(path, _SETTINGS, patience=patience)
    _brought_up(file)
    return file


def opened_to_read(path: Path, *, patience: float) -> SqliteFile:
    """Open a book's file that is there, and let nothing be written.

    One of an older schema stays so. A file of which nothing is left, or in which nothing was begun,
    is no book: looking at it makes it none.

    Raises:
        BookRefused: ``book-missing``; others as `made_or_opened`.
    """
    if not _is_file(path):
        raise BookRefused(Code.BOOK_MISSING)
    file = _connected(path, _TO_READ, patience=patience)
    try:
        _must_have_book(file)
    except BaseException:
        file.close()
        raise
    return file


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long, for one
        return False


def _must_have_book(file: SqliteFile) -> None:
    if not _schema_of(file):
        raise BookRefused(Code.BOOK_MISSING)


def _touch(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY)
    except FileExistsError:
        return
    os.close(descriptor)
    if os.name != "nt":  # folders cannot be opened there
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _connected(path: Path, settings: Iterable[str], *, patience: float) -> SqliteFile:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        wanted = "sqlite>=3.37"
        raise MissingExtra(wanted, needed_for="sqlite3")
    try:
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    except _ERRORS as error:
        failure = told(error)
    else:
        file = SqliteFile(connection)
        try:
            for setting in settings:
                file.run(setting)
        except AnsinhError:
            file.close()
            raise
        return file
    raise failure


def _brought_up(file: SqliteFile) -> None:
    """Bring a book to the newest schema, in one transaction; an empty file becomes a book."""
    try:
        if _schema_of(file) < max(STEPS):
            file.begin()
            found = _schema_of(file)  # another program may have been faster
            for number in sorted(number for number in STEPS if number > found):
                for statement in STEPS[number]:
                    file.run(statement)
                file.run(f"PRAGMA user_version = {number:d}")
            file.run(f"PRAGMA application_id = {APPLICATION_ID:d}")
            file.commit()
    except BaseException:
        file.roll_back()
        file.close()
        raise


def _schema_of(file: SqliteFile) -> int:
    application = file.run("PRAGMA application_id")[0][0]
    found = file.run("PRAGMA user_version")[0][0]
    empty = not file.run("SELECT 1 FROM sqlite_schema LIMIT 1")
    if application != APPLICATION_ID and not (empty and application == found == 0):
        raise BookRefused(Code.BOOK_SCHEMA)
    if not isinstance(found, int) or not 0 <= found <= max(STEPS):
        raise BookRefused(Code.BOOK_SCHEMA)
    return found


def told(error: Exception) -> CodedError:
    """Tell an error of SQLite as one of ansinh's: what it means for the book, and no more."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISMATCH) & 0xFF
    if code in _BUSY:
        return BookBusy(Code.BOOK_BUSY)
    if code in _DAMAGED:
        return BookDamaged(Code.BOOK_SCHEMA)
    return StorageError(Code.BOOK_UNWRITABLE)
