"""`settle`: the month's money adds up, and what is left is carried into the next."""

from collections import defaultdict
from collections.abc import Iterable

import attrs

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


def settle(plan: PaymentPlan, reconciliation: Reconciliation) -> Settlement:
    """Settle a month: what was owed is paid, cancelled, or carried into the next.

    Raises:
        UnbalancedSettlement: ``settlement-unbalanced``: the reconciliation is not of this plan.
    """
    sums: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    carried: list[Owed] = []

    def count(
        provider: str, programme: str, column: str, lines: Iterable[InstructionLine]
    ) -> None:
        sums[provider, programme][column] += total_of(
            line.amount for line in lines
        ).value

    def carry(provider: str, order: PaymentInstruction, cause: Cause) -> None:
        count(provider, order.programme.code, "carried_out", order.lines)
        carried.extend(_owed_again(order, cause))

    for batch in plan.batches:
        for order in batch.instructions:
            for line in order.lines:
                count(batch.provider, order.programme.code, _origin(line), (line,))
    for hold in plan.holds:
        for line in hold.lines:
            count("", hold.programme.code, _origin(line), (line,))
            count("", hold.programme.code, "carried_out", (line,))
            kept = (
                line if line.cause.unresolved else attrs.evolve(line, cause=Cause.HELD)
            )
            carried.append(Owed(hold.programme, hold.beneficiary, kept))
    for item in plan.cancellations:
        count("", item.programme.code, _origin(item.line), (item.line,))
        count("", item.programme.code, "cancelled", (item.line,))
    for match in reconciliation.matched:
        if match.outcome.kind is OutcomeKind.PAID:
            count(match.provider, match.order.programme.code, "paid", match.order.lines)
        else:
            carry(match.provider, match.order, match.outcome.kind.cause)
    for mismatch in reconciliation.mismatched:
        carry(mismatch.provider, mismatch.order, Cause.MISMATCH)
    for missing in reconciliation.missing:
        carry(missing.provider, missing.order, Cause.MISSING)
    for late in reconciliation.late_returns:
        count(late.provider, late.order.programme.code, "returned", late.order.lines)
        carry(late.provider, late.order, Cause.RETURNED)
    lines = tuple(
        SettlementLine(
            provider=provider,
            programme=programme,
            **{column: Dong(value) for column, value in columns.items()},
        )
        for (provider, programme), columns in sorted(sums.items())
    )
    ordered = sorted(
        carried, key=lambda owed: (owed.key, owed.line.month_of, owed.line.component)
    )
    return Settlement(plan.month, lines, tuple(ordered))


def _origin(line: InstructionLine) -> str:
    return "entitled" if line.cause.is_new else "carried_in"


def _owed_again(order: PaymentInstruction, cause: Cause) -> list[Owed]:
    return [
        Owed(order.programme, order.beneficiary, attrs.evolve(line, cause=cause))
        for line in order.lines
    ]
