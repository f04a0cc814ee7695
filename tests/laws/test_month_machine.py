"""Month after month, in any order of events; and the machine notices what is planted."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

import attrs
import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from ansinh import (
    Adjustment,
    AnsinhError,
    CarryOver,
    Cause,
    Dong,
    Month,
    Outcome,
    OutcomeKind,
    Owed,
    PaymentInstruction,
    Reconciliation,
    Removal,
    Roll,
    from_json,
    to_json,
)
from ansinh.payment import carry_over as carrying
from ansinh.payment import settlement as settling
from ansinh.roll import delta as applying
from ansinh.testing import MonthMachine, month_hooks, month_machine
from ansinh.testing.samples import echo

planning: Any = import_module("ansinh.payment.plan")  # the package has a function of that name

TestMonth = MonthMachine.TestCase
TestMonth.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)

SHORT = settings(max_examples=30, stateful_step_count=30, deadline=None)
HUNT = settings(
    max_examples=2_000,
    stateful_step_count=40,
    deadline=None,
    database=None,
    derandomize=True,
    report_multiple_bugs=False,
    print_blob=False,
    phases=[Phase.generate],
)
"""Long enough for a fault that needs several months; the same every time."""


def test_what_is_left_may_be_stored_in_between() -> None:
    """What a subclass puts round a step is what runs."""
    stored: list[str] = []

    class Stored(MonthMachine):
        def hand_over(self, carried: CarryOver) -> CarryOver:
            stored.append(to_json(carried))
            return from_json(stored[-1], CarryOver)

    run_state_machine_as_test(Stored, settings=SHORT)
    assert stored


def test_a_subclass_says_how_orders_are_answered_and_adds_rules() -> None:
    looked: list[str] = []
    kinds: set[OutcomeKind] = set()

    class Slow(MonthMachine):
        def answers_to(self, order: PaymentInstruction) -> st.SearchStrategy[tuple[Outcome, ...]]:
            return st.just((echo(order, OutcomeKind.UNCOLLECTED),))

        @rule()
        def look(self) -> None:
            looked.append(self.stage)
            kinds.update(outcome.kind for outcome in self.said)

    run_state_machine_as_test(Slow, settings=settings(SHORT, max_examples=100))
    assert set(looked) == {"listed", "planned", "settled"}
    assert kinds == {OutcomeKind.UNCOLLECTED}


def _drop_holds_of_the_unresolved(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(planning, "_unresolved", lambda _waiting: [])


def _order_carried_sums_twice(patch: pytest.MonkeyPatch) -> None:
    def doubled(
        _month: object, owed: Iterable[Owed], **_ahead: bool
    ) -> tuple[list[Owed], list[Owed]]:
        return [one for item in owed for one in (item, item)], []

    patch.setattr(planning, "_each_once", doubled)


def _without(kind: type) -> Callable[[pytest.MonkeyPatch], None]:
    def plant(patch: pytest.MonkeyPatch) -> None:
        real: Callable[..., Roll] = applying._applied

        def applied(roll: Roll, month: Month, changes: Iterable[Any]) -> Roll:
            return real(roll, month, tuple(c for c in changes if not isinstance(c, kind)))

        patch.setattr(applying, "_applied", applied)

    return plant


def _pay_again_what_nobody_knows(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Cause, "unresolved", property(lambda _cause: False))


def _carry_paid_sums_again(patch: pytest.MonkeyPatch) -> None:
    """The sums of the books are those of before: only the list of what is owed is too long."""
    real: Callable[..., Iterator[Owed]] = settling._owed_again

    def again(reconciliation: Reconciliation) -> Iterator[Owed]:
        yield from real(reconciliation)
        for match in reconciliation.matched:
            if match.outcome.kind is OutcomeKind.PAID:
                for line in match.order.lines:
                    sum_ = attrs.evolve(line, cause=Cause.RETURNED)
                    yield Owed(match.order.programme, match.order.beneficiary, sum_)

    patch.setattr(settling, "_owed_again", again)
    patch.setattr(settling.Settlement, "__attrs_post_init__", lambda _settlement: None)
    patch.setattr(carrying.CarryOver, "of", classmethod(_all_of_it))


def _all_of_it(kind: type[CarryOver], settlement: Any, *_: object) -> CarryOver:
    return kind(settlement.month, settlement.carried_out, ())


def _lose_a_sum_between_months(patch: pytest.MonkeyPatch) -> None:
    real = carrying.CarryOver.of

    def shorter(*parts: Any) -> CarryOver:
        whole = real(*parts)
        return attrs.evolve(whole, owed=whole.owed[1:])

    patch.setattr(carrying.CarryOver, "of", shorter)


def _take_unknown_as_paid(patch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Reconciliation] = month_hooks.reconcile

    def sure(batches: Any, outcomes: Iterable[Outcome], **more: Any) -> Reconciliation:
        told = [
            attrs.evolve(one, kind=OutcomeKind.PAID) if one.kind is OutcomeKind.UNKNOWN else one
            for one in outcomes
        ]
        return real(batches, told, **more)

    patch.setattr(month_hooks, "reconcile", sure)


def _overlook_money_that_comes_back(patch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Reconciliation] = month_hooks.reconcile
    patch.setattr(month_hooks, "reconcile", lambda batches, outcomes, **_: real(batches, outcomes))


def _take_back_too_little(patch: pytest.MonkeyPatch) -> None:
    real = month_machine.inverse
    patch.setattr(
        month_machine,
        "inverse",
        lambda delta: attrs.evolve(real(delta), changes=real(delta).changes[1:]),
    )


def _pay_one_dong_less(patch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = planning._lines

    def cut(month: Month, entry: Any, waiting: Any) -> Any:
        lines = real(month, entry, waiting)
        return tuple(
            attrs.evolve(line, amount=line.amount - Dong(1)) if line.amount.value > 1 else line
            for line in lines
        )

    patch.setattr(planning, "_lines", cut)


FAULTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "a hold is dropped": _drop_holds_of_the_unresolved,
    "a carried sum is ordered twice": _order_carried_sums_twice,
    "a paid sum is carried again": _carry_paid_sums_again,
    "a removal is ignored": _without(Removal),
    "an adjustment is ignored": _without(Adjustment),
    "what nobody knows is paid again": _pay_again_what_nobody_knows,
    "a sum is lost between months": _lose_a_sum_between_months,
    "unknown is taken as paid": _take_unknown_as_paid,
    "money that comes back is overlooked": _overlook_money_that_comes_back,
    "a delta takes back too little": _take_back_too_little,
    "an order is one đồng short": _pay_one_dong_less,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_machine_notices(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these is a way to lose money or to pay it twice."""
    FAULTS[fault](monkeypatch)
    with pytest.raises((AssertionError, AnsinhError)):
        run_state_machine_as_test(MonthMachine, settings=HUNT)
