"""Void the files of a plan that is changed: what was not sent counts no more."""

from collections.abc import Iterable

from ansinh.books.act import Act
from ansinh.books.event_json import new_event, said_by
from ansinh.books.events import FileVoided
from ansinh.books.items_read import bodies_of
from ansinh.books.keys import free_body
from ansinh.books.state import FileState, MonthState
from ansinh.books.store import Item, Store, Writing
from ansinh.payment import Reference


def references_in(store: Store, file: FileState) -> tuple[Reference, ...]:
    """Give the references that a file holds the keys of."""
    return tuple(Reference(parts[1]) for parts in bodies_of(store, file.intended, "live"))


def void_unsent(
    writing: Writing, store: Store, month: MonthState, act: Act, *, reason: str
) -> None:
    """Void every file of a month that has none sent, and let go of what they hold."""
    for file in month.standing:
        void(writing, store, month, file, act, reason=reason)


def void(
    writing: Writing,
    store: Store,
    month: MonthState,
    file: FileState,
    act: Act,
    *,
    reason: str,
    also: Iterable[Item] = (),
) -> None:
    """Void one file, in a transaction that is open; `also` are items for its event."""
    references = [reference.text for reference in references_in(store, file)]
    voided = FileVoided(month=str(month.month), sha256=file.sha256, reason=reason, **said_by(act))
    freed = (Item(free_body(reference)) for reference in references)
    writing.append(new_event(voided, [*freed, *also]))
    writing.release(references)
