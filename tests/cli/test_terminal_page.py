"""The page that leads through a month on a terminal can be followed as it stands."""

import re
import shlex
from pathlib import Path

import pytest

from ansinh.cli import failures, main

PAGE = (Path(__file__).parents[2] / "docs/terminal.md").read_text("utf-8")
FILES = re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = re.findall(r"^\$ ansinh (.+)$", PAGE, re.MULTILINE)


def test_a_month_can_be_done_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its files and commands, in order; the money that nobody collected is paid in September."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES:
        Path(name).write_text(text, "utf-8")
    assert [main(shlex.split(command)) for command in COMMANDS] == [0] * 6
    named = set(re.findall(r"`([a-z0-9-]+-2024-\d\d[-.\w]*)`", PAGE))
    assert len(named) == 7
    assert named <= {path.name for path in Path("thang-8").iterdir()}
    assert Path("thang-9/vnpost-btxh-2024-09-1.xlsx").exists()
    (carried_in,) = re.findall(r"Tháng trước chuyển sang +(\S+) đ", capsys.readouterr().out)[-1:]
    assert carried_in == "500.000"


def test_the_page_has_the_codes_that_are_the_commands_own() -> None:
    """Those of the catalogue have a page; a program has to know these too."""
    own = {text for text in vars(failures).values() if type(text) is str and text.isascii()}
    own = {text for text in own if re.fullmatch(r"[a-z]+(-[a-z]+)?", text)}
    told = dict(re.findall(r"^\| `([a-z-]+)` \| (\d) \|", PAGE, re.MULTILINE))
    assert own - {failures.OUTPUT_LOST} == set(told)
    assert {told[code] for code in (failures.MISSING_EXTRA, failures.STOPPED)} == {"3"}
