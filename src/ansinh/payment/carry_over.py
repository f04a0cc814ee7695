"""`CarryOver`: what one month hands to the next."""

from collections.abc import Iterable
from typing import Self

import attrs

from ansinh.months import Month
from ansinh.payment.batch import PaymentBatch
from ansinh.payment.outcome import OutcomeKind
from ansinh.payment.reconciliation import Reconciliation
from ansinh.payment.reference import Reference
from ansinh.payment.resolution import Resolution, resolve
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
        resolved: Iterable[Resolution] = (),
    ) -> Self:
        """Take what is left over out of a settlement, and what was paid out of the answers.

        `unresolved` are the orders that earlier months left so; `resolved` tells of which of them
        it was known before the month was planned, as `settle` was told.
        """
        month = tuple(batches)
        earlier = tuple(unresolved)
        before = tuple(resolved)
        paid = {
            match.order.reference
            for match in reconciliation.matched
            if match.outcome.kind is OutcomeKind.PAID
        }
        known = (*before, *reconciliation.resolved)
        paid |= {one.order.reference for one in known if one.was_paid}
        paid -= {late.order.reference for late in reconciliation.late_returns}
        open_still = _unresolved(reconciliation, earlier) - _told_of(before)
        return cls(
            settlement.month,
            settlement.carried_out,
            settled=_only((*month, *earlier), paid),
            unresolved=_only((*earlier, *month), open_still),
        )

    def knowing(self, resolutions: Iterable[Resolution]) -> Self:
        """Give what is handed on as it is where more is known of orders that were unresolved.

        What was paid is owed no more, and is settled: what it paid ahead is not ordered anew. What
        was not is owed for the cause that is known now. For a month that is not planned yet.

        Raises:
            UnbalancedSettlement: ``settlement-unbalanced``: a sum of theirs is not unresolved here.
        """
        known = tuple(resolutions)
        paid = _told_of(one for one in known if one.was_paid)
        waiting = _references(self.unresolved)
        return attrs.evolve(
            self,
            owed=resolve(self.owed, known),
            settled=(*self.settled, *_only(self.unresolved, paid)),
            unresolved=_only(self.unresolved, waiting - _told_of(known)),
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
    return unknown | (_references(earlier) - _told_of(reconciliation.resolved))


def _references(batches: Iterable[PaymentBatch]) -> set[Reference]:
    return {order.reference for batch in batches for order in batch.instructions}


def _told_of(resolutions: Iterable[Resolution]) -> set[Reference]:
    return {one.order.reference for one in resolutions}


def _only(batches: Iterable[PaymentBatch], references: set[Reference]) -> tuple[PaymentBatch, ...]:
    """Give the batches with these orders alone, and none that has none of them."""
    kept = []
    for batch in batches:
        orders = tuple(order for order in batch.instructions if order.reference in references)
        if orders:
            kept.append(attrs.evolve(batch, instructions=orders))
    return tuple(kept)
