"""The folder of a month's files: what lies there, held against what the book says of it."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ansinh.books.receipts import BookFile
from ansinh.books.state import FileStage, FileState, MonthState
from ansinh.errors import BookRefused, Code
from ansinh.files import put_file, sha256_of, sweep
from ansinh.latin import nfc
from ansinh.money import Dong
from ansinh.months import Month

if TYPE_CHECKING:
    from ansinh.books.book import Book


class OnDisk(StrEnum):
    """What lies where a file of the book should be (tệp trên đĩa)."""

    RIGHT = "right"
    ABSENT = "absent"
    FOREIGN = "foreign"
    """Something else: not written by this book, or changed since."""


def files_of(book: "Book") -> Path:
    """Give the folder of a book's files.

    Raises:
        BookRefused: ``book-folder``: it was opened without one.
    """
    if book.files is None:
        raise BookRefused(Code.BOOK_FOLDER)
    return book.files


def place_of(files: Path, month: Month, filename: str) -> Path:
    """Give where a file of a month lies."""
    return files / str(month) / filename


def found(files: Path, month: MonthState, file: FileState) -> OnDisk:
    """Say what lies where a file should be.

    A file of the same name that was voided counts as nothing: the new one takes its place.

    Raises:
        StorageError: ``file-missing``: something lies there and cannot be read.
    """
    return lying_at(files, month, file.filename, file.sha256)


def lying_at(files: Path, month: MonthState, filename: str, sha256: str) -> OnDisk:
    """Say what lies where a file of that name and content should be, as `found` does."""
    there = sha256_of(place_of(files, month.month, filename))
    if there == sha256:
        return OnDisk.RIGHT
    if there is None or there in _voided(month, filename):
        return OnDisk.ABSENT
    return OnDisk.FOREIGN


def shown(files: Path, month: Month, file: FileState) -> BookFile:
    """Give a file as callers see it."""
    return BookFile(
        path=place_of(files, month, file.filename),
        sha256=file.sha256,
        provider=file.provider,
        programme=file.programme,
        sequence=file.sequence,
        count=file.count,
        total=Dong(file.total),
        stage=file.stage,
    )


def same_place(filename: str) -> str:
    """Give a name as folders on Windows and macOS see it: two that are one there are one here."""
    return nfc(nfc(filename).casefold())


def put(files: Path, month: Month, filename: str, content: bytes) -> None:
    """Put a file into the month's folder, whole and for good.

    Raises:
        StorageError: ``file-unwritable``.
    """
    put_file(place_of(files, month, filename), content)


def sweep_month(files: Path, month: Month, names: Iterable[str]) -> int:
    """Remove what a month's files left half written behind; say how many there were."""
    return sweep(files / str(month), names)


def _voided(month: MonthState, filename: str) -> frozenset[str]:
    name = same_place(filename)
    return frozenset(
        file.sha256
        for file in month.files.values()
        if file.stage is FileStage.VOIDED and same_place(file.filename) == name
    )
