"""Where a book is, as an address: ``sqlite:///month.db``, ``postgresql://…``, ``memory:``."""

from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from ansinh.books.memory_store import MemoryStore
from ansinh.books.sqlite_store import SqliteStore
from ansinh.books.tables import Shelf
from ansinh.errors import BookRefused, Code

if TYPE_CHECKING:
    from ansinh.books.postgres_store import PostgresStore

_SQLITE: Final = "sqlite:///"
_POSTGRES: Final = ("postgresql://", "postgres://")
_MEMORY: Final = "memory:"


def open_store(url: str, *, salt_key: bytes) -> Shelf:
    """Open the store at an address, or make an empty one.

    Three strokes and a path from here, ``sqlite:///month.db``; a fourth begins a whole path,
    ``sqlite:////srv/books/month.db``, and on Windows the drive does, ``sqlite:///D:/books/month.db``.
    Signs that an address has no place for are written ``%20``. `salt_key` is the agency's key:
    from it are the salts under which the chain holds documents.

    Raises:
        BookRefused: ``book-url``, ``book-schema``.
        BookDamaged: ``book-schema``.
        BookBusy: ``book-busy``.
        StorageError: ``book-unwritable``.
        MissingExtra: ``postgres``.
    """
    if url == _MEMORY:
        return MemoryStore(salt_key=salt_key)
    if url.startswith(_POSTGRES):
        return _postgres().open(url, salt_key=salt_key)
    return SqliteStore.open(file_of(url), salt_key=salt_key)


def folder_beside(url: str) -> Path | None:
    """Give the folder of a book that is a file; a book elsewhere has none."""
    return file_of(url).parent if url.startswith(_SQLITE) else None


def store_to_read(url: str) -> Shelf:
    """Open the store at an address that is there, without any key, to look at it only.

    Nothing is changed by it: a book of an older schema is read as it is.

    Raises:
        BookRefused: ``book-missing``; others as `open_store`.
    """
    if url == _MEMORY:
        raise BookRefused(Code.BOOK_MISSING)
    if url.startswith(_POSTGRES):
        return _postgres().to_read(url)
    return SqliteStore.to_read(file_of(url))


def file_of(url: str) -> Path:
    """Give the path of a book that is a file.

    Raises:
        BookRefused: ``book-url``: it is none.
    """
    path = unquote(url.removeprefix(_SQLITE), errors="surrogateescape")
    if not url.startswith(_SQLITE) or not path or "\0" in path:
        raise BookRefused(Code.BOOK_URL)
    return Path(path)


def _postgres() -> "type[PostgresStore]":
    from ansinh.books.postgres_store import PostgresStore

    return PostgresStore
