"""In what order a step's calls reach the disk: what has to be safe there before what.

A crash of a program leaves what it has written; a power cut leaves what was flushed. The order of
the flushes is therefore proven by itself.
"""

from collections.abc import Iterable
from typing import Final

from tests.crash.faults import Call

_LETTERS: Final = {
    ("fdatasync", "book"): "b",
    ("unlink", "journal"): "c",
    ("fdatasync", "folder"): "d",
    ("mkdir", "folder"): "m",
    ("fsync", "folder"): "f",
    ("openat", "new file"): "o",
    ("write", "new file"): "w",
    ("fsync", "new file"): "s",
    ("rename", "new file"): "r",
}

COMMITTED: Final = "d?b+cd"
"""The book's pages are flushed, its journal is gone, and that is flushed too."""

RELEASED: Final = f"{COMMITTED}(mf)*(ow+srf)+{COMMITTED}"
"""Written down; then each file flushed, named, its name flushed; then written down as there."""


def letters_of(calls: Iterable[Call]) -> str:
    """Say the calls that matter as letters, in their order."""
    return "".join(_LETTERS.get((call.name, call.file), "") for call in calls)
