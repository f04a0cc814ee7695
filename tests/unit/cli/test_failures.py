"""An error becomes lines for people and a document for programs, in both languages."""

import json

import pytest

from ansinh.cli.failures import Exit, failure_of, problem_line
from ansinh.errors import (
    AmbiguousFile,
    AnsinhError,
    BookBusy,
    BookDamaged,
    BookMoved,
    BookRefused,
    Code,
    DeltaConflicts,
    InvalidId,
    LiveAlready,
    Position,
    RenderRefused,
    Text,
    UnknownAdapter,
    UnreadableFile,
    problem,
)
from ansinh.roll import Conflict


def test_problems_keep_their_order() -> None:
    """They come in the order of their places; whoever mends a list goes down it."""
    places = [
        Position("a.csv"),
        Position("a.csv", row=2, column=1),
        Position("a.csv", row=2, column=28),
        Position("a.csv", row=10, column=1),
        Position("b.xlsx", sheet="Tăng", row=1),
    ]
    told = failure_of(UnreadableFile([problem(Code.CELL_EMPTY, place) for place in places]))
    assert told.exit_code is Exit.IN_THE_DATA
    assert [line.vi.split(":")[0] for line in told.lines[1:]] == [
        "a.csv",
        "a.csv, A2",
        "a.csv, AB2",
        "a.csv, A10",
        "b.xlsx, trang Tăng, dòng 1",
    ]
    cells = [(one["file"], one["row"], one["column"]) for one in told.document["problems"]]
    assert cells == [(place.source, place.row, place.column) for place in places]


def test_a_problem_is_said_in_both_languages() -> None:
    line = problem_line(
        problem(Code.CITIZEN_ID_LENGTH, Position("a.xlsx", "Tăng", 8, 4, "Số CCCD"))
    )
    assert line.en.startswith("a.xlsx, sheet Tăng, D8, Số CCCD: ")
    assert line.vi.startswith("a.xlsx, trang Tăng, D8, Số CCCD: ")
    assert line.en.endswith("[citizen-id-length]")
    assert line.vi.endswith("[citizen-id-length]")


@pytest.mark.parametrize(
    ("error", "exit_code", "code"),
    [
        (InvalidId(Code.CITIZEN_ID_DIGITS), Exit.IN_THE_DATA, "citizen-id-digits"),
        (AnsinhError("a rule of somebody's own"), Exit.IN_THE_DATA, "AnsinhError"),
        (RenderRefused([("R1", "text-not-expressible")]), Exit.IN_THE_DATA, "render-refused"),
        (UnknownAdapter(adapter="x.y", known=("a.b",)), Exit.ELSEWHERE, "adapter-unknown"),
        (BookRefused(Code.BOOK_MISSING), Exit.IN_THE_DATA, "book-missing"),
        (LiveAlready(Code.LIVE_ALREADY, held={"k": "R"}), Exit.IN_THE_DATA, "live-already"),
        (DeltaConflicts([Conflict(Code.DELTA_TWICE)]), Exit.IN_THE_DATA, "delta-conflicts"),
        (BookBusy(Code.BOOK_BUSY), Exit.ELSEWHERE, "book-busy"),
        (BookMoved(Code.BOOK_MOVED), Exit.ELSEWHERE, "book-moved"),
        (BookDamaged(Code.BOOK_REPLAY), Exit.ELSEWHERE, "book-replay"),
        (OSError("inbox/somebody/list.csv"), Exit.ELSEWHERE, "unexpected"),
    ],
)
def test_where_an_error_lies_decides_the_exit_code(
    error: Exception, exit_code: Exit, code: str
) -> None:
    told = failure_of(error)
    assert (told.exit_code, told.document["error"]["code"]) == (exit_code, code)
    assert json.loads(json.dumps(told.document)) == told.document
    assert "somebody/" not in str(told)


def test_refused_orders_are_listed_by_the_rule_that_stands_in_the_way() -> None:
    """All of them: with one at a time, a month would be run a dozen times."""
    told = failure_of(
        RenderRefused([("R1", "bank-not-listed"), ("R2", "acme:odd"), ("R1", "name-length")])
    )
    head, *rules = (line.en for line in told.lines)
    assert head.startswith("2 orders cannot be written")
    assert rules[0] == "  - [acme:odd]: R2"
    assert rules[1].endswith("[bank-not-listed]: R1")
    assert rules[2].endswith("[name-length]: R1")
    assert told.document["refusals"][1] == {"reference": "R2", "code": "acme:odd"}


def test_what_plug_ins_and_the_facade_said_stands_below() -> None:
    """Why an adapter is not there is with the plug-in, not with the file."""
    error = AmbiguousFile(Code.FILE_UNRECOGNISED, lines=[Text("acme is broken", "acme bị hỏng")])
    error.add_note("ket-qua.xlsx")
    told = failure_of(error)
    assert [line.vi for line in told.lines[1:]] == ["  - ket-qua.xlsx", "  - acme bị hỏng"]
    assert told.document["error"]["more"][1] == {"vi": "acme bị hỏng", "en": "acme is broken"}


def test_conflicts_are_counted_by_what_stands_in_the_way() -> None:
    """Whose they are is personal, and stands in the list."""
    codes = [Code.DELTA_TWICE, Code.DELTA_ABSENT, Code.DELTA_TWICE]
    told = failure_of(DeltaConflicts([Conflict(code) for code in codes]))
    head, absent, twice = told.lines
    assert head.en.startswith("3 changes do not fit")
    assert absent.vi.startswith("  - 1: ")
    assert twice.en.endswith("[delta-twice]")
    assert len(told.document["error"]["more"]) == 2
