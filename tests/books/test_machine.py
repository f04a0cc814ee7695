"""An office plays with its book for a hundred thousand steps; after each one all must be true."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.books.places import place_on
from tests.books.stories import SHARES, Share, first_seed, length, shares

from ansinh.testing.books.driver import Counts, play
from ansinh.testing.books.machine import BookMachine
from ansinh.testing.books.place import Place

logger = logging.getLogger("ansinh.books")


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Let the book say nothing: a hundred thousand refusals are no news."""
    logger.disabled = True
    yield
    logger.disabled = False


PARTS = [
    pytest.param(share, part, id=f"{share.name.replace(', ', '-').replace(' ', '-')}-{part}")
    for share in shares()
    for part in range(share.parts)
]


@pytest.mark.parametrize(("share", "part"), PARTS)
def test_an_office_plays(
    share: Share, part: int, request: pytest.FixtureRequest, record_property: object
) -> None:
    """Every part makes its steps, or says the seed of the story that failed."""
    wanted = -(-share.steps // share.parts)
    seed = first_seed() + 1_000_000 * part
    counts = Counts()
    while counts.did < wanted:
        with place_on(share, request) as place:
            counts.add(play(place, seed, min(length(seed), wanted - counts.did)))
        seed += 1
    assert counts.did >= wanted
    report(record_property, share.name, counts)


def report(record_property: object, store: str, counts: Counts) -> None:
    """Hand the counts to whoever prints the summary, in whatever process that is."""
    assert callable(record_property)
    record_property("machine", counts.to_json(store))


def test_ci_plays_two_hundred_thousand_steps() -> None:
    """What the profile promises is what was asked for; each part makes its own or fails."""
    played = SHARES["ci"]
    assert sum(share.steps for share in played) >= 200_000
    for store in ("sqlite", "postgres"):
        assert sum(share.steps for share in played if share.store == store) >= 10_000


class OnFile(BookMachine):
    """The same on an SQLite file."""

    def place(self, folder: Path) -> Place:
        return Place(f"sqlite:///{folder / 'month.db'}", folder / "files")


TestInMemory = BookMachine.TestCase
TestInMemory.settings = settings(stateful_step_count=40, deadline=None)
TestOnFile = OnFile.TestCase
TestOnFile.settings = settings(TestInMemory.settings, max_examples=10)
