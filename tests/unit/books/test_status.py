"""A month at a glance: nothing that waits, is held or is asked back is left out."""

from datetime import date
from pathlib import Path

import attrs
import pytest
from tests.books.answering import BANK, PAID, POST, REFUSED, Answering
from tests.books.releases import CHECKER, JOINS, MAKER, SENDER, Office
from tests.unit.test_cycle import AMOUNT, AT_HOME, AT_THE_POST, BEFORE, JULY, JUNE, TERMS

from ansinh.books import FileStage, MonthStage, NextStep, Tally
from ansinh.errors import BookRefused, Code
from ansinh.money import NOTHING, Dong
from ansinh.payment import CarryOver, Cause, Component, InstructionLine, Limits
from ansinh.roll import Owed, Removal, Roll


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office("memory:", tmp_path)


def line(cause: Cause) -> InstructionLine:
    return InstructionLine(Component.REGULAR, JUNE, AMOUNT, cause, origin=Cause.ENTITLED)


def test_a_book_without_a_month_has_no_status(office: Office) -> None:
    with pytest.raises(BookRefused) as caught:
        office.book.status()
    assert caught.value.code is Code.STEP_ORDER
    office.book.open_month(JULY, MAKER, base=BEFORE)
    with pytest.raises(BookRefused) as caught:
        office.book.status(JULY + 1)
    assert caught.value.code is Code.STEP_MONTH


def test_each_step_leads_to_the_next(office: Office) -> None:
    """As far as a month goes, and one after it."""
    told: list[NextStep] = []

    def note() -> None:
        told.append(office.book.status().next_step)

    office.book.open_month(JULY, MAKER, base=BEFORE)
    note()
    office.book.check(JULY, MAKER, pay_day=TERMS.pay_day)
    note()
    office.book.plan(JULY, TERMS, MAKER)
    note()
    files = office.rendered()
    note()
    for file in files:
        office.book.approve(JULY, file.sha256, CHECKER)
    note()
    for file in files:
        office.book.sent(JULY, file.sha256, SENDER)
    note()
    office.book.settle(JULY, MAKER)
    note()
    office.book.close_month(JULY, MAKER)
    note()
    assert told == [*list(NextStep)[:6], NextStep.CLOSE, NextStep.OPEN]


def test_a_file_that_is_voided_is_to_be_rendered(office: Office) -> None:
    office.planned()
    office.rendered()
    office.book.void(JULY, office.file().sha256, MAKER, reason="mistake")
    status = office.book.status()
    assert status.next_step is NextStep.RENDER
    stages = {file.stage for file in status.files}
    assert stages == {FileStage.VOIDED, FileStage.WRITTEN}


def test_a_file_in_whose_place_other_bytes_lie_is_to_be_rendered(office: Office) -> None:
    office.planned()
    (place, *_) = [file.path for file in office.rendered()]
    assert office.book.status().next_step is NextStep.APPROVE
    place.write_bytes(b"other bytes")
    status = office.book.status()
    assert (status.foreign, status.next_step) == ((place.name,), NextStep.RENDER)


def test_where_nobody_has_to_be_told_the_month_is_settled_next(office: Office) -> None:
    terms = attrs.evolve(
        TERMS, limits=dict.fromkeys(TERMS.routes.providers, Limits(max_amount=Dong(1)))
    )
    office.planned((), terms=terms)
    status = office.book.status()
    assert (status.next_step, status.ordered) == (NextStep.SETTLE, Tally())
    assert status.held == ((Code.HOLD_LIMIT.value, Tally(2, Dong(1_000_000))),)


def test_the_money_of_a_plan_is_told_by_what_becomes_of_it(office: Office) -> None:
    """Ordered, held for each reason, cancelled: together what is listed and carried in."""
    carried = CarryOver(
        JUNE,
        (
            Owed(AT_THE_POST.programme, AT_THE_POST.beneficiary, line(Cause.MISSING)),
            Owed(AT_HOME.programme, AT_HOME.beneficiary, line(Cause.REFUSED)),
        ),
        (),
    )
    office.planned([JOINS, Removal(AT_HOME, JUNE)], carried=carried)
    status = office.book.status(JULY)
    assert (status.month, status.stage) == (JULY, MonthStage.PLANNED)
    assert (status.listed, status.changes) == (Tally(2, Dong(1_000_000)), 2)
    assert status.ordered == Tally(2, Dong(1_000_000))
    assert status.carried_in == Tally(2, Dong(1_000_000))
    assert status.cancelled == Tally(1, AMOUNT)
    assert status.held == ((Code.HOLD_UNRESOLVED.value, Tally(1, AMOUNT)),)
    assert status.standings == (("ordered", Tally(2, Dong(1_000_000))),)
    came = status.listed.amount + status.carried_in.amount
    assert came == status.ordered.amount + status.held_in_all.amount + status.cancelled.amount


def test_what_is_carried_in_shows_from_the_opening_on(tmp_path: Path) -> None:
    """Before a plan holds or orders it, too; what becomes known as paid waits no more."""
    office = Answering(tmp_path).sent()
    office.hear(office.answer(BANK, {0: PAID, 1: REFUSED}))
    total = office.book.prepared(JULY).plan.total - office.order(0).amount
    late = office.answer(BANK, {2: PAID}, name="muon.csv")
    office.close().opened(JULY + 1)
    assert office.book.status().carried_in == Tally(5, total)
    office.hear(late, month=JULY + 1)
    waits = Tally(4, total - office.order(2).amount)
    assert office.book.status().carried_in == waits
    office.planned_and_sent(JULY + 1)
    assert office.book.status().carried_in == waits


def test_an_order_that_is_asked_back_is_told_until_the_provider_answers(tmp_path: Path) -> None:
    office = Answering(tmp_path).sent()
    order = office.order(0)
    office.book.recall(order.reference, MAKER, reason="died")
    status = office.book.status()
    assert status.recalled == (order.reference.text,)
    assert dict(status.standings)["recalled"] == Tally(1, order.amount)
    assert dict(status.standings)["sent"].count == 5
    # The next month shows it still, and what it pays.
    office.close().opened(JULY + 1)
    status = office.book.status()
    assert status.recalled == (order.reference.text,)
    assert dict(status.standings) == {
        "sent": Tally(5, office.book.prepared(JULY).plan.total - order.amount),
        "recalled": Tally(1, order.amount),
    }


def test_what_answers_tell_is_counted_in_orders_and_money(tmp_path: Path) -> None:
    office = Answering(tmp_path).sent()
    assert dict(office.book.status().standings).keys() == {"sent"}
    office.hear(office.answer(BANK, {0: PAID, 1: REFUSED}), office.answer(POST, {4: PAID, 5: PAID}))
    status = office.book.status()
    assert {word: tally.count for word, tally in status.standings} == {
        "sent": 2,
        "paid": 3,
        "refused": 1,
    }
    assert sum((tally.amount for _, tally in status.standings), NOTHING) == status.ordered.amount
    assert (status.answers, status.next_step) == (2, NextStep.SETTLE)


def test_evidence_that_waits_is_told(tmp_path: Path) -> None:
    office = Answering(tmp_path).sent()
    reference = office.order(0).reference
    office.book.record_evidence(reference, PAID, MAKER, ground="statement", document="ab" * 32)
    assert office.book.status().evidence_waiting == (reference.text,)
    office.book.approve_evidence(reference, CHECKER)
    status = office.book.status()
    assert status.evidence_waiting == ()
    assert dict(status.standings)["paid"].count == 1


def test_a_status_names_nobody(office: Office) -> None:
    office.planned(base=Roll(JUNE, BEFORE.entries))
    office.rendered()
    told = repr(office.book.status())
    assert "K1" not in told
    assert "Không" not in told
    assert date(2024, 7, 5).isoformat() not in told
