"""``ansinh new-adapter``: what it writes, says and refuses."""

import json
from pathlib import Path

import pytest

from ansinh.cli import main

WORDS = ("new-adapter", "so-hn-adapters", "--id", "sohn.transfer", "--media", "delimited")


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_it_writes_a_folder_of_that_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*WORDS, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["folder"], told["package"]) == ("so-hn-adapters", "so_hn_adapters")
    assert set(told["files"]) == files_below(Path("so-hn-adapters"))


@pytest.mark.parametrize(
    ("language", "said"),
    [("vi", "chỉ cần điền gì"), ("en", "says what to fill in")],
)
def test_it_says_where_to_go_on(
    language: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*WORDS, "--lang", language]) == 0
    told = capsys.readouterr().out
    assert said in told
    assert "so-hn-adapters/README.md" in told


def test_an_empty_folder_and_another_package_may_be_named() -> None:
    Path("mine").mkdir()
    assert main([*WORDS, "--into", "mine", "--package", "sohn"]) == 0
    assert "src/sohn/adapter.py" in files_below(Path("mine"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_written_over(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody's afternoon may lie there."""
    Path("so-hn-adapters").mkdir()
    Path("so-hn-adapters/README.md").write_text("mine", "utf-8")
    assert main([*WORDS, "--lang", language]) == 1
    assert "folder-not-empty" in capsys.readouterr().err
    assert files_below(Path()) == {"so-hn-adapters/README.md"}
    assert Path("so-hn-adapters/README.md").read_text("utf-8") == "mine"


def test_a_file_in_the_folders_place_is_left_alone() -> None:
    Path("so-hn-adapters").write_text("mine", "utf-8")
    assert main([*WORDS, "--json"]) == 1
    assert Path("so-hn-adapters").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({1: "So HN"}, "package-name"),
        ({1: "../so-hn"}, "package-name"),
        ({1: "json"}, "package-taken"),
        ({3: "sohn"}, "profile-id"),
    ],
)
def test_a_wrong_name_has_a_code_and_leaves_nothing(
    changed: dict[int, str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [changed.get(at, word) for at, word in enumerate(WORDS)]
    assert main([*words, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["error"]["code"] == code
    assert told["error"]["message"]["vi"] != told["error"]["message"]["en"]
    assert files_below(Path()) == set()


def test_a_kind_of_file_that_there_is_no_template_for_is_a_matter_of_usage() -> None:
    assert main([*WORDS[:-1], "json"]) == 2
