"""Answers of nobody's bank, for the examples of the page of errors."""

import atexit
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

from tests.books.answering import BANK, JULY, PAID, Answering, Booked, Row, changed, statement

from ansinh.books.answer_finding import AnswerFinding
from ansinh.cycle import Answer

_NUMBER: Final = "dòng"


def _office() -> Answering:
    folder = mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Answering(Path(folder))


def sent_office() -> Answering:
    """Give an office of six people whose files of July are sent."""
    return _office().sent(JULY)


def office_that_heard_first() -> Answering:
    """Give an office that opened July and heard what another copy of its book had sent."""
    answers = sent_office().faithful()
    office = _office().opened(JULY)
    office.hear(*answers)
    return office


def answered(*rows: Row) -> tuple[AnswerFinding, ...]:
    """Have the bank answer with these cells in place of the right ones; give what is found.

    A row is of the order in its place, or of that whose number ``dòng`` says.
    """
    office = sent_office()

    def change(right: list[Row]) -> None:
        at = [int(row.get(_NUMBER, place)) - 1 for place, row in enumerate(rows, start=1)]
        said = [_with(right[place], row) for place, row in zip(at, rows, strict=True)]
        right[:] = said

    answer = office.answer(BANK, dict.fromkeys(range(4), PAID))
    return office.hear(changed(answer, change)).findings


def _with(right: Row, cells: Row) -> Row:
    made = dict(right)
    for name, cell in cells.items():
        if name != _NUMBER:
            (header,) = [header for header in right if header.startswith(name)]
            made[header] = cell
    return made


def stated(*booked: Booked) -> tuple[AnswerFinding, ...]:
    """Hear a statement of the bank's on which this is booked; give what is found."""
    return sent_office().hear(statement(*booked)).findings


NAMES: Final[dict[str, Any]] = {
    "Answer": Answer,
    "Booked": Booked,
    "answered": answered,
    "office_that_heard_first": office_that_heard_first,
    "sent_office": sent_office,
    "stated": stated,
}
