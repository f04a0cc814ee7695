"""``python -m ansinh.testing ID``: the kit on whatever is installed, without pytest."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.branch_form import OWN

from ansinh.adapters import AdapterSpec, Registry
from ansinh.cli.conformance import main
from ansinh.errors import Code, PluginError
from ansinh.testing import AdapterConformance, Status
from ansinh.testing.checks import ALL_CHECKS
from ansinh.testing.suites import suite_for
from ansinh_vietinbank.adapter import VietinBankSalaryList
from ansinh_vietinbank.profile import PROFILE

QUICK = ("--level", "L1", "--examples", "2")
BANK = "vietinbank.salary-list"


def test_every_check_is_told_with_what_came_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([BANK, *QUICK, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    for check in ALL_CHECKS:
        if check.level == "L1":
            assert f"  {check.id}  " in out
    assert f"{BANK} reaches L1" in out


def test_in_vietnamese_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([BANK, *QUICK]) == 0
    assert f"{BANK} đạt mức L1" in capsys.readouterr().out


def test_a_report_is_the_same_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody's clock is in it, so that a change of a report is a change of the adapter."""
    texts = []
    for name in ("one.json", "two.json"):
        assert main([BANK, *QUICK, "--report", str(tmp_path / name), "--json"]) == 0
        texts.append((tmp_path / name).read_text("utf-8"))
        assert json.loads(capsys.readouterr().out) == json.loads(texts[-1])
    assert texts[0] == texts[1]
    report = json.loads(texts[0])
    assert (report["adapter"], report["distribution"]) == (BANK, "ansinh")
    assert {check["status"] for check in report["checks"]} <= {status.value for status in Status}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["vietinbank.salery-list"], 3, "[adapter-unknown]"),
        ([], 2, "ADAPTER"),
        ([BANK, "--level", "L9"], 2, "--level"),
        ([BANK, "--simulator", "no.such:thing"], 2, "--simulator"),
        ([BANK, "--simulator", "nothing"], 2, "--simulator"),
        ([BANK, "--profile", "none.toml"], 1, "[file-missing]"),
    ],
)
def test_what_makes_no_sense_is_said(
    words: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--lang", "en"]) == code
    assert told in capsys.readouterr().err


def test_it_runs_as_a_module_of_an_installed_package(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ansinh.testing", BANK, *QUICK, "--json"]
    done = subprocess.run(command, capture_output=True, check=True, text=True, cwd=tmp_path)
    assert json.loads(done.stdout)["adapter"] == BANK


def test_an_agencys_own_profile_is_checked_like_the_adapters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before a branch gets its first file, the office knows that it is right."""
    own = tmp_path / "cn2.toml"
    own.write_text(OWN, "utf-8")
    assert main([BANK, *QUICK, "--profile", str(own), "--json"]) == 0, capsys.readouterr()
    assert json.loads(capsys.readouterr().out)["format_version"] == "CN2"


def registered(spec: AdapterSpec) -> Registry:
    registry = Registry()
    registry.register(spec, source="mau-adapters")
    return registry


class NoSuite:
    """Not a suite at all."""


@pytest.mark.parametrize("named", [f"{__name__}:NoSuite", "no_such_module:Suite"])
def test_a_suite_that_is_none_is_the_installations_fault(named: str) -> None:
    sys.modules.setdefault(__name__, sys.modules.get(__name__) or type(sys)(__name__))
    sys.modules[__name__].NoSuite = NoSuite  # type: ignore[attr-defined]
    spec = AdapterSpec(profile=PROFILE, factory=VietinBankSalaryList, conformance=named)
    with pytest.raises(PluginError) as caught:
        suite_for(BANK, registered(spec))
    assert caught.value.code is Code.PLUGIN_SUITE
    assert "mau-adapters" in str(caught.value)


def test_an_adapter_without_a_suite_is_checked_by_a_bare_one() -> None:
    spec = AdapterSpec(profile=PROFILE, factory=VietinBankSalaryList)
    suite = suite_for(BANK, registered(spec))
    assert issubclass(suite, AdapterConformance)
    assert suite().case().simulator is None


def test_a_first_golden_set_is_written_and_held_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the kit writes it reads: the set passes as it is, and not once a byte is another."""
    folder = tmp_path / "golden"
    assert main([BANK, "--write-golden", str(folder), "--lang", "en"]) == 0
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["answer.expected.json", "answer.xlsx", "order.batch.json", "order.xlsx"]
    run = [BANK, "--golden", str(folder), "--examples", "2", "--json"]
    capsys.readouterr()
    assert main(run) == 0
    assert _statuses(capsys.readouterr().out) == {"G01": "pass", "G02": "pass"}
    expected = folder / "answer.expected.json"
    expected.write_text(expected.read_text("utf-8").replace('"paid"', '"returned"', 1), "utf-8")
    assert main(run) == 1
    assert _statuses(capsys.readouterr().out) == {"G01": "fail", "G02": "pass"}


def _statuses(out: str) -> dict[str, str]:
    checks = json.loads(out)["checks"]
    return {one["id"]: one["status"] for one in checks if one["id"].startswith("G")}
