"""Batches that one provider's format can express, by its profile alone."""

from datetime import timedelta
from functools import cache
from typing import Final

import attrs
from hypothesis import strategies as st

from ansinh.entitlement import MERIT, SOCIAL_ASSISTANCE, Programme
from ansinh.formats import FormatProfile
from ansinh.formats.kinds import ChannelKind
from ansinh.money import Dong
from ansinh.months import DaySpan, Month
from ansinh.payment import (
    Capacity,
    Cause,
    Component,
    InstructionLine,
    Payee,
    Payer,
    PaymentBatch,
    PaymentInstruction,
    reference_for,
)
from ansinh.people import (
    Bank,
    BankAccount,
    Beneficiary,
    CaseNumber,
    CashPoint,
    Channel,
    EWallet,
    Guardianship,
    HomeDelivery,
    Person,
    PersonName,
)
from ansinh.roll import EntryKey
from ansinh.testing.families import family_batch
from ansinh.testing.samples import AGENCY
from ansinh.testing.strategies.decisions import documents
from ansinh.testing.strategies.eager import at_least
from ansinh.testing.strategies.expressible import expressible_names, expressible_narratives
from ansinh.testing.strategies.identity import birth_dates, citizen_ids
from ansinh.testing.strategies.persons import communes
from ansinh.testing.strategies.time import months

_MOST: Final = Dong(999_999_999_999)
_USUAL: Final = (1, 360_000, 500_000, 540_000, 1_000_000, 2_789_000)
_KNOWN_BANKS: Final = ("VIETINBANK", "AGRIBANK", "BIDV", "VIETCOMBANK")
_PLACES: Final = ("", "Bưu cục Mẫu", "Điểm BĐ-VHX Thử")
_ADDRESSES: Final = ("", "Thôn Mẫu, xã Thử")
_SERIALS: Final = st.integers(0, 999_999_999)
_BIRTHS: Final = st.none() | birth_dates()
_IDS: Final = st.none() | citizen_ids()
_MONTHS: Final = months()
_COMMUNES: Final = communes()
_DECISIONS: Final = st.none() | documents()
_SEQUENCES: Final = st.integers(1, 3)
_PAY_DAYS: Final = st.sampled_from([4, 4, 4, -3, 35])
"""Days after the first of the month: an office may pay before it begins, or late."""
_SELDOM: Final = st.sampled_from([False, False, False, False, True])
_PROGRAMMES: Final = st.sampled_from([SOCIAL_ASSISTANCE, MERIT])


@attrs.frozen
class _Parts:
    """The strategies that serve every order of one profile; made once."""

    name: st.SearchStrategy[PersonName]
    narrative: st.SearchStrategy[str]
    amount: st.SearchStrategy[int]
    kind: st.SearchStrategy[ChannelKind]
    bank: st.SearchStrategy[str]


@cache
def _parts(profile: FormatProfile) -> _Parts:
    most = (profile.max_amount or _MOST).value
    usual = [amount for amount in (*_USUAL, most) if amount <= most]
    return _Parts(
        name=expressible_names(profile.name_rule),
        narrative=expressible_narratives(profile.narrative_rule),
        amount=st.one_of(st.sampled_from(usual), st.integers(1, most)),
        kind=st.sampled_from(profile.channels or (ChannelKind.BANK_ACCOUNT,)),
        bank=st.sampled_from(sorted(profile.banks) or _KNOWN_BANKS),
    )


@at_least(1)
@st.composite
def renderable_batches(
    draw: st.DrawFn,
    profile: FormatProfile,
    *,
    min_size: int = 1,
    max_size: int = 4,
    month: Month | None = None,
) -> PaymentBatch:
    """Draw batches that a provider's format can express: its channels, banks, letters, limits.

    Nothing is filtered away. Accounts, amounts, names and narratives mostly differ within a batch,
    so that a column that has slipped shows; but a guardian of two has one account for both. An
    account may be in another name than the collector's, and the pay day in another month.
    """
    paid = draw(_MONTHS) if month is None else month
    programme = draw(_PROGRAMMES)
    most = max_size if profile.max_records is None else min(max_size, profile.max_records)
    count = draw(st.integers(min(min_size, most), most))
    orders: list[PaymentInstruction] = []
    for serial in range(1, count + 1):
        order = draw(_orders(profile, paid, programme, serial))
        shared: bool = draw(_SELDOM)
        if orders and shared:
            order = attrs.evolve(order, channel=orders[-1].channel)
        orders.append(order)
    return PaymentBatch(
        provider=profile.id,
        programme=programme,
        month=paid,
        pay_day=paid.first_day + timedelta(days=draw(_PAY_DAYS)),
        payer=Payer("PHONG MAU", "000000000001"),
        instructions=tuple(orders),
        sequence=draw(_SEQUENCES),
    )


def ordinary_batches(
    profile: FormatProfile, *, max_size: int = 4
) -> st.SearchStrategy[PaymentBatch]:
    """Draw what a format can express; the first of them always with namesakes and one account."""
    return st.just(family_batch(profile)) | renderable_batches(profile, max_size=max_size)


@st.composite
def _orders(
    draw: st.DrawFn, profile: FormatProfile, paid: Month, programme: Programme, serial: int
) -> PaymentInstruction:
    parts = _parts(profile)
    case = CaseNumber(f"{serial:04}")
    person = Person(draw(parts.name), draw(_BIRTHS), citizen_id=draw(_IDS))
    payee = Payee(person, Capacity.SELF)
    if draw(st.integers(0, 3)) == 3:
        guardian = Person(draw(parts.name), draw(_BIRTHS), citizen_id=draw(_IDS))
        paper = Guardianship(guardian, draw(_DECISIONS), DaySpan(paid.first_day))
        payee = Payee(guardian, Capacity.GUARDIAN, paper)
    return PaymentInstruction(
        reference=reference_for(AGENCY, EntryKey(programme.code, case.text), paid, attempt=1),
        programme=programme,
        beneficiary=Beneficiary(person, case, draw(_COMMUNES), hamlet="Thôn Mẫu"),
        payee=payee,
        channel=_channel(draw, parts, serial, _holder(draw, parts, payee)),
        month=paid,
        lines=_lines(draw(parts.amount), paid, earlier=draw(st.booleans())),
        narrative=draw(parts.narrative),
        decision=draw(_DECISIONS),
    )


def _channel(draw: st.DrawFn, parts: _Parts, serial: int, holder: PersonName) -> Channel:
    match draw(parts.kind):
        case ChannelKind.BANK_ACCOUNT:
            bank = Bank(draw(parts.bank))
            return BankAccount(bank, _number(draw, serial), holder)
        case ChannelKind.E_WALLET:
            return EWallet("VIMAU", _number(draw, serial), holder)
        case ChannelKind.HOME_DELIVERY:
            return HomeDelivery(draw(st.sampled_from(_ADDRESSES)))
        case _:
            return CashPoint(draw(st.sampled_from(_PLACES)))


def _holder(draw: st.DrawFn, parts: _Parts, payee: Payee) -> PersonName:
    return draw(parts.name) if draw(_SELDOM) else payee.person.name


def _number(draw: st.DrawFn, serial: int) -> str:
    """Draw an account number: of digits mostly, with letters, the shortest, the longest."""
    usual = f"0000{draw(_SERIALS):09}{serial}"
    letters, least, most = f"0000MAU{serial:04}X", f"000{serial}"[-4:], f"{serial:030}"
    return draw(st.sampled_from([usual, usual, usual, usual, letters, least, most]))


def _lines(amount: int, paid: Month, *, earlier: bool) -> tuple[InstructionLine, ...]:
    if amount < 2 or not earlier:
        return (InstructionLine(Component.REGULAR, paid, Dong(amount), Cause.ENTITLED),)
    before = amount // 2
    return (
        InstructionLine(Component.REGULAR, paid - 1, Dong(before), Cause.UNCOLLECTED),
        InstructionLine(Component.REGULAR, paid, Dong(amount - before), Cause.ENTITLED),
    )


def with_name(order: PaymentInstruction, name: PersonName) -> PaymentInstruction:
    """Give an order whose listed name is another: the holder's, or the beneficiary's."""
    channel = order.channel
    if isinstance(channel, BankAccount | EWallet):
        return attrs.evolve(order, channel=attrs.evolve(channel, holder_name=name))
    person = attrs.evolve(order.beneficiary.person, name=name)
    changed = attrs.evolve(order, beneficiary=attrs.evolve(order.beneficiary, person=person))
    if order.payee.capacity is Capacity.SELF:
        changed = attrs.evolve(changed, payee=Payee(person, Capacity.SELF))
    return changed


def with_amount(order: PaymentInstruction, amount: Dong) -> PaymentInstruction:
    """Give an order of another amount, all of it for the month itself."""
    line = InstructionLine(Component.REGULAR, order.month, amount, Cause.ENTITLED)
    return attrs.evolve(order, lines=(line,))
