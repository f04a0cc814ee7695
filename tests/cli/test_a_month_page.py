"""The page that leads through a month by the book can be followed as it stands."""

import re
import shlex
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from tests.cli.conftest import Command

from ansinh.cli.book import at_desk

PAGE = (Path(__file__).parents[2] / "docs/book/a-month.md").read_text("utf-8")
FILES = re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL)
BLOCKS = re.findall(r"(?:<!-- ends with 1: (\S+) -->\n)?```console\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [
    (code, line.removeprefix("$ ansinh ")) for code, block in BLOCKS for line in block.splitlines()
]
STARTS = datetime(2024, 8, 1, 8, tzinfo=UTC)


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder with the page's files, and a clock that goes on by an hour a command."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES:
        Path(name).write_text(text, "utf-8")
    times = (STARTS + timedelta(hours=hour) for hour in range(100))
    monkeypatch.setattr(at_desk, "now", lambda: next(times))
    return tmp_path


def test_a_month_can_be_done_as_the_page_says(in_folder: Path, ansinh: Command) -> None:
    """Its files and commands, in order; what the page calls refused is refused for that reason."""
    shown = ""
    for code, line in COMMANDS:
        done = ansinh(*shlex.split(line))
        assert done.code == (1 if code else 0), (line, done.err)
        assert (f"[{code}]" in done.err) if code else done.err == "", line
        shown += done.out
    named = set(re.findall(r"`([a-z0-9-]+-2024-\d\d[-.\w]*)`", PAGE))
    assert len(named) == 7
    assert named <= {path.name for path in (in_folder / "2024-08").iterdir()}
    assert (in_folder / "2024-09/vnpost-btxh-2024-09-1.xlsx").exists()
    assert "Sổ đã có: không thay đổi gì." in shown


@pytest.mark.usefixtures("in_folder")
def test_each_command_names_the_next_one_of_the_page(ansinh: Command) -> None:
    """Whoever types the last line that they see comes through the month."""
    done = []
    for code, line in COMMANDS:
        words = shlex.split(line)
        found = ansinh(*words)
        step = words[1] if words[0] == "month" and not code else ""
        if step not in {"", "status"}:
            last = re.search(r"^Tiếp theo: ansinh month (\S+) month\.db", found.out, re.MULTILINE)
            done.append((step, last[1] if last else ""))
    done.remove(("apply", "check"))  # the page takes one list in twice
    for (step, named), (following, _) in pairwise(done):
        # Who has no changes goes on to the check.
        assert named == following or (step, named, following) == ("open", "apply", "check")
