"""`MonthMachine`: month after month, and what is true after each event."""

from collections import Counter
from collections.abc import Iterable

from hypothesis.stateful import invariant

from ansinh.money import Dong, total_of
from ansinh.payment import Owed
from ansinh.roll import inverse
from ansinh.testing.month_ledger import asked_for, planned, without_cause
from ansinh.testing.month_rules import MonthRules


class MonthMachine(MonthRules):
    """A Hypothesis machine of the month (kỳ chi trả): lists, plans, answers, settlements.

    Rules report additions, removals and adjustments, close the month's list, plan it, answer its
    orders, settle it, and hand over what is left. Invariants hold after each of them. Run it with
    ``hypothesis.stateful.run_state_machine_as_test(MonthMachine)``, or a subclass:

    - `first_rolls`, `new_entries`, `terms`, `answers_to` say what is drawn;
    - `apply`, `make_plan`, `ask`, `reconcile`, `settle`, `hand_over` are the steps that it tests,
      ansinh's own here; put yours in their place, or round them;
    - further rules and invariants are added as in any machine of Hypothesis.

    A month is ``listed``, then ``planned``, then ``settled``; changes for the next list are
    reported in every stage.
    """

    @invariant()
    def the_list_has_what_was_reported(self) -> None:
        """Who was added is on it, who was removed is not, and nobody else has changed."""
        assert dict(self.roll.by_key) == self.expected

    @invariant()
    def the_delta_leads_back(self) -> None:
        """What a delta did, its inverse takes back."""
        if self.before is not None and self.delta is not None:
            assert inverse(self.delta).apply_to(self.roll) == self.before

    @invariant()
    def every_sum_is_ordered_held_or_cancelled_once(self) -> None:
        """Own amounts, arrears, what was carried in: nothing is lost and nothing there twice."""
        if self.plan is not None:
            assert planned(self.plan) == asked_for(self.roll, self.owed)
            keys = Counter(order.key for order in self.plan.instructions)
            assert all(count == 1 for count in keys.values())

    @invariant()
    def what_was_carried_out_is_carried_in(self) -> None:
        """Sum by sum, whatever the reason why it is open."""
        if self.last is not None:
            out = ((owed.key, owed.line) for owed in self.last.carried_out)
            within = ((owed.key, owed.line) for owed in self.carried.owed)
            assert without_cause(out) == without_cause(within)

    @invariant()
    def nobody_is_paid_twice(self) -> None:
        """What is out, was paid or may have been paid is never more than was promised."""
        orders = self.plan.instructions if self.plan and not self.settlement else ()
        for one, amount in self.ledger.would_be_live(orders).items():
            assert amount <= self.ledger.promised[one]
        assert min(self.ledger.live.values(), default=0) >= 0

    @invariant()
    def held_money_is_counted(self) -> None:
        """It is carried out with its month, whole."""
        if self.plan is not None and self.settlement is not None:
            held = ((hold.key, line) for hold in self.plan.holds for line in hold.lines)
            out = ((owed.key, owed.line) for owed in self.settlement.carried_out)
            assert not without_cause(held) - without_cause(out)

    @invariant()
    def the_month_adds_up(self) -> None:
        """The equation holds line by line, and each column is what happened."""
        if self.plan is None or self.settlement is None:
            return
        for line in (*self.settlement.lines, self.settlement.total):
            came = line.entitled + line.carried_in + line.returned
            assert came == line.paid + line.cancelled + line.carried_out
        new, old = _parted(self.owed)
        total = self.settlement.total
        assert total.entitled == self.roll.total + new
        assert total.carried_in == old
        assert total.cancelled == self.plan.cancelled
        assert total.returned == self.ledger.came_back
        assert self.ledger.surely_paid <= total.paid <= self.ledger.said_paid


def _parted(owed: Iterable[Owed]) -> tuple[Dong, Dong]:
    items = tuple(owed)
    return (
        total_of(item.amount for item in items if item.line.cause.is_new),
        total_of(item.amount for item in items if not item.line.cause.is_new),
    )
