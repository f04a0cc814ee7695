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
        if event is not None and _month_of(store, event) != month:
            raise _known(store, event, digest)
    return tuple(digest for digest in digests if digest not in state.seen)


def new_answers(
    state: BookState, store: Store, sources: Iterable[str]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Give the digests of the answers that were not heard, and the events of those that were.

    Raises:
        BookRefused: ``source-known``: one was taken in, and as a list.
    """
    heard = {event for month in state.months.values() for event in month.answers}
    fresh, known = [], []
    for digest in sources:
        event = state.seen.get(digest)
        if event is None:
            fresh.append(digest)
        elif event in heard:
            known.append(event)
        else:
            raise _known(store, event, digest)
    return tuple(fresh), tuple(known)


def _month_of(store: Store, event: int) -> Month:
    return Month.parse(next(store.events(after=event - 1)).month)


def _known(store: Store, event: int, digest: str) -> BookRefused:
    month = _month_of(store, event).label
    return BookRefused(Code.SOURCE_KNOWN, digest=digest[:8], month=month)
