"""Where the tests keep a book: opened as often as a test wants, as by programs side by side."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ansinh.books.memory_store import MemoryStore
from ansinh.books.tables import Shelf

SALT_KEY = b"a key of sixteen bytes or more"
"""The key of the invented agency whose offices keep their books in these places."""

KINDS = ("memory", "sqlite", "postgres")


class Place:
    """A place for a book."""

    def __init__(self, kind: str, open_one: Callable[[float], Shelf]) -> None:
        self.kind = kind
        self._open_one = open_one
        self._opened = ExitStack()

    def open(self, *, patience: float = 0.2) -> Shelf:
        """Open the book that is here, as one more program would."""
        store = self._open_one(patience)
        self._opened.callback(store.close)
        return store

    def close(self) -> None:
        """Close whatever was opened."""
        self._opened.close()


@contextmanager
def place(kind: str, where: str) -> Iterator[Place]:
    """Give a place: `where` is the file of an SQLite book, the address of a PostgreSQL one."""
    made = Place(kind, _opener(kind, where))
    try:
        yield made
    finally:
        made.close()


def _opener(kind: str, where: str) -> Callable[[float], Shelf]:
    if kind == "memory":
        only = MemoryStore(salt_key=SALT_KEY)
        return lambda _patience: only
    if kind == "sqlite":
        from ansinh.books.sqlite_store import SqliteStore

        return lambda patience: SqliteStore.open(Path(where), salt_key=SALT_KEY, patience=patience)
    from ansinh.books.postgres_store import PostgresStore

    return lambda patience: PostgresStore.open(where, salt_key=SALT_KEY, patience=patience)
