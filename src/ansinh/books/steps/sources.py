"""Files that were taken in: known by content, whatever they are called."""

from collections.abc import Iterable

from ansinh.books.state import BookState
from ansinh.books.store import Store
from ansinh.errors import BookRefused, Code
from ansinh.months import Month


def new_sources(
    state: BookState, store: Store, sources: Iterable[str], month: Month
) -> tuple[str, ...]:
    """Give the digests of the files that the book has not seen, in order, each once.

    Raises:
        BookRefused: ``source-known``: one was taken in for another month.
    """
    digests = sorted(set(sources))
    for digest in digests:
        event = state.seen.get(digest)
        if event is None:
            continue
        taken = next(store.events(after=event - 1))
        if taken.month != str(month):
            known = Month.parse(taken.month).label
            raise BookRefused(Code.SOURCE_KNOWN, digest=digest[:8], month=known)
    return tuple(digest for digest in digests if digest not in state.seen)
