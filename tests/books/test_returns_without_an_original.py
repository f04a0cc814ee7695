"""A return of what nobody ordered or paid is kept with its money and told; it never counts."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from tests.books.answering import (
    AUGUST,
    BANK,
    JULY,
    MAKER,
    PAID,
    POST,
    REFUSED,
    RETURNED,
    TERMS,
    UNCOLLECTED,
    UNKNOWN,
    Answering,
    Booked,
    came_back,
    entry,
    statement,
)
from tests.iso20022.messages_for_tests import rendered

from ansinh.books.standing import Standing
from ansinh.cycle import Answer
from ansinh.errors import BookRefused, Code, ParseFailed
from ansinh.money import Dong
from ansinh.payment import OutcomeKind
from ansinh.roll import Cause, Removal
from ansinh_iso20022.simulator import bank_answer

STRANGE = "A00000000000000000AZ"
"""A reference as they are made, which nobody gave."""


@pytest.fixture
def office(tmp_path: Path) -> Answering:
    """Six people whose files of July are sent."""
    return Answering(tmp_path).sent()


def credit(reference: str, amount: int = 500_000) -> Answer:
    """Give a statement on which money has come back under a reference."""
    return statement(Booked(f"HOAN TRA {reference}".strip(), credit=amount))


def reported(kind: OutcomeKind) -> Answer:
    """Give a report of a bank on an order of somebody else's."""
    data = bank_answer(rendered(), {STRANGE: kind}, message="pain.002")
    return Answer("pain002.xml", data)


def notified(kind: OutcomeKind) -> Answer:
    """Give a notification of a bank of an order of somebody else's."""
    data = bank_answer(rendered(), {STRANGE: kind}, message="camt.054")
    return Answer("camt054.xml", data)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (lambda: credit(STRANGE), Code.ANSWER_UNKNOWN_REFERENCE),
        (lambda: credit(""), Code.ANSWER_WITHOUT_REFERENCE),
        (lambda: credit("A00000000000000000AA"), Code.ANSWER_WITHOUT_REFERENCE),
        (lambda: notified(RETURNED), Code.ANSWER_UNKNOWN_REFERENCE),
        (lambda: notified(PAID), Code.ANSWER_UNKNOWN_REFERENCE),
    ],
    ids=["statement", "no reference", "misread", "camt.054 back", "camt.054 paid"],
)
@pytest.mark.parametrize("later", [False, True])
def test_what_nobody_ordered_is_told_with_its_money_and_counts_for_nothing(
    office: Answering, answer: Callable[[], Answer], code: Code, *, later: bool
) -> None:
    office.hear(*office.faithful())
    month = JULY
    if later:
        office.close()
        office.sent(AUGUST)
        office.hear(*office.faithful(AUGUST), month=AUGUST)
        month = AUGUST
    before = office.settle(month).settled.settlement
    held = {number: office.live(number) for number in range(6)}
    heard = office.hear(answer(), month=month)
    (finding,) = heard.findings
    assert finding.code is code
    assert finding.place is not None
    assert heard.counts[code][0] == 1
    assert finding.amount is None or finding.amount > Dong(0)
    (kept,) = heard.reconciliation.unexpected
    assert kept.evidence == finding.place
    assert set(office.standings(month).values()) == {Standing.PAID}
    after = office.settle(month)
    assert after.settled.settlement == before
    assert after.settled.settlement.total.returned == Dong(0)
    assert {number: office.live(number) for number in range(6)} == held
    assert dict(office.book.status().found)[code.value].count == 1
    assert "Trả lời không có lệnh" in office.settlement_cells(month)
    assert office.book.audit().sound
    assert office.hear(answer(), month=month).receipt.repeated


def test_a_report_on_an_order_of_others_is_told_and_one_of_another_month_is_refused(
    office: Answering,
) -> None:
    """A report says of which file it is, and by its name of which month."""
    heard = office.hear(reported(REFUSED))
    assert office.codes(heard) == {"answer-unknown-reference": 1}
    assert set(office.standings().values()) == {Standing.SENT}
    office.close()
    office.sent(AUGUST)
    head = office.book.head
    with pytest.raises(ParseFailed) as refused:
        office.hear(reported(PAID), month=AUGUST)
    assert [one.code for one in refused.value.problems] == [Code.LIST_MONTH]
    assert office.book.head == head


def test_of_our_order_another_bank_knows_nothing(office: Answering) -> None:
    """A notification of a bank that never had the file, with a reference of ours."""
    ours = office.order(0)
    batch = rendered()
    data = bank_answer(batch, {STRANGE: RETURNED}, message="camt.054")
    answer = Answer("camt054.xml", data.replace(STRANGE.encode(), ours.reference.text.encode()))
    heard = office.hear(answer)
    assert office.codes(heard) == {"answer-other-provider": 1}
    assert office.standings()[0] is Standing.SENT


def test_a_return_of_an_order_of_which_nothing_was_told_is_no_money_that_came_in(
    office: Answering,
) -> None:
    """It is owed again, and the settlement has no payment of it and no late return."""
    order = office.order(0)
    assert office.hear(statement(came_back(order))).findings == ()
    assert office.standings()[0] is Standing.RETURNED
    settled = office.settle().settled.settlement
    assert (settled.total.paid, settled.total.returned) == (Dong(0), Dong(0))
    office.close()
    assert not office.live(0)
    assert office.sent(AUGUST).order(0, AUGUST).amount == order.amount + order.amount


def test_a_return_of_what_was_refused_contradicts_and_blocks(office: Answering) -> None:
    office.hear(office.answer(BANK, {0: REFUSED}))
    heard = office.hear(office.answer(BANK, {0: RETURNED}))
    assert office.codes(heard) == {"answer-differs": 1}
    assert office.standings()[0] is Standing.MISMATCH
    office.close()
    assert office.live(0), "nobody knows, so it is not ordered anew"
    assert office.sent(AUGUST).order(0, AUGUST).amount == office.order(0).amount


@pytest.mark.parametrize("kind", [REFUSED, RETURNED])
def test_a_return_after_the_month_of_what_it_settled_as_not_paid_brings_no_money(
    office: Answering, kind: OutcomeKind
) -> None:
    office.hear(
        office.answer(BANK, {0: kind, 1: PAID, 2: PAID, 3: PAID}),
        office.answer(POST, {4: PAID, 5: PAID}),
    )
    back = office.answer(BANK, {0: RETURNED}, name="vietinbank-muon.csv")
    back = attrs.evolve(back, data=back.data + b"\n")  # not the file that was heard in July
    office.close()
    office.sent(AUGUST)
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    before = office.settle(AUGUST).settled.settlement
    heard = office.hear(back, month=AUGUST)
    expected = "answer-repeated" if kind is RETURNED else "answer-settled"
    assert office.codes(heard) == {expected: 1}
    assert office.settle(AUGUST).settled.settlement == before
    assert before.total.returned == Dong(0)


@pytest.mark.parametrize("first", ["paid", "returned"])
def test_a_return_is_owed_again_where_it_is_also_said_once_more_that_it_was_paid(
    office: Answering, first: str
) -> None:
    order = office.order(0)
    office.hear(*office.faithful())
    again = office.answer(BANK, {0: PAID}, name="vietinbank-lan-hai.csv")
    office.close()
    office.sent(AUGUST)
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    told = {"paid": again, "returned": statement(came_back(order))}
    heard = office.hear(told.pop(first), *told.values(), month=AUGUST)
    assert office.codes(heard) == {"answer-repeated": 1}
    assert office.settle(AUGUST).settled.settlement.total.returned == order.amount
    office.close(AUGUST)
    assert not office.live(0)


def test_a_return_of_other_money_than_was_paid_is_no_late_return(office: Answering) -> None:
    order = office.order(0)
    office.hear(*office.faithful())
    office.close()
    office.sent(AUGUST)
    more = Booked(f"HOAN TRA {order.reference}", credit=order.amount.value + 1)
    heard = office.hear(statement(more), month=AUGUST)
    assert office.codes(heard) == {"answer-differs": 1}
    assert heard.reconciliation.unexpected
    assert office.settle(AUGUST).settled.settlement.total.returned == Dong(0)
    office.close(AUGUST)
    assert office.live(0), "it is paid, as far as anybody knows"


def _august_hears(office: Answering, *rows: Booked) -> None:
    """July is settled as paid, and in August the bank's statement has these rows."""
    office.hear(*office.faithful())
    office.close()
    office.sent(AUGUST)
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    for number, row in enumerate(rows):
        office.hear(statement(row, name=f"sao-ke-{number}.csv"), month=AUGUST)


def test_what_came_back_less_a_fee_is_owed_again_by_evidence(office: Answering) -> None:
    """The bank's row differs, so it counts for nothing; the whole sum is owed all the same."""
    order = office.order(0)
    back = came_back(order)
    _august_hears(office, attrs.evolve(back, credit=back.credit - 11_000), back)
    assert office.settle(AUGUST).settled.settlement.total.returned == Dong(0)
    office.prove(0, RETURNED)
    (owed,) = office.settle(AUGUST).settled.settlement.carried_out
    assert (owed.line.cause, owed.amount) == (Cause.RETURNED, order.amount)
    assert office.live(0), "until the month is closed"
    office.close(AUGUST)
    assert not office.live(0)
    office.sent(AUGUST + 1)
    assert office.order(0, AUGUST + 1).amount == order.amount + order.amount
    assert office.book.audit().sound


def test_the_evidence_may_come_months_after(office: Answering) -> None:
    back = came_back(office.order(0))
    _august_hears(office, attrs.evolve(back, credit=back.credit - 11_000))
    office.close(AUGUST)
    office.opened(AUGUST + 1)
    office.prove(0, RETURNED)
    office.planned_and_sent(AUGUST + 1)
    assert office.order(0, AUGUST + 1).amount == office.order(0).amount
    office.hear(*office.faithful(AUGUST + 1), month=AUGUST + 1)
    assert office.settle(AUGUST + 1).settled.settlement.total.returned == office.order(0).amount
    office.close(AUGUST + 1)
    office.opened(AUGUST + 2)
    with pytest.raises(BookRefused) as refused:
        office.prove(0, PAID)
    assert refused.value.code is Code.EVIDENCE_KNOWN, "it is owed again, and ordered"


def test_the_evidence_counts_anew_once_the_bank_contradicted_it(office: Answering) -> None:
    back = came_back(office.order(0))
    _august_hears(office)
    office.prove(0, RETURNED)
    office.hear(statement(attrs.evolve(back, credit=back.credit - 11_000)), month=AUGUST)
    assert office.settle(AUGUST).settled.settlement.total.returned == Dong(0)
    office.prove(0, RETURNED)
    assert office.settle(AUGUST).settled.settlement.total.returned == office.order(0).amount


def test_nobody_is_erased_while_evidence_tells_of_their_return(office: Answering) -> None:
    """The sum would be owed to nobody, and no list and no order of the open month has them."""
    whose = entry(0)
    office.hear(*office.faithful())
    office.close().opened(AUGUST)
    office.book.apply(AUGUST, [Removal(whose, AUGUST)], MAKER)
    office.planned_and_sent(AUGUST)
    office.close(AUGUST).opened(AUGUST + 1)
    office.prove(0, RETURNED)
    with pytest.raises(BookRefused) as refused:
        office.book.erase(whose.beneficiary, MAKER, reason="asked")
    assert refused.value.code is Code.ERASE_OPEN


@pytest.mark.parametrize("kind", [PAID, REFUSED, UNCOLLECTED])
def test_of_what_an_earlier_month_settled_as_paid_only_a_return_is_proven(
    office: Answering, kind: OutcomeKind
) -> None:
    _august_hears(office)
    with pytest.raises(BookRefused) as refused:
        office.prove(0, kind)
    assert refused.value.code is Code.EVIDENCE_KNOWN


def test_what_came_back_and_went_out_again_is_paid_by_evidence(office: Answering) -> None:
    _august_hears(office, came_back(office.order(0)))
    assert office.settle(AUGUST).settled.settlement.total.returned == office.order(0).amount
    with pytest.raises(BookRefused) as refused:
        office.prove(0, RETURNED)
    assert refused.value.code is Code.EVIDENCE_KNOWN
    office.prove(0, PAID)
    assert office.settle(AUGUST).settled.settlement.total.returned == Dong(0)
    office.close(AUGUST)
    assert office.live(0)


def test_a_return_of_a_file_that_waits_to_be_sent_is_refused(tmp_path: Path) -> None:
    office = Answering(tmp_path).opened()
    office.book.plan(JULY, TERMS, MAKER)
    office.book.render(JULY, MAKER)
    order = office.order(0)
    with pytest.raises(BookRefused) as refused:
        office.hear(credit(order.reference.text, order.amount.value))
    assert refused.value.code is Code.STEP_ORDER
    assert refused.value.details["lacks"] == "sent"
    assert office.book.refreshed().months[JULY].answers == []


def test_a_return_of_a_file_that_was_voided_is_told_and_set_aside(tmp_path: Path) -> None:
    """Its file never went out, so its bank can have nothing to send back: somebody has to ask."""
    office = Answering(tmp_path).opened()
    office.book.plan(JULY, TERMS, MAKER)
    files = office.book.render(JULY, MAKER).files
    order = office.order(0)
    bank = next(file for file in files if file.provider == BANK)
    office.book.void(JULY, bank.sha256, MAKER, reason="mistake")
    office.planned_and_sent()
    heard = office.hear(credit(order.reference.text, order.amount.value))
    assert heard.counts == {Code.ANSWER_NOT_SENT: (1, order.amount)}
    assert office.standings()[0] is Standing.SENT
    settled = office.settle().settled.settlement
    assert (settled.total.paid, settled.total.returned) == (Dong(0), Dong(0))


def test_that_nobody_knows_of_an_order_of_others_is_told_too(office: Answering) -> None:
    heard = office.hear(notified(UNKNOWN))
    assert office.codes(heard) == {"answer-unknown-reference": 1}
