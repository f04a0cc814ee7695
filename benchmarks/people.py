"""Invented people in any number, as entries and as plain rows."""

from collections.abc import Iterator
from fractions import Fraction

from ansinh import (
    SOCIAL_ASSISTANCE,
    Bank,
    BankAccount,
    Beneficiary,
    BirthDate,
    CaseNumber,
    Category,
    CitizenId,
    Commune,
    Dong,
    Entitlement,
    Entry,
    Month,
    Person,
    PersonName,
    Sex,
)

HEADER = (
    "STT",
    "Mã hồ sơ",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số CCCD",
    "Xã/Phường",
    "Chương trình",
    "Nhóm đối tượng",
    "Hệ số",
    "Mức hưởng",
    "Số tài khoản",
    "Ngân hàng",
)
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Hồ")
_MIDDLE = ("Thị Thí", "Văn Ví", "Thí", "Ví", "Thị Ví")
_GIVEN = ("Dụ", "Dụ Hoa", "Dụ Hòa", "Dụ Lan", "Dụ Minh", "Dụ Thủy", "Dụ Khánh", "Dụ An")


def name_of(number: int) -> str:
    """Give an invented name that says so."""
    family = _FAMILY[number % len(_FAMILY)]
    middle = _MIDDLE[number // 7 % len(_MIDDLE)]
    return f"{family} {middle} {_GIVEN[number // 3 % len(_GIVEN)]}"


def rows(count: int, first: int = 0) -> Iterator[tuple[str | int, ...]]:
    """Give the rows of a roll, thirteen columns."""
    for number in range(first, first + count):
        year = 1935 + number % 60
        yield (
            number + 1,
            f"TH-{number:07}",
            name_of(number),
            f"{number % 28 + 1:02}/{number % 12 + 1:02}/{year}",
            "Nữ" if number % 2 else "Nam",
            f"099{number % 2}{year % 100:02}{number:06}",
            f"Phường Thí Dụ {number % 40 + 1}",
            "BTXH",
            "5.6",
            "1,5",
            750_000,
            f"0000{number:08}",
            "VietinBank",
        )


def entries(count: int) -> list[Entry]:
    """Give the same people as entries."""
    category = Category("5.6")
    entitlement = Entitlement(category, Dong(750_000), Fraction(3, 2))
    bank = Bank("VIETINBANK")
    communes = [Commune(f"Phường Thí Dụ {number + 1}") for number in range(40)]
    made = []
    for number in range(count):
        name = PersonName(name_of(number))
        year = 1935 + number % 60
        person = Person(
            name,
            BirthDate(year, number % 12 + 1, number % 28 + 1),
            Sex.FEMALE if number % 2 else Sex.MALE,
            CitizenId(f"099{number % 2}{year % 100:02}{number:06}"),
        )
        beneficiary = Beneficiary(person, CaseNumber(f"TH-{number:07}"), communes[number % 40])
        account = BankAccount(bank, f"0000{number:08}", name)
        made.append(Entry(SOCIAL_ASSISTANCE, beneficiary, entitlement, account))
    return made


MONTH = Month(2024, 7)
