"""Opening a month: on a list from outside once, and on the book's own from then on."""

import attrs
import pytest
from tests.books.releases import CHECKER, MAKER, Office
from tests.unit.test_cycle import AMOUNT, AT_HOME, AT_THE_POST, BEFORE, JULY, JUNE, NEW

from ansinh.errors import BookRefused, Code
from ansinh.payment import CarryOver, Cause, Component, InstructionLine
from ansinh.roll import Owed, Roll

AUGUST = JULY + 1
UNPAID = Owed(
    AT_HOME.programme,
    AT_HOME.beneficiary,
    InstructionLine(Component.REGULAR, JUNE, AMOUNT, Cause.UNCOLLECTED),
)
CARRIED = CarryOver(JUNE, (UNPAID,), ())
FILE = "ab" * 32


def test_the_first_month_begins_on_a_list_from_outside(office: Office) -> None:
    receipt = office.book.open_month(JULY, MAKER, base=BEFORE, carried=CARRIED, sources=[FILE])
    assert not receipt.repeated
    assert office.book.roll(JULY) == Roll(JULY, BEFORE.entries)
    again = office.reread()
    assert again.roll(JULY) == office.book.roll(JULY)
    state = again.refreshed()
    assert again.values.carried(state, state.months[JULY]) == CARRIED
    assert (state.months[JULY].lines, state.months[JULY].total) == (2, 1_000_000)


def test_the_same_said_again_changes_nothing(office: Office) -> None:
    """Whoever says it, and with or without what the book has already."""
    head = office.book.open_month(JULY, MAKER, base=BEFORE, carried=CARRIED).head
    for more in ({"base": BEFORE, "carried": CARRIED}, {"base": BEFORE}, {}):
        again = office.book.open_month(JULY, CHECKER, **more)  # type: ignore[arg-type] # all fit
        assert (again.head, again.repeated) == (head, True)


def test_a_month_needs_a_list_to_begin_on(office: Office) -> None:
    with pytest.raises(BookRefused) as caught:
        office.book.open_month(JULY, MAKER)
    assert caught.value.code is Code.STEP_ORDER
    assert caught.value.details["lacks"] == "base"
    assert "danh sách làm gốc" in caught.value.text.vi
    assert office.kinds() == ["book-made"]


@pytest.mark.parametrize(
    "more",
    [
        {"base": Roll(JULY, BEFORE.entries)},
        {"base": Roll(JUNE - 1, BEFORE.entries)},
        {"base": BEFORE, "carried": attrs.evolve(CARRIED, month=JULY)},
    ],
    ids=["the month itself", "two months before", "carried by another month"],
)
def test_a_list_is_that_of_the_month_before(office: Office, more: dict[str, Roll]) -> None:
    """A list under another month's name is one that somebody took for another."""
    with pytest.raises(BookRefused) as caught:
        office.book.open_month(JULY, MAKER, **more)  # type: ignore[arg-type] # see above
    assert caught.value.code is Code.STEP_BASE


@pytest.mark.parametrize(
    "more",
    [{"base": Roll(JUNE, [AT_THE_POST, NEW])}, {"base": BEFORE, "carried": CARRIED}],
    ids=["another list", "something carried"],
)
def test_an_open_month_is_not_opened_on_something_else(
    office: Office, more: dict[str, Roll]
) -> None:
    office.book.open_month(JULY, MAKER, base=BEFORE)
    with pytest.raises(BookRefused) as caught:
        office.book.open_month(JULY, MAKER, **more)  # type: ignore[arg-type] # see above
    assert caught.value.code is Code.STEP_BASE


def test_one_month_is_open_at_a_time(office: Office) -> None:
    office.book.open_month(JULY, MAKER, base=BEFORE)
    with pytest.raises(BookRefused) as caught:
        office.book.open_month(AUGUST, MAKER)
    assert caught.value.details["lacks"] == "closed-before"
    for month in (JUNE, AUGUST + 1):
        with pytest.raises(BookRefused) as caught:
            office.book.open_month(month, MAKER)
        assert caught.value.code is Code.STEP_MONTH


def test_a_list_counts_for_one_month(office: Office) -> None:
    """The file of a month before, given again, is noticed by its content."""
    office.book.open_month(JULY, MAKER, base=BEFORE, sources=[FILE])
    office.planned(())
    for file in office.out():
        assert file.sha256
    office.book.settle(JULY, MAKER)
    office.book.close_month(JULY, MAKER)
    with pytest.raises(BookRefused) as caught:
        office.book.open_month(AUGUST, MAKER, sources=[FILE])
    assert caught.value.code is Code.SOURCE_KNOWN
    assert FILE not in str(caught.value)


def test_the_next_month_begins_on_the_books_own(office: Office) -> None:
    """What is given besides has to be equal; a change between the months is none of anybody's."""
    office.planned().out()
    office.book.settle(JULY, MAKER)
    office.book.close_month(JULY, MAKER)
    july = office.book.roll(JULY)
    with pytest.raises(BookRefused) as caught:
        office.book.open_month(AUGUST, MAKER, base=Roll(JULY, BEFORE.entries))
    assert caught.value.code is Code.STEP_BASE
    with pytest.raises(BookRefused) as caught:
        office.book.open_month(AUGUST, MAKER, carried=CarryOver(JULY, (), ()))
    assert caught.value.code is Code.STEP_BASE
    office.book.open_month(AUGUST, MAKER, base=july)
    assert office.book.open_month(AUGUST, MAKER).repeated
    assert office.reread().roll(AUGUST).entries == july.entries
    state = office.book.refreshed()
    carried = office.book.values.carried(state, state.months[AUGUST])
    assert [item.line.cause for item in carried.owed] == [Cause.MISSING] * 3
    assert state.months[AUGUST].lines == 3


def test_whoever_brings_a_list_in_has_prepared_it(office: Office) -> None:
    """Who opens a month on the book's own adds nothing to it."""
    office.book.open_month(JULY, CHECKER, base=BEFORE)
    assert office.july.makers == {CHECKER.by}
    office.planned(()).book.render(JULY, MAKER)
    with pytest.raises(BookRefused) as caught:
        office.book.approve(JULY, office.file().sha256, CHECKER)
    assert caught.value.code is Code.MAKER_CHECKER
