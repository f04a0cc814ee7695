"""The root of the command: exit codes, one JSON document, and never a traceback."""

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

import click
import pytest

from ansinh.cli import month as month_module
from ansinh.cli import person as person_module
from ansinh.cli.main import _COMMANDS, main, root
from ansinh.cli.month import month
from ansinh.cli.person import person
from ansinh.errors import Code, MissingExtra, Position, StorageError, UnreadableFile, problem

Failing = Callable[[BaseException], None]
SECRET = "Nguyễn Văn Không Có 099145000012"


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Put a command in the place of `adapters` that raises what it is told to."""

    def fail_with(error: BaseException) -> None:
        @click.command()
        @click.option("--json", "as_json", is_flag=True)
        @click.option("--lang", "language")
        def adapters(**_: object) -> None:
            raise error

        monkeypatch.setattr(root, "get_command", lambda _context, _name: adapters)

    return fail_with


def document_of(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Read standard output as one JSON document; a second one would be an error."""
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_what_works_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["adapters", "--lang", "en"]) == 0
    shown = capsys.readouterr()
    assert "vnpost.cash-list" in shown.out
    assert shown.err == ""


def test_problems_in_the_data_end_with_1(
    failing: Failing, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Position("tang.csv", row=3, column=4, header="Số CCCD")
    failing(UnreadableFile([problem(Code.CITIZEN_ID_LENGTH, place)]))
    assert main(["adapters"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("1 lỗi; không ghi tệp nào.\ntang.csv, D3, Số CCCD: ")
    assert shown.err.endswith("[citizen-id-length]\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["pay"], "there is no such command"),
        (["run"], "--roll is missing"),
        (["run", "--nobody"], "there is no option --nobody"),
        (["check"], "FILES is missing"),
        (["check", "a.csv", "--month", "13/2024"], "--month: a month"),
        (["run", "--roll", "a.csv", "--month", "2024-07", "--pay-day", "31/06/2024"], "--pay-day:"),
        (["adapters", "Nguyễn Văn Không Có"], "the command line makes no sense"),
        (["template", "wages", "-o", "a.xlsx"], "KIND is one of: roll, additions"),
        (["template", "additions", "--json", "-o"], "-o is not used so"),
        (["adapters", "--lang=fr"], "--lang is one of: vi, en"),
        (["--lang", "en", "adapters"], "--lang is written after the command"),
        (["month", "--lang", "en", "status", "a.db"], "--lang is written after the command"),
        (["month", "pay"], "there is no such command"),
        (["month", "close"], "BOOK is missing"),
        (["month", "close", "a.db"], "--by is missing"),
        (["month", "close", "a.db", "--by", "Nguyễn Văn Không Có"], "--by: who does a step"),
        (["month", "close", "a.db", "--by", "x", "--at", "hôm nay"], "--at: a time"),
        (["month", "plan", "a.db", "--by", "x"], "--pay-day is missing"),
        (
            ["month", "approve", "a.db", "a.xlsx", "--by", "x", "--total", "1,5"],
            "--total: an amount",
        ),
        (["month", "recall", "a.db", "K001", "--by", "x"], "REFERENCE: a reference has"),
    ],
)
def test_a_command_line_that_makes_no_sense_ends_with_2(
    words: Sequence[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The option is named; what was typed is not, it may be somebody's name."""
    assert main(words if "--json" in words else [*words, "--json"]) == 2
    error = document_of(capsys)["error"]
    assert error["code"] == "usage"
    assert error["message"]["en"].startswith(said)
    assert "see ansinh" in error["message"]["en"]
    assert error["message"]["vi"] != error["message"]["en"]
    assert "Không Có" not in str(error)
    assert main([word for word in words if word != "--json"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert len(shown.err.splitlines()) == 1


def test_without_a_word_the_help_is_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["ansinh"])
    assert main() == 2
    assert "demo" in "".join(capsys.readouterr())


def test_a_group_without_a_word_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["month"]) == 2
    assert "settle" in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    "words", [["--help"], ["-h"], ["--version"], ["run", "--help"], ["month", "--help"]]
)
def test_help_and_version_are_fine(
    words: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 0
    assert "ansinh" in capsys.readouterr().out


def test_the_help_says_of_each_command_what_the_command_says_of_itself() -> None:
    """The root has the lines by itself, so that --help loads no command."""
    context = click.Context(root)
    assert root.list_commands(context) == sorted(_COMMANDS)
    for group, lines in (
        (root, _COMMANDS),
        (month, {name: place.line for name, place in month_module.PLACES.items()}),
        (person, {name: place.line for name, place in person_module.PLACES.items()}),
    ):
        for name, line in lines.items():
            command = group.get_command(context, name)
            assert command is not None
            assert (command.help or "").splitlines()[0] == line


def test_a_missing_extra_ends_with_3_and_says_what_to_install(
    failing: Failing, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(MissingExtra("xlsx", "reading workbooks"))
    assert main(["adapters", "--json"]) == 3
    error = document_of(capsys)["error"]
    assert error["code"] == "missing-extra"
    assert "pip install 'ansinh[xlsx]'" in error["message"]["vi"]


def test_a_disk_that_is_full_ends_with_3(
    failing: Failing, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is wrong with the data."""
    failing(StorageError(Code.FILE_UNWRITABLE))
    assert main(["adapters", "--lang", "en"]) == 3
    assert capsys.readouterr().err.endswith("[file-unwritable]\n")


@pytest.mark.parametrize(
    "error",
    [ValueError(SECRET), KeyError(SECRET), RecursionError(SECRET), AssertionError(SECRET)],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("words", [["adapters"], ["adapters", "--json"]])
def test_what_nobody_expected_ends_with_3_without_a_traceback_and_without_a_value(
    words: Sequence[str], error: Exception, failing: Failing, capsys: pytest.CaptureFixture[str]
) -> None:
    """A traceback, and a foreign exception's message, can hold somebody's data."""
    failing(error)
    assert main(words) == 3
    shown = "".join(capsys.readouterr())
    assert type(error).__name__ in shown
    assert "Traceback" not in shown
    assert "Không Có" not in shown
    assert "099145" not in shown


def test_a_stop_from_the_keyboard_ends_with_3(
    failing: Failing, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(KeyboardInterrupt())
    assert main(["adapters", "--json"]) == 3
    assert document_of(capsys)["error"]["code"] == "stopped"


@pytest.mark.parametrize(
    ("words", "variable", "said"),
    [
        (["adapters"], None, "Lỗi"),
        (["adapters", "--lang", "en"], None, "Unexpected"),
        (["adapters", "--lang=en"], "vi", "Unexpected"),
        (["adapters"], "en", "Unexpected"),
        (["adapters", "--lang", "vi"], "en", "Lỗi"),
        (["adapters", "--lang"], "en", "--lang dùng chưa đúng"),
    ],
)
def test_errors_are_told_in_the_language_asked_for(
    words: Sequence[str],
    variable: str | None,
    said: str,
    failing: Failing,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also where the command line itself is what is wrong."""
    monkeypatch.delenv("ANSINH_LANG", raising=False)
    if variable:
        monkeypatch.setenv("ANSINH_LANG", variable)
    failing(ValueError())
    main(words)
    assert capsys.readouterr().err.startswith(said)
