"""What was handed over from outside, where a book begins in the middle of the agency's work."""

from collections.abc import Iterator

from ansinh.books.items import ItemWriter, plain_item
from ansinh.books.items_read import ItemsRead, parts_of
from ansinh.books.orders_read import batches_of
from ansinh.books.store import Item
from ansinh.months import Month
from ansinh.payment import CarryOver, PaymentBatch
from ansinh.roll import (
    Arrears,
    Entry,
    ListedMonth,
    MonthlyDelta,
    Owed,
    Recoverable,
    Roll,
    RollIdentity,
)


def items_of_carried(carried: CarryOver, write: ItemWriter) -> Iterator[Item]:
    """Give the items of a carry-over: ``owed``, ``paid``, ``unresolved``, ``payer``, ``listed``."""
    yield from map(write.owed, carried.owed)
    for batch in carried.settled:
        yield from write.orders(batch, "paid")
    for batch in carried.unresolved:
        yield from write.orders(batch, "unresolved")
    yield from payers_of((*carried.settled, *carried.unresolved), write)
    for listed in carried.listed:
        yield from _items_of_listed(listed, write)


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
        listed=tuple(_listed_of(parts_of(item), items) for item in items.of_kind("listed")),
        unresolved=batches_of(items, "unresolved"),
    )


def _items_of_listed(listed: ListedMonth, write: ItemWriter) -> Iterator[Item]:
    """Give the items of an earlier month: ``listed``, and its lines under kinds with its name.

    ``["listed", month, base month, base digest, digest, arrears]``: the base is empty where the
    month came without its changes, `arrears` 0 where it came without them.
    """
    month, delta, arrears = str(listed.roll.month), listed.delta, listed.arrears
    base = (str(delta.base.month), delta.base.digest, delta.result.digest) if delta else ("",) * 3
    yield plain_item("listed", month, *base, int(arrears is not None))
    for entry in listed.roll.entries:
        yield write.entry(entry, f"listed-entry/{month}")
    for change in delta.changes if delta else ():
        yield write.change(change, f"listed-change/{month}")
    if arrears is not None:
        yield from (write.owed(one, f"listed-owed/{month}") for one in arrears.owed)
        yield from (write.owed(one, f"listed-not-yet/{month}") for one in arrears.not_yet)
        for one in arrears.recoverable:
            yield write.recoverable(one, f"listed-recoverable/{month}")


def _listed_of(parts: list[object], items: ItemsRead) -> ListedMonth:
    _kind, name, base_month, base, digest, with_arrears = parts
    month = Month.parse(str(name))
    delta = arrears = None
    if base_month:
        delta = MonthlyDelta(
            RollIdentity(Month.parse(str(base_month)), str(base)),
            RollIdentity(month, str(digest)),
            items.changes(f"listed-change/{name}"),
        )
    if with_arrears:
        arrears = Arrears(
            tuple(items.values(f"listed-owed/{name}", Owed)),
            tuple(items.values(f"listed-recoverable/{name}", Recoverable)),
            tuple(items.values(f"listed-not-yet/{name}", Owed)),
        )
    return ListedMonth(Roll(month, items.values(f"listed-entry/{name}", Entry)), delta, arrears)
