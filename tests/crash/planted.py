"""Ways to keep a book and its files that do not survive a crash: the proof must notice each."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from unittest import mock

from ansinh.books import sqlite_file
from ansinh.books.steps import releasing, rendering
from ansinh.errors import Code, StorageError


@contextmanager
def nothing() -> Iterator[None]:
    """Plant nothing."""
    yield


@contextmanager
def in_place() -> Iterator[None]:
    """Write a file under its final name: for a while half of it is there."""

    def put(place: Path, content: bytes) -> None:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("wb", buffering=0) as stream:
                for start in range(0, len(content), 16):
                    stream.write(content[start : start + 16])
        except OSError:
            raise StorageError(Code.FILE_UNWRITABLE) from None

    with mock.patch("ansinh.books.folder.put_file", put):
        yield


@contextmanager
def no_journal() -> Iterator[None]:
    """Keep nothing by which a transaction could be taken back."""
    settings = [
        "PRAGMA journal_mode = OFF" if "journal_mode" in setting else setting
        for setting in sqlite_file._SETTINGS
    ]
    with mock.patch.object(sqlite_file, "_SETTINGS", settings):
        yield


@contextmanager
def told_too_early() -> Iterator[None]:
    """Say that the files are written, and write them then."""
    put, mark = releasing.put_on_disk, releasing.mark_written
    work: list[Any] = []

    def first_marked(book: Any, month: Any, act: Any) -> int:
        with mock.patch.object(rendering, "is_there", return_value=True):
            marked = mark(book, month, act)
        put(book, month, work.pop())
        return marked

    with (
        mock.patch.object(releasing, "put_on_disk", lambda *given: work.append(given[-1])),
        mock.patch.object(releasing, "mark_written", first_marked),
    ):
        yield


@contextmanager
def in_silence() -> Iterator[None]:
    """Take no notice of a disk that is full."""
    put = releasing.put_on_disk

    def quiet(*given: Any) -> None:
        with suppress(StorageError):
            put(*given)

    with mock.patch.object(releasing, "put_on_disk", quiet):
        yield


@contextmanager
def leftovers() -> Iterator[None]:
    """Leave lying what was half written, with people's accounts in it."""
    with (
        mock.patch("ansinh.books.folder.sweep", return_value=0),
        mock.patch("ansinh.books.steps.recovering.sweep_month", return_value=0),
    ):
        yield


PLANTED: Final[Mapping[str, Callable[[], AbstractContextManager[None]]]] = MappingProxyType(
    {
        "nothing": nothing,
        "in place": in_place,
        "no journal": no_journal,
        "told too early": told_too_early,
        "in silence": in_silence,
        "leftovers": leftovers,
    }
)
