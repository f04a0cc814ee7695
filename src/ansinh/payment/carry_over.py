"""`CarryOver`: what one month hands to the next."""

from collections.abc import Iterable
from typing import Self

import attrs

from ansinh.months import Month
from ansinh.payment.batch import PaymentBatch
from ansinh.payment.outcome import OutcomeKind
from ansinh.payment.reconciliation import Reconciliation
from ansinh.payment.reference import Reference
from ansinh.payment.settlement import Settlement
from ansinh.roll import Component, InstructionLine, ListedMonth, Owed, PromisedAhead


@attrs.frozen(repr=False)
class CarryOver:
    """What a settled month hands to the next (chuyển chi trả tháng sau).

    `owed` are the sums that were not paid, each with its own month and cause; `settled` the
    orders that were, so that money which comes back late is known for what it is; `unresolved`
    those of which nobody knows, so that what is told of them late is known too. `listed` is
    empty unless somebody who keeps earlier months puts them there: those to which a standard that
    is decided late reaches back.
    """

    month: Month
    owed: tuple[Owed, ...]
    settled: tuple[PaymentBatch, ...]
    listed: tuple[ListedMonth, ...] = ()
    unresolved: tuple[PaymentBatch, ...] = ()

    @classmethod
    def of(
        cls,
        settlement: Settlement,
        reconciliation: Reconciliation,
        batches: Iterable[PaymentBatch],
        *,
        unresolved: Iterable[PaymentBatch] = (),
    ) -> Self:
        """Take what is left over out of a settlement, and what was paid out of the answers.

        `unresolved` are the orders that earlier months left so, as they were reconciled with.
        """
        month = tuple(batches)
        earlier = tuple(unresolved)
        paid = {
            match.order.reference
            for match in reconciliation.matched
            if match.outcome.kind is OutcomeKind.PAID
        }
        paid |= {one.order.reference for one in reconciliation.resolved if one.was_paid}
        open_still = _unresolved(reconciliation, earlier)
        return cls(
            settlement.month,
            settlement.carried_out,
            settled=_only((*month, *earlier), paid),
            unresolved=_only((*earlier, *month), open_still),
        )

    @property
    def ahead(self) -> tuple[PromisedAhead, ...]:
        """What this month ordered of later ones, paid or not: they do not order it anew."""
        paid = tuple(
            PromisedAhead(order.programme, order.beneficiary, line.month_of, line.amount)
            for batch in self.settled
            for order in batch.instructions
            for line in order.lines
            if self._is_ahead(line)
        )
        waiting = tuple(
            PromisedAhead(item.programme, item.beneficiary, item.line.month_of, item.amount)
            for item in self.owed
            if self._is_ahead(item.line)
        )
        return (*paid, *waiting)

    def _is_ahead(self, line: InstructionLine) -> bool:
        return line.component is Component.REGULAR and line.month_of > self.month

    def __repr__(self) -> str:
        return f"CarryOver({self.month}, {len(self.owed)} sums, {len(self.settled)} batches)"

    __str__ = __repr__


def _unresolved(reconciliation: Reconciliation, earlier: Iterable[PaymentBatch]) -> set[Reference]:
    """Name the orders of which nobody knows: this month's, and those of earlier ones still."""
    unknown = {
        match.order.reference
        for match in reconciliation.matched
        if match.outcome.kind is OutcomeKind.UNKNOWN
    }
    unsure = (reconciliation.mismatched, reconciliation.missing)
    unknown |= {one.order.reference for part in unsure for one in part}
    before = {order.reference for batch in earlier for order in batch.instructions}
    return unknown | (before - {one.order.reference for one in reconciliation.resolved})


def _only(batches: Iterable[PaymentBatch], references: set[Reference]) -> tuple[PaymentBatch, ...]:
    """Give the batches with these orders alone, and none that has none of them."""
    kept = []
    for batch in batches:
        orders = tuple(order for order in batch.instructions if order.reference in references)
        if orders:
            kept.append(attrs.evolve(batch, instructions=orders))
    return tuple(kept)
