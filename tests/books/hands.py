"""Hands that get at a book past ansinh: they change what is stored, and see whether it is found."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

import psycopg

from ansinh.books.audit import AuditReport, audit
from ansinh.books.opening import store_to_read
from ansinh.books.store import Head
from ansinh.books.tables import COLUMNS, KEYS, Table
from ansinh.errors import BookDamaged, BookRefused

Row = tuple[Any, ...]
Change = tuple[str, Row]
"""A statement with ``?`` for its values."""


class Hand(Protocol):
    """Somebody with a database tool; every change is made to the book as it was written."""

    rows: dict[Table, list[Row]]

    def found(self, *changes: Change, anchor: Head | None = None) -> bool:
        """Change the book, and say whether it is found out.

        Raises:
            Refused: The database itself does not allow it.
        """
        ...


class Refused(Exception):
    """The tables keep it out by themselves."""


def seen_in(url: str, anchor: Head | None = None) -> AuditReport | None:
    """Audit a book; nothing where it is not even opened."""
    try:
        store = store_to_read(url)
    except (BookDamaged, BookRefused):
        return None
    with closing(store):
        return audit(store, anchor=anchor)


def _is_found(url: str, anchor: Head | None) -> bool:
    report = seen_in(url, anchor)
    return report is None or not report.sound


class SqliteHand:
    """A hand with a copy of the book's file."""

    def __init__(self, folder: Path, fill: Callable[[str], None]) -> None:
        self.book = folder / "month.db"
        self.copy = folder / "copy.db"
        fill(f"sqlite:///{self.book}")
        with closing(sqlite3.connect(self.book)) as connection:
            self.rows = {
                table: connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
                for table, names in COLUMNS.items()
            }

    def found(self, *changes: Change, anchor: Head | None = None) -> bool:
        self.copy.write_bytes(self.book.read_bytes())
        with closing(sqlite3.connect(self.copy)) as connection:
            try:
                for statement, values in changes:
                    connection.execute(statement, values)
                connection.commit()
            except sqlite3.IntegrityError:
                raise Refused from None
        return _is_found(f"sqlite:///{self.copy}", anchor)


class PostgresHand:
    """A hand that owns the book's schema, and puts everything back."""

    def __init__(self, url: str, fill: Callable[[str], None]) -> None:
        self._url = url
        fill(url)
        self._connection = psycopg.connect(url)
        self.rows = {
            table: self._run(f"SELECT {', '.join(names)} FROM {table}")
            for table, names in COLUMNS.items()
        }
        self._connection.commit()

    def _run(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        cursor = self._connection.execute(statement.replace("?", "%s").encode(), values)
        return cursor.fetchall() if cursor.description else []

    def found(self, *changes: Change, anchor: Head | None = None) -> bool:
        try:
            for statement, values in changes:
                self._run(statement, values)
        except (psycopg.IntegrityError, psycopg.DataError):
            self._connection.rollback()
            raise Refused from None
        self._connection.commit()
        try:
            return _is_found(self._url, anchor)
        finally:
            self._put_back()

    def _put_back(self) -> None:
        for table, rows in self.rows.items():
            self._run(f"DELETE FROM {table}")
            for row in rows:
                self._run(f"INSERT INTO {table} VALUES ({marks(row)})", row)
        self._connection.commit()

    def close(self) -> None:
        self._connection.close()


def marks(row: Row) -> str:
    """Give a mark for each value."""
    return ", ".join("?" for _ in row)


def which(table: Table, row: Row) -> tuple[str, Row]:
    """Give the condition that a row fulfils alone."""
    keys = KEYS[table]
    return " AND ".join(f"{key} = ?" for key in keys), row[: len(keys)]


def updated(table: Table, row: Row, column: str, value: object) -> Change:
    """Change one value of one row."""
    condition, key = which(table, row)
    return f"UPDATE {table} SET {column} = ? WHERE {condition}", (value, *key)


def deleted(table: Table, row: Row) -> Change:
    """Take one row away."""
    condition, key = which(table, row)
    return f"DELETE FROM {table} WHERE {condition}", key


def added(table: Table, row: Row) -> Change:
    """Put a row in."""
    return f"INSERT INTO {table} VALUES ({marks(row)})", row
