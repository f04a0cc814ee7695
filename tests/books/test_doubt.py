"""What was let go as not paid, and of which its provider says otherwise then."""

from pathlib import Path

import pytest
from tests.books.answering import (
    AUGUST,
    BANK,
    JULY,
    MAKER,
    PAID,
    POST,
    REFUSED,
    TERMS,
    UNCOLLECTED,
    Answering,
)

from ansinh import Code, Dong, LiveAlready, OutcomeKind
from ansinh.books.standing import Standing
from ansinh.books.state import FileStage

OWN = Dong(530_000)
"""What the fourth person has each month."""


@pytest.fixture
def office(tmp_path: Path) -> Answering:
    """July is closed: the fourth transfer was refused, and let go."""
    made = Answering(tmp_path / "tep").sent()
    kinds = {0: PAID, 1: PAID, 2: PAID, 3: REFUSED}
    made.hear(made.answer(BANK, kinds), made.answer(POST, {4: PAID, 5: PAID}))
    return made.close()


def _late(office: Answering) -> None:
    """The bank says of the refused transfer that it was paid."""
    reference = office.order(3, JULY).reference.text
    late = office.answer(BANK, {3: PAID}, name="vietinbank-muon.csv")
    heard = office.hear(late, month=AUGUST)
    assert [one.code for one in heard.findings] == [Code.ANSWER_SETTLED]
    assert office.book.state.doubted == {reference}


def test_what_is_said_to_be_paid_before_it_is_planned_anew_waits(office: Answering) -> None:
    office.opened(AUGUST)
    assert not office.live(3, JULY)
    _late(office)
    assert office.live(3, JULY)
    assert office.standings(JULY) == {3: Standing.MISMATCH}
    office.planned_and_sent(AUGUST)
    assert office.order(3, AUGUST).amount == OWN
    held = office.book.prepared(AUGUST).plan.holds
    assert [hold.code for hold in held] == [Code.HOLD_UNRESOLVED]


def test_the_file_that_would_pay_it_again_is_voided(office: Answering) -> None:
    office.opened(AUGUST)
    office.book.plan(AUGUST, TERMS, MAKER)
    files = office.book.render(AUGUST, MAKER).files
    _late(office)
    stages = {file.stage for file in office.book.state.months[AUGUST].files.values()}
    assert stages == {FileStage.VOIDED}
    with pytest.raises(LiveAlready):
        office.book.render(AUGUST, MAKER)
    office.planned_and_sent(AUGUST)
    assert office.order(3, AUGUST).amount == OWN
    assert len(files) == 2


def test_of_what_went_out_it_is_too_late(office: Answering) -> None:
    """Nothing can be undone; it is told, and the sum is not ordered a third time."""
    office.sent(AUGUST)
    assert office.order(3, AUGUST).amount == Dong(2 * OWN.value)
    _late(office)
    assert not office.live(3, JULY)
    assert office.live(3, AUGUST)
    office.hear(office.answer(BANK, {3: REFUSED}, month=AUGUST), month=AUGUST)
    office.close(AUGUST).opened(AUGUST + 1)
    office.planned_and_sent(AUGUST + 1)
    assert office.order(3, AUGUST + 1).amount == Dong(2 * OWN.value)
    held = [hold.lines[0].month_of for hold in office.book.prepared(AUGUST + 1).plan.holds]
    assert JULY in held


@pytest.mark.parametrize("proven", [PAID, UNCOLLECTED])
def test_evidence_ends_the_doubt(office: Answering, proven: OutcomeKind) -> None:
    office.opened(AUGUST)
    _late(office)
    office.prove(3, proven, JULY)
    office.planned_and_sent(AUGUST)
    again = Dong(0) if proven is PAID else OWN
    assert office.order(3, AUGUST).amount == OWN + again
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    settled = office.settle(AUGUST).settled.settlement
    assert settled.carried_out == ()
    assert settled.total.paid == Dong(3_150_000) + OWN
    assert office.book.audit().sound
