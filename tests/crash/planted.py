"""Ways to keep a book and its files that do not survive a crash, or that tell of people by it.

The proof must notice each.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from unittest import mock

from tests.canaries import CANARIES

from ansinh import files
from ansinh.books import folder, sqlite_file
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


@contextmanager
def telling() -> Iterator[None]:
    """Tell of whose file could not be written, in what the error came of."""
    put = folder.put_file

    def telling_put(place: Path, content: bytes) -> None:
        try:
            put(place, content)
        except StorageError:
            raise StorageError(Code.FILE_UNWRITABLE) from ValueError(CANARIES["note"])

    with mock.patch.object(folder, "put_file", telling_put):
        yield


@contextmanager
def logging_it() -> Iterator[None]:
    """Write whose file could not be written to a log."""
    put = folder.put_file

    def logging_put(place: Path, content: bytes) -> None:
        try:
            put(place, content)
        except StorageError:
            logging.getLogger("ansinh.books").warning("khong ghi duoc: %s", CANARIES["phone"])
            raise

    with mock.patch.object(folder, "put_file", logging_put):
        yield


@contextmanager
def named_after_somebody() -> Iterator[None]:
    """Call what is half written after somebody; it is swept away as the others are."""
    with mock.patch.object(files, "_PART", f"-{CANARIES['case number']}.part"):
        yield


PLANTED: Final[Mapping[str, Callable[[], AbstractContextManager[None]]]] = MappingProxyType(
    {
        "nothing": nothing,
        "in place": in_place,
        "no journal": no_journal,
        "told too early": told_too_early,
        "in silence": in_silence,
        "leftovers": leftovers,
        "telling": telling,
        "logging it": logging_it,
        "named after somebody": named_after_somebody,
    }
)
TELLING: Final = ("telling", "logging it", "named after somebody")
"""Those by which somebody is named."""
