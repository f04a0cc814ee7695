"""`finish`: a month can always be brought to its end, and the book says how.

`trouble` makes it hard before: in the middle of the sending of a month, where its plan can be
changed no more, files are voided and providers take back what they have said of earlier orders.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from types import MappingProxyType
from typing import Final

from ansinh.books.state import FileStage
from ansinh.books.status import NextStep
from ansinh.testing.books.dice import Dice
from ansinh.testing.books.ledger import must
from ansinh.testing.books.observing import ObservingOffice
from ansinh.testing.books.office import CHECKERS, MAKERS, NothingToDo
from ansinh.testing.books.provider import Way
from ansinh.testing.books.steps_answers import answering, close, settle
from ansinh.testing.books.steps_files import send, void
from ansinh.testing.books.steps_life import open_month

Do = Callable[[ObservingOffice, Dice], None]

_CONTRADICT: Final = answering(Way.LATE)
_TROUBLES: Final = 12
_ANSWER: Final = answering(Way.WHOLE)
_ANSWERS: Final = 6
_ENDING: Final = frozenset({NextStep.RESULTS, NextStep.SETTLE, NextStep.CLOSE})
_MOST: Final = 60
"""Steps that a month may still take: it has few files, each of which is approved and sent."""


def trouble(office: ObservingOffice, dice: Dice) -> None:
    """Let all be answered, and a month end; of the next one send a file, and then it begins.

    Files are voided that wait still, and providers contradict what they have said.
    """
    _some(office, dice, [_ANSWER] * _ANSWERS)
    finish(office, dice)
    open_month(office, dice)
    office.observe(dice)
    step = office.book.status().next_step
    while not office.month.anything_sent and step not in _ENDING:
        (send if step is NextStep.SENT else _STEPS[step])(office, dice)
        office.observe(dice)
        step = office.book.status().next_step
    _some(office, dice, [dice.pick((void, *[_CONTRADICT] * 5)) for _ in range(_TROUBLES)])


def _some(office: ObservingOffice, dice: Dice, steps: Iterable[Do]) -> None:
    for step in steps:
        with suppress(NothingToDo):
            step(office, dice)
        office.observe(dice)


def finish(office: ObservingOffice, dice: Dice) -> None:
    """Bring the month that is open to its end, by what the book says comes next and no more."""
    steps: list[str] = []
    while office.open is not None:
        step = office.book.status().next_step
        steps.append(step.value)
        must(len(steps) <= _MOST, f"a month comes to no end: {', '.join(steps[-6:])}")
        _STEPS[step](office, dice)
        office.observe(dice)


def _plan(office: ObservingOffice, dice: Dice) -> None:
    month, act = office.month.month, office.act(MAKERS[0])
    terms = office.place.terms(month, dice)
    office.done(lambda: office.book.plan(month, terms, act))


def _render(office: ObservingOffice, _dice: Dice) -> None:
    month, act = office.month.month, office.act(MAKERS[0])
    office.done(lambda: office.book.render(month, act))


def _approve(office: ObservingOffice, _dice: Dice) -> None:
    month, act = office.month.month, office.act(CHECKERS[0])
    for paper in office.papers_in(FileStage.WRITTEN):
        office.done(partial(office.book.approve, month, paper.sha256, act))


def _send(office: ObservingOffice, _dice: Dice) -> None:
    month, act = office.month.month, office.act(MAKERS[0])
    for paper in office.papers_in(FileStage.APPROVED):
        office.done(partial(office.book.sent, month, paper.sha256, act))


_STEPS: Final = MappingProxyType[NextStep, Do](
    {
        NextStep.CHECK: _plan,
        NextStep.PLAN: _plan,
        NextStep.RENDER: _render,
        NextStep.APPROVE: _approve,
        NextStep.SENT: _send,
        NextStep.RESULTS: settle,
        NextStep.SETTLE: settle,
        NextStep.CLOSE: close,
    }
)
"""What is done where the book says that it comes next; a month is ended without an answer too."""
