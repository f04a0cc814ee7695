"""Whatever is done to a book, all stores answer alike; `MemoryStore` is the model of the others."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.places import Place, place
from tests.postgres_server import PostgresServer

from ansinh.books.store import Item, NewEvent, Writing
from ansinh.books.tables import Shelf, Table
from ansinh.errors import CodedError, LiveAlready

# Few names, so that they meet.
KEYS = st.sampled_from([f"k{n}" for n in range(6)])
REFERENCES = st.sampled_from([f"A{n}" for n in range(4)])
PERSONS = st.sampled_from(["p1", "p2"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@attrs.frozen
class Step:
    """A call inside a transaction."""

    what: str
    argument: Any

    def do(self, tx: Writing) -> object:
        return getattr(tx, self.what)(self.argument)


class GivenUp(Exception):
    """The caller changed its mind."""


@attrs.frozen
class Transaction:
    """Calls, and whether the one who makes them gives up in the end, or goes on after an error."""

    steps: tuple[Step, ...]
    gives_up: bool
    goes_on: bool

    def end(self) -> None:
        """Change one's mind, or not."""
        if self.gives_up:
            raise GivenUp


ITEMS = st.one_of(
    st.builds(Item, body=TEXTS, person=st.one_of(st.just(""), PERSONS)),
    st.builds(Item, body=TEXTS, person=PERSONS, document=TEXTS),
    st.builds(Item, body=TEXTS, document=TEXTS),
)
STEPS = st.one_of(
    st.builds(
        Step,
        st.just("append"),
        st.builds(NewEvent, TEXTS, TEXTS, TEXTS, st.lists(ITEMS, max_size=3).map(tuple)),
    ),
    st.builds(Step, st.just("claim"), st.lists(st.tuples(KEYS, REFERENCES), max_size=4)),
    st.builds(Step, st.just("release"), st.lists(REFERENCES, max_size=3)),
    st.builds(
        Step,
        st.just("name"),
        st.lists(st.tuples(REFERENCES, st.integers(0, 3), st.integers(0, 3)), max_size=3),
    ),
    st.builds(Step, st.just("erase"), PERSONS),
)
TRANSACTIONS = st.builds(
    Transaction, st.lists(STEPS, max_size=5).map(tuple), st.booleans(), st.booleans()
)


def done(store: Shelf, transaction: Transaction) -> list[object]:
    """Do a transaction, and tell all that was answered."""
    answers: list[object] = []
    try:
        with store.writing(store.head()) as tx:
            for step in transaction.steps:
                try:
                    answers.append(step.do(tx))
                except CodedError as error:
                    answers.append(_told(error))
                    if not transaction.goes_on:
                        raise
            transaction.end()
    except CodedError as error:
        answers.append(_told(error))
    except GivenUp:
        answers.append("given up")
    return [*answers, *_seen(store)]


def _told(error: CodedError) -> object:
    held = error.held if isinstance(error, LiveAlready) else {}
    return (type(error), error.code, held)


def _seen(store: Shelf) -> Iterator[object]:
    yield store.head()
    yield list(store.events())
    yield [list(store.items(n, documents=True)) for n in range(store.head().count + 2)]
    yield [list(store.documents_of(person)) for person in ("p1", "p2", "p3")]
    yield store.holder_of(f"k{n}" for n in range(7))
    yield store.place_of(f"A{n}" for n in range(5))
    yield [list(store.rows(table)) for table in Table]


def compared(one: Place, two: Place, transactions: list[Transaction]) -> None:
    stores = one.open(), two.open()
    for transaction in transactions:
        model, other = (done(store, transaction) for store in stores)
        assert other == model
    assert list(_seen(two.open())) == list(_seen(stores[0]))


@given(transactions=st.lists(TRANSACTIONS, max_size=6))
def test_sqlite_answers_as_memory_does(
    tmp_path_factory: pytest.TempPathFactory, transactions: list[Transaction]
) -> None:
    path: Path = tmp_path_factory.mktemp("book") / "month.db"
    with place("memory", "") as one, place("sqlite", str(path)) as two:
        compared(one, two, transactions)


@given(transactions=st.lists(TRANSACTIONS, max_size=6))
def test_postgresql_answers_as_memory_does(
    postgres: PostgresServer, transactions: list[Transaction]
) -> None:
    with ExitStack() as stack:
        address = stack.enter_context(postgres.schema())
        one = stack.enter_context(place("memory", ""))
        two = stack.enter_context(place("postgres", address))
        compared(one, two, transactions)
