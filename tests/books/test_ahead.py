"""Two months that were ordered together, of which it is known only before the second is planned."""

from pathlib import Path

import attrs
import pytest
from tests.books.answering import (
    AUGUST,
    BANK,
    CHECKER,
    JULY,
    MAKER,
    PAID,
    REFUSED,
    TERMS,
    Answering,
    entry,
)

from ansinh import SOCIAL_ASSISTANCE, Adjustment, Code, Document, Dong, Removal
from ansinh.payment import CombinedPayment
from ansinh.roll import Arrears

OWN = Dong(530_000)
"""What the fourth person has each month."""
SEPTEMBER = AUGUST + 1
TOGETHER = attrs.evolve(
    TERMS, combined=(CombinedPayment(SOCIAL_ASSISTANCE, JULY, Document("01/QĐ-MAU")),)
)


@pytest.fixture
def office(tmp_path: Path) -> Answering:
    """August is open: July ordered both, and nobody told of the fourth transfer."""
    made = Answering(tmp_path / "tep").opened()
    made.book.plan(JULY, TOGETHER, MAKER)
    for file in made.book.render(JULY, MAKER).files:
        made.book.approve(JULY, file.sha256, CHECKER)
        made.book.sent(JULY, file.sha256, MAKER)
    made.hear(*made.but_one())
    return made.close().opened(AUGUST)


def _known(office: Answering, *, by_evidence: bool = False) -> None:
    if by_evidence:
        office.prove(3, PAID, JULY)
    else:
        office.hear(office.answer(BANK, {3: PAID}, name="vietinbank-muon.csv"), month=AUGUST)


def _arrears(office: Answering) -> Arrears:
    return office.book.prepared(AUGUST).arrears


@pytest.mark.parametrize("by_evidence", [False, True])
def test_the_second_month_is_not_owed_a_second_time(
    office: Answering, *, by_evidence: bool
) -> None:
    _known(office, by_evidence=by_evidence)
    office.planned_and_sent(AUGUST)
    made = office.book.prepared(AUGUST)
    assert made.plan.instructions == ()
    assert {hold.code for hold in made.plan.holds} == {Code.HOLD_ORDERED_AHEAD}
    assert len(made.ordered_before) == 6
    settled = office.settle(AUGUST).settled
    total = settled.settlement.total
    assert (total.entitled, total.carried_in, total.paid) == (Dong(0), OWN + OWN, OWN + OWN)
    assert settled.carry_over.owed == ()
    office.close(AUGUST).opened(SEPTEMBER).planned_and_sent(SEPTEMBER)
    assert office.order(3, SEPTEMBER).amount == OWN
    assert office.book.audit().sound


def test_a_rise_in_the_second_month_is_arrears(office: Answering) -> None:
    _known(office)
    office.book.apply(AUGUST, [Adjustment(entry(3), entry(3, amount=700_000), AUGUST)], MAKER)
    office.planned_and_sent(AUGUST)
    assert office.order(3, AUGUST).amount == Dong(200_000)
    assert [owed.amount for owed in _arrears(office).owed] == [Dong(200_000)]


def test_of_who_left_the_second_month_is_to_be_recovered(office: Answering) -> None:
    _known(office)
    office.book.apply(AUGUST, [Removal(entry(3), AUGUST)], MAKER)
    office.planned_and_sent(AUGUST)
    assert [(one.month_of, one.amount) for one in _arrears(office).recoverable] == [(AUGUST, OWN)]


def test_what_was_not_paid_after_all_is_ordered_once(office: Answering) -> None:
    late = office.answer(BANK, {3: REFUSED}, name="vietinbank-muon.csv")
    office.hear(late, month=AUGUST)
    office.planned_and_sent(AUGUST)
    lines = office.order(3, AUGUST).lines
    assert [(line.month_of, line.amount) for line in lines] == [(JULY, OWN), (AUGUST, OWN)]
