"""What a plan is made of, and plans."""

import attrs
from hypothesis import strategies as st

from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import (
    Cause,
    Component,
    InstructionLine,
    Owed,
    PaymentPlan,
    PlanTerms,
    plan,
)
from ansinh.roll import Entry, Removal, Roll
from ansinh.testing.strategies.amounts import monthly_amounts
from ansinh.testing.strategies.decisions import documents
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.rolls import entries, rolls
from ansinh.testing.strategies.terms import plan_terms
from ansinh.testing.strategies.time import months

_MOST_OWED = 2


@attrs.frozen
class PlanInput:
    """Everything that a month's plan is made of."""

    roll: Roll
    terms: PlanTerms
    owed: tuple[Owed, ...]
    removals: tuple[Removal, ...]

    def plan(self) -> PaymentPlan:
        """Make the plan."""
        return plan(self.roll, self.terms, owed=self.owed, removals=self.removals)


@attrs.frozen
class _Sum:
    component: Component
    months_back: int
    amount: Dong
    cause: Cause
    became: Cause | None

    def of(self, entry: Entry, month: Month) -> Owed:
        line = InstructionLine(self.component, month - self.months_back, self.amount, self.cause)
        if self.became is not None:
            line = line.carried(self.became, month - 1)
        return Owed(entry.programme, entry.beneficiary, line)


_SUMS = st.builds(
    _Sum,
    component=st.sampled_from(Component),
    months_back=st.integers(1, 4),
    amount=monthly_amounts(min_value=Dong(1)),
    cause=st.sampled_from([cause for cause in Cause if cause is not Cause.ENTITLED]),
    became=st.none() | st.sampled_from([cause for cause in Cause if not cause.is_promise]),
)
_SOME_SUMS = st.lists(_SUMS, max_size=_MOST_OWED)
_DECISIONS = st.none() | documents()
_ENTRIES = entries()
_MONTHS = months()


@eager
@st.composite
def owed(draw: st.DrawFn, entry: Entry | None = None, *, month: Month | None = None) -> Owed:
    """Draw a sum that is owed to somebody besides `month`'s own, from an earlier month.

    To whom `entry` pays; where it is not given, to anybody.
    """
    whose = draw(_ENTRIES) if entry is None else entry
    return draw(_SUMS).of(whose, draw(_MONTHS) if month is None else month)


@eager
@st.composite
def plan_inputs(
    draw: st.DrawFn, *, month: Month | None = None, max_size: int = 4, max_owed: int | None = None
) -> PlanInput:
    """Draw a roll, terms, what is owed besides, and who has left; also of somebody who has left.

    The roll has up to `max_size` lines; up to `max_owed` sums are owed, or as many as are drawn.
    """
    paid = draw(_MONTHS) if month is None else month
    terms = draw(plan_terms(month=paid))
    roll = draw(rolls(month=paid, max_size=max_size, around=terms.pay_day))
    others = draw(rolls(month=paid, max_size=min(2, max_size), around=terms.pay_day))
    gone = [entry for entry in others.entries if entry.key not in roll.by_key]
    sums = [drawn.of(entry, paid) for entry in (*roll.entries, *gone) for drawn in draw(_SOME_SUMS)]
    removals = [
        Removal(entry, paid - draw(st.integers(0, 3)), decision=draw(_DECISIONS))
        for entry in gone
        if draw(st.booleans())
    ]
    return PlanInput(roll, terms, tuple(sums[:max_owed]), tuple(removals))


@eager
def plans(*, month: Month | None = None, max_size: int = 4) -> st.SearchStrategy[PaymentPlan]:
    """Draw plans: with orders, holds and cancellations, or with nothing at all."""
    return plan_inputs(month=month, max_size=max_size).map(PlanInput.plan)
