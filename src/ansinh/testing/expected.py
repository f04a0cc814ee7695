"""What must stand in a file for an order, by the profile alone."""

from ansinh.errors import InvalidValue
from ansinh.formats.kinds import ChannelKind
from ansinh.formats.name_rule import TextRule
from ansinh.formats.profile import FormatProfile
from ansinh.payment import PaymentInstruction
from ansinh.people import BankAccount, CashPoint, EWallet, HomeDelivery

_KINDS = {
    BankAccount: ChannelKind.BANK_ACCOUNT,
    CashPoint: ChannelKind.CASH_POINT,
    HomeDelivery: ChannelKind.HOME_DELIVERY,
    EWallet: ChannelKind.E_WALLET,
}


def channel_kind(order: PaymentInstruction) -> ChannelKind:
    """Say through what an order is paid, in the profile's words."""
    return _KINDS[type(order.channel)]


def named_fields(profile: FormatProfile) -> frozenset[str]:
    """Give the fields that an order must carry, as far as the profile says it."""
    columns = () if profile.order is None else profile.order.columns
    return frozenset((*profile.must_say, *(column.field for column in columns)))


def expressed(rule: TextRule, text: str) -> str | None:
    """Give a text as a rule has it, or nothing where the rule cannot express it."""
    try:
        return rule.express(text)
    except InvalidValue:
        return None


def expected_name(order: PaymentInstruction, profile: FormatProfile) -> str:
    """Give the name as it must stand in the file."""
    return expressed(profile.name_rule, order.listed_name.text) or ""


def written_names(order: PaymentInstruction, profile: FormatProfile) -> tuple[str, ...]:
    """Give the name as an answer may have it: as it is listed, and as it stood in the order."""
    names = (order.listed_name.text, expected_name(order, profile))
    return tuple(dict.fromkeys(filter(None, names)))


def expected_narrative(order: PaymentInstruction, profile: FormatProfile) -> str:
    """Give the words on the transfer as they must stand in the file."""
    return expressed(profile.narrative_rule, order.narrative) or ""


def expected_bank(order: PaymentInstruction, profile: FormatProfile) -> str:
    """Give what the profile says of how the order's bank is written; empty where nothing."""
    if not isinstance(order.channel, BankAccount):
        return ""
    return profile.banks.get(order.channel.bank.code, "")
