"""A step of a book is told, and the collector waits for it, whatever comes of it."""

import gc
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.books import planted_book as planted
from tests.canaries import CANARIES

from ansinh.books.book import Book
from ansinh.books.log import Step
from ansinh.books.stepping import a_step, collector_waits
from ansinh.errors import BookRefused, Code


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with planted.opened(tmp_path) as made:
        yield made


class Odd(Book):
    """Has steps that do nothing but look at the collector, or fail."""

    seen: bool

    @a_step(Step.APPLY)
    def look(self) -> None:
        self.seen = gc.isenabled()

    @a_step(Step.PLAN)
    def fail(self) -> None:
        raise KeyError(CANARIES["name"])

    @a_step(Step.CHECK)
    def refuse(self) -> None:
        raise BookRefused(Code.PERSON_UNKNOWN)


@pytest.fixture
def odd(tmp_path: Path) -> Iterator[Odd]:
    with Odd.open(f"sqlite:///{tmp_path / 'so.db'}", key=planted.KEY) as made:
        yield made


@pytest.mark.parametrize("level", [logging.DEBUG, logging.CRITICAL])
def test_the_collector_waits_and_goes_on(
    odd: Odd, level: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(level, logger="ansinh.books"):
        odd.look()
        assert (odd.seen, gc.isenabled()) == (False, True)
        with pytest.raises(KeyError):
            odd.fail()
        assert gc.isenabled()


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_waits():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_nobody_expected_is_told_without_its_words(
    odd: Odd, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="ansinh.books"):
        with pytest.raises(KeyError):
            odd.fail()
        with pytest.raises(BookRefused):
            odd.refuse()
    refused = [vars(record)["ansinh"]["refused"] for record in caplog.records]
    assert refused == ["unexpected", "person-unknown"]


def test_steps_are_told_with_what_they_came_to(
    book: Book, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="ansinh.books"):
        book.open_month(planted.JULY, planted.MAKER, base=planted.BASE)
        planted.ordered(book, planted.JULY, planted.added())
        planted.ordered(book, planted.JULY, planted.added())
    lines = [vars(record)["ansinh"] for record in caplog.records]
    first = {line["step"]: (line["count"], line["total"], line["added"]) for line in lines[:5]}
    assert first == {
        "open-month": (3, 2_250_000, 1),
        "apply": (1, 750_000, 1),
        "check": (0, 0, 1),
        "plan": (4, 3_000_000, 1),
        "render": (4, 3_000_000, 4),
    }
    again = {line["step"]: line["added"] for line in lines[len(lines) // 2 + 1 :]}
    assert again == {"apply": 0, "check": 0, "plan": 0, "render": 0, "approve": 0, "sent": 0}
    assert all(line["month"] == "2024-07" for line in lines)
    assert [line["events"] for line in lines] == sorted(line["events"] for line in lines)
