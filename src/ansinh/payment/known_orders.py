"""`KnownOrders`: what a plan has to know of orders that were given before."""

from collections.abc import Collection, Iterable
from itertools import count

import attrs

from ansinh.months import Month
from ansinh.payment.agency import Agency
from ansinh.payment.reference import Reference, reference_for
from ansinh.roll import EntryKey, InstructionLine

LiveSum = tuple[EntryKey, InstructionLine]
"""A sum of somebody of which there is an order already."""


@attrs.frozen
class KnownOrders:
    """Orders that were given before (lệnh chi đã lập), as whoever keeps them knows.

    `live` are sums that another order has, or that were paid: they are held. `spent` are
    references of orders that count no more: a payment takes the next of its own, so that one
    name never gets other content.
    """

    live: Collection[LiveSum] = ()
    spent: Collection[Reference] = ()

    def has(self, key: EntryKey, line: InstructionLine) -> bool:
        """Whether a sum has an order already."""
        return (key, line) in self.live

    def parted(
        self, key: EntryKey, lines: Iterable[InstructionLine]
    ) -> tuple[tuple[InstructionLine, ...], tuple[InstructionLine, ...]]:
        """Part the sums that can be ordered from those that are."""
        free: list[InstructionLine] = []
        live: list[InstructionLine] = []
        for line in lines:
            (live if self.has(key, line) else free).append(line)
        return tuple(free), tuple(live)

    def unspent(self, agency: Agency, key: EntryKey, month: Month) -> tuple[Reference, int]:
        """Give the first reference of a payment that was not spent, and which attempt it is."""
        attempts = ((reference_for(agency, key, month, number), number) for number in count(1))
        return next(one for one in attempts if one[0] not in self.spent)
