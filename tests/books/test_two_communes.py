"""One person on the lists of two communes, and one who moves: never two live orders of one sum."""

from collections.abc import Iterable
from pathlib import Path

import attrs
import pytest
from tests.books.answering import (
    AUGUST,
    BANK,
    JUNE,
    MAKER,
    PAID,
    POST,
    TERMS,
    Answering,
    base,
    entry,
)

from ansinh.books.claims import keys_of_order
from ansinh.books.tables import Table
from ansinh.cycle import Answer
from ansinh.errors import Code, DeltaConflicts
from ansinh.money import total_of
from ansinh.months import Month
from ansinh.payment import PaymentInstruction
from ansinh.people import CaseNumber, Commune
from ansinh.roll import Addition, Adjustment, Entry, Removal, RemovalReason, Roll
from ansinh_vietinbank.simulator import bank_answer
from ansinh_vnpost.simulator import post_office_answer

JULY = JUNE + 1
OTHER = Commune("Phường Thử")
WHO = 1


def there(number: int, case: str = "", *, commune: Commune = OTHER) -> Entry:
    """Give a line of the other commune's list; a case of its own, unless it is the same one."""
    line = entry(number)
    whose = attrs.evolve(
        line.beneficiary, commune=commune, case=CaseNumber(case or f"PT-{number:04}")
    )
    return attrs.evolve(line, beneficiary=whose)


@pytest.fixture
def office(tmp_path: Path) -> Answering:
    """An office that has sent nothing yet."""
    return Answering(tmp_path)


def orders_of(office: Answering, number: int, month: Month) -> tuple[PaymentInstruction, ...]:
    """Give all orders that a month has for a person, whatever their case."""
    whose = entry(number).beneficiary.person.citizen_id
    orders = office.book.prepared(month).plan.instructions
    return tuple(one for one in orders if one.beneficiary.person.citizen_id == whose)


def assert_live_once(office: Answering) -> None:
    """Hold every key against the order that has it: none is of two."""
    rows = [(key, reference) for key, reference in office.book.store.rows(Table.LIVE)]
    assert len({key for key, _ in rows}) == len(rows)
    assert office.book.audit().sound


def whole(office: Answering, month: Month, people: Iterable[int]) -> None:
    """Everybody is ordered once, and what is ordered and held is the list."""
    for number in people:
        assert len(orders_of(office, number, month)) == 1, number
    status = office.book.status(month)
    arrears = total_of(one.amount for one in office.book.prepared(month).arrears.owed)
    came = status.listed.amount + status.carried_in.amount + arrears
    assert came == status.ordered.amount + status.held_in_all.amount + status.cancelled.amount
    assert_live_once(office)


def test_one_person_on_two_communes_lists_has_one_order_and_the_other_is_held(
    office: Answering,
) -> None:
    """Each commune sends its own list; the other people of both are paid."""
    communes = [*base().entries, *(there(number) for number in (WHO, 7, 8))]
    office.sent(roll=Roll(JUNE, communes))
    plan = office.book.prepared(JULY).plan
    (hold,) = plan.holds
    assert (hold.code, hold.beneficiary.commune) == (Code.HOLD_LIVE, Commune("Xã Mẫu"))
    assert hold.beneficiary.person == entry(WHO).beneficiary.person
    whole(office, JULY, (*range(6), 7, 8))
    status = office.book.status(JULY)
    assert dict(status.held)["hold-live"].count == 1
    assert dict(status.held)["hold-live"].amount == hold.amount
    everybody = {order.reference.text: PAID for order in plan.instructions}
    for provider, answered in ((BANK, bank_answer), (POST, post_office_answer)):
        data = answered(office.file(provider), everybody)
        office.hear(Answer(f"{provider.partition('.')[0]}-ket-qua.xlsx", data))
    total = office.settle().settled.settlement.total
    assert (total.entitled, total.paid) == (status.listed.amount, plan.total)
    assert total.carried_out == hold.amount


def test_the_second_list_may_come_later_and_in_another_part(office: Answering) -> None:
    """One commune reports whom the other has already: the same month, another file."""
    office.opened()
    for changes in ([Addition(there(7), JULY)], [Addition(there(WHO), JULY)]):
        office.book.apply(JULY, changes, MAKER)
    office.planned_and_sent()
    (hold,) = office.book.prepared(JULY).plan.holds
    assert hold.code is Code.HOLD_LIVE
    whole(office, JULY, (*range(6), 7))


def test_the_same_case_in_both_communes_is_told_before_anything_is_planned(
    office: Answering,
) -> None:
    """A case is a line of one list: the other commune's is no second one."""
    office.opened()
    head = office.book.head
    with pytest.raises(DeltaConflicts) as told:
        office.book.apply(JULY, [Addition(there(WHO, f"TH-{WHO:04}"), JULY)], MAKER)
    assert [one.code for one in told.value.conflicts] == [Code.DELTA_ADDITION_PRESENT]
    assert office.book.head == head


def test_what_is_held_stays_held_while_both_communes_list_the_person(office: Answering) -> None:
    office.sent(roll=Roll(JUNE, [*base().entries, there(WHO)]))
    ours = orders_of(office, WHO, JULY)[0]
    office.hear(office.answer(BANK, {0: PAID, 2: PAID, 3: PAID}), office.answer(POST, {4: PAID}))
    office.close()
    office.sent(AUGUST)
    (august,) = orders_of(office, WHO, AUGUST)
    assert {line.month_of for line in august.lines} == {AUGUST}
    codes = [hold.code for hold in office.book.prepared(AUGUST).plan.holds]
    assert codes.count(Code.HOLD_LIVE) >= 1
    assert ours.reference != august.reference
    whole(office, AUGUST, range(6))


@pytest.mark.parametrize("same_case", [True, False])
@pytest.mark.parametrize("answered", [True, False])
def test_whoever_moves_between_months_is_ordered_once_a_month(
    office: Answering, *, same_case: bool, answered: bool
) -> None:
    """The old commune strikes the line, the new one adds it; July's order may wait for news."""
    office.sent()
    old = entry(WHO)
    if answered:
        office.hear(*office.faithful())
    else:
        others = {number: PAID for number in range(4) if number != WHO}
        office.hear(office.answer(BANK, others), office.faithful()[1])
    july = orders_of(office, WHO, JULY)[0]
    office.close()
    if same_case:
        changes: list[Addition | Removal | Adjustment] = [
            Adjustment(old, there(WHO, old.beneficiary.case.text), AUGUST)
        ]
    else:
        moved = Removal(old, AUGUST, reason=RemovalReason.MOVED_OUT)
        changes = [moved, Addition(there(WHO), AUGUST)]
    office.sent(AUGUST, changes=changes)
    (august,) = orders_of(office, WHO, AUGUST)
    assert august.beneficiary.commune == OTHER
    assert {line.month_of for line in august.lines} == {AUGUST}
    keys = [set(keys_of_order(one, agency=TERMS.agency)) for one in (july, august)]
    assert keys[0].isdisjoint(keys[1])
    assert office.live(WHO) or not answered
    whole(office, AUGUST, range(6))


def test_the_new_commune_cannot_have_arrears_ordered_of_a_month_that_the_old_one_paid(
    office: Answering,
) -> None:
    """It adds whoever moved from July on, which was ordered where they lived."""
    office.sent()
    office.hear(*office.faithful())
    office.close()
    moved = Removal(entry(WHO), AUGUST, reason=RemovalReason.MOVED_OUT)
    office.sent(AUGUST, changes=[moved, Addition(there(WHO), JULY)])
    (august,) = orders_of(office, WHO, AUGUST)
    assert {line.month_of for line in august.lines} == {AUGUST}
    (hold,) = office.book.prepared(AUGUST).plan.holds
    assert (hold.code, [line.month_of for line in hold.lines]) == (Code.HOLD_LIVE, [JULY])
    whole(office, AUGUST, range(6))


def test_a_commune_that_forgets_to_strike_whoever_moved_pays_nobody_twice(
    office: Answering,
) -> None:
    """The new commune adds them, the old one keeps them: one order, the other line is held."""
    office.sent()
    office.hear(*office.faithful())
    office.close()
    office.sent(AUGUST, changes=[Addition(there(WHO), AUGUST)])
    (hold,) = office.book.prepared(AUGUST).plan.holds
    assert hold.code is Code.HOLD_LIVE
    whole(office, AUGUST, range(6))
