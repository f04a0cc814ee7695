"""A book that was copied, or brought back: what its other copy sent is not sent by it again."""

from pathlib import Path

import pytest
from tests.books.answering import (
    AUGUST,
    BANK,
    JULY,
    PAID,
    POST,
    RETURNED,
    Answering,
)

from ansinh import BookRefused, Code, Dong
from ansinh.books.standing import Standing


@pytest.fixture
def other(tmp_path: Path) -> Answering:
    """The copy that went on: July's files went out."""
    return Answering(tmp_path / "kia").sent()


def test_a_plan_is_refused_of_whose_orders_a_provider_has_told(
    tmp_path: Path, other: Answering
) -> None:
    office = Answering(tmp_path / "tep").opened()
    heard = office.hear(other.answer(BANK, {0: PAID, 1: PAID}))
    assert office.codes(heard) == {"answer-unknown-reference": 2}
    head = office.book.store.head()
    with pytest.raises(BookRefused) as refused:
        office.planned_and_sent()
    assert refused.value.code is Code.ORDER_TOLD
    assert refused.value.details == {"count": "2"}
    assert office.book.store.head() == head
    assert not office.book.state.months[JULY].planned


def test_what_was_heard_in_the_month_before_counts_too(tmp_path: Path, other: Answering) -> None:
    other.hear(*other.faithful())
    other.close().sent(AUGUST)
    office = Answering(tmp_path / "tep").sent()
    office.hear(*office.faithful())
    early = other.answer(POST, {4: PAID}, month=AUGUST)
    assert office.codes(office.hear(early)) == {"answer-unknown-reference": 1}
    with pytest.raises(BookRefused, match="order-told"):
        office.close().sent(AUGUST)


def test_brought_back_it_notes_the_files_as_sent_and_hears_then(
    tmp_path: Path, other: Answering
) -> None:
    """The way out that the refusal tells of: the files are the same, to the byte."""
    office = Answering(tmp_path / "tep").sent()
    for provider in (BANK, POST):
        assert office.file(provider).sha256 == other.file(provider).sha256
    office.hear(*other.faithful())
    assert set(office.standings().values()) == {Standing.PAID}
    assert office.settle().settled.settlement.total.paid == Dong(3_150_000)


def test_orders_of_nobodys_hinder_no_plan(tmp_path: Path, other: Answering) -> None:
    """What another month's orders came to, or another agency's, tells nothing of these."""
    other.hear(*other.faithful())
    other.close().sent(AUGUST)
    office = Answering(tmp_path / "tep").opened()
    heard = office.hear(other.answer(POST, {4: RETURNED}, month=AUGUST))
    assert office.codes(heard) == {"answer-unknown-reference": 1}
    assert len(office.planned_and_sent().orders()) == 6
    assert office.book.audit().sound
