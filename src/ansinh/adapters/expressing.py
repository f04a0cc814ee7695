"""`order_lines`: a batch as the profile has it, or everything that stands in the way."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Final, TypeAlias, assert_never

from ansinh.adapters.from_profile import over_limits
from ansinh.adapters.requests import WrittenLine
from ansinh.errors import Code, InvalidValue, RenderRefused
from ansinh.formats.kinds import ChannelKind, Media
from ansinh.formats.name_rule import TextRule
from ansinh.formats.profile import FormatProfile
from ansinh.latin import encodes, nfc
from ansinh.payment import PaymentBatch, PaymentInstruction
from ansinh.people import Bank, BankAccount, CashPoint, Channel, EWallet, HomeDelivery

BankWords: TypeAlias = Callable[[Bank], str | None]

_TOO_LONG: Final = {
    "name": Code.NAME_TOO_LONG_FOR_PROVIDER,
    "narrative": Code.NARRATIVE_TOO_LONG_FOR_PROVIDER,
}
_FORMULA: Final = ("=", "+", "-", "@")


def order_lines(
    batch: PaymentBatch, profile: FormatProfile, *, bank: BankWords | None = None
) -> tuple[WrittenLine, ...]:
    """Say each order in the provider's words (ghi lệnh chi theo hồ sơ định dạng).

    What a profile can say is held to: channels, banks, letters and lengths, the encoding, the
    widths of a fixed-width layout, lines in a file and đồng in an order. Nothing is cut and
    nothing replaced but what the rules fold. A bank is written by `bank` where it is given (`None`
    from it: nobody has said how), else by `profile.banks`, and where those are empty by our short
    name.

    Raises:
        RenderRefused: every order that stands in the way: ``batch-records``,
            ``channel-of-another-provider``, ``bank-not-listed``, ``hold-limit``,
            ``text-not-expressible``, ``name-too-long-for-provider``,
            ``narrative-too-long-for-provider``, ``field-too-long``.
    """
    speaker = _Speaker(profile, bank or partial(_bank_word, banks=profile.banks))
    lines = tuple(speaker.said(order) for order in batch.instructions)
    refusals = [*over_limits(batch, profile), *speaker.refusals]
    if refusals:
        raise RenderRefused(refusals)
    return lines


class _Speaker:
    """Says orders one after the other; `refusals` has what cannot be said."""

    def __init__(self, profile: FormatProfile, bank: BankWords) -> None:
        self.refusals: list[tuple[str, str]] = []
        self._profile = profile
        self._bank_words = bank
        # One narrative serves a whole batch as a rule.
        self._narrative = cache(partial(_expressed, profile.narrative_rule))
        columns = profile.order.columns if profile.order is not None else ()
        fixed = profile.media is Media.FIXED_WIDTH
        self._widths = {column.field: column.width for column in columns} if fixed else {}

    def said(self, order: PaymentInstruction) -> WrittenLine:
        profile = self._profile
        name = _expressed(profile.name_rule, order.listed_name.text)
        narrative = self._narrative(order.narrative)
        bank = self._bank(order.channel)
        texts = {
            "reference": order.reference.text,
            "name": name,
            "account": order.account,
            "bank": bank,
            "narrative": narrative,
        }
        codes = dict.fromkeys((*self._limits(order), *self._faults(texts)))
        self.refusals += [(order.reference.text, code.value) for code in codes]
        return WrittenLine(
            reference=order.reference.text,
            amount=order.amount,
            payee=str(name),
            account=order.account,
            bank=str(bank),
            narrative=str(narrative),
        )

    def _bank(self, channel: Channel) -> str | Code:
        if not isinstance(channel, BankAccount):
            return ""
        word = self._bank_words(channel.bank)
        return Code.BANK_NOT_LISTED if word is None else word

    def _limits(self, order: PaymentInstruction) -> Iterator[Code]:
        channels = self._profile.channels
        if channels and _kind(order.channel) not in channels:
            yield Code.CHANNEL_OF_ANOTHER_PROVIDER
        width = self._widths.get("amount")
        if width is not None and len(str(order.amount.value)) > width:
            yield Code.FIELD_TOO_LONG

    def _faults(self, texts: Mapping[str, str | Code]) -> Iterator[Code]:
        for field, text in texts.items():
            if isinstance(text, Code):
                yield text
            elif not self._can_stand(text):
                yield Code.TEXT_NOT_EXPRESSIBLE
            elif field in self._widths and len(nfc(text)) > self._widths[field]:
                yield _TOO_LONG.get(field, Code.FIELD_TOO_LONG)

    def _can_stand(self, text: str) -> bool:
        """Say whether a text survives in the file: its letters, and the spaces around it."""
        media = self._profile.media
        if text != text.strip() or not text.isprintable():
            return False
        # A csv has no cell types: what begins so is run when the file is opened.
        if media is Media.DELIMITED and text.startswith(_FORMULA):
            return False
        return not media.is_text or encodes(text, self._profile.encoding)


def _bank_word(bank: Bank, banks: Mapping[str, str]) -> str | None:
    return banks.get(bank.code) if banks else bank.code


def _expressed(rule: TextRule, text: str) -> str | Code:
    try:
        return rule.express(text)
    except InvalidValue as error:
        return error.code


def _kind(channel: Channel) -> ChannelKind:
    match channel:
        case BankAccount():
            return ChannelKind.BANK_ACCOUNT
        case CashPoint():
            return ChannelKind.CASH_POINT
        case HomeDelivery():
            return ChannelKind.HOME_DELIVERY
        case EWallet():
            return ChannelKind.E_WALLET
        case _:
            assert_never(channel)
