"""`MonthHooks`: what a machine of months draws, and the steps that it tests."""

from collections.abc import Iterable
from typing import ClassVar

import attrs
from hypothesis import strategies as st

from ansinh.entitlement import MERIT, SOCIAL_ASSISTANCE, Programme
from ansinh.months import Month
from ansinh.payment import (
    CarryOver,
    Outcome,
    Owed,
    PaymentBatch,
    PaymentInstruction,
    PaymentPlan,
    PlanTerms,
    Reconciliation,
    Settlement,
    plan,
    reconcile,
    settle,
)
from ansinh.people import CaseNumber
from ansinh.roll import Entry, MonthlyDelta, Removal, Roll
from ansinh.testing.strategies import answers, entries, payable_entries, plan_terms, rolls
from ansinh.testing.strategies.terms import EVERY_ROUTE


class MonthHooks:
    """What a subclass of `MonthMachine` may say otherwise; by default ansinh's own steps."""

    first_month: ClassVar[Month] = Month(2024, 5)

    def first_rolls(self) -> st.SearchStrategy[Roll]:
        """Say with which lists it may begin."""
        keyed = [
            (programme, CaseNumber(f"{serial:04}"))
            for programme in (SOCIAL_ASSISTANCE, MERIT)
            for serial in (1, 2)
        ]
        listed = st.tuples(*(self.new_entries(*key) for key in keyed))
        some = st.integers(0, len(keyed))
        several = st.builds(lambda each, count: Roll(self.first_month, each[:count]), listed, some)
        return several | rolls(month=self.first_month, max_size=3)

    def new_entries(self, programme: Programme, case: CaseNumber) -> st.SearchStrategy[Entry]:
        """Say who may join: most can be paid, and of some somebody has died, a paper has ended."""
        one, other = st.just(programme), st.just(case)
        payable = payable_entries(programme=one, case=other)
        return st.one_of(payable, payable, entries(programme=one, case=other))

    def terms(self, month: Month) -> st.SearchStrategy[PlanTerms]:
        """Say on what terms a month may be paid: mostly by every channel and without limits."""
        some = plan_terms(month=month)
        open_to_all = some.map(lambda terms: attrs.evolve(terms, routes=EVERY_ROUTE, limits={}))
        return st.one_of(open_to_all, open_to_all, some)

    def answers_to(self, order: PaymentInstruction) -> st.SearchStrategy[tuple[Outcome, ...]]:
        """Say what may be answered to one order; nothing at all, and twice, among it."""
        return answers([order])

    def apply(self, delta: MonthlyDelta, roll: Roll) -> Roll:
        """Make the next list."""
        return delta.apply_to(roll)

    def make_plan(
        self, roll: Roll, terms: PlanTerms, owed: Iterable[Owed], removals: Iterable[Removal]
    ) -> PaymentPlan:
        """Turn the list into orders and holds."""
        return plan(roll, terms, owed=owed, removals=removals)

    def ask(self, plan: PaymentPlan, said: tuple[Outcome, ...]) -> tuple[Outcome, ...]:  # noqa: ARG002 - for subclasses
        """Give what is heard of what the providers say; a subclass may send it through files."""
        return said

    def reconcile(
        self,
        batches: Iterable[PaymentBatch],
        outcomes: Iterable[Outcome],
        settled: Iterable[PaymentBatch],
    ) -> Reconciliation:
        """Hold the answers against the orders."""
        return reconcile(batches, outcomes, settled=settled)

    def settle(self, plan: PaymentPlan, reconciliation: Reconciliation) -> Settlement:
        """Settle the month."""
        return settle(plan, reconciliation)

    def hand_over(self, carried: CarryOver) -> CarryOver:
        """Give what the next month takes over; a subclass may store it in between."""
        return carried
