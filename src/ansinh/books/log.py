"""What a book says of its steps to a log: codes, counts and sums; never a name, and no more.

The logger is ``ansinh.books``, of the standard library; it has no handler of ours that shows
anything, so an application says where its lines go. Each record has the fields of `StepLine` as a
dict in its attribute ``ansinh``, and the same as one line of text.
"""

import logging
from enum import StrEnum
from typing import Final

import attrs

from ansinh.books.store import Head
from ansinh.errors import AnsinhError, CodedError
from ansinh.months import Month

LOGGER: Final = logging.getLogger("ansinh.books")
LOGGER.addHandler(logging.NullHandler())  # without any, Python itself would print warnings

NO_HEAD: Final = Head(0, "")
UNEXPECTED: Final = "unexpected"


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


def refusal_of(error: Exception) -> str:
    """Name an error by its code, or its class: one of ours, for another's name is anybody's."""
    if isinstance(error, CodedError):
        return str(error.code)
    return type(error).__name__ if isinstance(error, AnsinhError) else UNEXPECTED
