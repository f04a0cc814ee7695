"""`SqliteStore`: a book in one file, which an agency can copy, keep and hand over."""

from pathlib import Path
from typing import Final

from ansinh.books.sql_store import SqlStore
from ansinh.books.sqlite_file import made_or_opened, opened_to_read

PATIENCE: Final = 10.0
"""Seconds that a step waits for another program to end its writing."""


class SqliteStore(SqlStore):
    """A store in an SQLite file."""

    @classmethod
    def open(cls, path: Path, *, salt_key: bytes, patience: float = PATIENCE) -> "SqliteStore":
        """Open a book's file, or make an empty one, readable by its owner only.

        Raises:
            StorageError: ``book-unwritable``.
            BookRefused: ``book-schema``: the file is no book, or one of a newer ansinh.
            BookDamaged: ``book-schema``: it is no database any more.
            BookBusy: ``book-busy``.
        """
        return cls(made_or_opened(path, patience=patience), salt_key=salt_key)

    @classmethod
    def to_read(cls, path: Path, *, patience: float = PATIENCE) -> "SqliteStore":
        """Open a book's file that is there, without any key, to look at it only.

        Raises:
            BookRefused: ``book-missing``; others as `open`.
        """
        return cls(opened_to_read(path, patience=patience), salt_key=None)
