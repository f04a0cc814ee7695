"""Ways to keep a book in which two programs do not notice each other; a race must notice them."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from types import MappingProxyType
from typing import Any, Final
from unittest import mock

from tests.canaries import CANARIES

from ansinh.books import sql_store
from ansinh.books.sql_store import SqlStore
from ansinh.books.store import Head, Writing
from ansinh.books.tables import Table
from ansinh.errors import BookMoved, Code

_BETWEEN: Final = 0.01
"""Seconds between check and write: on a machine of one core too the other comes in between."""


@contextmanager
def nothing() -> Iterator[None]:
    """Plant nothing."""
    yield


@contextmanager
def no_head() -> Iterator[None]:
    """Check first and write later, without asking who has written meanwhile."""

    @contextmanager
    def writing(store: Any, _: Head) -> Iterator[Writing]:
        connection = store._connection
        time.sleep(_BETWEEN)
        connection.begin()
        try:
            transaction = sql_store._SqlWriting(store, connection, store.head(), store._salt_key)
            yield transaction
            transaction.end()
            connection.commit()
        except BaseException:
            connection.roll_back()
            raise

    with mock.patch.object(SqlStore, "writing", writing):
        yield


@contextmanager
def no_head_no_key() -> Iterator[None]:
    """As `no_head`, and nothing in the store is unique: the last one to write is right."""

    def claim(transaction: Any, keys: Iterable[tuple[str, str]]) -> None:
        _put_over(transaction._connection, Table.LIVE, "key", keys)

    def name(transaction: Any, references: Iterable[tuple[str, int, int]]) -> None:
        _put_over(transaction._connection, Table.REFERENCE, "reference", references)

    with (
        no_head(),
        mock.patch.object(sql_store._SqlWriting, "claim", claim),
        mock.patch.object(sql_store._SqlWriting, "name", name),
    ):
        yield


def _put_over(connection: Any, table: Table, key: str, rows: Iterable[tuple[Any, ...]]) -> None:
    for row in rows:
        connection.run(f"DELETE FROM {table} WHERE {key} = ?", (row[0],))
        connection.add(table, [row])


@contextmanager
def telling_who() -> Iterator[None]:
    """Tell who was slower whose list it was, in what the error came of."""
    must_be_at = SqlStore._must_be_at

    def telling(store: SqlStore, head: Head) -> None:
        try:
            must_be_at(store, head)
        except BookMoved:
            raise BookMoved(Code.BOOK_MOVED) from KeyError(CANARIES["note"])

    with mock.patch.object(SqlStore, "_must_be_at", telling):
        yield


PLANTED: Final[Mapping[str, Callable[[], AbstractContextManager[None]]]] = MappingProxyType(
    {
        "nothing": nothing,
        "no head": no_head,
        "no head, no key": no_head_no_key,
        "telling who": telling_who,
    }
)
