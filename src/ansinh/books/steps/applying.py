"""Take in the changes of a month, in as many parts as they come."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from ansinh.books.act import Act
from ansinh.books.event_json import new_event, said_by
from ansinh.books.events import ChangesApplied
from ansinh.books.items import ItemWriter
from ansinh.books.receipts import Receipt
from ansinh.books.state import BookState, MonthState
from ansinh.books.steps.months import changeable, month_of, open_month_of
from ansinh.books.steps.sources import new_sources
from ansinh.books.steps.voiding import void_unsent
from ansinh.errors import Code, DeltaConflicts
from ansinh.money import total_of
from ansinh.months import Month
from ansinh.roll import Change, Conflict, MonthlyDelta

if TYPE_CHECKING:
    from ansinh.books.book import Book

STEP: Final = "apply"


def apply(
    book: "Book", month: Month, changes: Iterable[Change], act: Act, *, sources: Iterable[str]
) -> Receipt:
    """Take in changes; see `Book.apply`."""
    state = book.refreshed()
    about = month_of(state, month, STEP)
    known = book.values.changes(state, about)
    reported = _not_known(changes, known)
    fresh = new_sources(state, book.store, sources, month)
    # What is known already, saved anew, is no news to a month that takes none any more.
    if not reported and (not fresh or about.is_sent or about.is_settled):
        return Receipt(state.head, repeated=True)
    about = open_month_of(state, month, STEP)
    changeable(about, STEP)
    return _added(book, state, about, known, reported, fresh, act)


def _not_known(changes: Iterable[Change], known: Iterable[Change]) -> tuple[Change, ...]:
    """Leave out what was reported before; a second change of a line is a conflict.

    Raises:
        DeltaConflicts: ``delta-twice``.
    """
    by_key = {change.key: change for change in known}
    reported = tuple(change for change in changes if by_key.get(change.key) != change)
    twice = [
        Conflict(Code.DELTA_TWICE, change.key, change)
        for change in reported
        if change.key in by_key
    ]
    if twice:
        raise DeltaConflicts(twice)
    return reported


def _added(
    book: "Book",
    state: BookState,
    month: MonthState,
    known: tuple[Change, ...],
    reported: tuple[Change, ...],
    sources: tuple[str, ...],
    act: Act,
) -> Receipt:
    base = book.values.base(state, month)
    delta = MonthlyDelta.on(base, month.month, (*known, *reported))
    roll = delta.apply_to(base)
    applied = ChangesApplied(
        month=str(month.month),
        count=len(reported),
        net=total_of(change.net for change in reported).value,
        roll_digest=roll.digest,
        lines=roll.count,
        total=roll.total.value,
        sources=sources,
        **said_by(act),
    )
    write = ItemWriter(book.key)
    ordered = sorted(reported, key=lambda change: change.key)
    with book.store.writing(state.head) as writing:
        if reported:
            void_unsent(writing, book.store, month, act, reason="changed")
        writing.append(new_event(applied, [write.change(change) for change in ordered]))
    state = book.refreshed()
    book.values.take_roll(state, state.months[month.month], delta.changes, roll)
    return Receipt(state.head)
