"""Steps that look: audit, status, the book opened again, a person erased."""

from collections.abc import Collection

import attrs

from ansinh.books.audit import audit as audited
from ansinh.books.state import BookState, FileStage
from ansinh.books.whose import Whom
from ansinh.roll import EntryKey
from ansinh.testing.books.crashes import steady
from ansinh.testing.books.dice import Dice, once_in
from ansinh.testing.books.ledger import must
from ansinh.testing.books.observing import ObservingOffice
from ansinh.testing.books.office import CHECKERS, NothingToDo
from ansinh.testing.books.people import (
    COMMUNES,
    PEOPLE,
    PROGRAMMES,
    Known,
    case_of,
    person_of,
)


def audit(office: ObservingOffice, dice: Dice) -> None:
    """The whole chain is verified, replayed, and held against keys, references and documents."""
    if not once_in(dice, 6):
        raise NothingToDo
    report = audited(steady(office.book.store), key=office.book.key)
    must(report.sound, f"an audit finds {[finding.code.value for finding in report.findings[:3]]}")
    must(report.head == office.seen, "an audit sees another head")


def erase(office: ObservingOffice, dice: Dice) -> None:
    """Somebody asks to be erased; where a month still needs them that is refused."""
    number = dice.pick(PEOPLE)
    whom: Whom = person_of(number, Known.CITIZEN).citizen_id or EntryKey("BTXH", "1-0001")
    if once_in(dice, 2):
        case = case_of(number, dice.number(0, len(COMMUNES) - 1)).text
        whom = EntryKey(dice.pick(PROGRAMMES).code, case)
    before, act = len(office.erased), office.act(dice.pick(CHECKERS))
    office.attempt(lambda: office.book.erase(whom, act, reason="asked"))
    office.observe(dice)
    for pseudonym in list(office.erased)[before:]:
        left = list(office.book.store.documents_of(pseudonym))
        must(not left, "documents are left of somebody who was erased")


def look(office: ObservingOffice, _dice: Dice) -> None:
    """Somebody looks how far a month is; that changes nothing."""
    month = office.month.month
    before = office.book.store.head()
    office.book.status(month)
    must(dict(office.book.roll(month).by_key) == office.expected, "the list is not as reported")
    must(office.book.store.head() == before, "looking changed the book")


def open_again(office: ObservingOffice, dice: Dice) -> None:
    """The program ends, and the book is opened again: it says the same."""
    if office.seen.count < 2 or not once_in(dice, 6):
        raise NothingToDo
    state = office.book.refreshed()
    office.book = office.place.reopen(office.book, office.crashes)
    office.acted = True
    now, finished = office.book.refreshed(), office.book.recovery.finished
    if finished:  # a full disk had left these files there, and not noted
        must(now.head.count == state.head.count + len(finished), "recovery noted something else")
        _note(state, finished)
        state.head = now.head
    must(now == state, "a book that is opened again says something else")
    month = office.open
    if month is not None and month.prepared is not None:
        again = office.book.prepared(month.month)
        must(
            again == attrs.evolve(month.prepared, files=()),
            "a plan that is read again is another one",
        )


def _note(state: BookState, finished: Collection[str]) -> None:
    for file in state.open.standing if state.open else ():
        if file.sha256 in finished:
            file.stage = FileStage.WRITTEN
