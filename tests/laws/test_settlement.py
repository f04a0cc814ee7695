"""The month's money adds up, and over the months nothing is lost, paid twice or made up."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansinh import (
    CarryOver,
    Dong,
    EntryKey,
    InstructionLine,
    Month,
    MonthlyDelta,
    OutcomeKind,
    Owed,
    PaymentPlan,
    PlanTerms,
    Reconciliation,
    Roll,
    Settlement,
    SettlementLine,
    arrears_of,
    plan,
    reconcile,
    settle,
    total_of,
)
from ansinh.errors import UnbalancedSettlement
from ansinh.payment import Cause
from ansinh.testing.samples import echo
from ansinh.testing.strategies import (
    Answered,
    answered_months,
    answers,
    deltas,
    dongs,
    plan_terms,
    rolls,
)

Sums = Counter[tuple[EntryKey, InstructionLine]]
MONTH = Month(2024, 5)


def _equation(line: SettlementLine) -> None:
    came = line.entitled + line.carried_in + line.returned
    assert came == line.paid + line.cancelled + line.carried_out


def _bare(owed: Owed) -> tuple[EntryKey, object, Month, Dong]:
    """A sum but for its cause, which says only why it is still open."""
    return owed.key, owed.line.component, owed.line.month_of, owed.amount


@given(month=answered_months())
def test_it_balances_line_by_line_and_in_total(month: Answered) -> None:
    for line in month.settlement.lines:
        _equation(line)
    _equation(month.settlement.total)


@given(month=answered_months())
def test_its_columns_are_what_happened(month: Answered) -> None:
    """Each column once more, from the plan and the answers and not from the settlement's code."""
    lines = [item.line for item in month.made_of.owed]
    new = total_of(line.amount for line in lines if line.cause.is_new)
    old = total_of(line.amount for line in lines if not line.cause.is_new)
    paid = total_of(
        match.order.amount
        for match in month.reconciliation.matched
        if match.outcome.kind is OutcomeKind.PAID
    )
    total = month.settlement.total
    assert total.entitled == month.made_of.roll.total + new
    assert total.carried_in == old
    assert total.paid == paid
    assert total.cancelled == month.plan.cancelled
    assert total.returned == Dong(0)
    assert total.carried_out == month.plan.held + (month.plan.total - paid)


@given(month=answered_months())
def test_each_providers_line_is_its_own_orders(month: Answered) -> None:
    for line in month.settlement.lines:
        ordered = [
            batch.total
            for batch in month.plan.batches
            if (batch.provider, batch.programme.code) == (line.provider, line.programme)
        ]
        if line.provider:
            assert line.entitled + line.carried_in == total_of(ordered)
        else:
            assert line.paid == Dong(0)


@given(month=answered_months())
def test_what_is_carried_out_is_what_was_neither_paid_nor_cancelled(month: Answered) -> None:
    paid = Counter(
        (order.key, line.component, line.month_of, line.amount)
        for match in month.reconciliation.matched
        if match.outcome.kind is OutcomeKind.PAID
        for order in [match.order]
        for line in order.lines
    )
    planned = Counter(
        (order.key, line.component, line.month_of, line.amount)
        for order in month.plan.instructions
        for line in order.lines
    )
    held = Counter(
        (hold.key, line.component, line.month_of, line.amount)
        for hold in month.plan.holds
        for line in hold.lines
    )
    carried = Counter(_bare(owed) for owed in month.settlement.carried_out)
    assert carried == planned + held - paid


@given(month=answered_months())
def test_what_nobody_knows_stays_unknown(month: Answered) -> None:
    """An order that is missing, unknown or different is carried out, and never as payable."""
    unsure = [
        *(one.order for one in month.reconciliation.missing),
        *(one.order for one in month.reconciliation.mismatched),
        *(
            one.order
            for one in month.reconciliation.matched
            if one.outcome.kind is OutcomeKind.UNKNOWN
        ),
    ]
    carried = [owed for owed in month.settlement.carried_out if owed.line.cause.unresolved]
    waiting = [hold for hold in month.plan.holds if hold.lines and hold.lines[0].cause.unresolved]
    expected = Counter(order.key for order in unsure for _ in order.lines)
    expected.update(Counter(hold.key for hold in waiting for _ in hold.lines))
    assert Counter(owed.key for owed in carried) == expected


@given(
    columns=st.fixed_dictionaries(
        {
            name: dongs(min_value=Dong(-1_000), max_value=Dong(1_000))
            for name in ("entitled", "carried_in", "returned", "paid", "cancelled", "carried_out")
        }
    )
)
def test_a_line_that_does_not_balance_cannot_be_made(columns: dict[str, Dong]) -> None:
    came = columns["entitled"] + columns["carried_in"] + columns["returned"]
    if came == columns["paid"] + columns["cancelled"] + columns["carried_out"]:
        _equation(SettlementLine(provider="mau", programme="BTXH", **columns))
    else:
        with pytest.raises(UnbalancedSettlement):
            SettlementLine(provider="mau", programme="BTXH", **columns)


@given(month=answered_months())
def test_a_settlement_that_lost_a_sum_cannot_be_made(month: Answered) -> None:
    carried = month.settlement.carried_out
    if carried:
        with pytest.raises(UnbalancedSettlement):
            attrs.evolve(month.settlement, carried_out=carried[1:])


@attrs.frozen
class Run:
    """One month of several in a row."""

    roll: Roll
    delta: MonthlyDelta | None
    owed: tuple[Owed, ...]
    arrears: Dong
    plan: PaymentPlan
    reconciliation: Reconciliation
    settlement: Settlement


@st.composite
def three_months(draw: st.DrawFn) -> list[Run]:
    """Draw three months in a row: each takes over what the one before left."""
    terms: PlanTerms = draw(plan_terms(month=MONTH))
    roll = draw(rolls(month=MONTH, max_size=3, around=terms.pay_day))
    runs: list[Run] = []
    delta, carry = None, CarryOver(MONTH - 1, (), ())
    for _ in range(3):
        arrears = () if delta is None else arrears_of(delta, roll.month.last_day).owed
        removals = () if delta is None else delta.removals
        owed = (*carry.owed, *arrears)
        terms = attrs.evolve(terms, pay_day=roll.month.first_day)
        made = plan(roll, terms, owed=owed, removals=removals)
        back = [
            echo(order, OutcomeKind.RETURNED)
            for batch in carry.settled
            for order in batch.instructions
            if draw(st.booleans())
        ]
        said = (*draw(answers(made.instructions)), *back)
        reconciliation = reconcile(made.batches, said, settled=carry.settled)
        settlement = settle(made, reconciliation)
        runs.append(
            Run(
                roll,
                delta,
                owed,
                total_of(o.amount for o in arrears),
                made,
                reconciliation,
                settlement,
            )
        )
        carry = CarryOver.of(settlement, reconciliation, made.batches)
        delta = draw(deltas(roll))
        roll = delta.apply_to(roll)
    return runs


@settings(max_examples=30)
@given(runs=three_months())
def test_what_one_month_carries_out_the_next_carries_in(runs: list[Run]) -> None:
    for earlier, later in pairwise(runs):
        assert later.settlement.total.carried_in == earlier.settlement.total.carried_out


@settings(max_examples=30)
@given(runs=three_months())
def test_over_three_months_every_dong_is_paid_cancelled_or_still_owed(runs: list[Run]) -> None:
    promised = total_of([run.roll.total + run.arrears for run in runs])
    totals = [run.settlement.total for run in runs]
    returned = total_of(total.returned for total in totals)
    paid = total_of(total.paid for total in totals)
    cancelled = total_of(total.cancelled for total in totals)
    assert promised + returned == paid + cancelled + totals[-1].carried_out


@settings(max_examples=30)
@given(runs=three_months())
def test_no_sum_is_paid_more_often_than_it_is_owed(runs: list[Run]) -> None:
    """Paid less returned, of each case, component and month, never exceeds what was owed for it."""
    owed: Counter[object] = Counter()
    paid: Counter[object] = Counter()
    for run in runs:
        for entry in run.roll.entries:
            owed[entry.key, "regular", run.roll.month] += entry.amount.value
        for item in run.owed:
            if item.line.cause.is_new:
                _book(owed, item.key, [item.line])
        for match in run.reconciliation.matched:
            if match.outcome.kind is OutcomeKind.PAID:
                _book(paid, match.order.key, match.order.lines)
        for late in run.reconciliation.late_returns:
            _book(paid, late.order.key, late.order.lines, sign=-1)
    for sum_of, amount in paid.items():
        assert 0 <= amount <= owed[sum_of]


def _book(
    book: Counter[object], key: EntryKey, lines: Iterable[InstructionLine], sign: int = 1
) -> None:
    for line in lines:
        book[key, line.component.value, line.month_of] += sign * line.amount.value


@settings(max_examples=30)
@given(runs=three_months())
def test_what_is_unresolved_is_never_ordered_again(runs: list[Run]) -> None:
    """Without evidence it stays where it is, month after month."""
    for earlier, later in pairwise(runs):
        stuck = [o for o in earlier.settlement.carried_out if o.line.cause.unresolved]
        still = [o for o in later.settlement.carried_out if o.line.cause.unresolved]
        assert not Counter(map(_bare, stuck)) - Counter(map(_bare, still))
        for order in later.plan.instructions:
            assert not any(line.cause.unresolved for line in order.lines)


@settings(max_examples=30)
@given(runs=three_months())
def test_held_money_keeps_its_month_and_waits(runs: list[Run]) -> None:
    for run in runs:
        held = Counter(
            (hold.key, line.component, line.month_of, line.amount)
            for hold in run.plan.holds
            for line in hold.lines
        )
        assert not held - Counter(map(_bare, run.settlement.carried_out))
        for owed in run.settlement.carried_out:
            assert owed.line.cause is not Cause.ENTITLED
