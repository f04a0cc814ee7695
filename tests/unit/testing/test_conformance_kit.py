"""The kit keeps its own promises: suites side by side, gaps with reasons, reports alike."""

import pickle
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path
from textwrap import dedent

import attrs
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from ansinh import Month
from ansinh.adapters import AdapterSpec
from ansinh.formats import Capability, Support
from ansinh.testing import (
    AdapterConformance,
    ConformanceFailure,
    PayoutLifecycle,
    Report,
    Status,
    examine,
)
from ansinh.testing import check as check_module
from ansinh.testing.case import NEEDS, Case
from ansinh.testing.check import Check
from ansinh.testing.checks import ALL_CHECKS
from ansinh.testing.failure import unmet
from ansinh.testing.running import _result, run_check
from ansinh_vietinbank.adapter import VietinBankSalaryList
from ansinh_vietinbank.conformance import SalaryListConformance


def suite(**more: object) -> type[AdapterConformance]:
    return type("Suite", (SalaryListConformance,), more)


def report(*only: str, **more: object) -> Report:
    return examine(suite(**more), only=only, examples=3)


def check_of(id_: str) -> Check:
    return next(one for one in ALL_CHECKS if one.id == id_)


def test_ids_are_those_of_their_groups_and_none_is_twice() -> None:
    ids = [one.id for one in ALL_CHECKS]
    assert len(ids) == len(set(ids)) == 39
    assert {one.id[0] for one in ALL_CHECKS} == set("MRGPUL")


@pytest.mark.parametrize("one", ALL_CHECKS, ids=lambda one: one.id)
def test_a_check_says_what_why_and_how_in_both_languages(one: Check) -> None:
    for text in (one.title, one.why, one.fix):
        assert text.en.strip()
        assert text.vi.strip()
        assert text.en != text.vi
    assert one.level in {"L1", "L2", "L3", "L4"}
    assert one.since in check_module.REVISIONS


SESSION = """
    from hypothesis import settings

    from ansinh_vietinbank.conformance import SalaryListConformance
    from ansinh_vnpost.conformance import CashListConformance

    class TestBank(SalaryListConformance):
        property_settings = settings(max_examples=3, deadline=None)

    class TestBankAgain(TestBank):
        known_gaps = {"R02": "invented, to see what becomes of it"}

    class TestPost(CashListConformance):
        property_settings = settings(max_examples=3, deadline=None)
"""


def run_pytest(folder: Path, text: str, *words: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_suites.py").write_text(dedent(text), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "--strict-markers", "-W", "error", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_suites_and_their_heirs_live_in_one_session(tmp_path: Path) -> None:
    """An inherited property would fail in the second class: each has its own."""
    done = run_pytest(tmp_path, SESSION, "-k", "M01 or M09 or R02 or R04", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout
    assert "11 passed" in done.stdout
    assert "1 xpassed" in done.stdout


def test_without_assertions_a_check_still_fails(tmp_path: Path) -> None:
    """`python -O` takes asserts away; no check is one."""
    text = """
        from ansinh.testing import examine
        from ansinh_vietinbank.conformance import SalaryListConformance

        class Suite(SalaryListConformance):
            known_gaps = {"X99": "no such check"}

        print(*examine(Suite, only=("M09",)).failed)
    """
    (tmp_path / "look.py").write_text(dedent(text), "utf-8")
    command = [sys.executable, "-O", "look.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["M09"]


def test_an_overridden_check_is_a_failure() -> None:
    """Whoever replaces a check would show a report that says nothing."""
    assert report("M09", test_more=lambda _self: None).failed == ()
    own = check_of("R04").test_name
    assert report("M09", **{own: lambda _self: None}).failed == ("M09",)


@pytest.mark.parametrize(
    "gaps",
    [{"X99": "no such check"}, {"R02": ""}, {"R02": "  "}, {"M09": "the suite itself"}],
)
def test_a_gap_names_a_check_and_has_a_reason(gaps: dict[str, str]) -> None:
    assert report("M09", known_gaps=gaps).failed == ("M09",)


def test_a_revision_that_there_is_not_is_a_failure() -> None:
    assert report("M09", revision="1999.1").failed == ("M09",)


def broken(id_: str = "R02", since: str = "2026.1") -> Check:
    def run(_case: object) -> None:
        unmet("nothing is right")

    return attrs.evolve(check_of(id_), run=run, drawn=False, since=since)


def test_a_known_gap_is_told_with_its_reason_and_stops_no_level() -> None:
    case = suite(known_gaps={"R02": "the fee column is missing"})().case()
    result = _result(broken(), case, 1)
    assert (result.status, result.reason.en) == (Status.GAP, "the fee column is missing")
    closed = _result(check_of("R02"), case, 1)
    assert closed.status is Status.WARNING
    assert "closed" in closed.reason.en


def test_a_check_that_is_newer_than_the_pinned_revision_only_warns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A new release of the kit breaks nobody's build."""
    monkeypatch.setattr(check_module, "REVISIONS", ("2026.1", "2027.1"))
    case = suite()().case()
    assert _result(broken(since="2027.1"), case, 1).status is Status.WARNING
    assert _result(broken(), case, 1).status is Status.FAIL


def test_a_failure_says_which_check_why_and_how_and_travels() -> None:
    with pytest.raises(ConformanceFailure) as caught:
        run_check(broken(), suite()().case())
    failure = caught.value
    one = check_of("R02")
    assert failure.lines("en") == (
        f"R02: {one.title.en}",
        "  nothing is right",
        f"  why: {one.why.en}",
        f"  fix: {one.fix.en}",
    )
    assert failure.lines("vi")[2:] == (f"  vì sao: {one.why.vi}", f"  cách sửa: {one.fix.vi}")
    assert isinstance(failure, AssertionError)
    again = pickle.loads(pickle.dumps(failure))
    assert again.lines("en") == failure.lines("en")


def test_a_level_without_its_material_is_not_reached() -> None:
    bare = type("Bare", (AdapterConformance,), {"adapter_id": "vietinbank.salary-list"})
    found = examine(type("Suite", (bare,), {"revision": "2026.1"}), only=("M01", "G01", "P04"))
    assert found.result("P04").status is Status.MISSING
    assert found.level == "L1"


def test_who_writes_and_reads_nothing_is_at_the_level_of_writing() -> None:
    """It was said to keep a whole life cycle, of which nothing had been tried."""
    support = {Capability.RENDER: Support.FULL, Capability.READ_BACK: Support.FULL}
    spec = AdapterSpec(
        profile=attrs.evolve(VietinBankSalaryList.profile, support=support),
        factory="no.matter:what",
    )
    only = ("M01", "M03", "G01", "P04", "L01")
    found = examine(suite(make_adapter=lambda _self: spec), only=only)
    assert {found.result(id_).status for id_ in only[2:]} == {Status.NOT_APPLICABLE}
    assert found.level == "L1"


@pytest.mark.parametrize("need", NEEDS)
def test_what_is_left_out_is_told_in_both_languages(
    need: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An office reads the report of an adapter in its own language."""
    monkeypatch.setattr(Case, "lacks", lambda _self, _check: (need,))
    result = _result(check_of("R02"), suite()().case(), 1)
    assert result.status in {Status.MISSING, Status.NOT_APPLICABLE}
    assert result.reason.en.startswith(("the suite brings no ", "the profile does not declare "))
    assert result.reason.vi.startswith(
        ("bộ kiểm tra không kèm ", "hồ sơ định dạng không khai báo ")
    )
    assert need in set(Capability) or need not in result.reason.vi


def test_a_report_is_the_same_twice() -> None:
    assert report("M01", "R02", "P04").to_json() == report("M01", "R02", "P04").to_json()


def test_the_machine_of_a_provider_is_for_others_to_extend() -> None:
    """A rule and an invariant of a subclass's own are run beside the kit's."""
    case = suite()().case()
    months: set[Month] = set()

    class Watched(PayoutLifecycle):
        """Looks at every month, and has a rule more."""

        def __init__(self) -> None:
            super().__init__(case)
            self.looked = 0

        @rule()
        def look(self) -> None:
            """Count how often it was looked."""
            self.looked += 1

        @invariant()
        def sees_the_month(self) -> None:
            """Note the month, and that nothing is looked at that is not there."""
            months.add(self.roll.month)
            assert self.looked >= 0

    how = settings(
        max_examples=5,
        stateful_step_count=12,
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Watched, settings=how)
    assert len(months) > 1


def test_nothing_is_loaded_into_everybodys_pytest() -> None:
    """No plug-in of pytest: it would spoil coverage and start-up of every project around."""
    assert "pytest11" not in {point.group for point in distribution("ansinh").entry_points}
