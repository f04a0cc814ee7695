"""The machine can fail: it finds every defect that is planted in the book, in a bounded time."""

import logging
from collections.abc import Iterator

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from tests.books.defects import DEFECTS, QUICK
from tests.books.places import place_on
from tests.books.stories import PROFILE, Share

from ansinh import AnsinhError
from ansinh.testing.books.driver import Counts, play
from ansinh.testing.books.machine import BookMachine

STORY = 150


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logger = logging.getLogger("ansinh.books")
    logger.disabled = True
    yield
    logger.disabled = False


@pytest.mark.parametrize("name", DEFECTS)
def test_the_machine_finds(
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    record_property: object,
) -> None:
    """The seeds are the same each time, so that it is found each time after as many steps."""
    defect = DEFECTS[name]
    if PROFILE == "quick" and defect.steps > QUICK:
        pytest.skip("found in a rare story only: CI tries it")
    defect.plant(monkeypatch)
    share = Share("memory", 0, 1, hands_over=defect.hands_over)
    counts, seed, found = Counts(), 0, ""
    while not found and counts.did < defect.steps:
        seed += 1
        with place_on(share, request) as place:
            try:
                play(place, seed, STORY, counts)
            except (AssertionError, AnsinhError) as error:
                found = str(error).partition(" [")[0]
    assert found, f"not found in {counts.did} steps: {defect.story}"
    assert callable(record_property)
    record_property("defect", f"{counts.did:>8,}  {defect.story}: {found}")


@pytest.mark.skipif(PROFILE == "quick", reason="making it short takes a while: CI tries it")
def test_hypothesis_finds_one_too_and_makes_its_story_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    DEFECTS["one-dong-less"].plant(monkeypatch)
    told = settings(max_examples=200, database=None, derandomize=True, deadline=None)
    with pytest.raises(AssertionError, match="neither ordered, nor held") as found:
        run_state_machine_as_test(BookMachine, settings=told)
    story = "\n".join(found.value.__notes__)
    assert story.count("state.") <= 6, story
