"""What a book says of its steps to a log: codes, counts and sums; never a name, and no more.

The logger is ``ansinh.books``, of the standard library; it has no handler of ours that shows
anything, so an application says where its lines go. Each record has the fields of `StepLine` as a
dict in its attribute ``ansinh``, and the same as one line of text.
"""

import json
import logging
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, Protocol, TypeVar

import attrs

from ansinh.books.state import BookState
from ansinh.books.store import Head, Store, StoredEvent
from ansinh.errors import AnsinhError, CodedError
from ansinh.months import Month

LOGGER: Final = logging.getLogger("ansinh.books")
LOGGER.addHandler(logging.NullHandler())  # without any, Python itself would print warnings

NO_HEAD: Final = Head(0, "")
UNEXPECTED: Final = "unexpected"

_COUNTS: Final = ("count", "ordered", "documents")
_TOTALS: Final = ("net", "ordered_total", "total")
"""What an event says that it is about; the first that it has."""

_Given = TypeVar("_Given")
_Asked = ParamSpec("_Asked")


class Step(StrEnum):
    """A step of a book, as a log calls it (bước)."""

    OPEN_MONTH = "open-month"
    APPLY = "apply"
    CHECK = "check"
    PLAN = "plan"
    RENDER = "render"
    APPROVE = "approve"
    SENT = "sent"
    VOID = "void"
    RESULTS = "results"
    RECALL = "recall"
    RECORD_EVIDENCE = "record-evidence"
    APPROVE_EVIDENCE = "approve-evidence"
    SETTLE = "settle"
    CLOSE_MONTH = "close-month"
    EXPORT = "export"
    ERASE = "erase"


@attrs.frozen(kw_only=True)
class StepLine:
    """One step of a book as a log has it (một dòng nhật ký).

    `count` and `total` are what it was about: people, orders or rows, and đồng. `head` is how far
    the book is after it, `added` how many events came by it; none, where it was said before.
    `refused` is what stood in its way, by its code, or by its class where it has none.
    """

    step: Step
    month: Month | None = None
    count: int = 0
    total: int = 0
    head: Head = NO_HEAD
    added: int = 0
    refused: str = ""

    @property
    def fields(self) -> dict[str, str | int]:
        """The fields, for programs; their names and types are always the same."""
        return {
            "step": self.step.value,
            "month": "" if self.month is None else str(self.month),
            "count": self.count,
            "total": self.total,
            "events": self.head.count,
            "head": self.head.hash,
            "added": self.added,
            "refused": self.refused,
        }

    def __str__(self) -> str:
        return " ".join(
            f"{name}={'-' if said == '' else said}" for name, said in self.fields.items()
        )


def tell(line: StepLine) -> None:
    """Say a step to whoever listens; a refused one as a warning."""
    level = logging.WARNING if line.refused else logging.INFO
    LOGGER.log(level, "%s", line, extra={"ansinh": line.fields})


class Telling(Protocol):
    """A book, as far as its log is concerned."""

    @property
    def store(self) -> Store:
        """Where it is kept."""

    def refreshed(self) -> BookState:
        """Give the state at the head."""


_Book = TypeVar("_Book", bound=Telling)


def told_as(
    step: Step,
) -> Callable[
    [Callable[Concatenate[_Book, _Asked], _Given]], Callable[Concatenate[_Book, _Asked], _Given]
]:
    """Mark a method of a book as a step that the log tells of, whatever comes of it."""

    def marked(
        method: Callable[Concatenate[_Book, _Asked], _Given],
    ) -> Callable[Concatenate[_Book, _Asked], _Given]:
        @wraps(method)
        def told(book: _Book, /, *asked: _Asked.args, **named: _Asked.kwargs) -> _Given:
            if not LOGGER.isEnabledFor(logging.WARNING):
                return method(book, *asked, **named)
            month = next((one for one in asked if isinstance(one, Month)), None)
            before = book.refreshed().head
            try:
                given = method(book, *asked, **named)
            except Exception as error:
                tell(StepLine(step=step, month=month, head=before, refused=refusal_of(error)))
                raise
            if LOGGER.isEnabledFor(logging.INFO):
                tell(_line(step, month, book, before))
            return given

        return told

    return marked


def refusal_of(error: Exception) -> str:
    """Name an error by its code, or its class: one of ours, for another's name is anybody's."""
    if isinstance(error, CodedError):
        return str(error.code)
    return type(error).__name__ if isinstance(error, AnsinhError) else UNEXPECTED


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
