"""Batches that are the same every time: for checks that need an example, not a property."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import attrs

from ansinh.entitlement import SOCIAL_ASSISTANCE, Programme
from ansinh.formats import FormatProfile
from ansinh.formats.kinds import ChannelKind
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import (
    Agency,
    Capacity,
    Cause,
    Component,
    InstructionLine,
    Outcome,
    OutcomeKind,
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
    BirthDate,
    CaseNumber,
    CashPoint,
    Channel,
    CitizenId,
    Commune,
    EWallet,
    HomeDelivery,
    Person,
    PersonName,
)
from ansinh.roll import EntryKey
from ansinh.testing.expected import expressed

SAMPLE_MONTH: Final = Month(2024, 7)
AGENCY: Final = Agency("MAU", "Phòng Mẫu", b"a published key for tests only")
_NAMES: Final = (
    "Đặng Thị Hoà",
    "Nguyễn Văn Thử",
    "H'Mẫu Niê",
    "Hồ Thị Ví Dụ",
    "Trần Ước Ệ",
    "Lê Mẫu",
    "Phạm Ỷ Thử",
)
_BANKS: Final = ("VIETINBANK", "AGRIBANK", "BIDV", "VIETCOMBANK")
_LONGEST_NAME: Final = 100


def sample_batch(
    profile: FormatProfile,
    *,
    count: int = 4,
    month: Month = SAMPLE_MONTH,
    programme: Programme = SOCIAL_ASSISTANCE,
    sequence: int = 1,
    start: int = 1,
) -> PaymentBatch:
    """Give a batch that the format can express, of invented people; always the same one."""
    most = count if profile.max_records is None else min(count, profile.max_records)
    return PaymentBatch(
        provider=profile.id,
        programme=programme,
        month=month,
        pay_day=month.first_day + timedelta(days=4),
        payer=Payer("PHONG MAU", "000000000001"),
        instructions=tuple(
            sample_order(profile, serial, month=month, programme=programme)
            for serial in range(start, start + most)
        ),
        sequence=sequence,
    )


def sample_order(
    profile: FormatProfile,
    serial: int,
    *,
    month: Month = SAMPLE_MONTH,
    programme: Programme = SOCIAL_ASSISTANCE,
) -> PaymentInstruction:
    """Give the order of one invented person."""
    case = CaseNumber(f"{serial:04}")
    name = _taken(profile, _NAMES[serial % len(_NAMES)])
    person = Person(name, BirthDate(1940 + serial % 50), citizen_id=CitizenId(f"099{serial:09}"))
    most = profile.max_amount.value if profile.max_amount else 9_000_000
    amount = min(most, 360_000 + 1_111 * serial)
    return PaymentInstruction(
        reference=reference_for(AGENCY, EntryKey(programme.code, case.text), month, attempt=1),
        programme=programme,
        beneficiary=Beneficiary(person, case, Commune("Xã Mẫu"), hamlet="Thôn Mẫu"),
        payee=Payee(person, Capacity.SELF),
        channel=sample_channel(serial, name, _kind(profile, serial), sorted(profile.banks)),
        month=month,
        lines=(InstructionLine(Component.REGULAR, month, Dong(amount), Cause.ENTITLED),),
        narrative="CHI TRA",
    )


def sample_channel(
    serial: int, holder: PersonName, kind: ChannelKind, banks: Sequence[str] = ()
) -> Channel:
    """Give a channel of a kind."""
    match kind:
        case ChannelKind.BANK_ACCOUNT:
            codes = banks or _BANKS
            return BankAccount(Bank(codes[serial % len(codes)]), f"0000{serial:08}7", holder)
        case ChannelKind.E_WALLET:
            return EWallet("VIMAU", f"0000{serial:08}7", holder)
        case ChannelKind.HOME_DELIVERY:
            return HomeDelivery("Thôn Mẫu")
        case _:
            return CashPoint("Bưu cục Mẫu")


def _kind(profile: FormatProfile, serial: int) -> ChannelKind:
    kinds = profile.channels or (ChannelKind.BANK_ACCOUNT,)
    return kinds[serial % len(kinds)]


def sayable_kinds(profile: FormatProfile) -> tuple[OutcomeKind, ...]:
    """Give the outcomes that the provider has words for, the first of them paid."""
    said = {OutcomeKind(kind) for kind in profile.result_codes.values()}
    return tuple(kind for kind in OutcomeKind if kind in said)


def echo(order: PaymentInstruction, kind: OutcomeKind = OutcomeKind.PAID) -> Outcome:
    """Give the outcome that repeats what was ordered."""
    return Outcome(
        reference=order.reference,
        kind=kind,
        amount=order.amount,
        account=order.account or None,
        name=order.listed_name,
    )


def dated_echo(order: PaymentInstruction, kind: OutcomeKind = OutcomeKind.PAID) -> Outcome:
    """Give the outcome that repeats the order, on the third day of its month."""
    return attrs.evolve(echo(order, kind), on=order.month.first_day + timedelta(days=2))


def all_said(batch: PaymentBatch, kind: OutcomeKind = OutcomeKind.PAID) -> dict[str, Outcome]:
    """Give the answer that says the same of every order."""
    return {order.reference.text: dated_echo(order, kind) for order in batch.instructions}


def mixed_said(batch: PaymentBatch, profile: FormatProfile) -> dict[str, Outcome]:
    """Give an answer with every outcome that the provider has words for, one after the other."""
    kinds = sayable_kinds(profile) or (OutcomeKind.PAID,)
    return {
        order.reference.text: dated_echo(order, kinds[at % len(kinds)])
        for at, order in enumerate(batch.instructions)
    }


def of_month(batch: PaymentBatch, month: Month) -> PaymentBatch:
    """Give the same orders, references and all, as if they were another month's."""
    orders = tuple(
        attrs.evolve(
            order,
            month=month,
            lines=tuple(attrs.evolve(line, month_of=month) for line in order.lines),
        )
        for order in batch.instructions
    )
    day = month.first_day + timedelta(days=4)
    return attrs.evolve(batch, month=month, pay_day=day, instructions=orders)


def _taken(profile: FormatProfile, name: str) -> PersonName:
    longest = min(profile.name_rule.length or _LONGEST_NAME, _LONGEST_NAME)
    written = PersonName(name[:longest].strip())
    if expressed(profile.name_rule, written.text) is None:
        return PersonName("Trần Mẫu"[:longest].strip())
    return written
