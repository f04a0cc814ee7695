"""`PaymentBatch`: what one provider is told in one file."""

from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Self

import attrs

from ansinh.canonical import digest_of
from ansinh.entitlement import Programme
from ansinh.errors import Code, InvalidInstruction
from ansinh.money import Dong, total_of
from ansinh.months import Month
from ansinh.payment.agency import Payer
from ansinh.payment.instruction import PaymentInstruction
from ansinh.payment.reference import Reference


@attrs.frozen(repr=False)
class PaymentBatch:
    """The instructions of one file (đợt chi trả): one provider, one programme, one month.

    Raises:
        InvalidInstruction: ``batch-mixed``: empty, of several programmes or months, or with a
            reference twice.
    """

    provider: str
    programme: Programme
    month: Month
    pay_day: date
    payer: Payer
    instructions: tuple[PaymentInstruction, ...]
    sequence: int = 1

    def __attrs_post_init__(self) -> None:
        of_one_kind = all(
            order.programme == self.programme and order.month == self.month
            for order in self.instructions
        )
        references = {order.reference for order in self.instructions}
        if not references or not of_one_kind or len(references) != self.count:
            raise InvalidInstruction(Code.BATCH_MIXED)

    @property
    def count(self) -> int:
        """How many instructions there are."""
        return len(self.instructions)

    @cached_property
    def total(self) -> Dong:
        """What the file pays. Unit: đồng."""
        return total_of(order.amount for order in self.instructions)

    @cached_property
    def by_reference(self) -> dict[Reference, PaymentInstruction]:
        """The instructions by reference."""
        return {order.reference: order for order in self.instructions}

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hex, over everything that is ordered, row by row.

        Count and total do not see an account column that has slipped by one row; this does.
        """
        return digest_of(self)

    def without(self, orders: Collection[Reference]) -> Self | None:
        """Give the batch without some orders; ``None`` where no other is left."""
        left = tuple(order for order in self.instructions if order.reference not in orders)
        if len(left) == self.count:
            return self
        return attrs.evolve(self, instructions=left) if left else None

    def __repr__(self) -> str:
        return (
            f"PaymentBatch({self.provider}, {self.programme.code}, {self.month}, "
            f"{self.sequence}, {self.count} instructions, {self.total})"
        )

    __str__ = __repr__
