"""What providers answer, and what comes of it."""

from collections.abc import Iterable
from functools import cached_property

import attrs
from hypothesis import strategies as st

from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import (
    CarryOver,
    Outcome,
    OutcomeKind,
    PaymentBatch,
    PaymentInstruction,
    PaymentPlan,
    Reconciliation,
    Reference,
    Settlement,
    SettlementLine,
    reconcile,
    settle,
)
from ansinh.payment.reference import check_character
from ansinh.people import PersonName
from ansinh.testing.samples import echo
from ansinh.testing.strategies.amounts import dongs
from ansinh.testing.strategies.batches import references
from ansinh.testing.strategies.channels import account_numbers
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.identity import citizen_ids
from ansinh.testing.strategies.names import person_names
from ansinh.testing.strategies.plans import PlanInput, plan_inputs
from ansinh.testing.strategies.time import days
from ansinh.testing.strategies.told import positions, words

_NOBODY = "A" + "0" * 18
_STRANGER = Outcome(Reference(_NOBODY + check_character(_NOBODY)), OutcomeKind.PAID, Dong(1))


@attrs.frozen
class Answered:
    """A month that was planned, answered, reconciled and settled.

    It shows as what it was made of and what was answered; all else follows.
    """

    made_of: PlanInput
    outcomes: tuple[Outcome, ...]

    @cached_property
    def plan(self) -> PaymentPlan:
        """What the month pays, holds and cancels."""
        return self.made_of.plan()

    @cached_property
    def reconciliation(self) -> Reconciliation:
        """The orders held against the answers."""
        return reconcile(self.plan.batches, self.outcomes)

    @cached_property
    def settlement(self) -> Settlement:
        """The month's money."""
        return settle(self.plan, self.reconciliation)

    @cached_property
    def carry_over(self) -> CarryOver:
        """What the next month starts from."""
        return CarryOver.of(self.settlement, self.reconciliation, self.plan.batches)


@eager
def answers(
    orders: Iterable[PaymentInstruction], *, faithful: bool = False
) -> st.SearchStrategy[tuple[Outcome, ...]]:
    """Draw what providers answer to orders.

    A faithful answer repeats every order once, with any outcome. Others leave orders out, say
    them twice, change account, amount or name, and speak of payments that nobody ordered.
    """
    asked = _Orders(orders)
    return _faithful_answers(asked) if faithful else _any_answers(asked)


@eager
def outcomes(
    batch: PaymentBatch, *, faithful: bool = False
) -> st.SearchStrategy[tuple[Outcome, ...]]:
    """Draw a provider's answer to a batch; see `answers`."""
    return answers(batch.instructions, faithful=faithful)


class _Orders:
    """What is asked about; it shows as a number, where all the orders would be a book.

    No attrs class: Hypothesis would show its fields.
    """

    def __init__(self, each: Iterable[PaymentInstruction]) -> None:
        self.each = tuple(each)

    def __repr__(self) -> str:
        return f"{len(self.each)} orders"


@st.composite
def _faithful_answers(draw: st.DrawFn, asked: _Orders) -> tuple[Outcome, ...]:
    return tuple(echo(order, draw(_KINDS)) for order in asked.each)


@st.composite
def _any_answers(draw: st.DrawFn, asked: _Orders) -> tuple[Outcome, ...]:
    told = [draw(st.sampled_from(_told(order))) for order in asked.each]
    said = [*(outcome for part in told for outcome in part), *draw(_STRANGERS)]
    return tuple(said[place] for place in draw(st.permutations(range(len(said)))))


def _told(order: PaymentInstruction) -> list[tuple[Outcome, ...]]:
    """Give what may be said of one order: all that can be right or wrong with it."""
    paid = echo(order)
    returned = echo(order, OutcomeKind.RETURNED)
    return [
        (paid,),
        (),
        (paid,),
        *((echo(order, kind),) for kind in OutcomeKind),
        (),
        (paid, paid),
        (paid, returned),
        (paid, echo(order, OutcomeKind.REFUSED)),
        (attrs.evolve(paid, amount=order.amount + Dong(1)),),
        (attrs.evolve(paid, account="0000999999"),),
        (attrs.evolve(paid, name=PersonName("Người Khác")),),
        (attrs.evolve(paid, collected_by=PersonName("Người Khác")),),
        (attrs.evolve(paid, collected_by_id="099999999999"),),
        (Outcome(order.reference, OutcomeKind.UNCOLLECTED),),
        (Outcome(order.reference, OutcomeKind.PAID),),
    ]


@eager
@st.composite
def answered_months(
    draw: st.DrawFn,
    *,
    month: Month | None = None,
    faithful: bool = False,
    max_size: int = 4,
    max_owed: int | None = None,
) -> Answered:
    """Draw whole months: a plan, the answers to it, the reconciliation and the settlement."""
    made_of = draw(plan_inputs(month=month, max_size=max_size, max_owed=max_owed))
    return Answered(made_of, draw(answers(made_of.plan().instructions, faithful=faithful)))


@eager
def settlements(*, month: Month | None = None) -> st.SearchStrategy[Settlement]:
    """Draw settlements of months with answers of every kind."""
    return answered_months(month=month).map(lambda answered: answered.settlement)


@eager
def reconciliations(*, month: Month | None = None) -> st.SearchStrategy[Reconciliation]:
    """Draw months' orders held against answers of every kind, some of them late."""
    of_the_month = answered_months(month=month).map(lambda answered: answered.reconciliation)
    return of_the_month | _late_news(month)


@st.composite
def _late_news(draw: st.DrawFn, month: Month | None) -> Reconciliation:
    """Draw what comes in late of orders that a month left unresolved."""
    unresolved = draw(answered_months(month=month)).carry_over.unresolved
    orders = [order for batch in unresolved for order in batch.instructions]
    return reconcile((), draw(answers(orders)), unresolved=unresolved)


@eager
@st.composite
def settlement_lines(draw: st.DrawFn, *, month: Month | None = None) -> SettlementLine:
    """Draw the money of one provider and programme, and that of all; each line balances."""
    settlement = draw(settlements(month=month))
    return draw(st.sampled_from([settlement.total, *settlement.lines]))


@eager
@st.composite
def carry_overs(draw: st.DrawFn, *, month: Month | None = None) -> CarryOver:
    """Draw what a month hands to the next: sums that were not paid, orders that were, nothing."""
    return draw(answered_months(month=month)).carry_over


@st.composite
def single_outcomes(draw: st.DrawFn) -> Outcome:
    """Draw lines of answers by themselves: of any order or of none, saying much or little."""
    return Outcome(
        reference=draw(_REFERENCES),
        kind=draw(_KINDS),
        amount=draw(_AMOUNTS),
        account=draw(_ACCOUNTS),
        name=draw(_NAMES),
        on=draw(_PAID_ON),
        reason=draw(_WORDS),
        transaction=draw(_WORDS),
        collected_by=draw(_NAMES),
        evidence=draw(_EVIDENCE),
        collected_by_id=draw(_IDS),
    )


_KINDS = st.sampled_from(OutcomeKind)
_STRANGERS = st.sampled_from([(), (), (_STRANGER,), (attrs.evolve(_STRANGER, reference=None),)])
_REFERENCES = st.none() | references()
_AMOUNTS = st.none() | dongs()
_ACCOUNTS = st.none() | account_numbers()
_NAMES = st.none() | person_names()
_PAID_ON = st.none() | days()
_WORDS = words()
_EVIDENCE = st.none() | positions()
_IDS = st.none() | citizen_ids().map(lambda number: number.digits)
