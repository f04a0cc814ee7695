"""Two small batches of nobody: what the golden files and the cell-by-cell tests are made of."""

from datetime import date
from typing import Final

from ansinh import (
    SOCIAL_ASSISTANCE,
    Bank,
    BankAccount,
    Beneficiary,
    BirthDate,
    Capacity,
    CaseNumber,
    CashPoint,
    Cause,
    Channel,
    CitizenId,
    Commune,
    Component,
    DaySpan,
    Document,
    Dong,
    Guardianship,
    HomeDelivery,
    InstructionLine,
    LegacyIdNumber,
    Month,
    Payee,
    Payer,
    PaymentBatch,
    PaymentInstruction,
    Person,
    PersonName,
    Reference,
)

JULY: Final = Month(2024, 7)
PAY_DAY: Final = date(2024, 7, 5)
AS_OF: Final = date(2024, 7, 1)
REFERENCES: Final = (
    "A00000000000000000AZ",
    "A00000000000000000BX",
    "A00000000000000000CV",
    "A00000000000000000DT",
    "A00000000000000000ER",
)
"""Made by hand; the last character checks the others."""

_TU_HA: Final = Commune("phường Tứ Hạ")
_BINH_THANH: Final = Commune("xã Bình Thành")


def person(name: str, serial: int) -> Person:
    return Person(
        PersonName(name), BirthDate(1945, 2, 1), citizen_id=CitizenId(f"099145{serial:06}")
    )


def order(
    number: int,
    whose: Person,
    channel: Channel,
    *,
    commune: Commune = _TU_HA,
    payee: Payee | None = None,
    earlier: tuple[Month, ...] = (),
    amount: int = 500_000,
    narrative: str = "CHI TRA THANG 07/2024",
) -> PaymentInstruction:
    lines = [InstructionLine(Component.REGULAR, JULY, Dong(amount), Cause.ENTITLED)]
    lines += [
        InstructionLine(Component.REGULAR, month, Dong(360_000), Cause.UNCOLLECTED)
        for month in earlier
    ]
    return PaymentInstruction(
        reference=Reference(REFERENCES[number]),
        programme=SOCIAL_ASSISTANCE,
        beneficiary=Beneficiary(whose, CaseNumber(f"TH-{number:04}"), commune, hamlet="TDP 3"),
        payee=payee or Payee(whose, Capacity.SELF),
        channel=channel,
        month=JULY,
        lines=tuple(lines),
        narrative=narrative,
        decision=Document("12/QĐ-UBND"),
        note="không được in ra",
    )


def batch(provider: str, orders: tuple[PaymentInstruction, ...]) -> PaymentBatch:
    return PaymentBatch(
        provider=provider,
        programme=SOCIAL_ASSISTANCE,
        month=JULY,
        pay_day=PAY_DAY,
        payer=Payer("Phòng Mẫu thị xã Ví Dụ", "000000001234"),
        instructions=orders,
    )


def bank_batch() -> PaymentBatch:
    hoa, nie = person("Đặng Thị Hoà", 1), person("H'Mẫu Niê", 2)
    thu = person("Nguyễn Văn Thử", 3)
    return batch(
        "vietinbank.salary-list",
        (
            order(0, hoa, BankAccount(Bank("VIETINBANK"), "000000000017", hoa.name)),
            order(
                1,
                nie,
                BankAccount(Bank("AGRIBANK"), "0000000000025", nie.name),
                amount=1_250_000,
                earlier=(Month(2024, 6),),
            ),
            order(2, thu, BankAccount(Bank("VIETCOMBANK", "01203003"), "0000000033", thu.name)),
        ),
    )


def cash_batch() -> PaymentBatch:
    bia, mau = person("Hồ Thị Bịa", 4), person("Trần Văn Mẫu", 5)
    old = Person(PersonName("Lê Thị Ví Dụ"), BirthDate(1931), legacy_id=LegacyIdNumber("000000019"))
    guardian = person("Phạm Thị Giám Hộ Mẫu", 6)
    paper = Guardianship(guardian, Document("7/QĐ-UBND"), DaySpan(date(2024, 1, 1)))
    return batch(
        "vnpost.cash-list",
        (
            order(0, bia, CashPoint("Bưu cục Tứ Hạ")),
            order(
                1,
                mau,
                CashPoint("Bưu cục Tứ Hạ"),
                payee=Payee(guardian, Capacity.GUARDIAN, paper),
                earlier=(Month(2024, 5), Month(2024, 6)),
                amount=1_000_000,
            ),
            order(2, old, HomeDelivery("số 5 đường Ví Dụ"), amount=750_000),
            order(3, old, CashPoint(), commune=_BINH_THANH),
        ),
    )
