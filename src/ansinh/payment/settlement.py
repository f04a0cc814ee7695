"""`settle`: the month's money adds up, and what is left is carried into the next."""

from collections import defaultdict
from collections.abc import Iterator
from operator import attrgetter

import attrs

from ansinh.entitlement import Programme
from ansinh.errors import Code, UnbalancedSettlement
from ansinh.money import NOTHING, Dong, total_of
from ansinh.months import Month
from ansinh.payment.instruction import PaymentInstruction
from ansinh.payment.outcome import OutcomeKind
from ansinh.payment.plan import PaymentPlan
from ansinh.payment.reconciliation import Reconciliation
from ansinh.roll import Cause, InstructionLine, Owed


@attrs.frozen(kw_only=True)
class SettlementLine:
    """The month's money of one provider and programme. Unit: đồng.

    ``entitled + carried_in + returned = paid + cancelled + carried_out``; what is held or
    unknown is in `carried_out`. `provider` is empty for money that no provider was told of.

    Raises:
        UnbalancedSettlement: ``settlement-unbalanced``.
    """

    provider: str
    programme: str
    entitled: Dong = NOTHING
    carried_in: Dong = NOTHING
    returned: Dong = NOTHING
    paid: Dong = NOTHING
    cancelled: Dong = NOTHING
    carried_out: Dong = NOTHING

    def __attrs_post_init__(self) -> None:
        came = self.entitled + self.carried_in + self.returned
        if came != self.paid + self.cancelled + self.carried_out:
            raise UnbalancedSettlement(Code.SETTLEMENT_UNBALANCED)


@attrs.frozen
class Settlement:
    """A month's settlement (quyết toán): a line for each provider and programme, and the total.

    `carried_out` are the sums that go into the next month, each with its own month and cause.
    """

    month: Month
    lines: tuple[SettlementLine, ...]
    carried_out: tuple[Owed, ...]

    def __attrs_post_init__(self) -> None:
        if total_of(owed.amount for owed in self.carried_out) != self.total.carried_out:
            raise UnbalancedSettlement(Code.SETTLEMENT_UNBALANCED)

    @property
    def total(self) -> SettlementLine:
        """All providers and programmes together; it balances as its lines do."""
        return SettlementLine(
            provider="",
            programme="",
            entitled=total_of(line.entitled for line in self.lines),
            carried_in=total_of(line.carried_in for line in self.lines),
            returned=total_of(line.returned for line in self.lines),
            paid=total_of(line.paid for line in self.lines),
            cancelled=total_of(line.cancelled for line in self.lines),
            carried_out=total_of(line.carried_out for line in self.lines),
        )


Posting = tuple[str, Programme, str, tuple[InstructionLine, ...]]
"""Provider (none for what was never ordered), programme, the settlement's column, the money."""


def settle(plan: PaymentPlan, reconciliation: Reconciliation) -> Settlement:
    """Settle a month: what was owed is paid, cancelled, or carried into the next.

    Raises:
        UnbalancedSettlement: ``settlement-unbalanced``: the reconciliation is not of this plan.
    """
    if not _of_one_month(plan, reconciliation):
        raise UnbalancedSettlement(Code.SETTLEMENT_UNBALANCED)
    sums: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for provider, programme, column, lines in (*_planned(plan), *_answered(reconciliation)):
        sums[provider, programme.code][column] += total_of(line.amount for line in lines).value
    settled = (
        SettlementLine(
            provider=provider,
            programme=programme,
            **{column: Dong(value) for column, value in columns.items()},
        )
        for (provider, programme), columns in sorted(sums.items())
    )
    carried = (*_held(plan), *_owed_again(reconciliation))
    ordered = sorted(carried, key=lambda owed: (owed.key, owed.line.month_of, owed.line.component))
    return Settlement(plan.month, tuple(settled), tuple(ordered))


def _of_one_month(plan: PaymentPlan, reconciliation: Reconciliation) -> bool:
    # Another month's sums may be the same by chance, and its orders still others.
    orders = [
        *(part.order for part in reconciliation.matched),
        *(part.order for part in reconciliation.mismatched),
        *(part.order for part in reconciliation.missing),
    ]
    by_reference = attrgetter("reference")
    return sorted(orders, key=by_reference) == sorted(plan.instructions, key=by_reference)


def _planned(plan: PaymentPlan) -> Iterator[Posting]:
    for batch in plan.batches:
        for order in batch.instructions:
            for line in order.lines:
                yield batch.provider, order.programme, _origin(line), (line,)
    for hold in plan.holds:
        for line in hold.lines:
            yield "", hold.programme, _origin(line), (line,)
            yield "", hold.programme, "carried_out", (line,)
    for item in plan.cancellations:
        yield "", item.programme, _origin(item.line), (item.line,)
        yield "", item.programme, "cancelled", (item.line,)


def _answered(reconciliation: Reconciliation) -> Iterator[Posting]:
    for match in reconciliation.matched:
        if match.outcome.kind is OutcomeKind.PAID:
            yield match.provider, match.order.programme, "paid", match.order.lines
    for late in reconciliation.late_returns:
        yield late.provider, late.order.programme, "returned", late.order.lines
    for provider, order, _ in _unpaid(reconciliation):
        yield provider, order.programme, "carried_out", order.lines


def _unpaid(reconciliation: Reconciliation) -> Iterator[tuple[str, PaymentInstruction, Cause]]:
    for match in reconciliation.matched:
        if match.outcome.kind is not OutcomeKind.PAID:
            yield match.provider, match.order, match.outcome.kind.cause
    for mismatch in reconciliation.mismatched:
        yield mismatch.provider, mismatch.order, Cause.MISMATCH
    for missing in reconciliation.missing:
        yield missing.provider, missing.order, Cause.MISSING
    for late in reconciliation.late_returns:
        yield late.provider, late.order, Cause.RETURNED


def _origin(line: InstructionLine) -> str:
    return "entitled" if line.cause.is_new else "carried_in"


def _held(plan: PaymentPlan) -> Iterator[Owed]:
    for hold in plan.holds:
        for line in hold.lines:
            kept = line if line.cause.unresolved else line.carried(Cause.HELD, plan.month)
            yield Owed(hold.programme, hold.beneficiary, kept)


def _owed_again(reconciliation: Reconciliation) -> Iterator[Owed]:
    for _, order, cause in _unpaid(reconciliation):
        for line in order.lines:
            yield Owed(order.programme, order.beneficiary, line.carried(cause, order.month))
