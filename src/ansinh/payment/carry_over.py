"""`CarryOver`: what one month hands to the next."""

from collections.abc import Iterable
from typing import Self

import attrs

from ansinh.months import Month
from ansinh.payment.batch import PaymentBatch
from ansinh.payment.outcome import OutcomeKind
from ansinh.payment.reconciliation import Reconciliation
from ansinh.payment.settlement import Settlement
from ansinh.roll import Component, InstructionLine, ListedMonth, Owed, PromisedAhead


@attrs.frozen(repr=False)
class CarryOver:
    """What a settled month hands to the next (chuyển chi trả tháng sau).

    `owed` are the sums that were not paid, each with its own month and cause; `settled` the
    orders that were, so that money which comes back late is known for what it is. `listed` is
    empty unless somebody who keeps earlier months puts them there: those to which a standard that
    is decided late reaches back.
    """

    month: Month
    owed: tuple[Owed, ...]
    settled: tuple[PaymentBatch, ...]
    listed: tuple[ListedMonth, ...] = ()

    @classmethod
    def of(
        cls,
        settlement: Settlement,
        reconciliation: Reconciliation,
        batches: Iterable[PaymentBatch],
    ) -> Self:
        """Take what is left over out of a settlement, and what was paid out of the answers."""
        paid = {
            match.order.reference
            for match in reconciliation.matched
            if match.outcome.kind is OutcomeKind.PAID
        }
        settled = []
        for batch in batches:
            orders = tuple(order for order in batch.instructions if order.reference in paid)
            if orders:
                settled.append(attrs.evolve(batch, instructions=orders))
        return cls(settlement.month, settlement.carried_out, tuple(settled))

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
