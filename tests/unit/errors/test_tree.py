import inspect
import pickle
from typing import Any

import attrs
import pytest

from ansinh import Dong, Month, errors
from ansinh.errors import (
    AdapterApiMismatch,
    AdapterConflict,
    AdapterContractError,
    AmbiguousFile,
    AnsinhError,
    Code,
    CodedError,
    DeltaConflicts,
    InvalidAmount,
    InvalidValue,
    MissingExtra,
    NotInForce,
    ParseFailed,
    PluginError,
    Position,
    RenderRefused,
    StorageError,
    Text,
    UnknownAdapter,
    UnreadableFile,
    UnsupportedOperation,
    explanation,
    problem,
)
from ansinh.roll import Conflict

PLACE = Position("tang.xlsx", "Sheet1", 8, 4, "Số tiền")
PROBLEM = problem(Code.AMOUNT_TEXT, PLACE)

SIMPLE = [
    kind
    for kind in vars(errors).values()
    if inspect.isclass(kind)
    and issubclass(kind, CodedError)
    and kind.__init__ is CodedError.__init__
]
DETAILS = dict.fromkeys(("distribution", "name", "group", "first", "second", "entry_point"), "x")
EXAMPLES: list[Any] = [
    *(kind(Code.AMOUNT_TEXT) for kind in SIMPLE),
    NotInForce(Code.NOT_IN_FORCE, month="07/2024", day="01/07/2024"),
    DeltaConflicts([Conflict(Code.DELTA_BASE), Conflict(Code.DELTA_ABSENT)]),
    UnreadableFile([PROBLEM, PROBLEM]),
    UnreadableFile([PROBLEM], {"tang.xlsx": {"record": 2, "problem": 1}}),
    UnreadableFile([]),
    ParseFailed([PROBLEM]),
    MissingExtra("xlsx", "reading workbooks"),
    RenderRefused([("A1", "bank-not-listed")] * 7),
    PluginError(Code.PLUGIN_TWICE, lines=[Text("line", "dòng")], **DETAILS),
    UnknownAdapter(adapter="mau.list", nearest=("mau.lists",), known=()),
    AdapterConflict(adapter="mau.list", sources=("one", "other")),
    AmbiguousFile(Code.FILE_AMBIGUOUS, candidates=("mau.list", "thu.list")),
    AdapterApiMismatch(adapter="mau.list", distribution="mau", needs="2", offers="1"),
    AdapterContractError(
        Code.CONTRACT_TOTAL, adapter="mau.list", where="mau 1.0", operation="render"
    ),
    UnsupportedOperation(adapter="mau.list", capability="render", support="not-yet"),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_an_error_crosses_a_process_border_as_it_is(error: AnsinhError) -> None:
    """An executor's worker raises it elsewhere; codes and problems must come along."""
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_every_error_is_ours(error: AnsinhError) -> None:
    assert isinstance(error, AnsinhError)
    assert isinstance(error, ValueError) == isinstance(error, InvalidValue)
    assert isinstance(error, OSError) == isinstance(error, StorageError)
    assert isinstance(error, ImportError) == isinstance(error, MissingExtra)


def test_every_error_is_in_the_tree_that_the_page_draws() -> None:
    assert errors.__doc__ is not None
    for kind in vars(errors).values():
        if inspect.isclass(kind) and issubclass(kind, AnsinhError):
            assert kind.__name__ in errors.__doc__


def test_a_coded_error_says_rule_cure_and_code() -> None:
    error = InvalidAmount(Code.AMOUNT_TEXT)
    words = explanation(Code.AMOUNT_TEXT)
    assert str(error) == f"{words.rule.en}; {words.cure.en} [amount-text]"
    assert (error.text, error.cure, error.code) == (words.rule, words.cure, Code.AMOUNT_TEXT)


def test_a_file_says_how_many_problems_it_has_and_the_first() -> None:
    assert str(UnreadableFile([])) == "0 problems"
    assert str(UnreadableFile([PROBLEM, PROBLEM])).startswith("2 problems; first: tang.xlsx, sheet")


def test_a_problem_says_where_what_and_how_to_mend_it() -> None:
    assert str(PROBLEM).startswith("tang.xlsx, sheet Sheet1, D8, Số tiền: ")
    assert str(PROBLEM).endswith("[amount-text]")
    assert PROBLEM.code == "amount-text"


@pytest.mark.parametrize(
    ("position", "cell", "text"),
    [
        (Position("a.csv"), "", "a.csv"),
        (Position("a.csv", row=3), "", "a.csv, row 3"),
        (Position("a.csv", row=3, column=1), "A3", "a.csv, A3"),
        (Position("a.xlsx", "T", 1, 27), "AA1", "a.xlsx, sheet T, AA1"),
        (Position("a.xlsx", "T", 1, 702), "ZZ1", "a.xlsx, sheet T, ZZ1"),
        (Position("a.xlsx", "T", 1, 16384), "XFD1", "a.xlsx, sheet T, XFD1"),
        (Position("a.xlsx", "T", column=2, header="Họ tên"), "", "a.xlsx, sheet T, Họ tên"),
    ],
)
def test_a_place_is_named_as_spreadsheets_do(position: Position, cell: str, text: str) -> None:
    assert (position.cell, str(position)) == (cell, text)


def test_a_place_leads_to_its_neighbours() -> None:
    assert PLACE.at(9) == Position("tang.xlsx", "Sheet1", 9)
    assert PLACE.at(9, 2, "Tên") == Position("tang.xlsx", "Sheet1", 9, 2, "Tên")
    assert min(PLACE.at(9), PLACE.at(8)).row == 8


def test_a_refusal_names_five_references_and_counts_the_rest() -> None:
    refused = RenderRefused([(f"R{n}", "bank-not-listed") for n in range(7)] + [("R0", "limits")])
    assert refused.references == tuple(f"R{n}" for n in range(7))
    assert "R4" in str(refused)
    assert "R5" not in str(refused)
    assert "and 3 more" in str(refused)


def test_values_of_errors_stay_as_they_are() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        PROBLEM.code = "x"  # type: ignore[misc]
    assert problem(Code.NOT_IN_FORCE, PLACE, month=Month(2024, 7).label, day="x").message.en
    assert str(Dong(1)) not in str(PROBLEM)
