"""The small book as each schema kept it, in SQL: `python -m tests.old_books` adds what is missing.

A dump that is there is never written again: books of that schema lie in offices.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from tests.small_book import fill

from ansinh.books.postgres_schema import STEPS, TABLE_OF_VERSIONS
from ansinh.books.sqlite_schema import APPLICATION_ID
from ansinh.books.sqlite_store import SqliteStore
from ansinh.books.tables import Row, Table

SALT_KEY: Final = b"a key of sixteen bytes or more"
"""With which the stored books were made."""

DATA: Final = Path(__file__).parent / "data"
NEWEST: Final = max(STEPS)


def dump_of(kind: str, schema: int) -> Path:
    """Give the path of a dump: of ``sqlite`` or ``postgres``, by the number of its schema."""
    return DATA / f"book-schema-{schema}.{kind}.sql"


def main() -> None:
    """Write the dumps of the newest schema that are missing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "month.db"
        with closing(SqliteStore.open(path, salt_key=SALT_KEY)) as store:
            fill(store)
            rows = {table: list(store.rows(table)) for table in Table}
            print(store.head())  # noqa: T201 - the anchor, for the test that reads the dump
        with closing(sqlite3.connect(path)) as connection:
            dumps = {"sqlite": _sqlite(connection), "postgres": _postgres(rows)}
            for kind, lines in dumps.items():
                if not dump_of(kind, NEWEST).exists():
                    text = "".join(f"{line}\n" for line in lines)
                    dump_of(kind, NEWEST).write_text(text, encoding="utf-8")


def _sqlite(connection: sqlite3.Connection) -> Iterator[str]:
    yield f"PRAGMA application_id = {APPLICATION_ID};"
    yield f"PRAGMA user_version = {NEWEST};"
    yield from connection.iterdump()


def _postgres(rows: dict[Table, list[Row]]) -> Iterator[str]:
    yield "BEGIN;"
    yield f"{TABLE_OF_VERSIONS};"
    for number in sorted(STEPS):
        yield from (f"{statement};" for statement in STEPS[number])
    yield f"INSERT INTO schema_version VALUES ({NEWEST});"
    for table in Table:
        for row in rows[table]:
            yield f"INSERT INTO {table} VALUES ({', '.join(map(_written, row))});"
    yield "COMMIT;"


def _written(value: object) -> str:
    match value:
        case int():
            return str(value)
        case bytes():
            return f"'\\x{value.hex()}'"
        case _:
            return "'" + str(value).replace("'", "''") + "'"


if __name__ == "__main__":
    sys.exit(main())
