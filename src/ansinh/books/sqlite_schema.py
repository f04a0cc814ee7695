"""The tables of a book in SQLite, as numbered steps: an older ansinh's book is brought up to date.

A step is never changed once it was published; what is needed later is a further one. The number
of the last one stands in the file (``user_version``), so an older ansinh refuses a newer book.
Who only looks at a book leaves it at its schema: what is read of it has to be there in all of them.
"""

from types import MappingProxyType
from typing import Final

APPLICATION_ID: Final = 0x414E5348
"""Stands in the file's head ("ANSH"): the file is a book of ansinh."""

_FIRST: Final = (
    """CREATE TABLE event (
    seq INTEGER PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    month TEXT NOT NULL,
    body TEXT NOT NULL,
    items INTEGER NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT""",
    """CREATE TABLE item (
    event INTEGER NOT NULL,
    n INTEGER NOT NULL,
    body TEXT NOT NULL,
    person TEXT NOT NULL,
    commitment TEXT NOT NULL,
    PRIMARY KEY (event, n)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE personal (
    event INTEGER NOT NULL,
    n INTEGER NOT NULL,
    person TEXT NOT NULL,
    salt BLOB NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (event, n)
) STRICT""",
    "CREATE INDEX personal_person ON personal (person)",
    """CREATE TABLE live (
    key TEXT PRIMARY KEY NOT NULL,
    reference TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX live_reference ON live (reference)",
    """CREATE TABLE reference (
    reference TEXT PRIMARY KEY NOT NULL,
    event INTEGER NOT NULL,
    n INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
)

STEPS: Final = MappingProxyType({1: _FIRST})
"""The statements that lead to each schema from the one before."""
