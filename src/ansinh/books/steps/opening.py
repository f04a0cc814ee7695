"""Open a month: on a list from outside, or on the book's own of the month before."""

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Final

from ansinh.books.act import Act
from ansinh.books.carried_items import items_of_carried
from ansinh.books.event_json import event_at, new_event, said_by
from ansinh.books.events import MonthOpened
from ansinh.books.items import ItemWriter
from ansinh.books.keyed import digest_of_items
from ansinh.books.missing import Missing, lacking
from ansinh.books.receipts import Receipt
from ansinh.books.state import BookState, MonthState
from ansinh.books.steps.months import other_month
from ansinh.books.steps.sources import new_sources
from ansinh.books.store import Item
from ansinh.errors import BookRefused, Code
from ansinh.months import Month
from ansinh.payment import CarryOver
from ansinh.roll import Roll

if TYPE_CHECKING:
    from ansinh.books.book import Book

STEP: Final = "open"


def open_month(
    book: "Book",
    month: Month,
    act: Act,
    *,
    base: Roll | None,
    carried: CarryOver | None,
    sources: Iterable[str],
) -> Receipt:
    """Open a month; see `Book.open_month`."""
    state = book.refreshed()
    items = _carried_items(book, carried)
    brought = digest_of_items(items, key=book.key) if items else ""
    known = state.months.get(month)
    if known is not None and _is_repeated(book, known, base, brought):
        return Receipt(state.head, repeated=True)
    _refuse_unless_next(state, month, base)
    fresh = new_sources(state, book.store, sources, month)
    if state.last is not None:
        return _open_on_own(book, state, state.last, act, fresh, carried)
    if base is None:
        raise lacking(STEP, Missing.BASE)
    if base.month + 1 != month or (carried is not None and carried.month != base.month):
        raise BookRefused(Code.STEP_BASE, month=month.label)
    opened = MonthOpened(
        month=str(month),
        base_digest=base.digest,
        roll_digest=Roll(month, base.entries).digest,
        count=base.count,
        total=base.total.value,
        carried_digest=brought,
        sources=fresh,
        **said_by(act),
    )
    write = ItemWriter(book.key)
    with book.store.writing(state.head) as writing:
        entries = map(write.entry, base.entries)
        writing.append(new_event(opened, chain(items, entries)))
    state = book.refreshed()
    book.values.take_base(state, state.months[month], base)
    return Receipt(state.head)


def _carried_items(book: "Book", carried: CarryOver | None) -> tuple[Item, ...]:
    return tuple(items_of_carried(carried, ItemWriter(book.key))) if carried else ()


def _refuse_unless_next(state: BookState, month: Month, base: Roll | None) -> None:
    last = state.last
    if last is None:
        return
    if month in state.months:
        # It is open, or was, on something else than what is given now.
        raise BookRefused(Code.STEP_BASE, month=month.label)
    if month != last.month + 1:
        raise other_month(state, month)
    if not last.is_closed:
        raise lacking(STEP, Missing.CLOSED_BEFORE)
    if base is not None and (base.month, base.digest) != (last.month, last.roll_digest):
        raise BookRefused(Code.STEP_BASE, month=month.label)


def _is_repeated(book: "Book", month: MonthState, base: Roll | None, brought: str) -> bool:
    event = event_at(book.store, month.opened, MonthOpened)
    same_base = base is None or ((base.month + 1, base.digest) == (month.month, month.base_digest))
    return same_base and brought in {"", event.carried_digest}


def _open_on_own(
    book: "Book",
    state: BookState,
    before: MonthState,
    act: Act,
    sources: tuple[str, ...],
    carried: CarryOver | None,
) -> Receipt:
    """Open the month after one that is closed: its list and what it handed over are the book's."""
    month = before.month + 1
    if carried is not None and carried.owed != book.values.handed_on(state, before).owed:
        raise BookRefused(Code.STEP_BASE, month=month.label)
    base = book.values.roll(state, before)
    opened = MonthOpened(
        month=str(month),
        base_digest=before.roll_digest,
        roll_digest=Roll(month, base.entries).digest,
        count=before.lines,
        total=before.total,
        sources=sources,
        **said_by(act),
    )
    with book.store.writing(state.head) as writing:
        writing.append(new_event(opened))
    return Receipt(book.refreshed().head)
