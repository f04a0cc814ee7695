"""R01's other process: what cannot be tried there is said, and what fails there as what it is."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from textwrap import dedent

import pytest
from tests.conformance.delimited import Delimited, delimited_answer
from tests.conformance.mutant import suite_of

from ansinh import AdapterSpec, PayoutAdapter
from ansinh.adapters import RenderedFile, RenderRequest
from ansinh.testing import CheckResult, Status, examine, process_twin


class ReadsTheFolderItIsIn(Delimited):
    """Made with a file of the folder in which its author tries it."""

    def __init__(self) -> None:
        Path("pyproject.toml").read_text("utf-8")


class Prints(Delimited):
    """Prints, which is for another check to say."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        print("a line")  # noqa: T201 - that is what it does
        return super().render(request)


class NeverEnds(Delimited):
    """Waits in the process that it does not know."""

    def __init__(self) -> None:
        if "ansinh.testing.process_twin" in sys.orig_argv:
            import time

            time.sleep(60)


class EndsEverything(Delimited):
    """Ends the process that it does not know."""

    def __init__(self) -> None:
        if "ansinh.testing.process_twin" in sys.orig_argv:
            import os

            os._exit(3)


def r01(factory: Callable[[], PayoutAdapter] | str) -> CheckResult:
    spec = AdapterSpec(profile=Delimited.profile, factory=factory)
    return examine(suite_of(spec, delimited_answer), only=("R01",)).result("R01")


def test_a_factory_without_a_name_is_told_of() -> None:
    """It used to be left out without a word, as if the other process had been asked."""
    result = r01(partial(Delimited))
    assert result.status is Status.NOT_APPLICABLE
    assert "no name" in result.reason.en
    assert "không tìm được tên" in result.reason.vi


def test_under_pytest_it_is_skipped_with_the_reason() -> None:
    spec = AdapterSpec(profile=Delimited.profile, factory=partial(Delimited))
    suite = suite_of(spec, delimited_answer)
    with pytest.raises(pytest.skip.Exception, match="no name"):
        suite().test_R01_same_batch_same_bytes()  # type: ignore[attr-defined]


def test_what_cannot_be_made_elsewhere_is_no_other_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[3])
    result = r01(ReadsTheFolderItIsIn)
    assert result.status is Status.FAIL
    assert "the adapter cannot be made: FileNotFoundError was raised at" in result.reason.en


def test_what_it_prints_there_is_no_other_file() -> None:
    assert r01(Prints).status is Status.PASS


def test_what_does_not_come_to_an_end_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_twin, "_LONGEST", 2)
    assert "does not come to an end within 2 seconds" in r01(NeverEnds).reason.en


def test_what_ends_the_process_is_said() -> None:
    assert "it ended everything (3)" in r01(EndsEverything).reason.en


MINE = """
    from ansinh import AdapterSpec
    from ansinh.testing import examine
    from ansinh_vietinbank.adapter import VietinBankSalaryList
    from ansinh_vietinbank.conformance import SalaryListConformance

    class Mine(VietinBankSalaryList):
        pass

    class Suite(SalaryListConformance):
        def make_adapter(self):
            return AdapterSpec(profile=Mine.profile, factory=Mine)

    if __name__ == "__main__":
        result = examine(Suite, only=("R01",)).result("R01")
        print(result.status.value, result.reason.en)
"""


LOOK = "import mine; print(mine.examine(mine.Suite, only=('R01',)).result('R01').status.value)"


@pytest.mark.parametrize("words", [["mine.py"], ["-m", "mine"], ["-c", LOOK]])
def test_an_adapter_beside_the_program_is_found(words: list[str], tmp_path: Path) -> None:
    """As its author tries it first: no package yet, and the folder of the moment in the path."""
    (tmp_path / "mine.py").write_text(dedent(MINE), "utf-8")
    done = subprocess.run(
        [sys.executable, *words], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "pass"
