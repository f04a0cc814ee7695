"""The people of the machine's office: invented, under two ids, two communes, two programmes."""

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final

from ansinh.entitlement import MERIT, SOCIAL_ASSISTANCE, Entitlement, Programme
from ansinh.money import Dong
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
    HomeDelivery,
    LegacyIdNumber,
    Person,
    PersonName,
)
from ansinh.roll import Entry

PEOPLE: Final = tuple(range(1, 8))
"""Who there is; a case of one in one commune has a number of its own."""

PROGRAMMES: Final = (SOCIAL_ASSISTANCE, MERIT)
COMMUNES: Final = (Commune("xã Mẫu"), Commune("xã Thử"))
AMOUNTS: Final = tuple(map(Dong, (360_000, 500_000, 750_000, 1_080_000)))

_NAMES: Final = ("Đặng Thị Mẫu", "Nguyễn Văn Thử", "H'Mẫu Niê", "Trần Ước Thí Dụ", "Lê Thử Mẫu")
_BANK: Final = Bank("VIETINBANK")


class Known(StrEnum):
    """By what a list knows somebody (giấy tờ): both numbers, the new one, the old one, none."""

    BOTH = "both"
    CITIZEN = "citizen"
    LEGACY = "legacy"


class Way(StrEnum):
    """How somebody is paid (hình thức chi trả)."""

    ACCOUNT = "account"
    CASH = "cash"
    HOME = "home"


@cache
def person_of(number: int, known: Known, died_on: date | None = None) -> Person:
    """Give an invented person, as far as a list knows them; the seventh is a child."""
    return Person(
        PersonName(_NAMES[number % len(_NAMES)]),
        BirthDate(2017 if number == PEOPLE[-1] else 1940 + number),
        citizen_id=CitizenId(f"099{number:09}") if known is not Known.LEGACY else None,
        legacy_id=LegacyIdNumber(f"000{number:06}") if known is not Known.CITIZEN else None,
        died_on=died_on,
    )


def case_of(number: int, commune: int) -> CaseNumber:
    """Give the case that a commune keeps of somebody."""
    return CaseNumber(f"{commune + 1}-{number:04}")


@cache
def channel_of(number: int, way: Way) -> Channel:
    """Give somebody's own channel."""
    match way:
        case Way.ACCOUNT:
            holder = person_of(number, Known.BOTH).name
            return BankAccount(_BANK, f"0000{number:08}", holder)
        case Way.CASH:
            return CashPoint("Bưu cục Mẫu")
        case Way.HOME:
            return HomeDelivery("Thôn Mẫu")


@cache
def entry_of(
    programme: Programme,
    number: int,
    commune: int,
    known: Known,
    amount: Dong,
    way: Way,
    died_on: date | None = None,
) -> Entry:
    """Give the line of somebody in a commune's list."""
    whose = Beneficiary(
        person_of(number, known, died_on),
        case_of(number, commune),
        COMMUNES[commune],
        hamlet="Thôn Mẫu",
    )
    return Entry(programme, whose, Entitlement(None, amount), channel_of(number, way))
