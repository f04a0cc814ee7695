"""Run the Python that README and docs show, each page in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser

collect_ignore = ["docs/conf.py", "docs/_build", "ansinh-demo"]


@pytest.fixture(scope="session")
def folder_after_the_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder where somebody has run `make demo`, as README tells to begin with."""
    from ansinh.cli import main

    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "--out", str(folder / "ansinh-demo")]) == 0
    return folder


@pytest.fixture(scope="module")
def page_folder(folder_after_the_demo: Path) -> Iterator[Path]:
    """Run a page's examples where they find the demo's files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder_after_the_demo)
        yield folder_after_the_demo


# The myst parsers read ```python fences, plain or with >>> prompts. A ```pycon fence would be
# skipped without a word; tests/unit/test_docs.py refuses it.
pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["README.md", "README.vi.md", "docs/**/*.md", "docs/*.md"],
    fixtures=["page_folder"],
).pytest()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what the proofs of the month book have tried, where they did, and what came of it."""
    told: dict[str, list[str]] = {
        "machine": [],
        "defect": [],
        "crash": [],
        "crash on a server": [],
        "race": [],
    }
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, value in report.user_properties:
                if name in told:
                    told[name].append(str(value))
    if told["machine"]:
        from ansinh.testing.books.driver import summary

        terminalreporter.section("the machine of the month book")
        terminalreporter.write_line(summary(told["machine"]))
    if told["defect"]:
        terminalreporter.section("defects planted in the month book, and steps until one is found")
        terminalreporter.write_line("\n".join(sorted(told["defect"])))
    if told["crash"]:
        from tests.crash.table import summary as table

        for name in ("crash", "crash on a server"):
            terminalreporter.section(f"the month book, broken off: {name}")
            terminalreporter.write_line(table(told[name]))
    if told["race"]:
        from tests.race.table import summary as meetings

        terminalreporter.section("two programs at one month book")
        terminalreporter.write_line(meetings(told["race"]))
