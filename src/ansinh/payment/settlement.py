"""`settle`: the month's money adds up, and what is left is carried into the next."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import attrs

from ansinh.entitlement import Programme
from ansinh.errors import Code, UnbalancedSettlement
from ansinh.money import NOTHING, Dong, total_of
from ansinh.months import Month
from ansinh.payment.instruction import PaymentInstruction
from ansinh.payment.outcome import OutcomeKind
from ansinh.payment.plan import PaymentPlan
from ansinh.payment.reconciliation import Reconciliation
from ansinh.payment.resolution import Resolution, Unresolved, known
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
        return in_total(self.lines)


def in_total(lines: Collection[SettlementLine]) -> SettlementLine:
    """Add the lines of a settlement up; the sum balances as they do."""
    return SettlementLine(
        provider="",
        programme="",
        entitled=total_of(line.entitled for line in lines),
        carried_in=total_of(line.carried_in for line in lines),
        returned=total_of(line.returned for line in lines),
        paid=total_of(line.paid for line in lines),
        cancelled=total_of(line.cancelled for line in lines),
        carried_out=total_of(line.carried_out for line in lines),
    )


class _Sums:
    """The columns of every provider and programme, as they are added up. Unit: đồng."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))

    def post(
        self, provider: str, programme: Programme, column: str, lines: Iterable[InstructionLine]
    ) -> None:
        """Add sums to a column; `provider` is empty for what no provider was told of."""
        columns = self._columns[provider, programme.code]
        for line in lines:
            columns[column] += line.amount.value

    def owed(self, provider: str, programme: Programme, lines: Iterable[InstructionLine]) -> None:
        """Add what the month had to pay: its own money, or what it took over."""
        columns = self._columns[provider, programme.code]
        for line in lines:
            columns["entitled" if line.cause.is_new else "carried_in"] += line.amount.value

    def take_back(
        self, provider: str, programme: Programme, column: str, lines: Iterable[InstructionLine]
    ) -> None:
        """Take sums out of a column again."""
        columns = self._columns[provider, programme.code]
        for line in lines:
            columns[column] -= line.amount.value

    def lines(self) -> tuple[SettlementLine, ...]:
        """Give a line for each provider and programme."""
        return tuple(
            SettlementLine(
                provider=provider,
                programme=programme,
                **{column: Dong(value) for column, value in columns.items()},
            )
            for (provider, programme), columns in sorted(self._columns.items())
        )


def settle(
    plan: PaymentPlan, reconciliation: Reconciliation, *, resolved: Iterable[Resolution] = ()
) -> Settlement:
    """Settle a month: what was owed is paid, cancelled, or carried into the next.

    What the reconciliation resolves of earlier months waits in the plan, held: it is paid, or
    carried out with the cause that is known now. `resolved` became known before the month was
    planned: what of it had been paid is in no plan, and stands here as carried in and paid.

    Raises:
        UnbalancedSettlement: ``settlement-unbalanced``: the reconciliation is not of this plan.
    """
    if not _of_one_month(plan, reconciliation):
        raise UnbalancedSettlement(Code.SETTLEMENT_UNBALANCED)
    sums = _Sums()
    late, still_held = _resolved_now(plan, reconciliation.resolved)
    _post_planned(sums, plan)
    _post_answered(sums, reconciliation)
    _post_resolved(sums, late)
    for one in resolved:
        if one.was_paid:
            sums.post(one.provider, one.order.programme, "carried_in", one.order.lines)
            sums.post(one.provider, one.order.programme, "paid", one.order.lines)
    known_now = (known(item, one) for one, items in late if not one.was_paid for item in items)
    carried = (*still_held, *_owed_again(reconciliation), *known_now)
    return Settlement(plan.month, sums.lines(), tuple(sorted(carried, key=_place)))


def _place(owed: Owed) -> tuple[str, str, Month, str]:
    line = owed.line
    return (
        owed.programme.code,
        owed.beneficiary.case.text,
        line.month_of,
        line.component.value,
    )


def _of_one_month(plan: PaymentPlan, reconciliation: Reconciliation) -> bool:
    # Another month's sums may be the same by chance, and its orders still others.
    parts = (reconciliation.matched, reconciliation.mismatched, reconciliation.missing)
    orders = {one.order.reference.text: one.order for part in parts for one in part}
    planned = plan.instructions
    found = [(order, orders.get(order.reference.text)) for order in planned]
    return len(planned) == sum(map(len, parts)) and all(
        one is other or one == other for one, other in found
    )


Resolved = tuple[Resolution, tuple[Owed, ...]]
"""What became known of an order, and the sums of it that were held."""


def _resolved_now(
    plan: PaymentPlan, resolutions: Iterable[Resolution]
) -> tuple[list[Resolved], list[Owed]]:
    """Part what the plan holds: what is resolved by now, and what is held still."""
    held = [
        Owed(hold.programme, hold.beneficiary, line) for hold in plan.holds for line in hold.lines
    ]
    unresolved = Unresolved(held)
    resolved = [(one, unresolved.taken(one.order)) for one in resolutions]
    taken = {id(item) for _, items in resolved for item in items}
    return resolved, [_held(item, plan.month) for item in held if id(item) not in taken]


def _held(item: Owed, month: Month) -> Owed:
    if item.line.cause.unresolved:
        return item
    return attrs.evolve(item, line=item.line.carried(Cause.HELD, month))


def _post_planned(sums: _Sums, plan: PaymentPlan) -> None:
    for batch in plan.batches:
        for order in batch.instructions:
            sums.owed(batch.provider, order.programme, order.lines)
    for hold in plan.holds:
        sums.owed("", hold.programme, hold.lines)
        sums.post("", hold.programme, "carried_out", hold.lines)
    for item in plan.cancellations:
        sums.owed("", item.programme, (item.line,))
        sums.post("", item.programme, "cancelled", (item.line,))


def _post_answered(sums: _Sums, reconciliation: Reconciliation) -> None:
    for match in reconciliation.matched:
        if match.outcome.kind is OutcomeKind.PAID:
            sums.post(match.provider, match.order.programme, "paid", match.order.lines)
    for late in reconciliation.late_returns:
        sums.post(late.provider, late.order.programme, "returned", late.order.lines)
    for provider, order, _ in _unpaid(reconciliation):
        sums.post(provider, order.programme, "carried_out", order.lines)


def _post_resolved(sums: _Sums, resolved: Iterable[Resolved]) -> None:
    """Move what was held over to the provider who was told of it."""
    for resolution, items in resolved:
        programme = resolution.order.programme
        lines = [item.line for item in items]
        for column in ("carried_in", "carried_out"):
            sums.take_back("", programme, column, lines)
        sums.post(resolution.provider, programme, "carried_in", lines)
        column = "paid" if resolution.was_paid else "carried_out"
        sums.post(resolution.provider, programme, column, lines)


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


def _owed_again(reconciliation: Reconciliation) -> Iterator[Owed]:
    for _, order, cause in _unpaid(reconciliation):
        for line in order.lines:
            yield Owed(order.programme, order.beneficiary, line.carried(cause, order.month))
