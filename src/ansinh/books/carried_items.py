"""What was handed over from outside, where a book begins in the middle of the agency's work."""

from collections.abc import Iterator

from ansinh.books.items import ItemWriter
from ansinh.books.items_read import ItemsRead
from ansinh.books.orders_read import batches_of
from ansinh.books.store import Item
from ansinh.months import Month
from ansinh.payment import CarryOver, PaymentBatch
from ansinh.roll import Owed


def items_of_carried(carried: CarryOver, write: ItemWriter) -> Iterator[Item]:
    """Give the items of a carry-over: ``owed``, ``paid``, ``unresolved``, ``payer``."""
    yield from map(write.owed, carried.owed)
    for batch in carried.settled:
        yield from write.orders(batch, "paid")
    for batch in carried.unresolved:
        yield from write.orders(batch, "unresolved")
    yield from payers_of((*carried.settled, *carried.unresolved), write)


def payers_of(batches: tuple[PaymentBatch, ...], write: ItemWriter) -> Iterator[Item]:
    """Give the item of each provider's payer, once."""
    payers = {batch.provider: batch.payer for batch in batches}
    for provider, payer in sorted(payers.items()):
        yield write.payer(provider, payer)


def carried_of(month: Month, items: ItemsRead) -> CarryOver:
    """Give the carry-over that an event's items are."""
    return CarryOver(
        month,
        tuple(items.values("owed", Owed)),
        batches_of(items, "paid"),
        unresolved=batches_of(items, "unresolved"),
    )
