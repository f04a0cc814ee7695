"""The tables of a book, as every store has them, for whoever looks at all that is stored."""

from collections.abc import Iterator
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol

from ansinh.books.store import Store

Row = tuple[object, ...]
"""The values of a row as they are stored, in the order of `COLUMNS`."""


class Table(StrEnum):
    """A table of a book (bảng)."""

    EVENT = "event"
    ITEM = "item"
    PERSONAL = "personal"
    LIVE = "live"
    REFERENCE = "reference"


COLUMNS: Final = MappingProxyType(
    {
        Table.EVENT: ("seq", "kind", "month", "body", "items", "previous", "hash"),
        Table.ITEM: ("event", "n", "body", "person", "commitment"),
        Table.PERSONAL: ("event", "n", "person", "salt", "document"),
        Table.LIVE: ("key", "reference"),
        Table.REFERENCE: ("reference", "event", "n"),
    }
)

TYPES: Final = MappingProxyType(
    {
        Table.EVENT: (int, str, str, str, int, str, str),
        Table.ITEM: (int, int, str, str, str),
        Table.PERSONAL: (int, int, str, bytes, str),
        Table.LIVE: (str, str),
        Table.REFERENCE: (str, int, int),
    }
)
"""Of which type the values of each column are, exactly."""

KEYS: Final = MappingProxyType(
    {
        Table.EVENT: ("seq",),
        Table.ITEM: ("event", "n"),
        Table.PERSONAL: ("event", "n"),
        Table.LIVE: ("key",),
        Table.REFERENCE: ("reference",),
    }
)
"""The primary key of each: no store holds two rows that have it in common."""


class Shelf(Store, Protocol):
    """A store that shows all that it holds, for `audit`."""

    def rows(self, table: Table) -> Iterator[Row]:
        """Give the rows of a table in the order of its key, with the values as they are."""
        ...

    def shape(self) -> tuple[str, ...]:
        """Name the parts of the store's own form that are not as they were made."""
        ...
