"""Close a month, for ever; what is sure not to have been paid can be ordered anew from now on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ansinh.books.act import Act
from ansinh.books.earlier_orders import standings_settled
from ansinh.books.event_json import new_event, said_by
from ansinh.books.events import MonthClosed
from ansinh.books.keys import free_body
from ansinh.books.missing import Missing, lacking
from ansinh.books.receipts import Receipt
from ansinh.books.state import BookState, FileStage, MonthState
from ansinh.books.steps.months import month_of
from ansinh.books.store import Item
from ansinh.months import Month

if TYPE_CHECKING:
    from ansinh.books.book import Book

STEP: Final = "close"


def close_month(book: "Book", month: Month, act: Act) -> Receipt:
    """Close a month; see `Book.close_month`."""
    state = book.refreshed()
    about = month_of(state, month, STEP)
    if about.is_closed:
        return Receipt(state.head, repeated=True)
    unsent = [file.filename for file in about.standing if file.stage is not FileStage.SENT]
    if unsent:
        raise lacking(STEP, Missing.ALL_SENT, which=unsent)
    if not about.is_settled:
        raise lacking(STEP, Missing.SETTLED)
    free = list(_freed(book, state, about))
    closed = MonthClosed(month=str(month), **said_by(act))
    with book.store.writing(state.head) as writing:
        writing.append(new_event(closed, [Item(free_body(reference)) for reference in free]))
        writing.release(free)
    return Receipt(book.refreshed().head)


def _freed(book: "Book", state: BookState, month: MonthState) -> Iterator[str]:
    """Give the orders that hold no keys any more: it is sure that the payee has no money by them.

    Until a month is closed its orders hold their keys, whatever is told of them: another answer
    may still contradict it.
    """
    doubted = month.doubted_late
    for reference, standing in sorted(standings_settled(book, state, month).items()):
        if standing.frees and reference not in doubted:
            yield reference
