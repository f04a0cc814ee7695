"""Laws of months that are paid together: money adds up, and no month is paid twice."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from ansinh import (
    MERIT,
    SOCIAL_ASSISTANCE,
    SOCIAL_PENSION,
    Arrears,
    CombinedPayment,
    Component,
    Document,
    Dong,
    EntryKey,
    InstructionLine,
    Month,
    OutcomeKind,
    PaymentPlan,
    PlanTerms,
    PromisedAhead,
    Reconciliation,
    Roll,
    Settlement,
    arrears_of,
    arrears_of_ahead,
    plan,
    reconcile,
    settle,
    total_of,
)
from ansinh.payment import CarryOver
from ansinh.people import same_person
from ansinh.testing.samples import echo
from ansinh.testing.strategies import answers, deltas, plan_terms, rolls

FIRST = Month(2025, 1)
PROGRAMMES = (SOCIAL_ASSISTANCE, MERIT, SOCIAL_PENSION)


@attrs.frozen
class Run:
    """One month: what it began with, and what came of it."""

    roll: Roll
    terms: PlanTerms
    ahead: tuple[PromisedAhead, ...]
    arrears: Arrears
    plan: PaymentPlan
    reconciliation: Reconciliation
    settlement: Settlement


@st.composite
def months_together(draw: st.DrawFn) -> list[Run]:
    """Draw three months in a row, any of which may be paid together with the next."""
    base: PlanTerms = draw(plan_terms(month=FIRST))
    roll = draw(rolls(month=FIRST, max_size=3, around=base.pay_day))
    runs: list[Run] = []
    delta, carry = None, CarryOver(FIRST - 1, (), ())
    for _ in range(3):
        decided = [p for p in PROGRAMMES if draw(st.booleans())]
        terms = attrs.evolve(
            base,
            pay_day=roll.month.first_day,
            combined=tuple(CombinedPayment(p, roll.month, Document("1/QĐ-MAU")) for p in decided),
        )
        arrears = Arrears((), ())
        if delta is not None:
            arrears = arrears_of(delta, roll.month.last_day, promised=carry.owed)
            arrears += arrears_of_ahead(delta, carry.ahead, promised=carry.owed)
        made = plan(
            roll,
            terms,
            owed=(*carry.owed, *arrears.owed),
            removals=() if delta is None else delta.removals,
            ahead=carry.ahead,
        )
        back = [
            echo(order, OutcomeKind.RETURNED)
            for batch in carry.settled
            for order in batch.instructions
            if draw(st.booleans())
        ]
        said = (*draw(answers(made.instructions)), *back)
        reconciliation = reconcile(made.batches, said, settled=carry.settled)
        settlement = settle(made, reconciliation)
        runs.append(Run(roll, terms, carry.ahead, arrears, made, reconciliation, settlement))
        carry = CarryOver.of(settlement, reconciliation, made.batches)
        delta = draw(deltas(roll))
        roll = delta.apply_to(roll)
    return runs


def promised(run: Run) -> Counter[tuple[EntryKey, Month]]:
    """Say what a month newly owes of its own money and the next month's, from its list alone."""
    before = {
        item.key: item.beneficiary.person for item in run.ahead if item.month_of == run.roll.month
    }
    owed: Counter[tuple[EntryKey, Month]] = Counter()
    for entry in run.roll.entries:
        person = before.get(entry.key)
        if person is None or not same_person(person, entry.beneficiary.person):
            owed[entry.key, run.roll.month] += entry.amount.value
        if any(one.programme == entry.programme for one in run.terms.combined):
            owed[entry.key, run.roll.month + 1] += entry.amount.value
    return owed


@settings(max_examples=40)
@given(runs=months_together())
def test_every_dong_of_two_months_is_paid_cancelled_or_still_owed(runs: list[Run]) -> None:
    for earlier, later in pairwise(runs):
        assert later.settlement.total.carried_in == earlier.settlement.total.carried_out
    for run in runs:
        newly = promised(run).total() + run.arrears.total.value
        assert run.settlement.total.entitled.value == newly
    totals = [run.settlement.total for run in runs]
    came = total_of([*(t.entitled for t in totals), *(t.returned for t in totals)])
    went = total_of([*(t.paid for t in totals), *(t.cancelled for t in totals)])
    assert came == went + totals[-1].carried_out


@settings(max_examples=40)
@given(runs=months_together())
def test_no_month_is_paid_twice(runs: list[Run]) -> None:
    """What was paid of a month's own, less what came back, never exceeds what was owed for it."""
    owed: Counter[tuple[EntryKey, Month]] = Counter()
    paid: Counter[tuple[EntryKey, Month]] = Counter()
    for run in runs:
        owed += promised(run)
        for match in run.reconciliation.matched:
            if match.outcome.kind is OutcomeKind.PAID:
                paid += _regular(match.order.key, match.order.lines)
        for late in run.reconciliation.late_returns:
            paid.subtract(_regular(late.order.key, late.order.lines))
        for sum_of, amount in paid.items():
            assert 0 <= amount <= owed[sum_of]


def _regular(key: EntryKey, lines: Iterable[InstructionLine]) -> Counter[tuple[EntryKey, Month]]:
    sums: Counter[tuple[EntryKey, Month]] = Counter()
    for line in lines:
        if line.component is Component.REGULAR:
            sums[key, line.month_of] += line.amount.value
    return sums


@settings(max_examples=40)
@given(runs=months_together())
def test_what_was_ordered_ahead_ends_at_what_the_month_s_list_says(runs: list[Run]) -> None:
    """Ahead, and what is owed besides, less what is to come back, is the listed amount."""
    for run in runs:
        own = [o for o in run.arrears.owed if o.line.month_of == run.roll.month]
        back = [r for r in run.arrears.recoverable if r.month_of == run.roll.month]
        for item in run.ahead:
            entry = run.roll.by_key.get(item.key)
            if item.month_of != run.roll.month or entry is None or not item.is_for(entry):
                continue
            more = total_of(o.amount for o in own if o.key == item.key)
            less = total_of(
                r.amount
                for r in back
                if (r.programme.code, r.beneficiary.case.text) == tuple(item.key)
            )
            assert item.amount + more - less == entry.amount


@settings(max_examples=40)
@given(runs=months_together())
def test_a_line_whose_month_was_ordered_ahead_has_no_new_one(runs: list[Run]) -> None:
    for run in runs:
        ahead = {item.key for item in run.ahead}
        for order in run.plan.instructions:
            entry = run.roll.by_key[order.key]
            if order.key in ahead and any(item.is_for(entry) for item in run.ahead):
                assert not [line for line in order.current if line.cause.value == "entitled"]
    assert all(run.plan.total >= Dong(0) for run in runs)
