from typing import Any

import pytest

from ansinh import (
    CarryOver,
    Cause,
    Code,
    Dong,
    Month,
    OutcomeKind,
    Roll,
    plan,
    reconcile,
    settle,
)
from ansinh.errors import UnbalancedSettlement
from ansinh.payment import Reconciliation, SettlementLine

JULY = Month(2024, 7)


@pytest.mark.parametrize(
    ("kind", "paid", "cause"),
    [
        (OutcomeKind.PAID, 500_000, None),
        (OutcomeKind.REFUSED, 0, Cause.REFUSED),
        (OutcomeKind.RETURNED, 0, Cause.RETURNED),
        (OutcomeKind.UNCOLLECTED, 0, Cause.UNCOLLECTED),
        (OutcomeKind.UNKNOWN, 0, Cause.UNKNOWN),
    ],
)
def test_what_is_not_paid_is_carried_with_its_cause(
    make: Any, kind: OutcomeKind, paid: int, cause: Cause | None
) -> None:
    made = plan(Roll(JULY, [make.entry()]), make.terms())
    result = reconcile(made.batches, [make.said(order, kind) for order in made.instructions])
    settled = settle(made, result)
    assert settled.total.paid == Dong(paid)
    assert [owed.line.cause for owed in settled.carried_out] == ([cause] if cause else [])
    assert settled.lines[0].provider == "mau.bank"


def test_an_order_without_an_answer_is_missing(make: Any) -> None:
    made = plan(Roll(JULY, [make.entry()]), make.terms())
    settled = settle(made, reconcile(made.batches, ()))
    assert [owed.line.cause for owed in settled.carried_out] == [Cause.MISSING]


def test_an_answer_that_differs_is_a_mismatch(make: Any) -> None:
    made = plan(Roll(JULY, [make.entry()]), make.terms())
    wrong = [make.said(order, amount=Dong(1)) for order in made.instructions]
    settled = settle(made, reconcile(made.batches, wrong))
    assert [owed.line.cause for owed in settled.carried_out] == [Cause.MISMATCH]
    assert settled.total.paid == Dong(0)


def test_a_late_return_comes_back_and_is_owed_again_once(make: Any) -> None:
    june = plan(Roll(JULY - 1, [make.entry()]), make.terms())
    answered = reconcile(june.batches, [make.said(order) for order in june.instructions])
    carry = CarryOver.of(settle(june, answered), answered, june.batches)
    assert (carry.owed, [batch.count for batch in carry.settled]) == ((), [1])
    assert str(carry) == "CarryOver(2024-06, 0 sums, 1 batches)"
    july = plan(Roll(JULY, []), make.terms())
    back = [make.said(order, OutcomeKind.RETURNED) for order in june.instructions]
    late = reconcile(july.batches, back, settled=carry.settled)
    settled = settle(july, late)
    (line,) = settled.lines
    assert (line.returned, line.carried_out) == (Dong(500_000), Dong(500_000))
    assert [(o.line.cause, o.line.month_of) for o in settled.carried_out] == [
        (Cause.RETURNED, JULY - 1)
    ]
    again = CarryOver.of(settled, late, july.batches)
    assert again.settled == ()


def test_only_what_was_paid_can_come_back(make: Any) -> None:
    made = plan(Roll(JULY, [make.entry("1"), make.entry("2")]), make.terms())
    first, second = made.instructions
    said = [make.said(first), make.said(second, OutcomeKind.REFUSED)]
    result = reconcile(made.batches, said)
    carry = CarryOver.of(settle(made, result), result, made.batches)
    assert [batch.instructions for batch in carry.settled] == [(first,)]


def test_a_months_own_and_what_it_took_over_are_told_apart(make: Any) -> None:
    entry = make.entry()
    owed = [make.owed(entry, Cause.ADDED_LATE, JULY - 2, 100), make.owed(entry, Cause.HELD)]
    made = plan(Roll(JULY, [entry]), make.terms(), owed=owed)
    total = settle(made, reconcile(made.batches, ())).total
    assert (total.entitled, total.carried_in) == (Dong(500_100), Dong(360_000))


def test_held_money_is_carried_by_no_provider(make: Any) -> None:
    entry = make.entry()
    owed = [make.owed(entry, Cause.UNKNOWN), make.owed(make.entry("9"), Cause.UNCOLLECTED)]
    made = plan(Roll(JULY, [entry]), make.terms(), owed=owed)
    settled = settle(made, reconcile(made.batches, [make.said(o) for o in made.instructions]))
    held, _ = settled.lines
    assert (held.provider, held.carried_in, held.carried_out) == ("", Dong(720_000), Dong(720_000))
    assert [o.line.cause for o in settled.carried_out] == [Cause.UNKNOWN, Cause.HELD]


def test_a_reconciliation_of_nothing_settles_only_a_plan_of_nothing(make: Any) -> None:
    nothing = Reconciliation((), (), (), (), (), ())
    settled = settle(plan(Roll(JULY, []), make.terms()), nothing)
    assert (settled.lines, settled.carried_out, settled.total.paid) == ((), (), Dong(0))
    with pytest.raises(UnbalancedSettlement) as refused:
        settle(plan(Roll(JULY, [make.entry()]), make.terms()), nothing)
    assert refused.value.code is Code.SETTLEMENT_UNBALANCED


def test_a_line_adds_up_or_is_none() -> None:
    with pytest.raises(UnbalancedSettlement):
        SettlementLine(provider="mau", programme="BTXH", entitled=Dong(1), paid=Dong(2))
    SettlementLine(provider="mau", programme="BTXH", entitled=Dong(2), paid=Dong(2))
