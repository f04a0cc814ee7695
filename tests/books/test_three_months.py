"""Three months in a row: each begins on what the one before ended on, and the money adds up."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from tests.books.answering import (
    BANK,
    JULY,
    PAID,
    POST,
    REFUSED,
    UNCOLLECTED,
    Answering,
    base,
    entry,
)

from ansinh.books import Book, MonthStage, Settled
from ansinh.money import NOTHING, Dong, total_of
from ansinh.months import Month
from ansinh.payment import Cause, SettlementLine
from ansinh.roll import Addition, Adjustment, Removal

AUGUST, SEPTEMBER = JULY + 1, JULY + 2


@pytest.fixture(params=["memory:", "sqlite"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Answering:
    """Give an office on each store that needs no server."""
    url = request.param
    if url == "sqlite":
        url = f"sqlite:///{tmp_path / 'month.db'}"
    return Answering(tmp_path / "files", url)


def dearer(number: int, month: Month) -> Adjustment:
    before = entry(number)
    amount = attrs.evolve(before.entitlement, amount=Dong(900_000))
    return Adjustment(before, attrs.evolve(before, entitlement=amount), month)


def balanced(line: SettlementLine) -> bool:
    came = line.entitled + line.carried_in + line.returned
    return came == line.paid + line.cancelled + line.carried_out


def test_three_months_keep_the_settlement_equation(office: Answering) -> None:
    """For each provider and programme, in total, and from each month to the next."""
    settled: list[Settled] = []
    stories: list[Callable[[], object]] = [
        lambda: office.sent(JULY, changes=[Removal(entry(5), JULY)]).hear(
            office.answer(BANK, {0: PAID, 1: REFUSED, 2: PAID}),  # of the fourth nobody tells
            office.answer(POST, {4: UNCOLLECTED}),
        ),
        lambda: office.sent(AUGUST, changes=[dearer(1, AUGUST), Removal(entry(4), JULY)]).hear(
            office.answer(BANK, {0: PAID, 1: PAID, 2: PAID, 3: PAID}, month=AUGUST),
            month=AUGUST,
        ),
        lambda: office.sent(SEPTEMBER, changes=[Addition(entry(5), SEPTEMBER)]).hear(
            *[
                office.answer(BANK, dict.fromkeys(range(4), PAID), month=SEPTEMBER),
                office.answer(POST, {5: PAID}, month=SEPTEMBER),
            ],
            month=SEPTEMBER,
        ),
    ]
    for month, story in zip((JULY, AUGUST, SEPTEMBER), stories, strict=True):
        story()
        settled.append(office.settle(month))
        office.close(month)
        again = Book(office.book.store, key=office.book.key, files=office.folder, registry=None)
        state = again.refreshed()
        assert again.values.handed_on(state, state.months[month]) == settled[-1].settled.carry_over
    for before, after in pairwise(settled):
        left, came = before.settled.settlement.total, after.settled.settlement.total
        assert left.carried_out == came.carried_in
        assert total_of(one.amount for one in after.settled.prepared.carried_in) == came.carried_in
    for one in settled:
        settlement = one.settled.settlement
        assert all(map(balanced, (*settlement.lines, settlement.total)))
    july, august, september = (one.settled.settlement.total for one in settled)
    assert july.paid == total_of(entry(n).amount for n in (0, 2))
    assert august.cancelled == entry(4).amount
    assert august.paid == september.paid - entry(5).amount + entry(1).amount
    # What nobody told of in July waits for evidence, month after month, and is never paid again.
    assert september.carried_out == entry(3).amount
    (waiting,) = settled[-1].settled.carry_over.owed
    assert (waiting.line.month_of, waiting.line.cause) == (JULY, Cause.MISSING)
    promised = total_of(one.settled.settlement.total.entitled for one in settled)
    paid = total_of(one.settled.settlement.total.paid for one in settled)
    assert promised == paid + august.cancelled + september.carried_out


def test_what_a_month_left_over_is_paid_by_the_next_in_its_own_name(office: Answering) -> None:
    office.sent(JULY).hear(*office.faithful(kind=REFUSED))
    office.close()
    office.sent(AUGUST)
    for order in office.orders(AUGUST):
        carried, own = order.lines
        assert (carried.month_of, own.month_of) == (JULY, AUGUST)
        assert carried.cause in {Cause.REFUSED, Cause.UNCOLLECTED}  # the post knows no refusal
        assert (carried.promised_as, own.cause) == (Cause.ENTITLED, Cause.ENTITLED)
    assert office.book.status(AUGUST).carried_in.amount == base().total


def test_the_lists_follow_from_the_first_and_the_changes(office: Answering) -> None:
    """Whoever asks, and in another process."""
    office.sent(JULY, changes=[Removal(entry(5), JULY)]).close()
    office.sent(AUGUST, changes=[dearer(1, AUGUST)]).close(AUGUST)
    office.opened(SEPTEMBER, changes=[Addition(entry(5), SEPTEMBER)])
    again = Book(office.book.store, key=office.book.key, files=office.folder, registry=None)
    for book in (office.book, again):
        assert book.roll(JULY).count == 5
        assert book.roll(AUGUST).total == book.roll(JULY).total + Dong(900_000) - entry(1).amount
        assert book.roll(SEPTEMBER).count == 6
    stages = [month.stage for month in again.refreshed().months.values()]
    assert stages == [MonthStage.CLOSED, MonthStage.CLOSED, MonthStage.OPENED]
    assert again.audit().sound
    assert again.status(SEPTEMBER).ordered.amount == NOTHING
