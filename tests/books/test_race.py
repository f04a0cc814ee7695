"""Two programs that work on one month at once never order the same money twice.

At the same moment each does something to the same book, in another person's name. What comes of it
is what comes of their transactions one after the other; who was slower is told so, or says again
what was done already, and ends well when it is said again.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from tests.crash.people import SAYS_WHO
from tests.race.pairs import PAIRS, SOME

PROFILE: Final = os.environ.get("ANSINH_HYPOTHESIS_PROFILE", "quick")
ROOT: Final = Path(__file__).parents[2]
ROUNDS: Final = {"quick": 6, "ci": 24, "nightly": 400}
"""Of each pair, on each store."""

STORES: Final = ("sqlite", "postgres")
MEETING: Final = SOME if PROFILE == "quick" else tuple(PAIRS)
PARTS: Final = 1 if PROFILE == "quick" else 3
"""Of the pairs, so that they can be run beside each other."""


def met(rounds: int, where: str, *more: str) -> dict[str, Any]:
    """Let pairs meet, in a process of its own."""
    done = _run("tests.race", str(rounds), where, *more)
    told: dict[str, Any] = json.loads(done)
    return told


def _run(*words: str) -> str:
    if not hasattr(os, "fork"):
        pytest.skip("two programs are copies of one that is ready, which this system cannot make")
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def part_of(part: int) -> Sequence[str]:
    return [
        name for n, name in enumerate(SOME if PROFILE == "quick" else PAIRS) if n % PARTS == part
    ]


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("store", STORES)
def test_nobody_is_ordered_twice(
    store: str, part: int, request: pytest.FixtureRequest, record_property: Any
) -> None:
    rounds = ROUNDS.get(PROFILE, ROUNDS["quick"])
    if store == "sqlite":
        told = met(rounds, "sqlite", "nothing", *part_of(part))
    else:
        with request.getfixturevalue("postgres").schema() as address:
            told = met(rounds, address, "nothing", *part_of(part))
    record_property("race", json.dumps({"store": store, **told}))
    assert not told["wrong"], "\n".join(told["wrong"])
    assert sum(number for *_, number in told["counts"]) == rounds * len(part_of(part))


def test_ci_runs_five_hundred_rounds_on_each_store() -> None:
    assert ROUNDS["ci"] * len(PAIRS) >= 500


def test_who_does_not_look_at_the_head_is_noticed() -> None:
    """And even so nothing is ordered twice: the keys and references are unique in the store."""
    told = met(40, "sqlite", "no head", "render")
    assert told["wrong"]
    assert not told["twice"]


def test_who_checks_and_then_writes_is_noticed() -> None:
    """The race can fail: without the head and without the keys money is ordered twice."""
    assert met(40, "sqlite", "no head, no key", "render")["twice"]


def test_who_tells_the_slower_one_of_people_is_noticed() -> None:
    wrong = met(40, "sqlite", "telling who", "render")["wrong"]
    assert wrong
    assert all(SAYS_WHO in one for one in wrong)


def test_two_agencies_on_one_server_do_not_notice_each_other(
    request: pytest.FixtureRequest,
) -> None:
    server = request.getfixturevalue("postgres")
    with server.schema() as one, server.schema() as other:
        _run("tests.race.apart", one, other)
