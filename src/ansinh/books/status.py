"""`MonthStatus`: how far a month is, in counts and đồng, and what comes next."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import attrs

from ansinh.books.items_read import parts_of
from ansinh.books.reckoning import heard_of, reckon
from ansinh.books.standing import Standing
from ansinh.books.standings import standings_of
from ansinh.books.state import BookState, FileStage, FileState, MonthStage, MonthState
from ansinh.books.steps.months import month_of, no_month
from ansinh.books.store import Head
from ansinh.money import NOTHING, Dong
from ansinh.months import Month

if TYPE_CHECKING:
    from ansinh.books.book import Book


STEP: Final = "status"


class NextStep(StrEnum):
    """What comes next in a month (bước tiếp theo); each is a method of the book."""

    CHECK = "check"
    PLAN = "plan"
    RENDER = "render"
    APPROVE = "approve"
    SENT = "sent"
    RESULTS = "results"
    SETTLE = "settle"
    CLOSE = "close"
    OPEN = "open"


@attrs.frozen
class Tally:
    """How many, and how much in all (số lượng, số tiền). Unit: đồng."""

    count: int = 0
    amount: Dong = NOTHING

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.count + other.count, self.amount + other.amount)


@attrs.frozen
class FileStatus:
    """A provider's file at a glance: what it is, and how far (tệp lệnh chi)."""

    filename: str
    sha256: str
    provider: str
    programme: str
    sequence: int
    pays: Tally
    stage: FileStage
    approved_by: str = ""
    sent_by: str = ""

    @classmethod
    def of(cls, file: FileState) -> "FileStatus":
        """Take it from the state."""
        return cls(
            filename=file.filename,
            sha256=file.sha256,
            provider=file.provider,
            programme=file.programme,
            sequence=file.sequence,
            pays=Tally(file.count, Dong(file.total)),
            stage=file.stage,
            approved_by=file.approved_by,
            sent_by=file.sent_by,
        )


@attrs.frozen(kw_only=True)
class MonthStatus:
    """A month at a glance (tình trạng kỳ chi trả): nothing that waits or is held is left out.

    `listed` is the month's list; `held` and `standings` go by their word: why it is held, how an
    order stands. `recalled` are the references of orders that are asked back.
    """

    month: Month
    stage: MonthStage
    head: Head
    next_step: NextStep
    listed: Tally
    changes: int = 0
    checked: bool = False
    ordered: Tally = Tally()
    held: tuple[tuple[str, Tally], ...] = ()
    cancelled: Tally = Tally()
    carried_in: Tally = Tally()
    files: tuple[FileStatus, ...] = ()
    answers: int = 0
    standings: tuple[tuple[str, Tally], ...] = ()
    recalled: tuple[str, ...] = ()
    evidence_waiting: tuple[str, ...] = ()
    found: tuple[tuple[str, Tally], ...] = ()
    """By code the rows of answers of which something is to be said, and their money."""

    def standing(self, standing: Standing) -> Tally:
        """Say how many orders stand so. Unit: đồng."""
        return dict(self.standings).get(standing.value, Tally())

    @property
    def held_in_all(self) -> Tally:
        """What waits, for whatever reason. Unit: đồng."""
        return sum((tally for _, tally in self.held), Tally())


def status_of(book: "Book", month: Month | None) -> MonthStatus:
    """Say how far a month is; see `Book.status`."""
    state = book.refreshed()
    about = state.last if month is None else month_of(state, month, STEP)
    if about is None:
        raise no_month(STEP)
    planned = _Planned.of(book, about)
    return MonthStatus(
        month=about.month,
        stage=about.stage,
        head=state.head,
        next_step=next_step(about),
        listed=Tally(about.lines, Dong(about.total)),
        changes=len(book.values.changes(state, about)),
        checked=bool(about.checked),
        ordered=planned.ordered,
        held=tuple(sorted(planned.held.items())),
        cancelled=planned.cancelled,
        carried_in=planned.carried_in,
        files=tuple(map(FileStatus.of, about.files.values())),
        answers=len(about.answers),
        standings=_standings(book, state, about),
        found=_found(book, state, about),
        recalled=tuple(sorted(about.recalled)),
        evidence_waiting=tuple(one.reference for one in about.evidence if not one.approved),
    )


def _standings(book: "Book", state: BookState, month: MonthState) -> tuple[tuple[str, Tally], ...]:
    """Add up how the orders stand that the month can hear of, by their word."""
    own = book.values.batches(state, month) if month.sent else ()
    carried = book.values.carried(state, month).unresolved
    if not own and not carried:
        return ()
    reckoning = reckon(book, state, month)
    amounts = {
        order.reference.text: order.amount
        for batch in (*own, *carried)
        for order in batch.instructions
    }
    found: dict[Standing, Tally] = defaultdict(Tally)
    for reference, standing in standings_of(book, state, month, reckoning).items():
        if reference in amounts:
            found[standing] += Tally(1, amounts[reference])
    return tuple((one.value, found[one]) for one in Standing if one in found)


def _found(book: "Book", state: BookState, month: MonthState) -> tuple[tuple[str, Tally], ...]:
    """Add up the rows of answers that were no plain news of an order, by their code."""
    found: dict[str, Tally] = defaultdict(Tally)
    for row in heard_of(book, state, month):
        if row.code is not None:
            found[row.code.value] += Tally(1, row.outcome.amount or NOTHING)
    return tuple(sorted(found.items()))


def next_step(month: MonthState) -> NextStep:
    """Say what comes next in a month, or after it."""
    if month.stage is MonthStage.CLOSED:
        return NextStep.OPEN
    if month.stage is MonthStage.SETTLED:
        return NextStep.CLOSE
    if month.stage is MonthStage.OPENED:
        return NextStep.PLAN if month.checked else NextStep.CHECK
    return _after_plan(month)


_NEXT_OF_FILE: Final = (
    (FileStage.INTENDED, NextStep.RENDER),
    (FileStage.WRITTEN, NextStep.APPROVE),
    (FileStage.APPROVED, NextStep.SENT),
)


def _after_plan(month: MonthState) -> NextStep:
    stages = {file.stage for file in month.standing}
    for stage, step in _NEXT_OF_FILE:
        if stage in stages:
            return step
    if not stages:
        return NextStep.RENDER
    return NextStep.SETTLE if month.answers else NextStep.RESULTS


@attrs.define
class _Planned:
    """What a plan's items come to; their bodies alone are read, and name nobody."""

    ordered: Tally = Tally()
    held: dict[str, Tally] = attrs.Factory(lambda: defaultdict(Tally))
    cancelled: Tally = Tally()
    carried_in: Tally = Tally()

    @classmethod
    def of(cls, book: "Book", month: MonthState) -> "_Planned":
        made = cls()
        if month.planned:
            made.take(parts_of(item) for item in book.store.items(month.planned))
        return made

    def take(self, bodies: Iterable[list[Any]]) -> None:
        orders = ordered = 0
        for body in bodies:
            match body:
                case ["order", _, _, _, _, int(amount), *_]:
                    orders, ordered = orders + 1, ordered + amount
                case ["hold", str(code), _, int(amount), *_]:
                    self.held[code] += Tally(1, Dong(amount))
                case ["cancellation", _, [_, _, int(amount), *_]]:
                    self.cancelled += Tally(1, Dong(amount))
                case ["carried", _, [_, _, int(amount), *_]]:
                    self.carried_in += Tally(1, Dong(amount))
                case _:
                    pass  # other items are no money that this month moves
        self.ordered = Tally(orders, Dong(ordered))
