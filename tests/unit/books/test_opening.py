"""Where a book is, said as an address."""

import builtins
import os
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.places import SALT_KEY
from tests.postgres_server import PostgresServer
from tests.small_book import fill

from ansinh.books.chain import NOTHING
from ansinh.books.memory_store import MemoryStore
from ansinh.books.opening import file_of, open_store, store_to_read
from ansinh.books.store import Item, NewEvent
from ansinh.errors import BookRefused, Code, MissingExtra, StorageError


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///month.db", "month.db"),
        ("sqlite:///so/month.db", "so/month.db"),
        ("sqlite:////srv/so/month.db", "/srv/so/month.db"),
        ("sqlite:///D:/so/month.db", "D:/so/month.db"),
        ("sqlite:///s%E1%BB%95%20chi.db", "sổ chi.db"),
        ("sqlite:///sổ.db", "sổ.db"),
    ],
)
def test_an_address_says_the_path(url: str, path: str) -> None:
    assert file_of(url) == Path(path)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "month.db",
        "sqlite:",
        "sqlite://month.db",
        "sqlite:///",
        "mysql://x/y",
        "memory",
        "SQLITE:///x",
        "sqlite:///a%00b",
        "memory:x",
        "postgresql:",
        "file:///month.db",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    for opened in (lambda: open_store(url, salt_key=SALT_KEY), lambda: store_to_read(url)):
        with pytest.raises(BookRefused) as caught:
            opened()
        assert caught.value.code == Code.BOOK_URL


def test_a_book_in_memory_is_new_each_time() -> None:
    one, two = (open_store("memory:", salt_key=SALT_KEY) for _ in range(2))
    fill(one)
    assert isinstance(one, MemoryStore)
    assert two.head().count == 0
    with pytest.raises(BookRefused) as caught:
        store_to_read("memory:")
    assert caught.value.code == Code.BOOK_MISSING


def test_a_path_is_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(open_store("sqlite:///month.db", salt_key=SALT_KEY)):
        assert [path.name for path in tmp_path.iterdir()] == ["month.db"]


def test_a_book_to_read_is_neither_made_nor_written(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'month.db'}"
    with pytest.raises(BookRefused) as caught:
        store_to_read(url)
    assert caught.value.code == Code.BOOK_MISSING
    assert list(tmp_path.iterdir()) == []
    with closing(open_store(url, salt_key=SALT_KEY)) as store:
        fill(store)
        head = store.head()
    with closing(store_to_read(url)) as store:
        assert store.head() == head
        with pytest.raises(StorageError), store.writing(head) as tx:
            tx.append(NewEvent("more", "", "{}", [Item("[]")]))


def test_a_file_in_which_nothing_is_left_is_no_book_to_read(tmp_path: Path) -> None:
    """Else whoever cuts a book off at its beginning has one that is sound."""
    place = tmp_path / "month.db"
    url = f"sqlite:///{place}"
    with closing(open_store(url, salt_key=SALT_KEY)) as store:
        fill(store)
    place.write_bytes(b"")
    with pytest.raises(BookRefused) as caught:
        store_to_read(url)
    assert caught.value.code == Code.BOOK_MISSING
    assert place.read_bytes() == b""


def test_a_name_that_no_disk_has_is_no_book_to_read() -> None:
    with pytest.raises(BookRefused) as caught:
        store_to_read("sqlite:///" + "a" * 5_000)
    assert caught.value.code == Code.BOOK_MISSING


def test_a_server_without_a_book_has_none_to_read(postgres: PostgresServer) -> None:
    with postgres.schema() as url:
        with pytest.raises(BookRefused) as caught:
            store_to_read(url)
        assert caught.value.code == Code.BOOK_MISSING
        with closing(open_store(url, salt_key=SALT_KEY)) as store:
            fill(store)
            head = store.head()
        with closing(store_to_read(url)) as store:
            assert store.head() == head
            with pytest.raises(StorageError), store.writing(head):
                pytest.fail("it began")


def test_a_server_keeps_the_book_in_a_schema_of_its_own(postgres: PostgresServer) -> None:
    """Unless the address names another."""
    try:
        with closing(open_store(postgres.address(), salt_key=SALT_KEY)) as store:
            fill(store)
        ((schema,),) = postgres.run("SELECT schemaname FROM pg_tables WHERE tablename = 'event'")
        assert schema == "ansinh"
    finally:
        postgres.run("DROP SCHEMA IF EXISTS ansinh CASCADE")


def test_a_schema_that_an_address_names_must_be_there(postgres: PostgresServer) -> None:
    with pytest.raises(BookRefused) as caught:
        open_store(postgres.address("nowhere"), salt_key=SALT_KEY)
    assert caught.value.code == Code.BOOK_URL


def test_a_server_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("psycopg"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra) as caught:
        open_store("postgresql://nowhere/book", salt_key=SALT_KEY)
    assert caught.value.extra == "postgres"


def test_a_server_that_is_not_there_is_told_without_its_address(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        open_store(f"postgresql://canbo:matkhau@/so?host={tmp_path}", salt_key=SALT_KEY)
    assert caught.value.code == Code.BOOK_UNWRITABLE
    assert caught.value.__context__ is None
    assert "matkhau" not in str(caught.value)


@pytest.mark.skipif(os.name == "nt", reason="there are no such modes there")
def test_a_new_book_is_its_owners_only(tmp_path: Path) -> None:
    """And so is its journal, which SQLite makes like the book."""
    modes = {}
    before = os.umask(0)
    try:
        url = f"sqlite:///{tmp_path / 'month.db'}"
        with closing(open_store(url, salt_key=SALT_KEY)) as store, store.writing(NOTHING) as tx:
            tx.append(NewEvent("more", "", "{}", [Item("[]")]))
            modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert modes == {"month.db": 0o600, "month.db-journal": 0o600}
