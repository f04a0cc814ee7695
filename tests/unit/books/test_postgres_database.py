"""What only a book on PostgreSQL has: a connection that is lost, a server with ways of its own."""

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from psycopg import errors
from tests.books.hands import seen_in
from tests.places import SALT_KEY
from tests.postgres_server import PostgresServer
from tests.small_book import fill

from ansinh.books.chain import NOTHING
from ansinh.books.opening import open_store
from ansinh.books.postgres_database import told
from ansinh.books.postgres_store import PostgresStore
from ansinh.books.store import Item, NewEvent
from ansinh.errors import BookBusy, BookDamaged, BookRefused, Code, StorageError

MORE = NewEvent("more", "", "{}", [Item("[]", "p", "{}")])

TRIGGER = """CREATE TRIGGER other BEFORE UPDATE ON live
    FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"""


class At:
    """A book on a server, and a way past it."""

    def __init__(self, server: PostgresServer, url: str) -> None:
        self.url = url
        self.schema = url.rpartition("%3D")[2]
        self.server = server
        self.store = PostgresStore.open(url, salt_key=SALT_KEY, patience=0.2)

    def run(self, statement: str) -> list[tuple[object, ...]]:
        return self.server.run(statement, self.schema)

    def cut(self) -> None:
        """Cut the book's connection, as a server that is restarted does."""
        ((pid,),) = self.store._connection.run("SELECT pg_backend_pid()")
        self.server.run(f"SELECT pg_terminate_backend({pid})")


@pytest.fixture
def book(postgres: PostgresServer) -> Iterator[At]:
    with postgres.schema() as url:
        at = At(postgres, url)
        with closing(at.store):
            yield at


class TestConnection:
    def test_a_connection_that_is_lost_leaves_what_was_there(self, book: At) -> None:
        fill(book.store)
        head = book.store.head()

        def lost() -> None:
            with book.store.writing(head) as tx:
                tx.append(MORE)
                book.cut()
                tx.claim([("k", "A")])

        with pytest.raises(StorageError) as caught:
            lost()
        assert caught.value.code == Code.BOOK_UNWRITABLE
        assert caught.value.__context__ is None
        with pytest.raises(StorageError):
            book.store.head()
        with closing(open_store(book.url, salt_key=SALT_KEY)) as again:
            assert again.head() == head

    def test_a_connection_that_is_lost_before_the_end_is_told(self, book: At) -> None:
        def lost() -> None:
            with book.store.writing(NOTHING) as tx:
                tx.append(MORE)
                book.cut()

        with pytest.raises(StorageError):
            lost()
        assert book.run("SELECT * FROM event") == []

    def test_a_connection_that_is_lost_while_rows_are_sent_is_told(self, book: At) -> None:
        def items() -> Iterator[Item]:
            yield from [Item("[]")] * 1_000
            book.server.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'ansinh'"
            )
            yield from [Item("[]")] * 1_000

        with pytest.raises(StorageError), book.store.writing(NOTHING) as tx:
            tx.append(NewEvent("many", "", "{}", items()))  # type: ignore[arg-type]
        assert book.run("SELECT * FROM item") == []


class TestTransactions:
    def test_one_that_the_server_gave_up_is_not_taken_for_done(self, book: At) -> None:
        """PostgreSQL answers COMMIT with ROLLBACK there, and calls it no error."""

        def swallowed() -> None:
            with book.store.writing(NOTHING) as tx:
                tx.append(MORE)
                with pytest.raises(BookDamaged):
                    book.store._connection.run("SELECT * FROM no_such_table")

        with pytest.raises(StorageError):
            swallowed()
        assert book.store.head() == NOTHING

    def test_who_waits_sees_what_was_committed_meanwhile(self, book: At) -> None:
        """A stricter level would show the book as it was before the wait."""
        ((level,),) = book.store._connection.run("SHOW default_transaction_isolation")
        assert level == "read committed"
        book.run("ALTER ROLE ansinh SET default_transaction_isolation = 'serializable'")
        try:
            strict = PostgresStore.open(book.url, salt_key=SALT_KEY)
            with closing(strict), strict.writing(NOTHING) as tx:
                tx.append(MORE)
                level = strict._connection.run("SHOW transaction_isolation")
            assert level == [("read committed",)]
        finally:
            book.run("ALTER ROLE ansinh RESET ALL")

    def test_what_is_told_as_done_is_on_the_disk(self, book: At) -> None:
        """Whatever the server does by itself; a stricter setting stays."""
        book.run("ALTER ROLE ansinh SET synchronous_commit = off")
        try:
            with closing(PostgresStore.open(book.url, salt_key=SALT_KEY)) as store:
                assert store._connection.run("SHOW synchronous_commit") == [("on",)]
        finally:
            book.run("ALTER ROLE ansinh RESET ALL")

    def test_books_in_two_schemas_do_not_wait_for_each_other(self, book: At) -> None:
        with book.server.schema() as url:
            other = PostgresStore.open(url, salt_key=SALT_KEY, patience=0.2)
            with closing(other), book.store.writing(NOTHING), other.writing(NOTHING) as tx:
                tx.append(MORE)

    def test_a_row_of_another_hand_where_ours_belongs_is_damage(self, book: At) -> None:
        book.run("INSERT INTO item VALUES (1, 1, '', '', '')")
        with pytest.raises(BookDamaged), book.store.writing(NOTHING) as tx:
            tx.append(MORE)


@pytest.mark.parametrize(
    "change",
    [
        "DROP INDEX live_reference",
        "DROP TABLE reference",
        "ALTER TABLE live ADD COLUMN more text",
        "ALTER TABLE live DROP CONSTRAINT live_pkey",
        "ALTER TABLE item RENAME COLUMN body TO other",
        "ALTER TABLE item ALTER COLUMN body DROP NOT NULL",
        "ALTER TABLE event ALTER COLUMN items TYPE integer",
        "CREATE TABLE other (x integer)",
        "CREATE VIEW other AS SELECT * FROM event",
        "CREATE INDEX other ON event (month)",
        "CREATE RULE other AS ON INSERT TO live DO INSTEAD NOTHING",
        TRIGGER,
        "UPDATE schema_version SET version = 2",
        "UPDATE schema_version SET version = 0",
        "DELETE FROM schema_version",
        "INSERT INTO schema_version VALUES (2)",
    ],
)
def test_another_form_is_found_or_refused(book: At, change: str) -> None:
    fill(book.store)
    report = seen_in(book.url)
    assert report is not None
    assert report.sound
    book.run(change)
    report = seen_in(book.url)
    assert report is None or not report.sound


def test_a_server_that_is_not_in_utf8_is_refused(postgres: PostgresServer) -> None:
    """It would keep the bytes of names, and compare and measure them as something else."""
    postgres.run("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    try:
        with pytest.raises(BookRefused) as caught:
            open_store(postgres.address().replace("/postgres?", "/latin?"), salt_key=SALT_KEY)
        assert caught.value.code == Code.BOOK_SCHEMA
    finally:
        postgres.run("DROP DATABASE latin")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (errors.LockNotAvailable, BookBusy),
        (errors.DeadlockDetected, BookBusy),
        (errors.SerializationFailure, BookBusy),
        (errors.QueryCanceled, BookBusy),
        (errors.DiskFull, StorageError),
        (errors.AdminShutdown, StorageError),
        (errors.TooManyConnections, StorageError),
        (errors.ReadOnlySqlTransaction, StorageError),
        (errors.InsufficientPrivilege, StorageError),
        (psycopg.OperationalError, StorageError),
        (psycopg.InterfaceError, StorageError),
        (errors.UndefinedTable, BookDamaged),
        (errors.UniqueViolation, BookDamaged),
        (psycopg.DataError, BookDamaged),
    ],
)
def test_an_error_is_told_as_what_it_means(error: type[psycopg.Error], kind: type) -> None:
    mapped = told(error("Key (person)=(Trần Văn Mẫu) already exists."))
    assert type(mapped) is kind
    assert "Mẫu" not in f"{mapped!r}"
