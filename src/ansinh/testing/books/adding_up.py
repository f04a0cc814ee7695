"""What must be true of a month that is settled, by the machine's own reckoning."""

from collections import Counter
from collections.abc import Iterable

from ansinh.cycle import PreparedMonth, SettledMonth
from ansinh.money import Dong, total_of
from ansinh.roll import Owed
from ansinh.testing.books.ledger import OfficeLedger, must


def adds_up(
    ledger: OfficeLedger, settled: SettledMonth, paid_before: int, handed_on: Iterable[Owed]
) -> None:
    """Hold a settlement against the plan, against what was said, and against every promise.

    `paid_before` is what the months before paid and did not get back, by their settlements, in
    đồng; `handed_on` what the last of them carried out.
    """
    settlement, prepared = settled.settlement, settled.prepared
    for line in (*settlement.lines, settlement.total):
        came = line.entitled + line.carried_in + line.returned
        must(came == line.paid + line.cancelled + line.carried_out, "a settlement does not add up")
    total = settlement.total
    must(total.entitled == _promised_anew(prepared), "entitled is not what the list promises")
    must(
        total.carried_in == total_of(owed.amount for owed in handed_on),
        "carried in is not what the month before carried out",
    )
    must(total.cancelled == prepared.plan.cancelled, "other money is cancelled than was planned")
    _every_order_once(settled)
    ledger.carried_out_is_what_is_open(settlement.carried_out)
    net = paid_before + total.paid.value - total.returned.value
    least, most = _paid(ledger)
    must(least <= net, "orders that were paid are not in the settlements as paid")
    must(net <= most, "the settlements have more as paid than anybody said was paid")


def _promised_anew(prepared: PreparedMonth) -> Dong:
    plan = prepared.plan
    lines = [line for order in plan.instructions for line in order.lines]
    lines += [line for hold in plan.holds for line in hold.lines]
    lines += [item.line for item in plan.cancellations]
    return total_of(line.amount for line in lines if line.cause.is_new)


def _every_order_once(settled: SettledMonth) -> None:
    """Reconciliation is a partition: each order is matched, mismatched or missing."""
    told = settled.reconciliation
    orders = Counter(
        part.order.reference
        for parts in (told.matched, told.mismatched, told.missing)
        for part in parts
    )
    ordered = Counter(order.reference for order in settled.prepared.plan.instructions)
    must(orders == ordered, "an order is not in the reconciliation, or is there twice")


def _paid(ledger: OfficeLedger) -> tuple[int, int]:
    """Give the least and the most that was paid and did not come back. Unit: đồng."""
    least = most = 0
    for one in ledger.orders.values():
        amount = one.order.amount.value
        least += amount if one.surely_paid and ledger.is_due(one) else 0
        most += amount if one.may_be_paid else 0
    return least, most
