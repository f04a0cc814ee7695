"""What is on the disk: all that a book's file has, and the providers' files."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import attrs

from ansinh.books.tables import Table

Chain = tuple[tuple[object, ...], ...]
Rows = dict[Table, Chain]

OPEN: Final = frozenset(Table) - {Table.PERSONAL}
"""The tables that name nobody."""


@attrs.frozen
class Seen:
    """The rows of every table, and the files by their names; what is half written has `.part`."""

    rows: Rows
    files: dict[str, bytes]

    def begins_with(self, chain: Chain) -> bool:
        """Say whether another chain is how this one began."""
        return self.rows[Table.EVENT][: len(chain)] == chain

    @property
    def whole_files(self) -> dict[str, bytes]:
        """The files under their final names."""
        return {name: data for name, data in self.files.items() if not name.endswith(".part")}


def rows_of(path: Path) -> Rows:
    """Give all rows, in the order of their columns; of a book that has no tables yet, none."""
    if not path.exists():
        return dict.fromkeys(Table, ())
    with closing(sqlite3.connect(path, isolation_level=None)) as book:
        made = book.execute("SELECT count(*) FROM sqlite_schema").fetchone() != (0,)
        return {
            table: tuple(sorted(book.execute(f"SELECT * FROM {table}"))) if made else ()
            for table in Table
        }


def files_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give the files of a folder and those in it, by name."""
    for place in sorted(folder.rglob("*")):
        if place.is_file():
            yield str(place.relative_to(folder)), place.read_bytes()
