"""What providers say, heard by a book: in parts, late, again, contradicting, wrong, not ours."""

from pathlib import Path

import pytest
from tests.books.answering import (
    BANK,
    PAID,
    POST,
    Answering,
)

from ansinh.books.standing import Standing
from ansinh.money import Dong


@pytest.fixture
def office(tmp_path: Path) -> Answering:
    """Six people whose files of July are sent."""
    return Answering(tmp_path).sent()


def test_what_goes_as_ordered_is_paid(office: Answering) -> None:
    heard = office.hear(*office.faithful())
    assert heard.findings == ()
    assert heard.reconciliation.is_clean
    assert set(office.standings().values()) == {Standing.PAID}
    assert office.settle().settled.settlement.total.paid == Dong(3_150_000)
    office.close()
    assert all(office.live(number) for number in range(6)), "for ever"


def test_nothing_is_free_before_the_month_is_closed(office: Answering) -> None:
    _ = PAID, BANK, POST
