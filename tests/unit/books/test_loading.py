"""What a book holds is read back as it was, or not at all."""

import sqlite3
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.books.releases import JOINS, KEY, MAKER, Office
from tests.unit.test_cycle import AMOUNT, AT_HOME, BEFORE, JULY, JUNE, TERMS

import ansinh.testing.strategies as draws
from ansinh.books.book import Book
from ansinh.errors import BookDamaged, Code
from ansinh.payment import CarryOver, Cause, Component, InstructionLine
from ansinh.roll import ListedMonth, Owed, Removal, Roll, difference

UNPAID = InstructionLine(Component.REGULAR, JUNE, AMOUNT, Cause.REFUSED, origin=Cause.ENTITLED)
CARRIED = CarryOver(JUNE, (Owed(AT_HOME.programme, AT_HOME.beneficiary, UNPAID),), ())


@given(before=draws.rolls(), after=draws.rolls(), data=st.data())
@settings(max_examples=25)
def test_any_list_and_any_changes_are_read_back(
    before: Roll, after: Roll, data: st.DataObject
) -> None:
    """In whatever parts the changes come, the list is the one they make."""
    made = difference(before, Roll(before.month + 1, after.entries))
    cut = data.draw(st.integers(0, len(made.changes)))
    book = Book.open("memory:", key=KEY)
    book.open_month(made.month, MAKER, base=before)
    for part in (made.changes[cut:], made.changes[:cut]):
        book.apply(made.month, part, MAKER)
    again = Book(book.store, key=KEY, files=None, registry=None)
    state = again.refreshed()
    month = state.months[made.month]
    assert again.roll(made.month) == made.apply_to(before)
    assert again.values.base(state, month) == before
    assert attrs.evolve(again.values.delta(state, month), changes=()) == attrs.evolve(
        made, changes=()
    )
    assert again.values.changes(state, month) == made.changes


@given(carried=draws.carry_overs(), listed=draws.listed_months(), data=st.data())
@settings(max_examples=25)
def test_whatever_is_carried_in_is_read_back(
    carried: CarryOver, listed: ListedMonth, data: st.DataObject
) -> None:
    """Sums, orders that were paid, orders of which nobody knows, and earlier months."""
    base = Roll(carried.month, data.draw(draws.rolls()).entries)
    alone = ListedMonth(Roll(listed.roll.month + 1, listed.roll.entries))
    given_in = attrs.evolve(carried, listed=(listed, alone))
    book = Book.open("memory:", key=KEY)
    month = carried.month + 1
    book.open_month(month, MAKER, base=base, carried=given_in)
    assert book.open_month(month, MAKER, base=base, carried=given_in).repeated
    again = Book(book.store, key=KEY, files=None, registry=None)
    state = again.refreshed()
    assert again.values.carried(state, state.months[month]) == given_in


def test_a_list_of_many_months_is_worked_out_month_by_month(tmp_path: Path) -> None:
    """A book is for ever: two hundred months are no depth that anything falls into."""
    office = Office("memory:", tmp_path)
    empty = Roll(JUNE, ())
    office.book.open_month(JULY, MAKER, base=empty)
    last = JULY + 200
    month = JULY
    while month < last:
        terms = attrs.evolve(TERMS, pay_day=month.first_day)
        office.book.plan(month, terms, MAKER)
        office.book.settle(month, MAKER)
        office.book.close_month(month, MAKER)
        month = month + 1
        office.book.open_month(month, MAKER)
    office.book.apply(last, [attrs.evolve(JOINS, effective=last)], MAKER)
    assert office.reread().roll(last).count == 1
    assert office.reread().roll(last - 1).count == 0


def told(office: Office, what: str) -> object:
    book = office.opened()
    state = book.refreshed()
    month = state.months[JULY]
    return {
        "roll": lambda: book.roll(JULY),
        "prepared": lambda: book.prepared(JULY),
        "carried": lambda: book.values.carried(state, month),
        "texts": lambda: book.values.texts(month),
        "batches": lambda: book.values.batches(state, month),
    }[what]()


CHANGES = {
    "a base line's amount": (
        "UPDATE personal SET document = replace(document, '500000', '5000000') WHERE event = 2",
        "roll",
    ),
    "what was carried in": (
        "UPDATE personal SET document = replace(document, 'Không', 'Khác') WHERE event = 2",
        "carried",
    ),
    "a change": (
        "UPDATE personal SET document = replace(document, 'K3', 'K4') WHERE event = 3",
        "roll",
    ),
    "an order's channel": (
        "UPDATE personal SET document = replace(document, 'K1', 'K2') WHERE event = 4",
        "batches",
    ),
    "the agency's own text": (
        "UPDATE personal SET document = '{\"branch\":\"Khác\"}' WHERE person = 'agency'",
        "texts",
    ),
    "an item's body": (
        "UPDATE item SET body = replace(body, '500000', '5000000') WHERE event = 4",
        "batches",
    ),
    "an item and its document": (
        "DELETE FROM item WHERE event = 4 AND n = 6",
        "batches",
    ),
    "whose a document is": ("UPDATE item SET person = 'x' WHERE event = 2", "roll"),
    "no document any more": ("DELETE FROM personal WHERE event = 2", "roll"),
    "no order any more": ("DELETE FROM personal WHERE event = 4", "batches"),
}


@pytest.mark.parametrize(("statement", "what"), CHANGES.values(), ids=CHANGES)
def test_no_step_takes_in_what_was_changed(tmp_path: Path, statement: str, what: str) -> None:
    """Audit or no audit: a list whose account was changed in the file pays nobody."""
    office = Office(f"sqlite:///{tmp_path / 'month.db'}", tmp_path)
    office.book.open_month(JULY, MAKER, base=BEFORE, carried=CARRIED)
    office.book.apply(JULY, [JOINS], MAKER)
    office.book.plan(JULY, TERMS, MAKER, texts={"post.lines": {"branch": "Thử"}})
    told(office, what)
    with sqlite3.connect(tmp_path / "month.db") as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute(statement).rowcount
    connection.close()
    with pytest.raises(BookDamaged) as caught:
        told(office, what)
    assert caught.value.code in {Code.BOOK_CHAIN, Code.BOOK_VALUES}
    assert "Không" not in str(caught.value)


def test_a_plan_is_kept_for_the_next_step_and_not_read_again(tmp_path: Path) -> None:
    """In one process; the files are in it as they were rendered."""
    office = Office("memory:", tmp_path)
    planned = office.planned([JOINS, Removal(AT_HOME, JULY)]).book.plan(JULY, TERMS, MAKER)
    assert office.book.prepared(JULY).plan == planned.prepared.plan
    state = office.book.refreshed()
    first = office.book.values.plan(state, office.july)
    assert office.book.values.plan(state, office.july) is first
