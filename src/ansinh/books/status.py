"""`MonthStatus`: how far a month is, in counts and đồng, and what comes next."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import attrs

from ansinh.books.figures import PlanFigures, standings_in, tallied
from ansinh.books.folder import OnDisk, found
from ansinh.books.items_read import bodies_of
from ansinh.books.ordered_elsewhere import is_doubtful
from ansinh.books.standing import Standing
from ansinh.books.state import BookState, FileStage, FileState, MonthStage, MonthState
from ansinh.books.steps.listing import carried_in
from ansinh.books.steps.months import month_of, no_month
from ansinh.books.store import Head
from ansinh.books.tally import NONE, Tally
from ansinh.money import Dong, total_of
from ansinh.months import Month

if TYPE_CHECKING:
    from ansinh.books.book import Book


STEP: Final = "status"

_UNANSWERED: Final = frozenset({Standing.SENT, Standing.RECALLED})


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
    order stands, those included that earlier months left unresolved. `unanswered` counts the
    month's own orders that were sent and of which nobody has told yet. `recalled` are the
    references of orders that are asked back, and of which the provider has not told yet;
    `recalled_paid` of such as it paid all the same: somebody has to get that money back. `gone`
    names files that wait to be approved or sent and do not lie in their places, `foreign` those in
    whose places other bytes lie: neither can be approved or sent.
    """

    month: Month
    stage: MonthStage
    head: Head
    next_step: NextStep
    listed: Tally
    changes: int = 0
    checked: bool = False
    ordered: Tally = NONE
    held: tuple[tuple[str, Tally], ...] = ()
    cancelled: Tally = NONE
    carried_in: Tally = NONE
    files: tuple[FileStatus, ...] = ()
    gone: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    answers: int = 0
    unanswered: int = 0
    standings: tuple[tuple[str, Tally], ...] = ()
    recalled: tuple[str, ...] = ()
    recalled_paid: tuple[str, ...] = ()
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
    planned = PlanFigures.of(book, about)
    standings, amounts = standings_in(book, state, about, planned)
    asked_back = state.recalled_by(about.month)
    lying = dict(_lying(book, about))
    gone = tuple(
        file.filename
        for file in about.standing
        if file.stage is not FileStage.INTENDED and lying.get(file.filename) is OnDisk.ABSENT
    )
    foreign = tuple(name for name, lies in lying.items() if lies is OnDisk.FOREIGN)
    return MonthStatus(
        month=about.month,
        stage=about.stage,
        head=state.head,
        next_step=_next_step(book, state, about, (*gone, *foreign)),
        listed=Tally(about.lines, Dong(about.total)),
        changes=len(book.values.changes(state, about)),
        checked=bool(about.checked),
        ordered=planned.ordered,
        held=tuple(sorted(planned.held.items())),
        cancelled=planned.cancelled,
        carried_in=planned.carried_in if about.planned else _waiting_in(book, state, about),
        files=tuple(map(FileStatus.of, about.files.values())),
        gone=gone,
        foreign=foreign,
        answers=len(about.answers),
        unanswered=sum(standings.get(one) in _UNANSWERED for one in planned.orders),
        standings=tallied(standings, amounts),
        found=_found(book, about),
        recalled=tuple(
            sorted(one for one, standing in standings.items() if standing is Standing.RECALLED)
        ),
        recalled_paid=tuple(
            sorted(one for one in asked_back if standings.get(one) is Standing.PAID)
        ),
        evidence_waiting=tuple(one.reference for one in about.evidence if not one.approved),
    )


def _waiting_in(book: "Book", state: BookState, month: MonthState) -> Tally:
    """Count what waits for a plan, but what is known by now as paid."""
    owed = carried_in(book, state, month).owed
    return Tally(len(owed), total_of(one.amount for one in owed))


def _lying(book: "Book", month: MonthState) -> Iterator[tuple[str, OnDisk]]:
    """Say of the files that were not sent yet what lies in their places."""
    for file in month.standing:
        if book.files is not None and file.stage is not FileStage.SENT:
            yield file.filename, found(book.files, month, file)


def _found(book: "Book", month: MonthState) -> tuple[tuple[str, Tally], ...]:
    """Add up the rows of answers that were no plain news of an order, by their code.

    Of their bodies, so that the rows of people who were erased since are counted too.
    """
    sums: dict[str, Tally] = defaultdict(Tally)
    for event in month.answers:
        for _, _, _, amount, code in bodies_of(book.store, event, "outcome"):
            if code:
                sums[code] += Tally(1, Dong(amount or 0))
    return tuple(sorted(sums.items()))


def _next_step(
    book: "Book", state: BookState, month: MonthState, missing: Collection[str]
) -> NextStep:
    if is_doubtful(book, state, month):
        return NextStep.PLAN
    return NextStep.RENDER if missing else next_step(month)


def next_step(month: MonthState) -> NextStep:
    """Say what comes next in a month, or after it, as far as its own events say it.

    A month of which something is in doubt (`is_doubtful`) is planned anew, and not rendered.
    """
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
    if not month.batches:  # everything is held, or the list is empty: nobody has to be told
        return NextStep.SETTLE
    there = {(file.provider, file.programme, file.sequence) for file in month.standing}
    if month.batches - there:
        return NextStep.RENDER
    stages = {file.stage for file in month.standing}
    for stage, step in _NEXT_OF_FILE:
        if stage in stages:
            return step
    return NextStep.SETTLE if month.answers else NextStep.RESULTS
