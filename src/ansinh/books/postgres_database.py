"""A connection to a book's PostgreSQL: made, brought to the newest schema; errors without data.

Writers take turns by a lock of the transaction (``pg_advisory_xact_lock``), which the server lets
go of whatever becomes of the program. Only then is the head looked at, in a statement of its own:
under READ COMMITTED that one sees all that was committed before, while a stricter level would show
the book as it was before the wait.
"""

from collections.abc import Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ansinh.books.postgres_schema import SCHEMA_NAME, STEPS, TABLE_OF_VERSIONS
from ansinh.books.postgres_shape import shape_faults
from ansinh.books.sql_store import SqlRow
from ansinh.books.tables import COLUMNS, Table
from ansinh.errors import (
    BookBusy,
    BookDamaged,
    BookRefused,
    Code,
    CodedError,
    MissingExtra,
    StorageError,
)

if TYPE_CHECKING:
    import psycopg

_LOCK: Final = 0x414E5348
"""The first half of the lock's number; the second is the schema's own, so books do not meet."""
_LOCK_BOOK: Final = (
    f"SELECT pg_advisory_xact_lock({_LOCK}, current_schema()::regnamespace::oid::integer)"
)

_LASTING: Final = (
    "SELECT set_config('synchronous_commit', 'on', false)"
    " WHERE current_setting('synchronous_commit') = 'off'"
)
"""What was told as done is on the server's disk."""

_USUAL_PATH: Final = '"$user", public'
"""The search path of a server on which nobody has set one."""

_COPY: Final = MappingProxyType(
    {
        table: f"COPY {table} ({', '.join(columns)}) FROM STDIN (FORMAT BINARY)"
        for table, columns in COLUMNS.items()
    }
)
_TYPES: Final = MappingProxyType(
    {
        Table.EVENT: ("int8", "text", "text", "text", "int8", "text", "text"),
        Table.ITEM: ("int8", "int8", "text", "text", "text"),
        Table.PERSONAL: ("int8", "int8", "text", "bytea", "text"),
        Table.LIVE: ("text", "text"),
        Table.REFERENCE: ("text", "int8", "int8"),
    }
)


class PostgresDatabase:
    """A connection to a server; what it raises is ansinh's, and quotes nothing."""

    def __init__(self, connection: "psycopg.Connection[SqlRow]") -> None:
        self._connection: Final = connection

    @property
    def in_transaction(self) -> bool:
        """As `SqlConnection.in_transaction`; an error of the server ends a transaction."""
        from psycopg.pq import TransactionStatus

        return self._connection.info.transaction_status == TransactionStatus.INTRANS

    def begin(self) -> None:
        """As `SqlConnection.begin`."""
        self.run("BEGIN ISOLATION LEVEL READ COMMITTED")
        try:
            self.run(_LOCK_BOOK)
        except BaseException:
            self.roll_back()
            raise

    def commit(self) -> None:
        """As `SqlConnection.commit`."""
        self.run("COMMIT")

    def roll_back(self) -> None:
        """As `SqlConnection.roll_back`; where even that fails, the server does it."""
        import psycopg
        from psycopg.pq import TransactionStatus

        if self._connection.info.transaction_status != TransactionStatus.IDLE:
            try:
                self._connection.execute("ROLLBACK")
            except psycopg.Error:
                self._connection.close()

    def run(self, statement: str, values: Iterable[object] = ()) -> list[SqlRow]:
        """As `SqlConnection.run`."""
        import psycopg

        try:
            cursor = self._connection.execute(
                statement.replace("?", "%s").encode(), tuple(values), binary=True
            )
            return cursor.fetchall() if cursor.description else []
        except psycopg.Error as error:
            failure = told(error)
        raise failure  # outside of the handler: what the server says quotes what was stored

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
        import psycopg

        try:
            with self._connection.cursor() as cursor, cursor.copy(_COPY[table].encode()) as copy:
                copy.set_types(_TYPES[table])
                for row in rows:
                    copy.write_row(row)
        except psycopg.errors.UniqueViolation:
            return False
        except psycopg.Error as error:
            failure = told(error)
        else:
            return True
        raise failure

    def shape(self) -> tuple[str, ...]:
        """As `Shelf.shape`: what `shape_faults` names."""
        return shape_faults(self.run, schema=_version_of(self))

    def close(self) -> None:
        """As `SqlConnection.close`."""
        self._connection.close()


def made_or_opened(url: str, *, patience: float) -> PostgresDatabase:
    """Connect to a server, and make an empty book where there is none.

    Raises:
        MissingExtra: ``postgres``.
        StorageError: ``book-unwritable``.
        BookRefused: ``book-schema``: a book of a newer ansinh, or a server that is not in UTF-8;
            ``book-url``: the address names a schema that is not there.
        BookBusy: ``book-busy``.
    """
    database = _connected(url, patience=patience)
    try:
        _brought_up(database)
    except BaseException:
        database.roll_back()
        database.close()
        raise
    return database


def opened_to_read(url: str, *, patience: float) -> PostgresDatabase:
    """Connect to a server on which there is a book, and let nothing be written.

    One of an older schema stays so.

    Raises:
        BookRefused: ``book-missing``; others as `made_or_opened`.
    """
    database = _connected(url, patience=patience)
    try:
        database.run("SET default_transaction_read_only = on")
        _must_have_book(database)
    except BaseException:
        database.close()
        raise
    return database


def _connected(url: str, *, patience: float) -> PostgresDatabase:
    try:
        import psycopg
    except ImportError:
        extra = "postgres"
        raise MissingExtra(extra, needed_for="postgresql") from None

    try:
        connection = psycopg.connect(
            url,
            autocommit=True,
            client_encoding="utf-8",
            prepare_threshold=None,
            application_name="ansinh",
        )
    except psycopg.Error as error:
        failure = told(error)
    else:
        database = PostgresDatabase(connection)
        try:
            database.run(f"SET lock_timeout = {max(1, int(patience * 1000))}")
            database.run(_LASTING)
            _set_path(database)
        except BaseException:
            database.close()
            raise
        return database
    raise failure


def _set_path(database: PostgresDatabase) -> None:
    """Stay in one schema: the address's own, or ours."""
    ((path,),) = database.run("SHOW search_path")
    if path == _USUAL_PATH:
        database.run(f"SET search_path = {SCHEMA_NAME}")


def _must_have_book(database: PostgresDatabase) -> None:
    if not _has_book(database):
        raise BookRefused(Code.BOOK_MISSING)
    _version_of(database)


def _has_book(database: PostgresDatabase) -> bool:
    ((table,),) = database.run("SELECT to_regclass('schema_version')::text")
    return table is not None


def _brought_up(database: PostgresDatabase) -> None:
    """Bring a book to the newest schema, in one transaction; an empty schema becomes a book."""
    if _has_book(database) and _version_of(database) == max(STEPS):
        return
    if database.run("SHOW server_encoding") != [("UTF8",)]:
        raise BookRefused(Code.BOOK_SCHEMA)
    database.run("BEGIN")
    database.run(f"SELECT pg_advisory_xact_lock({_LOCK}, 0)")
    if database.run("SHOW search_path") == [(SCHEMA_NAME,)]:
        database.run(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA_NAME}")
    if database.run("SELECT current_schema()") == [(None,)]:
        raise BookRefused(Code.BOOK_URL)
    database.run(_LOCK_BOOK)
    found = _version_of(database) if _has_book(database) else 0
    if found == 0:
        database.run(TABLE_OF_VERSIONS)
        database.run("INSERT INTO schema_version VALUES (0)")
    for number in sorted(number for number in STEPS if number > found):
        for statement in STEPS[number]:
            database.run(statement)
    database.run("UPDATE schema_version SET version = ?", (max(STEPS),))
    database.commit()


def _version_of(database: PostgresDatabase) -> int:
    rows = database.run("SELECT version FROM schema_version")
    if len(rows) != 1 or not 1 <= rows[0][0] <= max(STEPS):
        raise BookRefused(Code.BOOK_SCHEMA)
    return int(rows[0][0])


def told(error: "psycopg.Error") -> CodedError:
    """Tell an error of the server as one of ansinh's: what it means for the book, and no more."""
    from psycopg import errors

    busy = (
        errors.LockNotAvailable,
        errors.DeadlockDetected,
        errors.SerializationFailure,
        errors.QueryCanceled,
    )
    unwritable = (
        errors.OperationalError,
        errors.InterfaceError,
        errors.InsufficientPrivilege,
        errors.ReadOnlySqlTransaction,
    )
    if isinstance(error, busy):
        return BookBusy(Code.BOOK_BUSY)
    if isinstance(error, unwritable):
        return StorageError(Code.BOOK_UNWRITABLE)
    return BookDamaged(Code.BOOK_SCHEMA)
