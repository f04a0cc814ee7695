"""`PostgresStore`: a book on a server, for offices that share it; needs the extra ``postgres``."""

from typing import Final

from ansinh.books.postgres_database import made_or_opened, opened_to_read
from ansinh.books.sql_store import SqlStore

PATIENCE: Final = 10.0
"""Seconds that a step waits for another program to end its writing."""


class PostgresStore(SqlStore):
    """A store in a schema of a PostgreSQL database: ``ansinh``, or the one that the address names.

    Beside what `SqlStore` says: an erased document is gone from the table at once, and from the
    server's files when it next cleans up (``VACUUM``); its backups are the office's own.
    """

    @classmethod
    def open(cls, url: str, *, salt_key: bytes, patience: float = PATIENCE) -> "PostgresStore":
        """Connect to a server, and make an empty book where there is none.

        Raises:
            MissingExtra: ``postgres``.
            StorageError: ``book-unwritable``.
            BookRefused: ``book-schema``: a book of a newer ansinh, or a server not in UTF-8.
            BookBusy: ``book-busy``.
        """
        return cls(made_or_opened(url, patience=patience), salt_key=salt_key)

    @classmethod
    def to_read(cls, url: str, *, patience: float = PATIENCE) -> "PostgresStore":
        """Connect to a server on which there is a book, without any key, to look at it only.

        Raises:
            BookRefused: ``book-missing``; others as `open`.
        """
        return cls(opened_to_read(url, patience=patience), salt_key=None)
