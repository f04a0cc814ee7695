"""Who is not ours fails with planted people in its mouth: a driver, an adapter, one who listens.

Their words are theirs, and may quote whatever they were given; what a book raises, gives and logs
then names nobody, and neither does what it came of.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, Final

import psycopg
import pytest
from psycopg.pq import TransactionStatus
from tests.books import planted_book as planted
from tests.books.listening import listening
from tests.books.planted_book import BASE, CHECKER, JULY, KEY, MAKER, TERMS, opened
from tests.canaries import CANARIES, heard, silent
from tests.unit.adapters.hostile import adapter_text

from ansinh import Removal
from ansinh.adapters import Registry, hookimpl
from ansinh.books.book import Book
from ansinh.books.postgres_database import PostgresDatabase
from ansinh.books.tables import Table
from ansinh.cycle import Answer
from ansinh.errors import AnsinhError

EVERYBODY: Final = "; ".join(CANARIES.values())
DOCUMENT: Final = f'{{"name":"{CANARIES["name"]}"}}'


def quoting(error: Exception, values: object) -> Exception:
    """Let an error quote everybody, and have come of another that does."""
    error.__cause__ = ValueError(EVERYBODY)
    error.__context__ = KeyError(repr(values))
    error.add_note(EVERYBODY)
    return error


class QuotingFile:
    """A connection to a file that fails at one of its calls, and quotes what it was given."""

    def __init__(self, real: sqlite3.Connection, failing: Callable[[], Exception]) -> None:
        self._real = real
        self._failing = failing
        self.left = -1

    @property
    def in_transaction(self) -> bool:
        return self._real.in_transaction

    def execute(self, statement: str, values: Iterable[object] = ()) -> sqlite3.Cursor:
        self._call(statement, values)
        return self._real.execute(statement, tuple(values))

    def executemany(self, statement: str, rows: Iterable[Any]) -> sqlite3.Cursor:
        given = list(rows)
        self._call(statement, given)
        return self._real.executemany(statement, given)

    def close(self) -> None:
        self._real.close()

    def _call(self, statement: str, values: object) -> None:
        self.left -= 1
        if self.left == -1 and statement != "ROLLBACK":
            raise quoting(self._failing(), values)


DRIVER: Final[dict[str, Callable[[], Exception]]] = {
    "OperationalError": lambda: sqlite3.OperationalError(EVERYBODY),
    "IntegrityError": lambda: sqlite3.IntegrityError(EVERYBODY),
    "InterfaceError": lambda: sqlite3.InterfaceError(EVERYBODY, DOCUMENT),
    "ProgrammingError": lambda: sqlite3.ProgrammingError(EVERYBODY),
    "DataError": lambda: sqlite3.DataError(DOCUMENT),
    "a text that is none": lambda: UnicodeDecodeError("utf-8", DOCUMENT.encode(), 0, 1, EVERYBODY),
}


@pytest.mark.parametrize("kind", DRIVER)
def test_a_file_that_fails_at_each_of_its_calls(
    kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with listening(caplog) as listener, opened(tmp_path) as book:
        book.open_month(JULY, MAKER, base=BASE)
        file = book.store._connection  # type: ignore[attr-defined] # a store in a file has one
        broken = QuotingFile(file._connection, DRIVER[kind])
        file._connection = broken
        for step in _steps(book):
            number = 0
            while _fails(broken, number, step):
                number += 1
            assert number > 2
        file._connection = broken._real
        assert len(listener.raised) > 9


def _steps(book: Book) -> list[Callable[[], object]]:
    return [
        lambda: book.apply(JULY, planted.added(), MAKER),
        lambda: book.plan(JULY, TERMS, MAKER),
        lambda: book.export(planted.BY_BANK.beneficiary),
    ]


def _fails(broken: QuotingFile, number: int, step: Callable[[], object]) -> bool:
    """Do a step whose so many-eth call fails; say whether there were as many."""
    broken.left = number
    try:
        step()
    except AnsinhError:
        return True
    return False


class QuotingServer:
    """A connection to a server that refuses everything, and quotes what it was given."""

    info = SimpleNamespace(transaction_status=TransactionStatus.IDLE)

    def __init__(self, kind: type[psycopg.Error]) -> None:
        self._kind = kind

    def execute(self, statement: bytes, values: object = (), **_: object) -> None:
        raise quoting(self._kind(f"{EVERYBODY} {statement!r}"), values)

    def cursor(self) -> None:
        raise quoting(self._kind(EVERYBODY), DOCUMENT)


@pytest.mark.parametrize(
    "kind",
    [
        psycopg.errors.UniqueViolation,
        psycopg.errors.LockNotAvailable,
        psycopg.errors.InvalidTextRepresentation,
        psycopg.errors.CharacterNotInRepertoire,
        psycopg.errors.DiskFull,
        psycopg.OperationalError,
        psycopg.InterfaceError,
        psycopg.DataError,
        psycopg.ProgrammingError,
        psycopg.NotSupportedError,
    ],
)
def test_a_server_that_fails(kind: type[psycopg.Error]) -> None:
    server: Any = QuotingServer(kind)
    database = PostgresDatabase(server)
    row = (1, 1, "p", b"s", DOCUMENT)
    for call in (
        lambda: database.run("INSERT INTO personal VALUES (?, ?, ?, ?, ?)", row),
        lambda: database.add(Table.PERSONAL, [row]),
        lambda: database.add_new(Table.LIVE, [("key", EVERYBODY)]),
        database.begin,
        database.commit,
    ):
        with pytest.raises(AnsinhError) as error:
            call()
        assert silent(error.value) == []


def test_a_server_that_is_not_there() -> None:
    """An address has a password, and may have anything in its place."""
    name = CANARIES["case number"]
    for address in (f"postgresql://{name}:{name}@127.0.0.1:1/{name}", f"postgresql:///?{name}=1"):
        with pytest.raises(AnsinhError) as error:
            Book.open(address, key=KEY)
        assert silent(error.value) == []


BODIES: Final = {
    "render": "def render(self, request, /):",
    "parse_results": "def parse_results(self, request, /):",
    "read_back": "def read_back(self, data, /):",
    "sniff": "def sniff(self, probe, /):",
}
# What an adapter says of its own accord, as the place of a problem, is its promise to keep; the
# conformance suite holds it to that (docs/adapters/conformance.md).
RAISING: Final = {
    "another's error": "raise KeyError(TOLD)",
    "an error of an error": "raise RuntimeError(TOLD) from ValueError(TOLD)",
    "a class named after somebody": "raise type(TOLD[:30], (Exception,), {})(TOLD)",
    "an error of ours": "raise AdapterError(TOLD)",
    "a refusal with a name for a code": "raise RenderRefused([(TOLD, TOLD)])",
    "a note": "error = ValueError(); error.add_note(TOLD); raise error",
    "a text that cannot be written": "TOLD.encode('ascii')",
    "an error that says so when it is shown": (
        "raise type('E', (Exception,), {'__str__': lambda e: TOLD, '__repr__': lambda e: TOLD})()"
    ),
    "no file and no answer": "return TOLD",
}


@pytest.mark.parametrize("operation", BODIES)
@pytest.mark.parametrize("how", RAISING)
def test_an_adapter_that_fails(
    operation: str, how: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    body = f"{BODIES[operation]}\n    {RAISING[how]}"
    with listening(caplog), opened(tmp_path, registry=_registry(body)) as book:
        book.open_month(JULY, MAKER, base=BASE)
        with pytest.raises(AnsinhError) as error:
            _asked_of_all(book)
    assert silent(error.value) == []


def _asked_of_all(book: Book) -> None:
    """Do all for which an adapter is asked."""
    book.plan(JULY, planted.terms_for("thu.hong"), MAKER)
    for file in book.render(JULY, MAKER).files:
        book.approve(JULY, file.sha256, CHECKER)
        book.sent(JULY, file.sha256, CHECKER)
    book.results(JULY, [Answer("tra-loi.txt", EVERYBODY.encode())], MAKER)


def _registry(body: str, *others: str) -> Registry:
    registry = Registry()
    for number, text in enumerate((adapter_text("thu.hong", body), *others)):
        module = ModuleType(f"thu_hong_{number}")
        vars(module).update(TOLD=EVERYBODY, hookimpl=hookimpl)
        exec(text, vars(module))
        registry.register_plugin(module, source=f"thu-hong-{number}")
    return registry


OBSERVER: Final = """
@hookimpl
def ansinh_observe(event):
    raise KeyError(TOLD) from ValueError(TOLD)
"""
ASKED: Final = """
@hookimpl
def ansinh_check_batch(batch):
    raise LookupError(batch.instructions[0].beneficiary.person.name.text) from ValueError(TOLD)
"""


def test_those_who_listen_and_fail(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    registry = _registry("pass", OBSERVER, ASKED)
    with listening(caplog), opened(tmp_path, registry=registry) as book:
        book.open_month(JULY, MAKER, base=BASE)
        book.plan(JULY, planted.terms_for("thu.hong"), MAKER)
        book.render(JULY, MAKER)
    assert len(registry.problems) > 1
    for failed in registry.problems:
        assert heard(f"{failed!r}\n{failed}\n{failed.text}\n{failed.error!r}") == []
        assert silent(failed.error) == []


def test_an_application_may_log_all_that_it_catches(
    book_of_a_breaking_adapter: Book, caplog: pytest.LogCaptureFixture
) -> None:
    """`logging.exception` writes the traceback, with all that an error came of."""
    with caplog.at_level(logging.DEBUG):
        try:
            book_of_a_breaking_adapter.plan(JULY, planted.terms_for("thu.hong"), MAKER)
        except AnsinhError:
            logging.getLogger("van-phong").exception("khong lap duoc ke hoach")
    assert "khong lap duoc ke hoach" in caplog.text
    assert heard(caplog.text) == []


@pytest.fixture
def book_of_a_breaking_adapter(tmp_path: Path) -> Book:
    body = f"{BODIES['render']}\n    {RAISING['an error of an error']}"
    book = opened(tmp_path, registry=_registry(body))
    book.open_month(JULY, MAKER, base=BASE)
    book.apply(JULY, [Removal(planted.BY_AGENT, JULY)], MAKER)
    return book
