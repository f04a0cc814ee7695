"""A plan is made by the pure steps, kept whole, and made anew only where something is new."""

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.books.releases import CHECKER, JOINS, KEY, MAKER, Office
from tests.invented_rates import with_local_standard
from tests.unit.test_cycle import (
    AMOUNT,
    AT_HOME,
    AT_THE_POST,
    BEFORE,
    JULY,
    JUNE,
    PAY_DAY,
    TERMS,
    adapter,
    finding,
    first_of,
    registry_of,
    with_rule,
)

from ansinh.adapters import BatchFinding
from ansinh.books.state import FileStage
from ansinh.cycle import prepare_month
from ansinh.errors import BookRefused, Code
from ansinh.money import Dong
from ansinh.payment import (
    Agency,
    CarryOver,
    Cause,
    CombinedPayment,
    Component,
    InstructionLine,
    Limits,
    Payer,
    PaymentBatch,
    Routes,
)
from ansinh.people import CitizenId, Document
from ansinh.roll import Addition, MonthlyDelta, Owed, Removal, Roll

TEXTS = {"post.lines": {"branch": "Hương Trà"}}


UNPAID = InstructionLine(Component.REGULAR, JUNE, AMOUNT, Cause.UNCOLLECTED, origin=Cause.ENTITLED)
CARRIED = CarryOver(JUNE, (Owed(AT_HOME.programme, AT_HOME.beneficiary, UNPAID),), ())


def test_a_plan_is_what_the_pure_steps_give(office: Office) -> None:
    """The book adds a memory, and no second logic."""
    changes = [Addition(JOINS.entry, JULY - 2), Removal(AT_HOME, JUNE)]
    office.book.open_month(JULY, MAKER, base=BEFORE, carried=CARRIED)
    office.book.apply(JULY, changes, MAKER)
    planned = office.book.plan(JULY, TERMS, MAKER, texts=TEXTS)
    delta = MonthlyDelta.on(BEFORE, JULY, changes)
    pure = prepare_month(BEFORE, delta, TERMS, office.registry, carried=CARRIED, texts=TEXTS)
    assert planned.prepared == pure
    assert pure.plan.cancellations
    assert pure.arrears.owed


def test_a_plan_is_read_back_as_it_was_made(office: Office) -> None:
    """All but the bytes of the files, which are rendered from it."""
    rule = finding("limit", about="", blocking=False)
    registry = with_rule(registry_of(adapter("post"), adapter("home")), lambda _batch: [rule])
    office.registry = registry
    office.book = office.reread()
    decision = Document("12/QĐ-UBND", date(2024, 6, 1))
    terms = attrs.evolve(
        TERMS,
        payers={"post.lines": Payer("Phòng Thử", "0000111122223333")},
        combined=(CombinedPayment(AT_HOME.programme, JULY, decision),),
    )
    office.book.open_month(JULY, MAKER, base=BEFORE, carried=CARRIED)
    office.book.apply(JULY, [Addition(JOINS.entry, JULY - 2)], MAKER)
    made = office.book.plan(JULY, terms, MAKER, texts=TEXTS).prepared
    again = office.reread()
    assert again.prepared(JULY) == attrs.evolve(made, files=())
    assert again.prepared(JULY).plan.batches[0].digest == made.plan.batches[0].digest
    state = again.refreshed()
    assert again.values.texts(state.months[JULY]) == TEXTS
    assert again.values.arrears(state.months[JULY]) == made.arrears


def test_the_same_plan_is_kept_once(office: Office) -> None:
    """By its content: whoever plans, and in another process."""
    office.planned()
    head = office.book.head
    for book in (office.book, office.reread()):
        again = book.plan(JULY, TERMS, CHECKER)
        assert (again.receipt.head, again.receipt.repeated) == (head, True)
        assert again.prepared.files
    assert office.july.makers == {MAKER.by}


def test_another_plan_takes_the_first_ones_place(office: Office) -> None:
    office.planned()
    later = attrs.evolve(TERMS, pay_day=date(2024, 7, 8))
    again = office.book.plan(JULY, later, MAKER)
    assert not again.receipt.repeated
    assert again.prepared.plan.pay_day == date(2024, 7, 8)
    assert office.book.prepared(JULY).plan == again.prepared.plan


def test_a_plan_that_is_made_anew_voids_files_and_never_uses_a_name_twice(office: Office) -> None:
    """Approved or not. What a provider was shown under a name stays what the name stands for."""
    office.planned()
    first = {order.reference for order in office.book.prepared(JULY).plan.instructions}
    office.rendered()
    office.book.approve(JULY, office.file().sha256, CHECKER)
    dearer = attrs.evolve(TERMS, narrative="CHI {month}")
    made = office.book.plan(JULY, dearer, MAKER).prepared
    assert set(office.stages()) == {FileStage.VOIDED}
    second = {order.reference for order in made.plan.instructions}
    assert not first & second
    assert {order.attempt for order in made.plan.instructions} == {2}
    assert office.book.plan(JULY, dearer, MAKER).receipt.repeated
    assert len(office.rendered()) == 2
    assert office.book.plan(JULY, dearer, MAKER).receipt.repeated


def test_a_file_that_was_voided_and_written_again_changes_no_plan(office: Office) -> None:
    office.planned()
    office.rendered()
    office.book.void(JULY, office.file().sha256, MAKER, reason="mistake")
    office.rendered()
    assert office.book.plan(JULY, TERMS, MAKER).receipt.repeated


def test_once_a_file_went_out_only_the_same_plan_can_be_said(office: Office) -> None:
    office.planned().out()
    again = office.reread().plan(JULY, TERMS, MAKER)
    assert again.receipt.repeated
    assert again.prepared == attrs.evolve(office.book.prepared(JULY), files=())
    with pytest.raises(BookRefused) as caught:
        office.book.plan(JULY, attrs.evolve(TERMS, pay_day=date(2024, 7, 9)), MAKER)
    assert (caught.value.code, caught.value.details["lacks"]) == (Code.STEP_ORDER, "nothing-sent")


def test_a_plan_with_other_texts_is_another_plan(office: Office) -> None:
    """The orders are the same to the last đồng, and the papers are not."""
    office.planned()
    again = office.book.plan(JULY, TERMS, MAKER, texts=TEXTS)
    assert not again.receipt.repeated
    state = office.book.refreshed()
    assert office.book.values.texts(state.months[JULY]) == TEXTS


OTHER_INPUTS: dict[str, dict[str, Any]] = {
    "texts": {"texts": TEXTS},
    "the day of the rates": {"as_of": date(2024, 7, 1)},
    "the rates": {"rates": with_local_standard(600_000, JULY)},
    "the routes": {"terms": attrs.evolve(TERMS, routes=Routes(cash="home.lines", home="x"))},
    "the payers": {"terms": attrs.evolve(TERMS, payers={"post.lines": Payer("Phòng Khác")})},
    "the limits": {"terms": attrs.evolve(TERMS, limits={"post.lines": Limits(1)})},
    "the narrative": {"terms": attrs.evolve(TERMS, narrative="CHI {month}")},
    "the agency's name": {"terms": attrs.evolve(TERMS, agency=Agency("TEST", "Khác", KEY))},
}


@pytest.mark.parametrize("more", OTHER_INPUTS.values(), ids=OTHER_INPUTS)
def test_once_a_file_went_out_nothing_else_can_be_planned(
    tmp_path: Path, more: dict[str, Any]
) -> None:
    """Not even what would have come to the same orders: nobody looks at them again."""
    office = Office("memory:", tmp_path)
    office.planned().out()
    with pytest.raises(BookRefused) as caught:
        office.book.plan(
            JULY,
            more.get("terms", TERMS),
            MAKER,
            **{name: value for name, value in more.items() if name != "terms"},
        )
    assert caught.value.details["lacks"] == "nothing-sent"


def test_a_closed_month_is_not_planned(office: Office) -> None:
    office.planned().out()
    office.book.settle(JULY, MAKER)
    office.book.close_month(JULY, MAKER)
    assert office.book.plan(JULY, TERMS, MAKER).receipt.repeated
    with pytest.raises(BookRefused) as caught:
        office.book.plan(JULY, attrs.evolve(TERMS, pay_day=date(2024, 7, 9)), MAKER)
    assert caught.value.code is Code.STEP_MONTH


def test_a_plan_needs_an_open_month(office: Office) -> None:
    with pytest.raises(BookRefused) as caught:
        office.book.plan(JULY, TERMS, MAKER)
    assert caught.value.details["lacks"] == "listed"
    with pytest.raises(BookRefused) as caught:
        office.book.prepared(JULY)
    assert caught.value.details["lacks"] == "listed"
    office.book.open_month(JULY, MAKER, base=BEFORE)
    with pytest.raises(BookRefused) as caught:
        office.book.prepared(JULY)
    assert caught.value.details["lacks"] == "planned"


def test_one_agency_has_one_book(office: Office) -> None:
    office.planned()
    other_key = attrs.evolve(TERMS, agency=Agency("TEST", "Phòng Thử", b"another key of 16 bytes"))
    other_code = attrs.evolve(TERMS, agency=Agency("KHAC", "Phòng Khác", KEY))
    for terms, code in ((other_key, Code.BOOK_KEY), (other_code, Code.BOOK_AGENCY)):
        with pytest.raises(BookRefused) as caught:
            office.book.plan(JULY, terms, MAKER)
        assert caught.value.code is code


def test_one_person_under_two_cases_is_ordered_once(office: Office) -> None:
    """The first in order is paid; somebody has to look at the other."""
    number = CitizenId("099100000001")
    person = attrs.evolve(AT_HOME.beneficiary.person, citizen_id=number)
    both = [
        attrs.evolve(line, beneficiary=attrs.evolve(line.beneficiary, person=person))
        for line in (AT_THE_POST, AT_HOME)
    ]
    made = office.planned(base=Roll(JUNE, both)).book.prepared(JULY)
    assert [(hold.key.case, hold.code) for hold in made.plan.holds] == [("K2", Code.HOLD_LIVE)]
    assert made.plan.total + made.plan.held == made.roll.total
    assert len(office.rendered()) == 1


def test_what_an_earlier_month_ordered_is_held_under_whatever_case(office: Office) -> None:
    """Somebody who is listed is added late once more, with arrears for months that went out."""
    number = CitizenId("099100000001")
    person = attrs.evolve(AT_HOME.beneficiary.person, citizen_id=number)
    listed, again = (
        attrs.evolve(line, beneficiary=attrs.evolve(line.beneficiary, person=person))
        for line in (AT_HOME, JOINS.entry)
    )
    office.planned((), base=Roll(JUNE, [AT_THE_POST, listed])).out()
    office.book.settle(JULY, MAKER)
    office.book.close_month(JULY, MAKER)
    office.book.open_month(JULY + 1, MAKER)
    office.book.apply(JULY + 1, [Addition(again, JULY)], MAKER)
    terms = attrs.evolve(TERMS, pay_day=date(2024, 8, 5))
    made = office.book.plan(JULY + 1, terms, MAKER).prepared.plan
    held = {
        (hold.key.case, line.month_of)
        for hold in made.holds
        if hold.code is Code.HOLD_LIVE
        for line in hold.lines
    }
    assert held == {("K3", JULY), ("K3", JULY + 1)}
    assert {order.key.case for order in made.instructions} == {"K1", "K2"}


def test_what_a_rule_or_a_format_refuses_is_held_in_the_book_too(office: Office) -> None:
    def rule(batch: PaymentBatch) -> list[BatchFinding]:
        return [finding("closed", about=first_of(batch), blocking=True)]

    office.registry = with_rule(office.registry, rule)
    office.book = office.reread()
    office.planned()
    assert {hold.code for hold in office.book.prepared(JULY).plan.holds} == {Code.HOLD_AGENCY_RULE}
    assert office.reread().plan(JULY, TERMS, MAKER).receipt.repeated


def test_the_standing_of_a_plan_adds_up(office: Office) -> None:
    made = office.planned(carried=CARRIED).book.prepared(JULY).plan
    status = office.book.status()
    assert status.ordered.amount == made.total
    assert status.held_in_all.amount == made.held
    assert status.carried_in.amount == AMOUNT
    assert status.listed.amount == Dong(1_500_000)
    assert made.pay_day == PAY_DAY
