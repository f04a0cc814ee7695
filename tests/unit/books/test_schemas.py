"""A book of an older schema is brought up to date, from the first on; of a newer it is refused."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

import pytest
from tests.old_books import SALT_KEY, dump_of
from tests.postgres_server import PostgresServer

from ansinh.books import postgres_database, postgres_schema, sqlite_file, sqlite_schema
from ansinh.books.audit import audit
from ansinh.books.opening import open_store, store_to_read
from ansinh.books.postgres_shape import EXPECTED
from ansinh.books.store import Head
from ansinh.errors import BookRefused, Code, CodedError

ANCHOR = Head(15, "428843dbf3d3a5a3aba525efa795ae1584037f71ee5abed72ef877741bd8d70d")
"""Of the small book as schema 1 kept it; a chain that is made otherwise now would not agree."""

NEXT = ("CREATE TABLE remark (event INTEGER PRIMARY KEY, text TEXT NOT NULL)",)
FAILS = ("CREATE TABLE remark (event INTEGER)", "CREATE TABLE remark (event INTEGER)")


class Old:
    """A book as the first schema kept it."""

    def __init__(self, url: str, run: Callable[[str], list[tuple[int]]], version: str) -> None:
        self.url = url
        self.change = run
        self._version = version

    def version(self) -> int:
        """Say by which schema it is kept now."""
        return self.change(self._version)[0][0]


@pytest.fixture(params=["sqlite", "postgres"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Old]:
    dump = dump_of(request.param, 1).read_text(encoding="utf-8")
    if request.param == "sqlite":
        path = tmp_path / "month.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(dump)

        def run(statement: str) -> list[tuple[int]]:
            with closing(sqlite3.connect(path)) as connection:
                return connection.execute(statement).fetchall()

        yield Old(f"sqlite:///{path}", run, "PRAGMA user_version")
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    with server.schema() as url:
        schema = url.rpartition("%3D")[2]
        server.run(dump, schema)
        version = "SELECT version FROM schema_version"
        yield Old(url, lambda statement: server.run(statement, schema), version)


def test_a_book_of_the_first_schema_is_read_as_it_was(old: Old) -> None:
    with closing(open_store(old.url, salt_key=SALT_KEY)) as store:
        assert store.head() == ANCHOR
        report = audit(store, key=SALT_KEY, anchor=ANCHOR)
    assert report.sound, report
    assert (report.items, report.documents, report.erased) == (10, 3, 1)
    assert (report.live, report.references) == (4, 4)


def with_step(monkeypatch: pytest.MonkeyPatch, statements: tuple[str, ...]) -> None:
    """Be a later ansinh, which has one more step."""
    for module, schema in ((sqlite_file, sqlite_schema), (postgres_database, postgres_schema)):
        steps: Mapping[int, object] = MappingProxyType({**schema.STEPS, 2: statements})
        monkeypatch.setattr(module, "STEPS", steps)


def test_an_older_book_is_brought_up_to_date(old: Old, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as later:
        with_step(later, NEXT)
        for _ in range(2):
            with closing(open_store(old.url, salt_key=SALT_KEY)) as store:
                assert store.head() == ANCHOR
        assert old.version() == 2
    for opened in (lambda: open_store(old.url, salt_key=SALT_KEY), lambda: store_to_read(old.url)):
        with pytest.raises(BookRefused) as caught:
            opened()  # today's ansinh does not know it
        assert caught.value.code == Code.BOOK_SCHEMA
    assert old.version() == 2


def test_an_older_book_is_audited_as_it_is(
    old: Old, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Looking changes nothing: it could be the copy that somebody keeps as it was."""
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with_step(monkeypatch, NEXT)
    with closing(store_to_read(old.url)) as store:
        assert audit(store, key=SALT_KEY, anchor=ANCHOR).sound
    assert old.version() == 1
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_an_older_book_lacks_is_found_without_bringing_it_up(
    old: Old, monkeypatch: pytest.MonkeyPatch
) -> None:
    old.change("DROP INDEX live_reference")
    with_step(monkeypatch, NEXT)
    with closing(store_to_read(old.url)) as store:
        report = audit(store, anchor=ANCHOR)
    assert [(one.code, "live_reference" in one.part) for one in report.findings] == [
        (Code.BOOK_SCHEMA, True)
    ]
    assert old.version() == 1


def test_the_form_of_every_schema_is_known() -> None:
    assert EXPECTED.keys() == postgres_schema.STEPS.keys() == sqlite_schema.STEPS.keys()


def test_a_new_book_goes_through_all_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_step(monkeypatch, NEXT)
    with closing(open_store(f"sqlite:///{tmp_path / 'new.db'}", salt_key=SALT_KEY)):
        pass
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("SELECT * FROM remark").fetchall() == []


def test_a_step_that_fails_leaves_the_book_as_it_was(
    old: Old, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        with_step(later, FAILS)
        with pytest.raises(CodedError):
            open_store(old.url, salt_key=SALT_KEY)
    assert old.version() == 1
    with closing(open_store(old.url, salt_key=SALT_KEY)) as store:
        assert audit(store, anchor=ANCHOR).sound
