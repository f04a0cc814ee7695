"""What a month left unresolved is resolved in a later one, and every đồng stays counted."""

from collections import Counter

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from ansinh import (
    CarryOver,
    EntryKey,
    InstructionLine,
    Month,
    Outcome,
    OutcomeKind,
    Owed,
    PaymentBatch,
    PaymentPlan,
    PlanTerms,
    Reconciliation,
    Roll,
    Settlement,
    plan,
    reconcile,
    settle,
)
from ansinh.money import Dong
from ansinh.payment import Resolution, resolve
from ansinh.roll import Cause, Component
from ansinh.testing.samples import echo
from ansinh.testing.strategies import answers, deltas, plan_terms, rolls

MAY = Month(2024, 5)
SURE = [kind for kind in OutcomeKind if kind is not OutcomeKind.UNKNOWN]


@attrs.frozen
class TwoMonths:
    """May, whose answers are late or none, and June, in which some of them come."""

    may: Settlement
    handed: CarryOver
    known_before: tuple[Resolution, ...]
    june_plan: PaymentPlan
    june_answers: Reconciliation
    june: Settlement
    after: CarryOver


@st.composite
def two_months(draw: st.DrawFn) -> TwoMonths:
    """Draw two months; in June some is heard of May before June is planned, and some after."""
    terms: PlanTerms = draw(plan_terms(month=MAY))
    roll: Roll = draw(rolls(month=MAY, max_size=3, around=terms.pay_day))
    first = plan(roll, terms)
    reconciliation = reconcile(first.batches, draw(answers(first.instructions)))
    may = settle(first, reconciliation)
    handed = CarryOver.of(may, reconciliation, first.batches)
    before, after = _late(draw, handed), _late(draw, handed)
    known = reconcile((), before, unresolved=handed.unresolved).resolved
    delta = draw(deltas(roll))
    second = plan(
        delta.apply_to(roll),
        attrs.evolve(terms, pay_day=(MAY + 1).first_day),
        owed=resolve(handed.owed, known),
        removals=delta.removals,
    )
    rest = _without(handed.unresolved, known)
    said = (*draw(answers(second.instructions)), *after)
    answered = reconcile(second.batches, said, unresolved=rest)
    june = settle(second, answered, resolved=known)
    carried = CarryOver.of(june, answered, second.batches, unresolved=rest)
    return TwoMonths(may, handed, known, second, answered, june, carried)


def _late(draw: st.DrawFn, handed: CarryOver) -> list[Outcome]:
    return [
        echo(order, draw(st.sampled_from(SURE)))
        for batch in handed.unresolved
        for order in batch.instructions
        if draw(st.booleans())
    ]


def _without(
    batches: tuple[PaymentBatch, ...], known: tuple[Resolution, ...]
) -> list[PaymentBatch]:
    gone = {one.order.reference for one in known}
    rest = [
        (batch, tuple(one for one in batch.instructions if one.reference not in gone))
        for batch in batches
    ]
    return [attrs.evolve(batch, instructions=orders) for batch, orders in rest if orders]


@settings(max_examples=60)
@given(months=two_months())
def test_every_line_balances_and_what_may_carries_out_june_carries_in(months: TwoMonths) -> None:
    for line in (*months.june.lines, months.june.total):
        came = line.entitled + line.carried_in + line.returned
        assert came == line.paid + line.cancelled + line.carried_out
    assert months.june.total.carried_in == months.may.total.carried_out


@settings(max_examples=60)
@given(months=two_months())
def test_what_was_paid_all_along_is_owed_no_more(months: TwoMonths) -> None:
    """Sum by sum: June hands on what it had, less what either month's orders paid."""
    had = Counter(_bare(owed) for owed in months.handed.owed)
    had += Counter(
        _bare(Owed(order.programme, order.beneficiary, line))
        for order in months.june_plan.instructions
        for line in order.lines
        if line.cause.is_new
    )
    had += Counter(
        _bare(Owed(hold.programme, hold.beneficiary, line))
        for hold in months.june_plan.holds
        for line in hold.lines
        if line.cause.is_new
    )
    paid = [one.order for one in months.june_answers.matched if one.outcome.kind is SURE[0]]
    paid += [one.order for one in _resolved(months) if one.was_paid]
    gone = Counter(
        _bare(Owed(order.programme, order.beneficiary, line))
        for order in paid
        for line in order.lines
    )
    gone += Counter(
        _bare(Owed(item.programme, item.beneficiary, item.line))
        for item in months.june_plan.cancellations
    )
    assert Counter(_bare(owed) for owed in months.june.carried_out) == had - gone


@settings(max_examples=60)
@given(months=two_months())
def test_what_was_not_paid_can_be_ordered_again_and_what_is_not_known_cannot(
    months: TwoMonths,
) -> None:
    known = {one.order.reference for one in _resolved(months)}
    orders = [order for batch in months.handed.unresolved for order in batch.instructions]
    unknown = [order for order in orders if order.reference not in known]
    left = Counter(
        (order.key, line.component, line.month_of, line.amount)
        for order in unknown
        for line in order.lines
    )
    stuck = Counter(_bare(o) for o in months.june.carried_out if o.line.cause.unresolved)
    assert left - stuck == Counter()
    for order in months.june_plan.instructions:
        assert not any(line.cause.unresolved for line in order.lines)


@settings(max_examples=60)
@given(months=two_months())
def test_what_stays_unresolved_is_handed_on_with_its_order(months: TwoMonths) -> None:
    known = {one.order.reference for one in _resolved(months)}
    before = {o.reference for b in months.handed.unresolved for o in b.instructions}
    answered = months.june_answers
    unsure = {
        *(one.order.reference for one in answered.missing),
        *(one.order.reference for one in answered.mismatched),
        *(o.order.reference for o in answered.matched if o.outcome.kind is OutcomeKind.UNKNOWN),
    }
    after = {o.reference for b in months.after.unresolved for o in b.instructions}
    assert after == (before - known) | unsure


def _resolved(months: TwoMonths) -> tuple[Resolution, ...]:
    return (*months.known_before, *months.june_answers.resolved)


def _bare(owed: Owed) -> tuple[EntryKey, Component, Month, Dong]:
    line: InstructionLine = owed.line
    return owed.key, line.component, line.month_of, line.amount


def test_the_cause_is_that_which_is_known_at_last() -> None:
    assert {kind.cause for kind in SURE[1:]} == {
        Cause.REFUSED,
        Cause.RETURNED,
        Cause.UNCOLLECTED,
    }
