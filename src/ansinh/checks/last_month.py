"""Is last month's list still what last month was paid by?"""

from collections.abc import Iterable, Iterator

from ansinh.checks.finding import Finding
from ansinh.checks.last_roll import same_person
from ansinh.errors import Code
from ansinh.money import total_of
from ansinh.payment import Capacity, Cause, PaymentBatch, PaymentInstruction
from ansinh.roll import Entry, Roll


def unlike_last_payment(before: Roll, settled: Iterable[PaymentBatch]) -> Iterator[Finding]:
    """Find the lines of last month's list that differ from what was paid by it.

    A column that was sorted by itself, an account that was typed over, a row that was deleted:
    no change list reports them, and count and total may still agree. `settled` are last month's
    paid orders; those of other months are passed over.
    """
    for batch in settled:
        if batch.month != before.month:
            continue
        for order in batch.instructions:
            if order.payee.capacity is Capacity.ORGANISER:
                continue  # a funeral's; who died is on no list
            entry = before.by_key.get(order.key)
            yield from _gone(order) if entry is None else _changed(entry, order)


def _gone(order: PaymentInstruction) -> Iterator[Finding]:
    yield Finding.of(Code.CHECK_LAST_GONE, order.key, beneficiary=order.beneficiary)


def _changed(entry: Entry, order: PaymentInstruction) -> Iterator[Finding]:
    if not same_person(entry.beneficiary.person, order.beneficiary.person):
        yield Finding.of(Code.CHECK_LAST_PERSON, order.key, beneficiary=order.beneficiary)
    if entry.channel != order.channel:
        yield Finding.of(Code.CHECK_LAST_CHANNEL, order.key, beneficiary=order.beneficiary)
    paid = total_of(line.amount for line in order.current if line.cause is Cause.ENTITLED)
    if entry.amount != paid:
        yield Finding.of(
            Code.CHECK_LAST_AMOUNT,
            order.key,
            beneficiary=order.beneficiary,
            listed=entry.amount,
            paid=paid,
        )
