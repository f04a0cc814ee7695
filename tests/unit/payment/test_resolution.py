from typing import Any

import attrs
import pytest

from ansinh import CarryOver, Cause, Code, Dong, Month, OutcomeKind, PersonName, Roll
from ansinh.errors import UnbalancedSettlement
from ansinh.payment import PaymentBatch, PaymentPlan, Resolution, plan, reconcile, resolve, settle

JUNE = Month(2024, 6)
PAID, REFUSED, RETURNED = OutcomeKind.PAID, OutcomeKind.REFUSED, OutcomeKind.RETURNED


@pytest.fixture
def june(make: Any) -> CarryOver:
    """June, of whose one order nobody said anything."""
    made = plan(Roll(JUNE, [make.entry()]), make.terms())
    nothing = reconcile(made.batches, ())
    return CarryOver.of(settle(made, nothing), nothing, made.batches)


def july(make: Any, carried: CarryOver, owed: Any = None) -> PaymentPlan:
    """Plan July with what June handed over."""
    return plan(Roll(JUNE + 1, []), make.terms(), owed=carried.owed if owed is None else owed)


def late(make: Any, carried: CarryOver, kind: OutcomeKind, **parts: Any) -> Any:
    """Say of June's order what came late."""
    return make.said(carried.unresolved[0].instructions[0], kind, **parts)


def test_an_order_without_answer_is_handed_on_to_be_known_later(june: CarryOver) -> None:
    assert [owed.line.cause for owed in june.owed] == [Cause.MISSING]
    assert [batch.count for batch in june.unresolved] == [1]
    assert june.settled == ()


def test_what_was_paid_after_all_is_paid_in_the_open_month(make: Any, june: CarryOver) -> None:
    made = july(make, june)
    known = reconcile((), [late(make, june, PAID)], unresolved=june.unresolved)
    assert [one.was_paid for one in known.resolved] == [True]
    settled = settle(made, known)
    bank, nobody = settled.lines[1], settled.lines[0]
    assert (bank.carried_in, bank.paid) == (Dong(500_000), Dong(500_000))
    assert (nobody.carried_in, nobody.carried_out) == (Dong(0), Dong(0))
    assert settled.carried_out == ()
    after = CarryOver.of(settled, known, (), unresolved=june.unresolved)
    assert after.unresolved == ()
    assert [batch.count for batch in after.settled] == [1], "it may still come back"


def test_what_was_known_before_the_plan_is_handed_on_as_what_is_known_after_it(
    make: Any, june: CarryOver
) -> None:
    known = reconcile((), [late(make, june, PAID)], unresolved=june.unresolved).resolved
    knowing = june.knowing(known)
    assert (knowing.owed, knowing.unresolved) == ((), ())
    assert knowing.settled == june.unresolved
    nothing = reconcile((), ())
    settled = settle(july(make, knowing), nothing, resolved=known)
    after = CarryOver.of(settled, nothing, (), unresolved=june.unresolved, resolved=known)
    assert (after.settled, after.unresolved) == (june.unresolved, ())


def test_what_came_back_in_the_same_month_is_not_handed_on_as_paid(
    make: Any, june: CarryOver
) -> None:
    """It was known as paid before the plan, and was returned after it."""
    known = reconcile((), [late(make, june, PAID)], unresolved=june.unresolved).resolved
    back = reconcile((), [late(make, june, RETURNED)], settled=june.unresolved)
    settled = settle(july(make, june.knowing(known)), back, resolved=known)
    after = CarryOver.of(settled, back, (), unresolved=june.unresolved, resolved=known)
    assert (after.settled, after.unresolved) == ((), ())
    assert [owed.line.cause for owed in after.owed] == [Cause.RETURNED]


def test_what_is_known_as_not_paid_is_owed_and_unresolved_no_more(
    make: Any, june: CarryOver
) -> None:
    known = reconcile((), [late(make, june, REFUSED)], unresolved=june.unresolved).resolved
    knowing = june.knowing(known)
    assert [owed.line.cause for owed in knowing.owed] == [Cause.REFUSED]
    assert (knowing.settled, knowing.unresolved) == ((), ())


@pytest.mark.parametrize("kind", [REFUSED, RETURNED, OutcomeKind.UNCOLLECTED])
def test_what_was_not_is_owed_again_for_the_cause_that_is_known(
    make: Any, june: CarryOver, kind: OutcomeKind
) -> None:
    known = reconcile((), [late(make, june, kind)], unresolved=june.unresolved)
    settled = settle(july(make, june), known)
    assert [owed.line.cause for owed in settled.carried_out] == [kind.cause]
    assert settled.total.paid == Dong(0)
    after = CarryOver.of(settled, known, (), unresolved=june.unresolved)
    assert (after.unresolved, after.settled) == ((), ())


def test_known_before_planning_what_was_paid_is_in_no_plan(make: Any, june: CarryOver) -> None:
    known = reconcile((), [late(make, june, PAID)], unresolved=june.unresolved).resolved
    owed = resolve(june.owed, known)
    assert owed == ()
    made = july(make, june, owed)
    settled = settle(made, reconcile((), ()), resolved=known)
    (line,) = settled.lines
    assert (line.carried_in, line.paid) == (Dong(500_000), Dong(500_000))


def test_known_before_planning_what_was_not_paid_is_ordered(make: Any, june: CarryOver) -> None:
    known = reconcile((), [late(make, june, REFUSED)], unresolved=june.unresolved).resolved
    owed = resolve(june.owed, known)
    assert [one.line.cause for one in owed] == [Cause.REFUSED]
    made = plan(Roll(JUNE + 1, [make.entry()]), make.terms(), owed=owed)
    (order,) = made.instructions
    assert {line.month_of for line in order.lines} == {JUNE, JUNE + 1}
    settled = settle(made, reconcile(made.batches, [make.said(order)]), resolved=known)
    assert (settled.total.carried_in, settled.total.paid) == (Dong(500_000), Dong(1_000_000))


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        (OutcomeKind.UNKNOWN, {}),
        (PAID, {"amount": Dong(1)}),
        (PAID, {"name": PersonName("Người Khác")}),
    ],
)
def test_what_is_not_sure_resolves_nothing(
    make: Any, june: CarryOver, kind: OutcomeKind, parts: dict[str, Any]
) -> None:
    heard = reconcile((), [late(make, june, kind, **parts)], unresolved=june.unresolved)
    assert (heard.resolved, len(heard.still_unresolved)) == ((), 1)
    assert not heard.is_clean
    settled = settle(july(make, june), heard)
    assert [owed.line.cause for owed in settled.carried_out] == [Cause.MISSING]
    after = CarryOver.of(settled, heard, (), unresolved=june.unresolved)
    assert after.unresolved == june.unresolved


def test_a_resolution_of_what_does_not_wait_is_refused(make: Any, june: CarryOver) -> None:
    known = reconcile((), [late(make, june, PAID)], unresolved=june.unresolved)
    for settled_or_resolved in (
        lambda: settle(july(make, june, ()), known),
        lambda: resolve((), known.resolved),
        lambda: resolve(june.owed, (*known.resolved, *known.resolved)),
    ):
        with pytest.raises(UnbalancedSettlement) as refused:
            settled_or_resolved()
        assert refused.value.code is Code.SETTLEMENT_UNBALANCED


def test_a_case_given_again_is_not_mixed_up(make: Any, june: CarryOver) -> None:
    """The sum is the person's who was to get it, not that of whoever has the number now."""
    (owed,) = june.owed
    other = attrs.evolve(make.person, name=PersonName("Người Khác"))
    another = attrs.evolve(owed, beneficiary=attrs.evolve(owed.beneficiary, person=other))
    (batch,) = june.unresolved
    said = Resolution(batch.provider, batch.instructions[0], late(make, june, PAID))
    assert resolve((another, owed), [said]) == (another,)
    with pytest.raises(UnbalancedSettlement):
        resolve((another,), [said])


def test_what_an_earlier_month_answered_counts_with_what_comes_now(
    make: Any, june: CarryOver
) -> None:
    """Unknown in June and paid in July contradict each other: only evidence resolves that."""
    both = [late(make, june, OutcomeKind.UNKNOWN), late(make, june, PAID)]
    heard = reconcile((), both, unresolved=june.unresolved)
    assert [one.differences for one in heard.still_unresolved] == [("outcome",)]


def test_an_order_of_two_sums_is_resolved_with_both(make: Any) -> None:
    entry = make.entry()
    owed = [make.owed(entry, Cause.ADDED_LATE, JUNE - 1, 100)]
    made = plan(Roll(JUNE, [entry]), make.terms(), owed=owed)
    nothing = reconcile(made.batches, ())
    carried = CarryOver.of(settle(made, nothing), nothing, made.batches)
    known = reconcile((), [late(make, carried, PAID)], unresolved=carried.unresolved)
    assert settle(july(make, carried), known).total.paid == Dong(500_100)
    batch: PaymentBatch = carried.unresolved[0]
    assert {line.cause for line in batch.instructions[0].lines} == {
        Cause.ADDED_LATE,
        Cause.ENTITLED,
    }
