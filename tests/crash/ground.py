"""A book and its files, wherever they are kept, which can be put back to how they were."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

import attrs
from tests.crash.office import KEY, REGISTRY, Step
from tests.crash.seen import Rows, Seen, files_in, rows_of

from ansinh.books.book import Book
from ansinh.books.tables import COLUMNS, Table

_OTHERS: Final = "pg_stat_activity WHERE application_name = 'ansinh'"


class Shelf(Protocol):
    """The rows of a book, wherever it is kept."""

    url: str

    def rows(self) -> Rows:
        """Give all of them."""
        ...

    def put_back(self, rows: Rows) -> None:
        """Let it have these and no others."""
        ...

    def unfinished(self) -> bool:
        """Say whether something waits to be taken back."""
        ...


@attrs.frozen
class SqliteShelf:
    """In a file."""

    path: Path

    @property
    def url(self) -> str:
        """Say where the book is."""
        return f"sqlite:///{self.path}"

    def rows(self) -> Rows:
        """As `Shelf.rows`."""
        return rows_of(self.path)

    def unfinished(self) -> bool:
        """As `Shelf.unfinished`."""
        return self.path.with_name(f"{self.path.name}-journal").exists()

    def put_back(self, rows: Rows) -> None:
        """As `Shelf.put_back`; a book without rows is begun anew."""
        if not rows[Table.EVENT]:
            self.path.unlink(missing_ok=True)
            return
        with closing(sqlite3.connect(self.path, isolation_level=None)) as book:
            book.execute("PRAGMA synchronous = OFF")
            book.execute("BEGIN")
            for table, wanted in rows.items():
                marks = ", ".join("?" * len(COLUMNS[table]))
                book.execute(f"DELETE FROM {table}")
                book.executemany(f"INSERT INTO {table} VALUES ({marks})", wanted)
            book.execute("COMMIT")


class PostgresShelf:
    """In a schema of a server."""

    def __init__(self, url: str) -> None:
        import psycopg

        self.url: Final = url
        self._connection = psycopg.connect(url, autocommit=True)

    def cut_others(self) -> None:
        """Cut the connections of all programs that have a book open."""
        self._run(f"SELECT pg_terminate_backend(pid, 5000) FROM {_OTHERS}")

    def reconnect(self) -> None:
        """Connect anew, after the server was gone."""
        import psycopg

        self._connection.close()
        self._connection = psycopg.connect(self.url, autocommit=True)

    def rows(self) -> Rows:
        """As `Shelf.rows`."""
        made = self._run("SELECT to_regclass('event') IS NOT NULL") == [(True,)]
        return {table: tuple(sorted(self._all(table))) if made else () for table in Table}

    def unfinished(self) -> bool:
        """As `Shelf.unfinished`: whether a program that is gone still has a transaction."""
        ((others,),) = self._run(f"SELECT count(*) FROM {_OTHERS} AND xact_start IS NOT NULL")
        return others != 0

    def put_back(self, rows: Rows) -> None:
        """As `Shelf.put_back`; a book without rows is begun anew."""
        if not rows[Table.EVENT]:
            for table in ("schema_version", *Table):
                self._run(f"DROP TABLE IF EXISTS {table}")
            return
        with self._connection.transaction():
            self._run(f"TRUNCATE {', '.join(Table)}")
            for table, wanted in rows.items():
                with self._connection.cursor().copy(f"COPY {table} FROM STDIN") as copy:
                    for row in wanted:
                        copy.write_row(row)

    def _all(self, table: Table) -> list[tuple[Any, ...]]:
        return self._run(f"SELECT {', '.join(COLUMNS[table])} FROM {table}")

    def _run(self, statement: str) -> list[tuple[Any, ...]]:
        cursor = self._connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


@attrs.frozen
class Ground:
    """A book, and the folder of its files."""

    shelf: Shelf
    files: Path

    @contextmanager
    def opened(self) -> Iterator[Book]:
        """Open the book, as a program does that has just been started."""
        with Book.open(self.shelf.url, key=KEY, files=self.files, registry=REGISTRY) as book:
            yield book

    def run(self, step: Step) -> None:
        """Do a step as a program does: open the book, do it, let go of the book."""
        with self.opened() as book:
            step.do(book)

    def seen(self) -> Seen:
        """Look at all that is there."""
        return Seen(self.shelf.rows(), dict(files_in(self.files)))

    def put_back(self, seen: Seen) -> None:
        """Make it as it was when it was looked at."""
        self.shelf.put_back(seen.rows)
        shutil.rmtree(self.files, ignore_errors=True)
        for name, data in seen.files.items():
            place = self.files / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)


def ground_in(folder: Path) -> Ground:
    """Give the ground of a folder: the book in a file, and the files beside it."""
    return Ground(SqliteShelf(folder / "month.db"), folder / "files")
