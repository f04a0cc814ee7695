"""The page on the law can be followed as it stands, by somebody who writes no program."""

import re
import shlex
from pathlib import Path

import pytest

from ansinh.cli import main

PAGE = (Path(__file__).parents[2] / "docs/reference/law.md").read_text("utf-8")
FILES = re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = re.findall(r"^\$ ansinh (.+)$", PAGE, re.MULTILINE)


@pytest.fixture(autouse=True)
def _page_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES:
        Path(name).write_text(text, "utf-8")


def test_its_commands_find_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(FILES) == 4
    assert [main(shlex.split(command)) for command in COMMANDS] == [0] * 4
    said = capsys.readouterr().out
    assert said.count("Mọi dòng đều đúng quy định.") == 2
    assert (
        "650.000 đ (00/2024/NQ-HĐND, Điều 1) × 1,5 (00/2024/NQ-HĐND, Điều 2(2)) = 975.000 đ" in said
    )
    assert "600.000 đ (000/2027/NĐ-CP, Điều 4(2)) × 1,5" in said


def test_without_the_files_the_same_lists_are_not_explained(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Else the page would show nothing: the rates of its files are what makes the lists right."""
    for name, codes in (
        ("thang-2.csv", ["check-amount", "check-group-unknown"]),
        ("thang-7.csv", ["check-amount"]),
    ):
        assert main(["check", name, "--law", "--as-of", "2027-07-01"]) == 1
        said = capsys.readouterr().out
        assert re.findall(r"\[(check-[a-z-]+)\]", said) == codes
