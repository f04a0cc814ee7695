"""What the right adapters here have in common: they follow their profile, whatever it says."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from ansinh import (
    BankAccount,
    Code,
    Dong,
    InvalidValue,
    PaymentBatch,
    PaymentInstruction,
    PayoutAdapter,
    RenderRefused,
)
from ansinh.adapters import WrittenLine
from ansinh.formats import FormatProfile

NOTHING = Dong(0)
TOO_MANY = "mau:too-many-records"
AMOUNT = "mau:amount-out-of-limits"


class FollowingAdapter(PayoutAdapter):
    """Says each order as the profile has it, or refuses all the orders that it cannot say.

    Each step is a method of its own, so that a mutant is wrong in one of them.
    """

    suffix: ClassVar[str]

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        """Say every order; or refuse, and name every one that stands in the way."""
        refusals = [
            (order.reference.text, code)
            for order in batch.instructions
            for code in self.obstacles(order)
        ]
        refusals += [(order.reference.text, TOO_MANY) for order in self.surplus(batch)]
        if refusals:
            raise RenderRefused(refusals)
        return [self.line(order) for order in batch.instructions]

    def line(self, order: PaymentInstruction) -> WrittenLine:
        """Say one order."""
        return WrittenLine(
            reference=order.reference.text,
            amount=order.amount,
            payee=self.profile.name_rule.express(order.listed_name.text),
            account=order.account,
            bank=self.bank(order) or "",
            narrative=self.profile.narrative_rule.express(order.narrative),
        )

    def obstacles(self, order: PaymentInstruction) -> list[str]:
        """Say why an order cannot be written, in codes."""
        found = []
        if not isinstance(order.channel, BankAccount):
            found.append(Code.CHANNEL_OF_ANOTHER_PROVIDER.value)
        elif self.bank(order) is None:
            found.append(Code.BANK_NOT_LISTED.value)
        most = self.profile.max_amount
        if order.amount <= NOTHING or (most is not None and order.amount > most):
            found.append(AMOUNT)
        for rule, text in (
            (self.profile.name_rule, order.listed_name.text),
            (self.profile.narrative_rule, order.narrative),
        ):
            try:
                rule.express(text)
            except InvalidValue as error:
                found.append(error.code.value)
        return found

    def surplus(self, batch: PaymentBatch) -> Sequence[PaymentInstruction]:
        """Give the orders for which one file has no room."""
        most = self.profile.max_records
        return batch.instructions[most:] if most is not None else ()

    def bank(self, order: PaymentInstruction) -> str | None:
        """Write an account's bank as the provider does; None if it is not on the list."""
        if not isinstance(order.channel, BankAccount):
            return None
        code = order.channel.bank.code
        return self.profile.banks.get(code) if self.profile.banks else code

    def filename(self, batch: PaymentBatch) -> str:
        """Name the file for what it is; a person it does not name."""
        programme = batch.programme.code.lower()
        return f"mau-{programme}-{batch.month}-{batch.sequence}.{self.suffix}"


Followed = TypeVar("Followed", bound=FollowingAdapter)


def following(adapter: type[Followed], profile: FormatProfile) -> Followed:
    """Make an adapter that follows another profile, as the registry does for an agency's own."""
    own: type[Followed] = type(adapter.__name__, (adapter,), {"profile": profile})
    return own()
