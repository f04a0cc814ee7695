"""The ways in which a format cannot express an order, as far as its profile says it."""

from collections.abc import Iterator

import attrs

from ansinh.formats.kinds import Capability, ChannelKind
from ansinh.payment import PaymentInstruction
from ansinh.people import Bank, BankAccount, PersonName
from ansinh.testing.case import Case
from ansinh.testing.expected import named_fields
from ansinh.testing.samples import sample_batch, sample_channel
from ansinh.testing.strategies.expressible import names_not_taken, narratives_not_taken
from ansinh.testing.strategies.provider_batches import with_name


class Way:
    """One way to make an order impossible for a format; the same every time."""

    def __init__(self, what: str, value: object) -> None:
        self.what = what
        self.value = value

    def __repr__(self) -> str:
        return f"Way({self.what})"

    def __call__(self, order: PaymentInstruction) -> tuple[str, PaymentInstruction]:
        """Give the order changed in that way."""
        if isinstance(self.value, PersonName):
            return self.what, with_name(order, self.value)
        if isinstance(self.value, ChannelKind):  # a text too, so it is asked for first
            other = sample_channel(1, order.listed_name, self.value)
            return self.what, attrs.evolve(order, channel=other)
        if isinstance(self.value, str):
            return self.what, attrs.evolve(order, narrative=self.value)
        channel = order.channel
        if isinstance(self.value, Bank) and isinstance(channel, BankAccount):
            return self.what, attrs.evolve(order, channel=attrs.evolve(channel, bank=self.value))
        # An order without a bank of its own: another name that no list has.
        account = BankAccount(Bank("MAUBANK"), "000000000007", order.listed_name)
        return self.what, attrs.evolve(order, channel=account)


def impossible_ways(case: Case) -> Iterator[Way]:
    """Give the ways in which an order cannot be expressed, as far as the profile says it."""
    profile = case.profile
    for name in names_not_taken(profile.name_rule):
        yield Way("a name that the rule does not take", name)
    if "narrative" in named_fields(profile) or carries_narrative(case):
        for narrative in narratives_not_taken(profile.narrative_rule):
            yield Way("a narrative that the rule does not take", narrative)
    if profile.channels:
        for kind in ChannelKind:
            if kind not in profile.channels:
                yield Way(f"the channel {kind}", kind)
    if profile.banks and profile.channels == (ChannelKind.BANK_ACCOUNT,):
        yield Way("a bank that is not listed", Bank("MAUBANK"))


def carries_narrative(case: Case) -> bool:
    """Say whether the format has a place for the narrative, where its layout is not said."""
    if case.profile.order is not None or not case.can(Capability.READ_BACK):
        return False
    batch = sample_batch(case.profile, count=1)
    lines = case.adapter.read_back(case.render(batch).content)
    return any(line.narrative for line in lines)
