"""Steps of the providers' files: write, approve, send, void, recall; and what must be refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ansinh.books.state import FileStage
from ansinh.books.status import NextStep
from ansinh.money import Dong
from ansinh.testing.books.dice import Dice, once_in
from ansinh.testing.books.ledger import Ordered, must
from ansinh.testing.books.observing import ObservingOffice
from ansinh.testing.books.office import CHECKERS, MAKERS, NothingToDo

_WRITTEN = (FileStage.WRITTEN, FileStage.APPROVED, FileStage.SENT)
_UNSENT = (FileStage.INTENDED, FileStage.WRITTEN, FileStage.APPROVED)


def render(office: ObservingOffice, dice: Dice) -> None:
    """The month's files are written, or written again."""
    if office.month.prepared is not None and _all_there(office) and not once_in(dice, 8):
        raise NothingToDo
    month, act = office.month.month, office.act(dice.pick(MAKERS))
    if office.month.prepared is None:
        office.refused(lambda: office.book.render(month, act), "files of a month without a plan")
    elif office.book.status().next_step is NextStep.PLAN:
        office.refused(lambda: office.book.render(month, act), "files that may pay twice")
    else:
        office.done(lambda: office.book.render(month, act))


def approve(office: ObservingOffice, dice: Dice) -> None:
    """Another person approves a file, perhaps with count and total from the paper."""
    paper = office.some(dice, office.papers_in(FileStage.WRITTEN))
    by = office.some(dice, [who for who in CHECKERS if who not in paper.makers])
    month, act, batch = paper.month, office.act(by), paper.batch
    count, total = (batch.count, batch.total) if once_in(dice, 2) else (None, None)
    office.done(lambda: office.book.approve(month, paper.sha256, act, count=count, total=total))


def approve_as_maker(office: ObservingOffice, dice: Dice) -> None:
    """Who prepared a file would approve it."""
    paper = office.some(dice, office.papers_in(FileStage.WRITTEN))
    by = office.some(dice, sorted(office.month.makers))
    month, act = paper.month, office.act(by)
    office.refused(lambda: office.book.approve(month, paper.sha256, act), "a maker's approval")


def approve_other_totals(office: ObservingOffice, dice: Dice) -> None:
    """Somebody approves a file, and has other totals on the paper."""
    paper = office.some(dice, office.papers_in(FileStage.WRITTEN))
    month, act, batch = paper.month, office.act(dice.pick(CHECKERS)), paper.batch
    if once_in(dice, 2):
        count, total = batch.count + 1, batch.total
    else:
        count, total = batch.count, batch.total + Dong(1)
    office.refused(
        lambda: office.book.approve(month, paper.sha256, act, count=count, total=total),
        "an approval with other totals",
    )


def approve_unknown(office: ObservingOffice, dice: Dice) -> None:
    """Somebody approves or sends a file that counts no more, or never did."""
    month = office.month.month
    voided = [paper.sha256 for paper in office.papers_in(FileStage.VOIDED)]
    sha256 = dice.pick([*voided, "0" * 64])
    act = office.act(dice.pick(CHECKERS))
    if once_in(dice, 2):
        office.refused(lambda: office.book.approve(month, sha256, act), "no file approved")
    else:
        office.refused(lambda: office.book.sent(month, sha256, act), "no file sent")


def other_bytes(office: ObservingOffice, dice: Dice) -> None:
    """Somebody changes a file on the disk before it is approved, or before it is sent."""
    paper = office.some(dice, office.papers_in(FileStage.WRITTEN, FileStage.APPROVED))
    act, month = office.act(dice.pick(CHECKERS)), paper.month
    with _changed(office.path_of(paper)):
        if paper.stage is FileStage.WRITTEN:
            office.refused(
                lambda: office.book.approve(month, paper.sha256, act), "other bytes approved"
            )
        else:
            office.refused(lambda: office.book.sent(month, paper.sha256, act), "other bytes sent")


def send(office: ObservingOffice, dice: Dice) -> None:
    """An approved file goes to its provider."""
    paper = office.some(dice, office.papers_in(FileStage.APPROVED))
    month, act = paper.month, office.act(dice.pick((*MAKERS, *CHECKERS)))
    office.done(lambda: office.book.sent(month, paper.sha256, act))


def send_unapproved(office: ObservingOffice, dice: Dice) -> None:
    """A file would go out that nobody has approved."""
    paper = office.some(dice, office.papers_in(FileStage.INTENDED, FileStage.WRITTEN))
    month, act = paper.month, office.act(dice.pick((*MAKERS, *CHECKERS)))
    office.refused(lambda: office.book.sent(month, paper.sha256, act), "a file not approved, sent")


def send_again(office: ObservingOffice, dice: Dice) -> None:
    """A file would go out a second time, be approved again, or be taken back."""
    papers = [p for p in office.papers.values() if p.stage is FileStage.SENT]
    paper = office.some(dice, papers[-6:])
    act, before = office.act(dice.pick(CHECKERS)), office.book.store.head()
    match dice.number(1, 3):
        case 1:
            office.attempt(lambda: office.book.sent(paper.month, paper.sha256, act))
        case 2:
            office.attempt(lambda: office.book.approve(paper.month, paper.sha256, act))
        case _:
            office.refused(
                lambda: office.book.void(paper.month, paper.sha256, act, reason="mistake"),
                "a file that was sent, voided",
            )
    must(office.book.store.head() == before, "a file that was sent changed again")


def void(office: ObservingOffice, dice: Dice) -> None:
    """A file that was not sent is voided."""
    paper = office.some(dice, office.papers_in(*_UNSENT))
    month, act = paper.month, office.act(dice.pick(MAKERS))
    office.done(lambda: office.book.void(month, paper.sha256, act, reason="mistake"))


def recall(office: ObservingOffice, dice: Dice) -> None:
    """A death or a mistake is learned when the file is out."""
    one = office.some(dice, _unanswered(office))
    act = office.act(dice.pick(MAKERS))
    reference = one.order.reference
    if one.recalled:
        before = office.book.store.head()
        office.attempt(lambda: office.book.recall(reference, act, reason="died"))
        must(office.book.store.head() == before, "an order was recalled twice")
    else:
        office.attempt(lambda: office.book.recall(reference, act, reason="died"))


def _all_there(office: ObservingOffice) -> bool:
    prepared = office.month.prepared
    there = {paper.batch.digest for paper in office.papers_in(*_WRITTEN)}
    return prepared is not None and there == {batch.digest for batch in prepared.plan.batches}


def _unanswered(office: ObservingOffice) -> list[Ordered]:
    sent = (one for one in office.ledger.orders.values() if one.transfers)
    return [one for one in sent if not one.told][-12:]


@contextmanager
def _changed(path: Path) -> Iterator[None]:
    content = path.read_bytes()
    path.write_bytes(content + b"\n")
    try:
        yield
    finally:
        path.write_bytes(content)
