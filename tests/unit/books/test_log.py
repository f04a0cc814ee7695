"""A log has codes, counts and sums of a book's steps, and nothing else."""

import logging
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh.books.log import LOGGER, NO_HEAD, Step, StepLine, tell
from ansinh.books.store import Head
from ansinh.errors import Code
from ansinh.testing.strategies import months

FIELDS = {
    "step": str,
    "month": str,
    "count": int,
    "total": int,
    "events": int,
    "head": str,
    "added": int,
    "refused": str,
}
HEADS = st.builds(Head, st.integers(1, 10**6), st.binary(min_size=32, max_size=32).map(bytes.hex))
LINES = st.builds(
    StepLine,
    step=st.sampled_from(Step),
    month=st.none() | months(),
    count=st.integers(0, 10**7),
    total=st.integers(0, 10**15),
    head=HEADS | st.just(NO_HEAD),
    added=st.integers(0, 9),
    refused=st.just("") | st.sampled_from([code.value for code in Code]),
)


@given(line=LINES)
def test_the_fields_are_always_the_same(line: StepLine) -> None:
    assert {name: type(said) for name, said in line.fields.items()} == FIELDS


@given(line=LINES)
def test_every_word_is_from_a_fixed_set(line: StepLine) -> None:
    """No field can hold a word that somebody typed."""
    said = line.fields
    assert said["step"] in set(Step)
    assert said["refused"] in {"", *Code}
    for name in ("month", "head"):
        assert set(str(said[name])) <= set("0123456789abcdef-")


def test_a_step_is_one_line(caplog: pytest.LogCaptureFixture) -> None:
    line = StepLine(step=Step.APPLY, count=12, total=6_000_000, head=Head(3, "ab"))
    with caplog.at_level(logging.INFO, logger="ansinh.books"):
        tell(line)
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("ansinh.books", logging.INFO)
    assert vars(record)["ansinh"] == line.fields
    assert record.getMessage() == (
        "step=apply month=- count=12 total=6000000 events=3 head=ab added=0 refused=-"
    )


def test_a_refused_step_is_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="ansinh.books"):
        tell(StepLine(step=Step.APPROVE, refused=Code.BOOK_MOVED.value))
        tell(StepLine(step=Step.APPROVE))
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage().endswith("refused=book-moved")


def test_nothing_is_shown_unless_an_application_asks_for_it() -> None:
    """Python itself prints a warning that no handler takes."""
    code = (
        "from ansinh.books.log import Step, StepLine, tell; from ansinh.errors import Code;"
        "tell(StepLine(step=Step.SENT, refused=Code.BOOK_BUSY.value))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    assert [type(handler) for handler in LOGGER.handlers] == [logging.NullHandler]
