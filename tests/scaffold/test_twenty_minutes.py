"""The page that leads to an adapter can be followed as it stands."""

import re
import shlex
from pathlib import Path

import pytest
from tests.scaffold.outside import Outside, built

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/adapters/twenty-minutes.md").read_text("utf-8")
STEP = re.compile(
    r"<!-- file: (?P<name>\S+) -->\n```\w+\n(?P<text>.*?)```|```console\n(?P<said>.*?)```",
    re.DOTALL,
)


@pytest.mark.slow
def test_every_file_and_command_of_the_page_does_what_it_says(tmp_path: Path) -> None:
    """In order, beside an ansinh that is installed; what is shown is what is printed."""
    pytest.importorskip("hatchling", reason="hatchling builds what is installed")
    outside = Outside.made(tmp_path / "venv")
    outside.install(built(ROOT, tmp_path / "wheel"))
    here = tmp_path / "here"
    here.mkdir()
    commands = 0
    for step in STEP.finditer(PAGE):
        if step["name"]:
            (here / step["name"]).write_text(step["text"], "utf-8")
            continue
        for told in step["said"].removeprefix("$ ").split("\n$ "):
            command, *shown = told.strip().split("\n")
            printed = _run(outside, shlex.split(command), here)
            assert [line for line in shown if line not in printed] == [], (command, printed)
            commands += 1
    assert commands == 10


def _run(outside: Outside, words: list[str], here: Path) -> str:
    if words[:4] == ["python", "-m", "pip", "install"]:
        outside.install(built(here / words[-1], here / "wheels"))
        return ""
    arguments = ["-m", "ansinh.cli", *words[1:]] if words[0] == "ansinh" else words[1:]
    done = outside.run(*arguments, cwd=here)
    assert "Traceback (most recent call last)" not in done.stderr, done.stderr
    return done.stdout
