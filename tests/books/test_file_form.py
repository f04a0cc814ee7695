"""A book's SQLite file, byte by byte, and the form of its tables."""

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from tests.books.hands import SqliteHand, seen_in
from tests.places import SALT_KEY
from tests.small_book import fill

from ansinh.books.opening import open_store, store_to_read
from ansinh.books.tables import Table

PAGE = 4_096


def filled(url: str) -> None:
    with closing(open_store(url, salt_key=SALT_KEY)) as store:
        fill(store)


@pytest.fixture
def hand(tmp_path: Path) -> SqliteHand:
    return SqliteHand(tmp_path, filled)


@pytest.mark.parametrize(
    "change",
    [
        "DROP INDEX live_reference",
        "DROP TABLE reference",
        "ALTER TABLE live ADD COLUMN more TEXT",
        "ALTER TABLE item RENAME COLUMN body TO other",
        "CREATE TABLE other (x)",
        "CREATE INDEX other ON event (month)",
        "CREATE VIEW other AS SELECT * FROM event",
        "CREATE TRIGGER other AFTER INSERT ON event BEGIN DELETE FROM live; END",
        "PRAGMA user_version = 2",
        "PRAGMA user_version = -1",
        "PRAGMA user_version = 0",
        "PRAGMA application_id = 0",
    ],
)
def test_another_form_is_found_or_refused(hand: SqliteHand, change: str) -> None:
    assert hand.found((change, ()))


def test_tables_that_are_not_strict_are_found(hand: SqliteHand) -> None:
    """They would take a text for a number."""
    loose = "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'event'"
    assert hand.found(("PRAGMA writable_schema = ON", ()), (loose, ()))


def test_every_flipped_byte_is_refused_found_or_harmless(tmp_path: Path) -> None:
    """Harmless is what changes no stored value: SQLite's own counters, and room that is unused."""
    url = f"sqlite:///{tmp_path / 'month.db'}"
    filled(url)
    book = (tmp_path / "month.db").read_bytes()
    with closing(store_to_read(url)) as store:
        stored = {table: list(store.rows(table)) for table in Table}
        anchor = store.head()
    copy = tmp_path / "copy.db"
    told = Counter[str]()
    for at in flipped_places(book):
        copy.write_bytes(book[:at] + bytes([book[at] ^ (1 << at % 8)]) + book[at + 1 :])
        report = seen_in(f"sqlite:///{copy}", anchor)
        if report is None:
            told["refused"] += 1
        elif not report.sound:
            told["found"] += 1
        else:
            with closing(store_to_read(f"sqlite:///{copy}")) as store:
                assert {table: list(store.rows(table)) for table in Table} == stored, at
            told["harmless"] += 1
    assert told["found"] > 1_000
    assert told["refused"] > 20
    assert told["harmless"] < told["found"] / 5


def flipped_places(book: bytes) -> list[int]:
    """Every byte that holds something, and of those that are zero some of every page."""
    something = [at for at, byte in enumerate(book) if byte]
    nothing = [at for at, byte in enumerate(book) if not byte]
    return sorted({*something, *range(100), *nothing[::97]})
