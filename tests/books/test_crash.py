"""A program can be killed, and a disk be full or broken, at any moment: nothing is lost by it.

At each of its calls that write a step is killed, or told that the disk is full or broken, once or
for ever. What is found then is the book before the step, or between two of its transactions, or
after it, with whole files only; and the step said again ends in the same bytes.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from tests.crash.choice import PROMISED, choice_of
from tests.crash.ground import ground_in
from tests.crash.office import STEPS
from tests.crash.order import RELEASED
from tests.crash.people import PEOPLE, SAYS_WHO
from tests.crash.planted import PLANTED, TELLING
from tests.crash.strace import STRACE
from tests.crash.table import counts_in
from tests.needs import skip_without

from ansinh.books.tables import Table

PROFILE: Final = os.environ.get("ANSINH_HYPOTHESIS_PROFILE", "quick")
ROOT: Final = Path(__file__).parents[2]

TRIED: Final = [step.name for step in STEPS if choice_of(PROFILE, step.name)]

LEAST: Final = {
    "render": 500,
    "approve": 250,
    "sent": 250,
    "results": 250,
    "settle": 250,
    "close": 200,
}
"""Points that CI tries of a step, each call with each fault; if fewer, some were not found."""


ON_SERVER: Final = {"quick": ("render",), "ci": PROMISED}.get(PROFILE, tuple(TRIED))


def proved(step: str, profile: str, *planted: str, by: str = "tests.crash") -> dict[str, Any]:
    """Prove a step in a process of its own."""
    if STRACE is None:
        skip_without("strace", package="strace")
    command = [sys.executable, "-m", by, step, profile, *planted]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if "NotTraced" in done.stderr:
        skip_without("strace that may trace (a sandbox can forbid it)", package="strace")
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("step", TRIED)
def test_a_step_can_be_broken_off_anywhere(step: str, record_property: Any) -> None:
    told = proved(step, PROFILE)
    record_property("crash", json.dumps(told))
    assert not told["wrong"], "\n\n".join(told["wrong"])
    if PROFILE != "quick":
        points = sum(count.number for count in counts_in([json.dumps(told)]))
        assert points >= LEAST.get(step, 1)


@pytest.mark.parametrize("step", ON_SERVER)
@pytest.mark.usefixtures("postgres")
def test_a_program_or_its_server_can_go_at_any_moment(step: str, record_property: Any) -> None:
    told = proved(step, PROFILE, by="tests.crash.on_server")
    record_property("crash on a server", json.dumps(told))
    assert not told["wrong"], "\n\n".join(told["wrong"])


def test_ci_tries_a_thousand_points() -> None:
    assert set(LEAST) == set(PROMISED)
    assert sum(LEAST.values()) >= 1_000


@pytest.mark.parametrize("planted", [name for name in PLANTED if name not in {"nothing", *TELLING}])
def test_what_survives_no_crash_is_noticed(planted: str) -> None:
    """The proof can fail: each of these is what programs do, and does not last."""
    profile = "quick" if planted == "in silence" else "kill"
    assert proved("render", profile, planted)["wrong"]


def test_the_people_of_these_books_are_planted(tmp_path: Path) -> None:
    """Else nobody could be named."""
    ground = ground_in(tmp_path)
    for step in STEPS[:5]:
        ground.run(step)
    told = PEOPLE.heard(str(ground.seen().rows[Table.PERSONAL]))
    whose = {one.partition(",")[0] for one in told}
    assert whose >= {"note", "category", "decision", "address", "everybody's name"}
    assert whose >= {f"{what} of K{n}" for what in ("citizen id", "phone") for n in (1, 2, 3)}


@pytest.mark.parametrize("planted", TELLING)
def test_what_names_somebody_on_a_broken_disk_is_noticed(planted: str) -> None:
    wrong = proved("render", "quick", planted)["wrong"]
    assert wrong
    assert all(SAYS_WHO in one for one in wrong)


def test_what_is_written_down_first_is_on_the_disk_first() -> None:
    """So that a power cut finds what a crash finds: a file is flushed before it has its name."""
    assert re.fullmatch(RELEASED, proved("render", "none")["order"])
