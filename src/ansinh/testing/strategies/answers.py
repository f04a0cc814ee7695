"""What providers answer, and what comes of it."""

from collections.abc import Iterable

import attrs
from hypothesis import strategies as st

from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import (
    Outcome,
    OutcomeKind,
    PaymentBatch,
    PaymentInstruction,
    PaymentPlan,
    Reconciliation,
    Reference,
    Settlement,
    reconcile,
    settle,
)
from ansinh.payment.reference import check_character
from ansinh.people import PersonName
from ansinh.testing.strategies.plans import PlanInput, plan_inputs

_NOBODY = "A" + "0" * 18
_STRANGER = Outcome(Reference(_NOBODY + check_character(_NOBODY)), OutcomeKind.PAID, Dong(1))


@attrs.frozen
class Answered:
    """A month that was planned, answered, reconciled and settled."""

    made_of: PlanInput
    plan: PaymentPlan
    outcomes: tuple[Outcome, ...]
    reconciliation: Reconciliation
    settlement: Settlement


def echo(order: PaymentInstruction, kind: OutcomeKind = OutcomeKind.PAID) -> Outcome:
    """Give the outcome that repeats what was ordered."""
    return Outcome(
        reference=order.reference,
        kind=kind,
        amount=order.amount,
        account=order.account or None,
        name=order.listed_name,
    )


def answers(
    orders: Iterable[PaymentInstruction], *, faithful: bool = False
) -> st.SearchStrategy[tuple[Outcome, ...]]:
    """Draw what providers answer to orders.

    A faithful answer repeats every order once, with any outcome. Others leave orders out, say
    them twice, change account, amount or name, and speak of payments that nobody ordered.
    """
    each = [_faithful(order) if faithful else _any_answer(order) for order in orders]
    listed = st.tuples(*each).map(lambda parts: tuple(one for part in parts for one in part))
    if faithful:
        return listed
    strange = st.sampled_from([(), (), (_STRANGER,), (attrs.evolve(_STRANGER, reference=None),)])
    return st.builds(lambda said, more: (*said, *more), listed, strange).flatmap(
        lambda said: st.permutations(said).map(tuple)
    )


def outcomes(
    batch: PaymentBatch, *, faithful: bool = False
) -> st.SearchStrategy[tuple[Outcome, ...]]:
    """Draw a provider's answer to a batch; see `answers`."""
    return answers(batch.instructions, faithful=faithful)


def _faithful(order: PaymentInstruction) -> st.SearchStrategy[tuple[Outcome, ...]]:
    return st.sampled_from([(echo(order, kind),) for kind in OutcomeKind])


@st.composite  # it shows as its order; all the choices for a month's orders would be a book
def _any_answer(draw: st.DrawFn, order: PaymentInstruction) -> tuple[Outcome, ...]:
    paid = echo(order)
    returned = echo(order, OutcomeKind.RETURNED)
    choices: list[tuple[Outcome, ...]] = [
        (paid,),
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
    return draw(st.sampled_from(choices))


@st.composite
def answered_months(
    draw: st.DrawFn, *, month: Month | None = None, faithful: bool = False
) -> Answered:
    """Draw whole months: a plan, the answers to it, the reconciliation and the settlement."""
    made_of = draw(plan_inputs(month=month))
    planned = made_of.plan()
    said = draw(answers(planned.instructions, faithful=faithful))
    reconciliation = reconcile(planned.batches, said)
    return Answered(made_of, planned, said, reconciliation, settle(planned, reconciliation))


def settlements(*, month: Month | None = None) -> st.SearchStrategy[Settlement]:
    """Draw settlements of months with answers of every kind."""
    return answered_months(month=month).map(lambda answered: answered.settlement)
