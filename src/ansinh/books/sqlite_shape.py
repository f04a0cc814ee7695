"""Whether a book's SQLite file still has the form in which it was made."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

from ansinh.books.sql_store import SqlRow
from ansinh.books.sqlite_schema import STEPS

_OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"


def shape_faults(run: Callable[[str], list[SqlRow]], *, schema: int) -> tuple[str, ...]:
    """Name what is not as it was made: tables and indexes that are missing, changed or not ours.

    `schema` is the book's own, which may be an older one.
    ``integrity`` is SQLite's own check of all pages and indexes. Names of what is not ours are not
    repeated: they may be anything.
    """
    ours = {row[:3]: row[3] for row in _made_by_us(schema)}
    there = {row[:3]: row[3] for row in run(_OBJECTS)}
    faults = [
        f"{kind} {name}"
        for kind, name, table in ours
        if there.get((kind, name, table)) != ours[kind, name, table]
    ]
    faults += ["foreign object"] * len(there.keys() - ours.keys())
    if run("PRAGMA integrity_check") != [("ok",)]:
        faults.append("integrity")
    return tuple(faults)


def _made_by_us(schema: int) -> list[SqlRow]:
    with closing(sqlite3.connect(":memory:")) as model:
        for number in range(1, schema + 1):
            for statement in STEPS[number]:
                model.execute(statement)
        return model.execute(_OBJECTS).fetchall()
