"""Nobody who is planted is named when something goes wrong: whatever is refused or found.

All that the books of these tests give, raise, log and keep is held against the planted; and each
way in which a book could name somebody is planted too, and heard.
"""

import logging
import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Final
from unittest import mock

import pytest
from tests import error_examples
from tests.books import answering
from tests.books.answering import MAKER, Answering
from tests.books.listening import listening
from tests.books.planted_office import OFFICE, PLANTED, planted_people
from tests.books.planted_refusals import REFUSALS
from tests.books.result_faults import FAULTS, Fault
from tests.canaries import CANARIES
from tests.error_examples import said_by

from ansinh.books import settled_items
from ansinh.books.act import Act
from ansinh.books.log import StepLine
from ansinh.books.receipts import Heard
from ansinh.books.standing import Standing
from ansinh.books.state import BookState
from ansinh.books.store import Item
from ansinh.books.tables import Table
from ansinh.errors import BookRefused, Code
from ansinh.latin import fold

ROOT: Final = Path(__file__).parents[2]
CAUSES: Final = tomllib.loads((ROOT / "docs/reference/error_causes.toml").read_text("utf-8"))
SHOWN: Final = sorted(
    code
    for code, entry in CAUSES.items()
    if entry["room"] in {"book", "answers"} and "python" in entry
)
READ_BY_OTHERS: Final = {
    *("file-not-a-list", "file-other-list", "operation-unsupported", "xml-message"),
    "file-unrecognised",
}
"""By these a book knows that no adapter takes a file; it raises none of them itself."""


@pytest.fixture(autouse=True)
def _planted() -> Iterator[None]:
    with planted_people():
        yield


@pytest.mark.parametrize("code", SHOWN)
def test_what_is_refused_or_found(
    code: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The examples of the page of errors, with other people in them."""
    outcome = error_examples._outcome
    with listening(caplog, OFFICE) as listener:
        monkeypatch.setattr(
            error_examples,
            "_outcome",
            lambda run: outcome(lambda: listener.calls("the example", run)),
        )
        assert code in {one for one, _ in said_by(code, CAUSES[code])}


@pytest.mark.parametrize("code", REFUSALS)
def test_what_is_refused_or_found_after_a_longer_story(
    code: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with listening(caplog, OFFICE) as listener:
        run = REFUSALS[code]
        outcome = error_examples._outcome(
            lambda: listener.calls("the story", lambda: run(tmp_path))
        )
        assert {one for one, _ in outcome} == {code}


def test_all_that_a_book_says_is_among_them() -> None:
    """A code that a book comes to say is said of the planted, or this test tells of it."""
    source = "".join(path.read_text("utf-8") for path in ROOT.glob("src/ansinh/books/**/*.py"))
    said = {Code[name].value for name in set(re.findall(r"\bCode\.([A-Z_]+)\b", source))}
    assert said - {*SHOWN, *REFUSALS} <= READ_BY_OTHERS
    of_the_book = {code for code, entry in CAUSES.items() if entry["room"] == "book"}
    assert of_the_book <= {*SHOWN, *REFUSALS}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_in_results(fault: Fault, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with listening(caplog, OFFICE):
        assert fault.plant(Answering(tmp_path).sent()) == fault.caught
    assert OFFICE.heard("\n".join(path.as_posix() for path in tmp_path.rglob("*"))) == []


def test_people_are_planted_there(tmp_path: Path) -> None:
    """Else the silence above would be that of books about nobody."""
    office = Answering(tmp_path).sent()
    rows = "".join(str(row) for row in office.book.store.rows(Table.PERSONAL))  # type: ignore[attr-defined] # every store is a shelf
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*.xlsx"))
    told = {found.rpartition(", ")[0].partition(",")[0] for found in OFFICE.heard(rows)}
    assert told >= {key for key in PLANTED if re.fullmatch(r"(name|citizen id|case) of \d", key)}
    assert told >= {"category", "note", "decision"}
    assert OFFICE.heard(files)


WHO: Final = CANARIES["name"]


def _refusing(*_: object, **__: object) -> None:
    raise BookRefused(Code.STEP_ORDER, step=WHO, missing="?")


def _because(*_: object, **__: object) -> None:
    try:
        int(CANARIES["citizen id"] + "?")
    except ValueError as error:
        raise BookRefused(Code.FILE_UNKNOWN) from error


def _in_the_midst(*_: object, **__: object) -> None:
    try:
        {}[CANARIES["account"]]
    except KeyError:
        raise BookRefused(Code.FILE_UNKNOWN) from None


def _crashing(*_: object, **__: object) -> None:
    error = RuntimeError()
    error.add_note(fold(CANARIES["category"]))
    raise error


def _logging(*_: object, **__: object) -> None:
    logging.getLogger("ansinh.books").debug("cho %s", CANARIES["phone"][::-1])
    raise BookRefused(Code.FILE_UNKNOWN)


def _named_item(kind: str, reference: str, standing: Standing) -> Item:
    return Item(f'["{kind}","{reference}","{standing.value} {CANARIES["account"]}"]')


def _approving(stand_in: Callable[..., None]) -> AbstractContextManager[object]:
    return mock.patch("ansinh.books.steps.releasing.approve", stand_in)


LEAKS: Final[dict[str, Callable[[], AbstractContextManager[object]]]] = {
    "an error's words": lambda: _approving(_refusing),
    "what an error came of": lambda: _approving(_because),
    "what an error hides": lambda: _approving(_in_the_midst),
    "an error that nobody expected": lambda: _approving(_crashing),
    "a debug line": lambda: _approving(_logging),
    "a line of a step": lambda: mock.patch.object(StepLine, "__str__", return_value=WHO),
    "what a step gives": lambda: mock.patch.object(Heard, "__repr__", return_value=WHO.lower()),
    "an event": lambda: mock.patch.object(
        answering, "CHECKER", Act(CANARIES["case number"].lower(), MAKER.at)
    ),
    "an item": lambda: mock.patch.object(settled_items, "_item", _named_item),
    "a status": lambda: mock.patch.object(BookState, "__repr__", return_value=WHO[::-1]),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_is_heard(leak: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with listening(caplog, OFFICE, strict=False) as listener, LEAKS[leak]():
        office = Answering(tmp_path)
        with suppress(BookRefused, RuntimeError):
            office.sent()
            office.hear(*office.but_one())
            office.settle()
        listener.looked_at()
    assert listener.told
