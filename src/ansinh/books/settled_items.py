"""The items of a settlement that say how orders stand after it; those it paid are left out.

``["unpaid", reference, standing]`` of the month's own orders, ``["resolved", reference, standing]``
of those that earlier months left unresolved, ``["returned", reference, "returned"]`` of money of
an earlier month that came back.
"""

from collections.abc import Iterable, Iterator, Mapping

from ansinh.books.reckoning import Reckoning
from ansinh.books.standing import Standing
from ansinh.books.store import Item
from ansinh.payment import PaymentBatch


def standing_items(
    batches: Iterable[PaymentBatch], reckoning: Reckoning, standings: Mapping[str, Standing]
) -> Iterator[Item]:
    """Give the items of a month's settlement."""
    for batch in batches:
        for order in batch.instructions:
            standing = standings[order.reference.text]
            if standing is not Standing.PAID:
                yield _item("unpaid", order.reference.text, standing)
    for one in reckoning.resolved:
        yield _item("resolved", one.order.reference.text, Standing(one.outcome.kind.value))
    for late in reckoning.reconciliation.late_returns:
        yield _item("returned", late.order.reference.text, Standing.RETURNED)


def _item(kind: str, reference: str, standing: Standing) -> Item:
    return Item(f'["{kind}","{reference}","{standing.value}"]')
