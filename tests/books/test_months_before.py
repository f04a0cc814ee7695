"""Answers that bear an earlier month than the open one: taken, and told row by row."""

from collections.abc import Iterable
from pathlib import Path

import attrs
import pytest
from tests.books.answering import (
    AUGUST,
    BANK,
    CHECKER,
    JULY,
    JUNE,
    MAKER,
    PAID,
    POST,
    REFUSED,
    RETURNED,
    TERMS,
    UNKNOWN,
    Answering,
    Row,
    Said,
    bearing,
    changed,
    column,
    with_rows,
)

from ansinh import Code, Dong, LiveAlready, Month, PlanTerms
from ansinh.books.standing import Standing
from ansinh.books.state import FileStage
from ansinh.cycle import Answer
from ansinh.errors import ParseFailed

SEPTEMBER = AUGUST + 1
OWN = Dong(530_000)
"""What the fourth person has each month."""


@pytest.fixture
def office(tmp_path: Path) -> Answering:
    """July went out, and nothing is heard yet."""
    return Answering(tmp_path / "tep").sent()


def of_july(office: Answering, said: dict[int, Said], *, month: Month = JULY) -> Answer:
    """Have the bank answer July's file; the title says July, or another month."""
    return bearing(month, office.answer(BANK, said))


def closed(office: Answering, said: dict[int, Said], kinds: Iterable[int] = (4, 5)) -> Answering:
    """Have the bank say so much of July, and the post that it paid; close July."""
    office.hear(office.answer(BANK, said), office.answer(POST, dict.fromkeys(kinds, PAID)))
    return office.close()


def test_what_was_refused_and_is_paid_after_all_is_doubted_before_it_is_sent_again(
    office: Answering,
) -> None:
    closed(office, {0: PAID, 1: PAID, 2: PAID, 3: REFUSED})
    office.opened(AUGUST).book.plan(AUGUST, TERMS, MAKER)
    office.book.render(AUGUST, MAKER)
    assert office.order(3, AUGUST).amount == Dong(2 * OWN.value)
    heard = office.hear(of_july(office, dict.fromkeys(range(4), PAID)), month=AUGUST)
    assert office.codes(heard) == {"answer-repeated": 3, "answer-settled": 1}
    assert office.book.state.doubted == {office.order(3).reference.text}
    stages = {file.stage for file in office.book.state.months[AUGUST].files.values()}
    assert stages == {FileStage.VOIDED}
    with pytest.raises(LiveAlready):
        office.book.render(AUGUST, MAKER)
    office.planned_and_sent(AUGUST)
    assert office.order(3, AUGUST).amount == OWN
    office.prove(3, PAID)
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    settled = office.settle(AUGUST).settled.settlement
    assert (settled.carried_out, settled.total.carried_in) == ((), OWN)
    assert office.book.audit().sound


def test_a_final_report_is_taken_of_which_one_row_alone_is_new(office: Answering) -> None:
    closed(office, dict.fromkeys(range(3), PAID))
    office.sent(AUGUST)
    heard = office.hear(of_july(office, dict.fromkeys(range(4), PAID)), month=AUGUST)
    assert office.codes(heard) == {"answer-repeated": 3}
    found = heard.reconciliation
    assert [one.order.reference for one in found.resolved] == [office.order(3).reference]
    assert (len(found.duplicate), found.unexpected) == (3, ())
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    assert office.settle(AUGUST).settled.settlement.carried_out == ()
    assert office.book.audit().sound


@pytest.mark.parametrize("later", [1, 2, 3])
@pytest.mark.parametrize("bears", [JULY, AUGUST])
def test_money_may_come_back_months_later_in_a_file_of_any_month_since(
    office: Answering, later: int, bears: Month
) -> None:
    closed(office, dict.fromkeys(range(4), PAID))
    for month in (JULY + one for one in range(1, later)):
        office.sent(month).hear(*office.faithful(month), month=month)
        office.close(month)
    month = JULY + later
    office.sent(month).hear(*office.faithful(month), month=month)
    heard = office.hear(of_july(office, {0: RETURNED}, month=bears), month=month)
    assert heard.findings == ()
    assert office.settle(month).settled.settlement.total.returned == Dong(500_000)
    again = office.hear(of_july(office, {0: RETURNED, 1: PAID}, month=bears), month=month)
    assert office.codes(again) == {"answer-repeated": 2}
    assert office.settle(month).settled.settlement.total.returned == Dong(500_000)


def test_a_row_that_cannot_be_read_hides_no_other(office: Answering) -> None:
    closed(office, dict.fromkeys(range(2), PAID))
    office.sent(AUGUST)

    def spoil(rows: list[Row]) -> None:
        rows[0][column(rows, "Số tiền")] = "năm trăm"

    spoilt = changed(office.answer(BANK, {2: PAID, 3: PAID}), spoil)
    heard = office.hear(bearing(JULY, spoilt), month=AUGUST)
    assert office.codes(heard) == {"answer-row-unread": 1}
    resolved = [one.order.reference for one in heard.reconciliation.resolved]
    assert resolved == [office.order(3).reference]


def test_what_was_told_before_an_order_was_proven_hinders_no_return(office: Answering) -> None:
    """A cumulative report says again what evidence has answered, and what came since."""
    office.hear(office.answer(BANK, {0: UNKNOWN, 1: PAID, 2: PAID, 3: PAID}))
    office.prove(0, PAID)
    office.hear(office.answer(POST, {4: PAID, 5: PAID}))
    office.close().sent(AUGUST)
    twice = with_rows(office.answer(BANK, {0: UNKNOWN}), office.answer(BANK, {0: RETURNED}))
    heard = office.hear(bearing(JULY, twice), month=AUGUST)
    assert [one.order.reference for one in heard.reconciliation.late_returns] == [
        office.order(0).reference
    ]


def test_what_contradicts_a_return_counts_in_whatever_month_it_was_told(office: Answering) -> None:
    """Paid, refused and returned: nobody knows, and it is not ordered anew."""
    closed(office, dict.fromkeys(range(4), PAID))
    office.sent(AUGUST)
    heard = office.hear(of_july(office, {0: REFUSED}), month=AUGUST)
    assert office.codes(heard) == {"answer-settled": 1}
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    office.close(AUGUST).sent(SEPTEMBER)
    heard = office.hear(of_july(office, {0: RETURNED}), month=SEPTEMBER)
    assert office.codes(heard) == {"answer-differs": 1}
    office.hear(*office.faithful(SEPTEMBER), month=SEPTEMBER)
    assert office.settle(SEPTEMBER).settled.settlement.total.returned == Dong(0)
    office.close(SEPTEMBER)
    assert office.live(0)


def test_a_file_that_was_voided_and_sent_all_the_same_is_doubted(office: Answering) -> None:
    closed(office, dict.fromkeys(range(4), PAID))
    office.opened(AUGUST).book.plan(AUGUST, TERMS, MAKER)
    office.book.render(AUGUST, MAKER)
    given = office.answer(BANK, {3: PAID}, month=AUGUST)
    reference = office.order(3, AUGUST).reference.text
    for file in office.book.state.months[AUGUST].standing:
        office.book.void(AUGUST, file.sha256, MAKER, reason="mistake")
    office.book.plan(AUGUST, _elsewhere(), MAKER)
    for file in office.book.render(AUGUST, MAKER).files:
        office.book.approve(AUGUST, file.sha256, CHECKER)
        office.book.sent(AUGUST, file.sha256, MAKER)
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    office.close(AUGUST).opened(SEPTEMBER)
    heard = office.hear(bearing(AUGUST, given), month=SEPTEMBER)
    assert office.codes(heard) == {"answer-not-sent": 1}
    assert office.book.state.doubted == {reference}


def _elsewhere() -> PlanTerms:
    return attrs.evolve(TERMS, pay_day=AUGUST.first_day, narrative="CHI TRA LAN HAI")


def test_a_row_of_an_order_that_was_not_given_out_by_then_is_set_aside(office: Answering) -> None:
    closed(office, dict.fromkeys(range(3), PAID))
    office.sent(AUGUST)
    august = office.answer(BANK, {0: PAID, 1: UNKNOWN}, month=AUGUST)
    mixed = with_rows(office.answer(BANK, {3: PAID}), august)
    heard = office.hear(bearing(JULY, mixed), month=AUGUST)
    assert office.codes(heard) == {"answer-other-file": 1, "answer-unknown-result": 1}
    standings = office.standings(AUGUST)
    assert (standings[0], standings[1]) == (Standing.SENT, Standing.UNKNOWN)
    assert [one.order.reference for one in heard.reconciliation.resolved] == [
        office.order(3).reference
    ]
    assert [one.reference for one in heard.reconciliation.unexpected] == [
        office.order(0, AUGUST).reference
    ]
    assert office.hear(*office.faithful(AUGUST), month=AUGUST).counts.keys() == {
        Code.ANSWER_DIFFERS
    }
    assert office.standings(AUGUST)[0] is Standing.PAID
    assert office.book.audit().sound


@pytest.mark.parametrize(
    ("bears", "about"),
    [(JUNE, JULY), (SEPTEMBER, JULY), (JULY, AUGUST), (SEPTEMBER, AUGUST), (JULY - 12, AUGUST)],
    ids=["before its orders", "not begun", "before its month", "after its month", "never had"],
)
def test_a_file_of_a_month_that_none_of_its_orders_can_be_of_is_refused(
    office: Answering, bears: Month, about: Month
) -> None:
    closed(office, dict.fromkeys(range(3), PAID))
    office.sent(AUGUST)
    head = office.book.head
    answer = bearing(bears, office.answer(BANK, {3: PAID}, month=about))
    with pytest.raises(ParseFailed) as refused:
        office.hear(answer, month=AUGUST)
    assert [one.code for one in refused.value.problems] == [Code.LIST_MONTH]
    assert office.book.head == head


def test_a_file_of_an_earlier_month_of_nobodys_orders_is_refused(office: Answering) -> None:
    closed(office, dict.fromkeys(range(4), PAID))
    office.sent(AUGUST)
    reference = office.order(0).reference.text
    answer = of_july(office, {0: PAID})
    strange = answer.data.replace(reference.encode(), b"A00000000000000000AZ")
    with pytest.raises(ParseFailed) as refused:
        office.hear(Answer(answer.filename, strange), month=AUGUST)
    assert [one.code for one in refused.value.problems] == [Code.LIST_MONTH]
