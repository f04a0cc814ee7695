"""What a book keeps: whole numbers, texts and bytes, exactly as they were given.

A database is obliging: it takes ``True`` for 1 and writes 1.0 as ``1.0`` into a text. What goes
in is therefore of exactly its type, or it is refused before it gets there.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from ansinh.errors import BookRefused, Code

LARGEST = 2**63 - 1
"""Whole numbers are kept in 64 bits."""

_Part = TypeVar("_Part")


def text(value: object) -> str:
    """Give a text that every store keeps as it is.

    Raises:
        BookRefused: ``book-values``: no text, or one with a NUL or half a surrogate pair in it.
    """
    if type(value) is not str or "\0" in value or not (value.isascii() or _is_whole(value)):
        raise BookRefused(Code.BOOK_VALUES)
    return value


def number(value: object) -> int:
    """Give a whole number that every store keeps as it is.

    Raises:
        BookRefused: ``book-values``: no whole number (``True`` is none), or too large.
    """
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise BookRefused(Code.BOOK_VALUES)
    return value


def measured(*parts: bytes) -> bytes:
    """Put parts one after another, each behind its length: other parts give other bytes."""
    return b"".join([b"%d:%b" % (len(part), part) for part in parts])


def parts_of(values: Iterable[_Part], size: int) -> Iterator[list[_Part]]:
    """Give values some at a time, so that memory does not grow with them."""
    rest = iter(values)
    while part := list(islice(rest, size)):
        yield part


def _is_whole(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
