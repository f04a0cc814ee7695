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
from ansinh.errors import Code
from ansinh.months import Month

LOGGER: Final = logging.getLogger("ansinh.books")
LOGGER.addHandler(logging.NullHandler())  # without any, Python itself would print warnings

NO_HEAD: Final = Head(0, "")


class Step(StrEnum):
    """A step of a book, as a log calls it (bước)."""

    OPEN = "open"
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
    AUDIT = "audit"
    EXPORT = "export"
    ERASE = "erase"


@attrs.frozen(kw_only=True)
class StepLine:
    """One step of a book as a log has it (một dòng nhật ký).

    `count` and `total` are what it was about: people, orders or files, and đồng. `head` is how far
    the book is after it. `refused` is the code of what stood in its way: nothing was changed then.
    """

    step: Step
    month: Month | None = None
    count: int = 0
    total: int = 0
    head: Head = NO_HEAD
    repeated: bool = False
    refused: Code | None = None

    @property
    def fields(self) -> dict[str, str | int | bool]:
        """The fields, for programs; their names and types are always the same."""
        return {
            "step": self.step.value,
            "month": "" if self.month is None else str(self.month),
            "count": self.count,
            "total": self.total,
            "events": self.head.count,
            "head": self.head.hash,
            "repeated": self.repeated,
            "refused": "" if self.refused is None else self.refused.value,
        }

    def __str__(self) -> str:
        return " ".join(f"{name}={_shown(said)}" for name, said in self.fields.items())


def _shown(said: object) -> str:
    return ("no", "yes")[said] if isinstance(said, bool) else str(said) or "-"


def tell(line: StepLine) -> None:
    """Say a step to whoever listens; a refused one as a warning."""
    level = logging.INFO if line.refused is None else logging.WARNING
    if LOGGER.isEnabledFor(level):
        LOGGER.log(level, "%s", line, extra={"ansinh": line.fields})
