"""A book that begins in the middle of the work: orders that it was handed over from outside."""

from collections.abc import Iterable
from pathlib import Path

import attrs
import pytest
from tests.books.answering import (
    AUGUST,
    BANK,
    CHECKER,
    DOCUMENT,
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
    entry,
)

from ansinh import Addition, CaseNumber, Code, Dong, LiveAlready, Month, OutcomeKind, Removal
from ansinh.books.state import FileStage
from ansinh.cycle import Answer
from ansinh.payment import CarryOver
from ansinh.roll import Change, Entry

OWN = Dong(530_000)
"""What the fourth person has each month."""
SEPTEMBER = AUGUST + 1


@pytest.fixture
def before(tmp_path: Path) -> Answering:
    """July, which another program did: nobody told of the fourth transfer, the others are paid."""
    made = Answering(tmp_path / "truoc").sent()
    made.hear(*made.but_one())
    return made.close()


def _handed_on(before: Answering) -> CarryOver:
    state = before.book.refreshed()
    return before.book.values.handed_on(state, state.months[JULY])


def _begun(before: Answering, folder: Path, changes: Iterable[Change] = ()) -> Answering:
    made = Answering(folder)
    state = before.book.refreshed()
    roll = before.book.values.roll(state, state.months[JULY])
    made.book.open_month(AUGUST, MAKER, base=roll, carried=_handed_on(before))
    made.book.apply(AUGUST, changes, MAKER)
    return made


@pytest.fixture
def office(before: Answering, tmp_path: Path) -> Answering:
    """A book that begins with August."""
    return _begun(before, tmp_path / "tep")


def _late(before: Answering, kind: OutcomeKind) -> Answer:
    return before.answer(BANK, {3: kind}, name=f"vietinbank-{kind}.csv")


def _plan(office: Answering) -> None:
    office.book.plan(AUGUST, attrs.evolve(TERMS, pay_day=AUGUST.first_day), MAKER)


def _moved(number: int) -> tuple[Entry, list[Change]]:
    """Give one of the six under another case, who is to have July by it too."""
    whose = entry(number)
    case = attrs.evolve(whose.beneficiary, case=CaseNumber("TH-0100"))
    moved = attrs.evolve(whose, beneficiary=case)
    return moved, [Removal(whose, AUGUST), Addition(moved, JULY)]


def test_doubt_of_what_was_handed_over_voids_the_file_that_pays_it_again(
    before: Answering, office: Answering
) -> None:
    office.hear(_late(before, REFUSED), month=AUGUST)
    _plan(office)
    assert office.order(3, AUGUST).amount == Dong(2 * OWN.value)
    office.book.render(AUGUST, MAKER)
    office.hear(_late(before, PAID), month=AUGUST)
    assert office.book.state.doubted == {before.order(3, JULY).reference.text}
    stages = {file.stage for file in office.book.state.months[AUGUST].files.values()}
    assert stages == {FileStage.VOIDED}
    with pytest.raises(LiveAlready):
        office.book.render(AUGUST, MAKER)
    office.planned_and_sent(AUGUST)
    assert office.order(3, AUGUST).amount == OWN
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    office.close(AUGUST).opened(SEPTEMBER).planned_and_sent(SEPTEMBER)
    held = office.book.prepared(SEPTEMBER).plan.holds
    assert [(hold.code, hold.amount) for hold in held] == [(Code.HOLD_UNRESOLVED, OWN)]
    assert office.book.audit().sound


@pytest.mark.parametrize("month", [AUGUST, SEPTEMBER])
def test_a_file_of_the_month_before_the_book_is_taken_in_any_month(
    before: Answering, office: Answering, month: Month
) -> None:
    if month == SEPTEMBER:
        office.planned_and_sent(AUGUST)
        office.hear(_late(before, PAID), *office.faithful(AUGUST), month=AUGUST)
        office.close(AUGUST).opened(SEPTEMBER)
    told = before.workbook({0: RETURNED, 1: PAID, 3: PAID})
    heard = office.hear(told, month=month)
    again = {AUGUST: 1, SEPTEMBER: 2}[month]
    assert office.codes(heard) == {"answer-repeated": again}
    assert len(heard.reconciliation.late_returns) == 1
    assert office.book.audit().sound


def test_doubt_before_anything_is_written_is_held_by_the_next_plan(
    before: Answering, office: Answering
) -> None:
    office.hear(_late(before, REFUSED), month=AUGUST)
    _plan(office)
    office.hear(_late(before, PAID), month=AUGUST)
    with pytest.raises(LiveAlready):
        office.book.render(AUGUST, MAKER)
    _plan(office)
    held = office.book.prepared(AUGUST).plan.holds
    assert [hold.lines[0].month_of for hold in held] == [JULY]


@pytest.mark.parametrize("number", [1, 3])
def test_what_was_paid_or_may_have_been_is_not_ordered_under_another_case(
    before: Answering, tmp_path: Path, number: int
) -> None:
    """Paid by the program before, or not answered: July is nobody's to order anew."""
    moved, changes = _moved(number)
    office = _begun(before, tmp_path / "tep", changes)
    _plan(office)
    planned = office.book.prepared(AUGUST).plan
    (order,) = (one for one in planned.instructions if one.beneficiary == moved.beneficiary)
    assert {line.month_of for line in order.lines} == {AUGUST}
    live = [hold for hold in planned.holds if hold.code is Code.HOLD_LIVE]
    assert [hold.beneficiary for hold in live] == [moved.beneficiary]


@pytest.mark.parametrize("gone_first", [False, True])
def test_who_is_erased_and_entered_again_is_not_paid_again(
    before: Answering, tmp_path: Path, *, gone_first: bool
) -> None:
    """Their documents are gone, and what July paid them stays: while a month is open, or after."""
    whose = entry(1)
    office = _begun(before, tmp_path / "tep", [Removal(whose, AUGUST)]).planned_and_sent(AUGUST)
    paid = office.answer(BANK, {0: PAID, 2: PAID, 3: PAID}, month=AUGUST)
    office.hear(paid, office.answer(POST, {4: PAID, 5: PAID}, month=AUGUST), month=AUGUST)
    office.close(AUGUST)
    if not gone_first:
        office.opened(SEPTEMBER)
    office.book.erase(whose.beneficiary, CHECKER, reason="asked")
    assert office.book.erase(whose.beneficiary, CHECKER, reason="asked").repeated
    if gone_first:
        office.opened(SEPTEMBER)
    office.book.apply(SEPTEMBER, [Addition(whose, JULY)], MAKER)
    office.planned_and_sent(SEPTEMBER)
    assert {line.month_of for line in office.order(1, SEPTEMBER).lines} == {AUGUST, SEPTEMBER}
    held = office.book.prepared(SEPTEMBER).plan.holds
    assert (Code.HOLD_LIVE, JULY) in {(hold.code, hold.lines[0].month_of) for hold in held}
    assert office.book.audit().sound


def test_what_was_surely_not_paid_is_ordered_under_another_case(
    before: Answering, tmp_path: Path
) -> None:
    moved, changes = _moved(3)
    office = _begun(before, tmp_path / "tep", changes)
    office.hear(_late(before, REFUSED), month=AUGUST)
    _plan(office)
    planned = office.book.prepared(AUGUST).plan
    (order,) = (one for one in planned.instructions if one.beneficiary == moved.beneficiary)
    assert {line.month_of for line in order.lines} == {JULY, AUGUST}


def test_a_plan_that_pays_nothing_of_the_time_before_asks_nothing(
    office: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.planned_and_sent(AUGUST)
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    office.close(AUGUST).opened(SEPTEMBER)
    monkeypatch.delattr("ansinh.books.brought._free")
    office.planned_and_sent(SEPTEMBER)


def test_a_return_long_after_is_known_for_what_it_is(before: Answering, office: Answering) -> None:
    office.planned_and_sent(AUGUST)
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    office.close(AUGUST).opened(SEPTEMBER).planned_and_sent(SEPTEMBER)
    late = before.answer(BANK, {1: RETURNED}, name="vietinbank-ve.csv")
    assert office.hear(late, month=SEPTEMBER).findings == ()
    office.hear(*office.faithful(SEPTEMBER), month=SEPTEMBER)
    settled = office.settle(SEPTEMBER).settled.settlement
    assert settled.total.returned == Dong(510_000)
    office.close(SEPTEMBER).opened(SEPTEMBER + 1).planned_and_sent(SEPTEMBER + 1)
    assert office.order(1, SEPTEMBER + 1).amount == Dong(2 * 510_000)


def test_what_was_resolved_as_unpaid_can_be_doubted_long_after(
    before: Answering, office: Answering
) -> None:
    """August knew that it was refused, and could not order it any more: September may not."""
    office.planned_and_sent(AUGUST)
    office.hear(*office.faithful(AUGUST), _late(before, REFUSED), month=AUGUST)
    office.close(AUGUST).opened(SEPTEMBER)
    heard = office.hear(_late(before, PAID), month=SEPTEMBER)
    assert [one.code for one in heard.findings] == [Code.ANSWER_SETTLED]
    assert office.book.state.doubted == {before.order(3, JULY).reference.text}
    office.planned_and_sent(SEPTEMBER)
    assert office.order(3, SEPTEMBER).amount == OWN
    (hold,) = office.book.prepared(SEPTEMBER).plan.holds
    assert (hold.code, hold.lines[0].month_of) == (Code.HOLD_UNRESOLVED, JULY)
    reference = before.order(3, JULY).reference
    office.book.record_evidence(
        reference, UNCOLLECTED, MAKER, ground="statement", document=DOCUMENT
    )
    office.book.approve_evidence(reference, CHECKER)
    office.hear(*office.faithful(SEPTEMBER), month=SEPTEMBER)
    office.close(SEPTEMBER).opened(SEPTEMBER + 1).planned_and_sent(SEPTEMBER + 1)
    assert office.order(3, SEPTEMBER + 1).amount == Dong(2 * OWN.value)
    assert office.book.audit().sound


@pytest.mark.parametrize("told", [(UNKNOWN,), (PAID, REFUSED)])
@pytest.mark.parametrize("late", [PAID, REFUSED])
def test_what_was_unknown_or_different_before_takes_evidence(
    tmp_path: Path, told: tuple[OutcomeKind, ...], late: OutcomeKind
) -> None:
    """The answers stayed with the program before; what it said of them did not."""
    july = Answering(tmp_path / "truoc").sent()
    july.hear(*july.but_one())
    for kind in told:
        july.hear(_late(july, kind))
    office = _begun(july.close(), tmp_path / "tep")
    heard = office.hear(july.answer(BANK, {3: late}, name="lan-nua.csv"), month=AUGUST)
    assert [one.code for one in heard.findings] == [Code.ANSWER_DIFFERS]
    _plan(office)
    (hold,) = office.book.prepared(AUGUST).plan.holds
    assert (hold.code, hold.amount) == (Code.HOLD_UNRESOLVED, OWN)
    reference = july.order(3, JULY).reference
    office.book.record_evidence(reference, REFUSED, MAKER, ground="enquiry", document=DOCUMENT)
    office.book.approve_evidence(reference, CHECKER)
    office.planned_and_sent(AUGUST)
    office.hear(*office.faithful(AUGUST), month=AUGUST)
    office.close(AUGUST).opened(SEPTEMBER).planned_and_sent(SEPTEMBER)
    paid = office.order(3, AUGUST).amount.value + office.order(3, SEPTEMBER).amount.value
    assert paid == 3 * OWN.value
    assert office.book.audit().sound


def _after_august(before: Answering, folder: Path, changes: Iterable[Change] = ()) -> Answering:
    """Give a book that begins with September, on what August's settlement hands over."""
    carried = before.settle(AUGUST).settled.carry_over
    roll = before.book.roll(AUGUST)
    state = before.book.refreshed()
    assert before.book.values.handed_on(state, state.months[AUGUST]).owed == carried.owed
    before.close(AUGUST)
    made = Answering(folder)
    made.book.open_month(SEPTEMBER, MAKER, base=roll, carried=carried)
    made.book.apply(SEPTEMBER, changes, MAKER)
    made.book.plan(SEPTEMBER, attrs.evolve(TERMS, pay_day=SEPTEMBER.first_day), MAKER)
    return made


@pytest.mark.parametrize("known_first", [False, True])
def test_what_became_known_as_paid_is_handed_over_whenever_it_was_known(
    before: Answering, tmp_path: Path, *, known_first: bool
) -> None:
    before.opened(AUGUST)
    if known_first:
        before.hear(_late(before, PAID), month=AUGUST)
    before.planned_and_sent(AUGUST)
    if not known_first:
        before.hear(_late(before, PAID), month=AUGUST)
    before.hear(*before.faithful(AUGUST), month=AUGUST)
    july = before.order(3, JULY)
    changes = [Removal(entry(3), SEPTEMBER), Addition(_moved(3)[0], JULY)]
    office = _after_august(before, tmp_path / "tep", changes)
    state = before.book.refreshed()
    handed = before.book.values.handed_on(state, state.months[AUGUST])
    assert july.reference in {reference for b in handed.settled for reference in b.by_reference}
    planned = office.book.prepared(SEPTEMBER).plan
    held = {line.month_of for hold in planned.holds for line in hold.lines}
    assert held == {JULY, AUGUST}, "both were paid under the other case"
