"""Begin a book, or go on with one: with the key that it was begun with, and no other."""

import hmac
from typing import TYPE_CHECKING, Final

from ansinh.books.event_json import new_event
from ansinh.books.events import BookMade
from ansinh.books.keyed import key_check
from ansinh.errors import BookRefused, Code

if TYPE_CHECKING:
    from ansinh.books.book import Book

_EDITION: Final = 1


def begin(book: "Book") -> None:
    """Write the first event of an empty book; of another, ask whether the key is its own.

    Raises:
        BookRefused: ``book-key``.
    """
    state = book.refreshed()
    if not state.key_check:
        made = BookMade(key_check=key_check(book.key), edition=_EDITION)
        with book.store.writing(state.head) as writing:
            writing.append(new_event(made))
    must_be_own(book)


def must_be_own(book: "Book") -> None:
    """Ask whether the key is the one that the book was begun with; of one not begun, none is.

    Raises:
        BookRefused: ``book-key``; ``book-missing``.
    """
    state = book.refreshed()
    if not state.key_check:
        raise BookRefused(Code.BOOK_MISSING)
    if not hmac.compare_digest(state.key_check, key_check(book.key)):
        raise BookRefused(Code.BOOK_KEY)
