"""What only a book in an SQLite file has: a disk under it, other programs, a form of its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.places import SALT_KEY
from tests.small_book import PERSONS, fill

from ansinh.books.sqlite_file import told
from ansinh.books.sqlite_store import SqliteStore
from ansinh.books.store import Item, NewEvent
from ansinh.errors import BookBusy, BookDamaged, BookRefused, Code, StorageError

MANY = [Item("[]", "p", "x" * 500) for _ in range(500)]


def opened(path: Path) -> SqliteStore:
    return SqliteStore.open(path, salt_key=SALT_KEY, patience=0.1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "month.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with closing(opened(path)) as store:
        yield store


def setting(store: SqliteStore, name: str) -> object:
    return store._connection.run(f"PRAGMA {name}")[0][0]


def test_what_is_told_as_done_outlasts_a_power_cut(store: SqliteStore) -> None:
    """EXTRA is FULL and the folder besides; a copy of the file between two steps is the book."""
    assert setting(store, "synchronous") == 3
    assert setting(store, "journal_mode") == "delete"
    assert setting(store, "secure_delete") == 1


def test_a_book_that_is_copied_between_two_steps_is_the_book(
    store: SqliteStore, path: Path
) -> None:
    fill(store)
    copy = path.with_name("copy.db")
    copy.write_bytes(path.read_bytes())
    with closing(opened(copy)) as again:
        assert again.head() == store.head()
    assert sorted(one.name for one in path.parent.iterdir()) == ["copy.db", "month.db"]


def test_the_same_steps_give_the_same_file(tmp_path: Path) -> None:
    files = []
    for name in ("one.db", "two.db"):
        with closing(opened(tmp_path / name)) as store:
            fill(store)
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1]


def test_an_erased_document_is_not_left_in_the_file(path: Path) -> None:
    """SQLite marks space as free and lets stand what was there, unless it is told otherwise."""
    with closing(opened(path)) as store:
        with store.writing(store.head()) as tx:
            tx.append(NewEvent("many", "", "{}", [*MANY, Item("[]", PERSONS[0], "Trần Văn Mẫu")]))
        assert "Trần Văn Mẫu".encode() in path.read_bytes()
        with store.writing(store.head()) as tx:
            assert tx.erase(PERSONS[0]) == 1
    assert "Trần Văn Mẫu".encode() not in path.read_bytes()


class TestDisk:
    def test_a_full_disk_leaves_what_was_there(self, store: SqliteStore) -> None:
        fill(store)
        head = store.head()
        store._connection.run("PRAGMA max_page_count = 20")
        with pytest.raises(StorageError) as caught, store.writing(head) as tx:
            tx.append(NewEvent("many", "", "{}", MANY))
        assert caught.value.code == Code.BOOK_UNWRITABLE
        assert store.head() == head
        store._connection.run("PRAGMA max_page_count = 10000")
        with store.writing(head) as tx:
            tx.append(NewEvent("many", "", "{}", MANY))
        assert store.head().count == head.count + 1

    def test_nothing_is_written_behind_a_transaction_that_the_disk_has_ended(
        self, store: SqliteStore
    ) -> None:
        """Without it, what comes after the swallowed error would be kept by itself."""
        fill(store)
        head = store.head()
        store._connection.run("PRAGMA max_page_count = 20")

        def swallowed() -> None:
            with store.writing(head) as tx:
                for _ in range(2):
                    with pytest.raises(StorageError):
                        tx.append(NewEvent("many", "", "{}", MANY))
                with pytest.raises(StorageError):
                    tx.claim([("k", "A")])

        with pytest.raises(StorageError):
            swallowed()
        assert store.head() == head
        assert store.holder_of(["k"]) == {}

    def test_a_folder_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(StorageError) as caught:
            opened(tmp_path / "nowhere" / "month.db")
        assert caught.value.code == Code.BOOK_UNWRITABLE
        assert caught.value.__context__ is None

    def test_a_folder_is_no_book(self, tmp_path: Path) -> None:
        with pytest.raises(StorageError):
            opened(tmp_path)

    def test_a_book_that_may_only_be_read_is_not_written(self, store: SqliteStore) -> None:
        fill(store)
        store._connection.run("PRAGMA query_only = ON")
        with pytest.raises(StorageError) as caught, store.writing(store.head()) as tx:
            tx.claim([("k", "A")])
        assert caught.value.code == Code.BOOK_UNWRITABLE


class TestOtherFiles:
    def refused(self, path: Path) -> Code:
        with pytest.raises((BookRefused, BookDamaged)) as caught:
            opened(path)
        assert caught.value.__context__ is None
        return caught.value.code

    def test_an_empty_file_becomes_a_book(self, path: Path) -> None:
        """A program that was killed while it made the book has left one."""
        path.touch()
        with closing(opened(path)) as store:
            fill(store)

    def test_what_is_no_database_is_refused(self, path: Path) -> None:
        path.write_text("Trần Văn Mẫu;500000\n" * 100, encoding="utf-8")
        before = path.read_bytes()
        assert self.refused(path) == Code.BOOK_SCHEMA
        assert path.read_bytes() == before

    def test_another_programs_database_is_refused(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE places (x)")
        before = path.read_bytes()
        assert self.refused(path) == Code.BOOK_SCHEMA
        assert path.read_bytes() == before

    @pytest.mark.parametrize("pragma", ["application_id = 5", "user_version = 7"])
    def test_an_empty_database_that_is_somebodys_is_refused(self, path: Path, pragma: str) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA {pragma}")
        assert self.refused(path) == Code.BOOK_SCHEMA

    def test_a_newer_book_is_refused(self, path: Path) -> None:
        with closing(opened(path)) as store:
            fill(store)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA user_version = 2")
        assert self.refused(path) == Code.BOOK_SCHEMA

    def test_a_book_that_was_cut_off_is_damaged(self, path: Path) -> None:
        with closing(opened(path)) as store:
            fill(store)
        path.write_bytes(path.read_bytes()[: 3 * 4_096])
        assert self.refused(path) == Code.BOOK_SCHEMA


class TestOtherPrograms:
    def test_a_lock_that_is_held_too_long_is_told(self, store: SqliteStore, path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(BookBusy), store.writing(store.head()):
                pytest.fail("it began")
            with pytest.raises(BookBusy):
                store.head()
            other.execute("ROLLBACK")
        fill(store)

    def test_somebody_who_reads_when_it_is_to_be_committed_keeps_it_back(
        self, store: SqliteStore, path: Path
    ) -> None:
        """Then nothing is written at all, and it can be said again."""
        fill(store)
        head = store.head()
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT * FROM event").fetchall()
            with pytest.raises(BookBusy), store.writing(head) as tx:
                tx.claim([("k", "A")])
            other.execute("ROLLBACK")
        assert store.holder_of(["k"]) == {}
        with store.writing(head) as tx:
            tx.claim([("k", "A")])

    def test_a_row_of_another_hand_where_ours_belongs_is_damage(
        self, store: SqliteStore, path: Path
    ) -> None:
        fill(store)
        head = store.head()
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("INSERT INTO item VALUES (?, 1, '', '', '')", (head.count + 1,))
        with pytest.raises(BookDamaged), store.writing(head) as tx:
            tx.append(NewEvent("more", "", "{}", [Item("[]")]))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY, BookBusy),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, BookBusy),
        (sqlite3.SQLITE_LOCKED, BookBusy),
        (sqlite3.SQLITE_CORRUPT, BookDamaged),
        (sqlite3.SQLITE_NOTADB, BookDamaged),
        (sqlite3.SQLITE_FULL, StorageError),
        (sqlite3.SQLITE_IOERR_FSYNC, StorageError),
        (sqlite3.SQLITE_CANTOPEN, StorageError),
        (sqlite3.SQLITE_READONLY_DBMOVED, StorageError),
        (sqlite3.SQLITE_NOMEM, StorageError),
        (None, BookDamaged),
    ],
)
def test_an_error_is_told_as_what_it_means(code: int | None, kind: type[Exception]) -> None:
    error = sqlite3.OperationalError("UNIQUE constraint failed: Trần Văn Mẫu")
    if code is not None:
        error.sqlite_errorcode = code
    mapped = told(error)
    assert type(mapped) is kind
    assert "Mẫu" not in f"{mapped!r}"
