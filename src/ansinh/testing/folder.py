"""A folder of golden files: what was looked at by hand once, and must be so ever after.

It has pairs. ``NAME.xlsx`` (or what the provider's files are called) beside
``NAME.expected.json`` is an answer and what it says; beside ``NAME.batch.json`` it is an order and
the batch that it was made of. Files whose name begins with a dot or with README are nobody's.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import attrs

from ansinh.testing.failure import demand

EXPECTED: Final = ".expected.json"
BATCH: Final = ".batch.json"


@attrs.frozen(repr=False)
class GoldenFile:
    """One pair: its name, the provider's file, and the document beside it."""

    name: str
    content: bytes
    document: str


def golden_files(folder: Path, kind: str) -> tuple[GoldenFile, ...]:
    """Give the pairs of a kind (`EXPECTED`, `BATCH`) by name; every file must have its place."""
    names = _names(folder)
    documents = {name for name in names if name.endswith((EXPECTED, BATCH))}
    files = {_stem(name): name for name in names if name not in documents}
    demand(len(files) == len(names) - len(documents), "golden: two files have one name")
    paired = {_paired(name) for name in documents}
    lonely = sorted(name for stem, name in files.items() if stem not in paired)
    demand(not lonely, f"golden: nothing says what to expect of {', '.join(lonely)}")
    empty = sorted(name for name in documents if _paired(name) not in files)
    demand(not empty, f"golden: there is no file beside {', '.join(empty)}")
    return tuple(
        GoldenFile(
            _paired(name),
            (folder / files[_paired(name)]).read_bytes(),
            (folder / name).read_text("utf-8"),
        )
        for name in sorted(documents)
        if name.endswith(kind)
    )


def _names(folder: Path) -> list[str]:
    return sorted(
        one.name
        for one in folder.iterdir()
        if one.is_file() and not one.name.startswith((".", "README"))
    )


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _paired(name: str) -> str:
    return name.removesuffix(EXPECTED).removesuffix(BATCH)


def has_files(folder: Path | None, endings: Iterable[str] = ("",)) -> bool:
    """Say whether a folder has golden files, of certain endings."""
    if folder is None or not folder.is_dir():
        return False
    return any(name.endswith(tuple(endings)) for name in _names(folder))
