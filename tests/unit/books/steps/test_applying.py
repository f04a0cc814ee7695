"""Changes come in parts, each counts once, and none after a file went out."""

import attrs
import pytest
from tests.books.releases import CHECKER, JOINS, KEY, MAKER, Office, later
from tests.unit.test_cycle import AMOUNT, AT_HOME, AT_THE_POST, BEFORE, JULY, NEW, entry

from ansinh.books.state import FileStage, MonthStage
from ansinh.books.tables import Table
from ansinh.errors import BookRefused, Code, DeltaConflicts
from ansinh.people import CashPoint
from ansinh.roll import Addition, Adjustment, Removal, Roll

LEAVES = Removal(AT_HOME, JULY)
FILE = "cd" * 32


def test_changes_come_in_parts_and_the_list_is_that_of_all(office: Office) -> None:
    office.book.open_month(JULY, MAKER, base=BEFORE)
    office.book.apply(JULY, [JOINS], MAKER)
    office.book.apply(JULY, [LEAVES], later(MAKER))
    assert office.book.roll(JULY) == Roll(JULY, [AT_THE_POST, NEW])
    again = office.reread()
    assert again.roll(JULY) == office.book.roll(JULY)
    state = again.refreshed()
    assert again.values.delta(state, state.months[JULY]).apply_to(BEFORE) == again.roll(JULY)
    assert (office.july.lines, office.july.total) == (2, 1_000_000)


def test_the_parts_may_come_in_any_order(office: Office) -> None:
    office.book.open_month(JULY, MAKER, base=BEFORE)
    office.book.apply(JULY, [LEAVES], MAKER)
    office.book.apply(JULY, [JOINS], MAKER)
    assert office.book.roll(JULY) == Roll(JULY, [AT_THE_POST, NEW])


def test_a_change_that_is_there_is_not_taken_twice(office: Office) -> None:
    """Alone, or among others that are new."""
    office.book.open_month(JULY, MAKER, base=BEFORE)
    head = office.book.apply(JULY, [JOINS], MAKER).head
    again = office.book.apply(JULY, [JOINS], CHECKER)
    assert (again.head, again.repeated) == (head, True)
    assert not office.book.apply(JULY, [JOINS, LEAVES], MAKER).repeated
    assert office.book.apply(JULY, [LEAVES, JOINS], MAKER).repeated
    assert office.book.status(JULY).changes == 2


def test_no_changes_are_nothing_and_a_new_file_without_any_is_noted(office: Office) -> None:
    office.book.open_month(JULY, MAKER, base=BEFORE)
    assert office.book.apply(JULY, (), MAKER).repeated
    assert not office.book.apply(JULY, (), MAKER, sources=[FILE]).repeated
    assert office.book.apply(JULY, (), MAKER, sources=[FILE]).repeated
    assert FILE in office.book.state.seen


def test_the_same_list_saved_anew_changes_nothing(office: Office) -> None:
    """A spreadsheet program writes other bytes: no plan and no approval is lost by that."""
    office.planned([JOINS])
    office.rendered()
    file = office.file()
    office.book.approve(JULY, file.sha256, CHECKER)
    office.book.check(JULY, MAKER, pay_day=JULY.first_day)
    before = attrs.evolve(office.book.status(JULY), head=None)
    assert not office.book.apply(JULY, [JOINS], MAKER, sources=[FILE]).repeated
    assert attrs.evolve(office.book.status(JULY), head=None) == before
    assert FILE in office.book.state.seen
    office.book.sent(JULY, file.sha256, MAKER)
    head = office.book.head
    again = office.book.apply(JULY, [JOINS], MAKER, sources=["ef" * 32])
    assert (again.head, again.repeated) == (head, True)
    assert office.book.audit().sound


def test_a_line_has_one_change_a_month(office: Office) -> None:
    """Which of the two is right nobody can tell from the lists; neither is taken."""
    office.book.open_month(JULY, MAKER, base=BEFORE)
    head = office.book.apply(JULY, [LEAVES], MAKER).head
    dearer = attrs.evolve(
        AT_HOME, entitlement=attrs.evolve(AT_HOME.entitlement, amount=AMOUNT + AMOUNT)
    )
    with pytest.raises(DeltaConflicts) as caught:
        office.book.apply(JULY, [Adjustment(AT_HOME, dearer, JULY), JOINS], MAKER)
    assert [conflict.code for conflict in caught.value.conflicts] == [Code.DELTA_TWICE]
    assert office.book.head == head


def test_changes_that_do_not_fit_are_told_all_at_once(office: Office) -> None:
    office.book.open_month(JULY, MAKER, base=BEFORE)
    strange = Removal(entry("K8", CashPoint()), JULY)
    with pytest.raises(DeltaConflicts) as caught:
        office.book.apply(JULY, [strange, Addition(AT_HOME, JULY)], MAKER)
    codes = {conflict.code for conflict in caught.value.conflicts}
    assert codes == {Code.DELTA_ABSENT, Code.DELTA_ADDITION_PRESENT}
    assert office.july.changes == []


def test_a_change_waits_for_the_list_of_the_month_from_which_it_counts(office: Office) -> None:
    """Taken in July, a removal from September would pay nothing in July and in August."""
    office.book.open_month(JULY, MAKER, base=BEFORE)
    early = [attrs.evolve(one, effective=JULY + 2) for one in (JOINS, LEAVES)]
    with pytest.raises(DeltaConflicts) as caught:
        office.book.apply(JULY, early, MAKER)
    assert [conflict.code for conflict in caught.value.conflicts] == [Code.EFFECTIVE_AFTER] * 2
    assert office.july.changes == []


def test_nothing_is_applied_to_a_month_that_is_not_open(office: Office) -> None:
    with pytest.raises(BookRefused) as caught:
        office.book.apply(JULY, [JOINS], MAKER)
    assert (caught.value.code, caught.value.details["lacks"]) == (Code.STEP_ORDER, "listed")
    office.book.open_month(JULY, MAKER, base=BEFORE)
    with pytest.raises(BookRefused) as caught:
        office.book.apply(JULY + 1, [JOINS], MAKER)
    assert caught.value.code is Code.STEP_MONTH


def test_a_change_after_the_plan_takes_the_plan_and_its_files_back(office: Office) -> None:
    """Approved or not: what was approved is not what would go out."""
    office.planned(())
    office.book.check(JULY, MAKER, pay_day=JULY.first_day)
    office.rendered()
    office.book.approve(JULY, office.file().sha256, CHECKER)
    assert list(office.book.store.rows(Table.LIVE))
    office.book.apply(JULY, [JOINS], MAKER)
    july = office.july
    assert (july.stage, july.planned, july.checked) == (MonthStage.OPENED, 0, 0)
    assert office.stages() == [FileStage.VOIDED] * 2
    assert not july.standing
    assert not list(office.book.store.rows(Table.LIVE))
    with pytest.raises(BookRefused) as caught:
        office.book.render(JULY, MAKER)
    assert caught.value.details["lacks"] == "planned"


def test_after_a_file_went_out_a_change_belongs_to_the_next_month(office: Office) -> None:
    """But what was applied before, said again, is still known."""
    office.planned([JOINS])
    office.rendered()
    file = office.file()
    office.book.approve(JULY, file.sha256, CHECKER)
    office.book.sent(JULY, file.sha256, MAKER)
    with pytest.raises(BookRefused) as caught:
        office.book.apply(JULY, [LEAVES], MAKER)
    assert (caught.value.code, caught.value.details["lacks"]) == (Code.STEP_ORDER, "nothing-sent")
    assert "kỳ sau" in caught.value.text.vi
    assert office.book.apply(JULY, [JOINS], MAKER).repeated


def test_who_applies_has_prepared(office: Office) -> None:
    office.book.open_month(JULY, MAKER, base=BEFORE)
    office.book.apply(JULY, [JOINS], CHECKER)
    assert office.july.makers == {MAKER.by, CHECKER.by}


def test_the_chain_names_nobody(office: Office) -> None:
    """Bodies have codes and sums; names and numbers stand in the documents alone."""
    office.planned([JOINS])
    bodies = [row[3] for row in office.book.store.rows(Table.EVENT)]
    bodies += [row[2] for row in office.book.store.rows(Table.ITEM)]
    text = "\n".join(map(str, bodies))
    assert "Không" not in text
    assert "K1" not in text
    assert KEY.decode() not in text
