"""`a_step`: what all steps of a book have in common, whatever they do.

The log tells of each. And the cyclic collector waits while one is at work: a step makes some twenty
objects a person that live on and form no circles, and each new one makes the collector look at all
that live (docs/reference/figures.md has what that costs).
"""

import gc
import json
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, Protocol, TypeVar

from ansinh.books.log import LOGGER, Step, StepLine, refusal_of, tell
from ansinh.books.state import BookState
from ansinh.books.store import Head, Store, StoredEvent
from ansinh.months import Month

_COUNTS: Final = ("count", "ordered", "documents")
_TOTALS: Final = ("net", "ordered_total", "total")
"""What an event says that it is about; the first that it has."""

_Given = TypeVar("_Given")
_Asked = ParamSpec("_Asked")


@contextmanager
def collector_waits() -> Iterator[None]:
    """Let the cyclic collector wait; where it was off already, it stays off."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Telling(Protocol):
    """A book, as far as its log is concerned."""

    @property
    def store(self) -> Store:
        """Where it is kept."""

    def refreshed(self) -> BookState:
        """Give the state at the head."""


_Book = TypeVar("_Book", bound=Telling)


def a_step(
    step: Step,
) -> Callable[
    [Callable[Concatenate[_Book, _Asked], _Given]], Callable[Concatenate[_Book, _Asked], _Given]
]:
    """Mark a method of a book as a step: the collector waits, and the log tells what came of it."""

    def marked(
        method: Callable[Concatenate[_Book, _Asked], _Given],
    ) -> Callable[Concatenate[_Book, _Asked], _Given]:
        @wraps(method)
        def told(book: _Book, /, *asked: _Asked.args, **named: _Asked.kwargs) -> _Given:
            if not LOGGER.isEnabledFor(logging.WARNING):
                with collector_waits():
                    return method(book, *asked, **named)
            month = next((one for one in asked if isinstance(one, Month)), None)
            before = book.refreshed().head
            try:
                with collector_waits():
                    given = method(book, *asked, **named)
            except Exception as error:
                tell(StepLine(step=step, month=month, head=before, refused=refusal_of(error)))
                raise
            if LOGGER.isEnabledFor(logging.INFO):
                tell(_line(step, month, book, before))
            return given

        return told

    return marked


def _line(step: Step, month: Month | None, book: Telling, before: Head) -> StepLine:
    head = book.refreshed().head
    bodies = [_body(event) for event in book.store.events(after=before.count)]
    return StepLine(
        step=step,
        month=month,
        count=sum(_first(body, _COUNTS) for body in bodies),
        total=sum(_first(body, _TOTALS) for body in bodies),
        head=head,
        added=head.count - before.count,
    )


def _body(event: StoredEvent) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(event.body)
    return body


def _first(body: dict[str, Any], names: Iterable[str]) -> int:
    found = (body[name] for name in names if name in body)
    number = next(found, 0)
    return number if type(number) is int else 0
