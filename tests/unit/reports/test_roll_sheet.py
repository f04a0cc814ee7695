"""The pay list on paper: what waits from before, what cannot be said, how it is printed."""

from datetime import date
from fractions import Fraction

import attrs
import pytest
from tests.workbook_dump import opened, values

from ansinh import (
    SOCIAL_ASSISTANCE,
    Authorization,
    Bank,
    BankAccount,
    Beneficiary,
    BirthDate,
    CaseNumber,
    CashPoint,
    Category,
    Cause,
    Channel,
    Citation,
    CitizenId,
    Commune,
    Component,
    DaySpan,
    DelegationReason,
    Document,
    Dong,
    Entitlement,
    Entry,
    EWallet,
    GuardianBasis,
    Guardianship,
    HomeDelivery,
    InstructionLine,
    LegacyIdNumber,
    Month,
    Owed,
    Paper,
    ParentalRepresentation,
    Person,
    PersonName,
    Roll,
    Sex,
)
from ansinh.boundary import read_roll
from ansinh.errors import InvalidRoll
from ansinh.reports import Office, roll_workbook
from ansinh.reports.roll_line import line_of

OFFICE = Office(name="Phòng LĐ-TB&XH", superior="UBND thị xã Hương Trà", place="Hương Trà")
NAME = PersonName("Nguyễn Thị Mẫu Hòa")
PERSON = Person(NAME, BirthDate(1940), Sex.FEMALE, CitizenId("099140000001"))
AGENT = Person(PersonName("Trần Văn Thử Sơn"), citizen_id=CitizenId("099070000002"))
JUNE, JULY = Month(2024, 6), Month(2024, 7)


def entry(number: int = 1, *, amount: int = 500_000) -> Entry:
    person = attrs.evolve(PERSON, citizen_id=CitizenId(f"0991400000{number:02}"))
    return Entry(
        SOCIAL_ASSISTANCE,
        Beneficiary(person, CaseNumber(f"TH-{number:04}"), Commune("Phường Tứ Hạ"), "Tổ 3"),
        Entitlement(Category("5c"), Dong(amount), Fraction(1), JUNE, Document("7/QĐ-UBND")),
        CashPoint(),
    )


def owed(line: Entry, month: Month, amount: int, cause: Cause = Cause.UNCOLLECTED) -> Owed:
    sum_ = InstructionLine(Component.REGULAR, month, Dong(amount), cause)
    return Owed(line.programme, line.beneficiary, sum_)


def texts(content: bytes) -> list[str]:
    return [value for _, value in values(content).values() if isinstance(value, str)]


def test_what_waits_from_before_stands_beside_the_month() -> None:
    line = entry()
    content = roll_workbook(Roll(JULY, [line]), [owed(line, JUNE, 360_000)], office=OFFICE)
    back = read_roll(content, source="roll.xlsx")
    assert back.roll == Roll(JULY, [line])
    assert [(item.line.month_of, item.amount) for item in back.owed] == [(JUNE, Dong(360_000))]
    assert "Bằng chữ: Tám trăm sáu mươi nghìn đồng." in texts(content)


def test_the_months_own_money_that_was_ordered_ahead_is_not_listed_beside_itself() -> None:
    """Paid together with June and not collected, July's stands in the month's column once."""
    line = entry()
    waiting = [owed(line, JUNE, 500_000), owed(line, JULY, 500_000)]
    content = roll_workbook(Roll(JULY, [line]), waiting, office=OFFICE)
    back = read_roll(content, source="roll.xlsx")
    assert [(item.line.month_of, item.amount) for item in back.owed] == [(JUNE, Dong(500_000))]
    assert "Bằng chữ: Một triệu đồng." in texts(content)


def test_months_of_different_amounts_stand_below_the_table() -> None:
    """Two columns say months and a sum, so they are read as equal months; these are not."""
    line = entry()
    waiting = [
        owed(line, Month(2024, 5), 360_000),
        owed(line, JUNE, 360_000),
        owed(line, JULY, 500_000),
    ]
    content = roll_workbook(Roll(Month(2024, 8), [line]), waiting, office=OFFICE)
    back = read_roll(content, source="roll.xlsx")
    assert back.roll.entries == (line,)
    assert not back.owed
    assert any("Dòng 1: còn chưa trả 3 tháng trước" in text for text in texts(content))


@pytest.mark.parametrize("cause", [Cause.UNKNOWN, Cause.MISSING, Cause.MISMATCH])
def test_what_may_have_been_paid_is_not_listed_as_unpaid(cause: Cause) -> None:
    line = entry()
    content = roll_workbook(Roll(JULY, [line]), [owed(line, JUNE, 360_000, cause)], office=OFFICE)
    assert not read_roll(content, source="roll.xlsx").owed


def test_what_is_owed_to_somebody_who_is_gone_is_not_on_the_list() -> None:
    line, gone = entry(1), entry(2)
    content = roll_workbook(Roll(JULY, [line]), [owed(gone, JUNE, 360_000)], office=OFFICE)
    assert not read_roll(content, source="roll.xlsx").owed


OF_A_YEAR = Authorization.made(AGENT, None, date(2024, 1, 1))


@pytest.mark.parametrize(
    "changed",
    [
        {"channel": EWallet("MOMO", "0000123456", NAME)},
        {"channel": HomeDelivery()},
        {"channel": BankAccount(Bank("NOBODYSBANK"), "0000123456", NAME)},
        {"channel": CashPoint("Tứ Hạ  2")},
        {"papers": (Guardianship(AGENT, None, DaySpan()),) * 2},
        {"papers": (Authorization(AGENT, None, DaySpan(date(2024, 1, 1))),)},
        {"papers": (Guardianship(attrs.evolve(AGENT, sex=Sex.MALE), None, DaySpan()),)},
        {"papers": (Guardianship(AGENT, Document("7", date(2024, 1, 1)), DaySpan()),)},
        {"papers": (Guardianship(AGENT, None, DaySpan(), GuardianBasis.CHOSEN),)},
        {"papers": (attrs.evolve(OF_A_YEAR, given_by=AGENT),)},
        {"papers": (OF_A_YEAR.delegated(OF_A_YEAR, DelegationReason.CONSENT),)},
        {"note": "two\nlines"},
        {"entitlement": Entitlement(Category("5c"), Dong(1), Fraction(1, 3))},
        {"entitlement": Entitlement(Category("5c", "", Citation("20/2021/NĐ-CP")), Dong(1))},
    ],
)
def test_a_line_that_no_list_can_say_is_refused(changed: dict[str, object]) -> None:
    line = attrs.evolve(entry(), **changed)
    with pytest.raises(InvalidRoll, match="roll-not-expressible"):
        roll_workbook(Roll(JULY, [line]), office=OFFICE)


def test_the_newer_of_two_identity_numbers_is_not_written_alone() -> None:
    both = attrs.evolve(PERSON, legacy_id=LegacyIdNumber("000123456"))
    line = entry()
    line = attrs.evolve(line, beneficiary=attrs.evolve(line.beneficiary, person=both))
    with pytest.raises(InvalidRoll):
        roll_workbook(Roll(JULY, [line]), office=OFFICE)


@pytest.mark.parametrize(
    ("channel", "written"),
    [
        (CashPoint(), "Bưu điện"),
        (CashPoint("Bưu cục Tứ Hạ"), "Bưu điện: Bưu cục Tứ Hạ"),
        (HomeDelivery("Tổ 3"), "Tại nhà"),
        (HomeDelivery("12 Lê Lợi"), "Tại nhà: 12 Lê Lợi"),
        (BankAccount(Bank("VIETINBANK"), "000012345678", NAME), "Tài khoản"),
    ],
)
def test_a_channel_is_said_as_lists_say_it(channel: Channel, written: str) -> None:
    line = attrs.evolve(entry(), channel=channel)
    assert line_of(line)["channel"] == written
    back = read_roll(roll_workbook(Roll(JULY, [line]), office=OFFICE), source="roll.xlsx")
    assert back.roll.entries == (line,)


@pytest.mark.parametrize(
    ("paper", "capacity"),
    [
        (Guardianship(AGENT, Document("05/2023/GH"), DaySpan(date(2023, 1, 15))), "Giám hộ"),
        (ParentalRepresentation(AGENT, None, DaySpan()), "Cha/mẹ"),
        (Authorization.made(AGENT, Document("12/UQ"), date(2024, 2, 29)), "Ủy quyền"),
    ],
)
def test_who_collects_instead_is_said_with_the_paper(paper: Paper, capacity: str) -> None:
    line = attrs.evolve(entry(), papers=(paper,))
    assert line_of(line)["capacity"] == capacity
    back = read_roll(roll_workbook(Roll(JULY, [line]), office=OFFICE), source="roll.xlsx")
    assert back.roll.entries == (line,)


def test_ids_and_accounts_are_text_and_amounts_are_numbers() -> None:
    account = BankAccount(Bank("VIETINBANK"), "000012345678", NAME)
    content = roll_workbook(Roll(JULY, [attrs.evolve(entry(), channel=account)]), office=OFFICE)
    cells = {value: kind for kind, value in values(content).values()}
    assert cells["099140000001"] == "s"
    assert cells["000012345678"] == "s"
    assert cells[500_000] == "n"


def test_it_is_printed_on_two_pages_across_with_the_row_numbers_on_both() -> None:
    sheet = opened(roll_workbook(Roll(JULY, [entry()]), office=OFFICE)).worksheets[0]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_cols == "$A:$A"
    assert len(sheet.col_breaks.brk) == 1


def test_the_same_roll_is_the_same_file() -> None:
    lines = [entry(number) for number in (1, 2, 3)]
    first = roll_workbook(Roll(JULY, lines), office=OFFICE)
    assert roll_workbook(Roll(JULY, lines[::-1]), office=OFFICE) == first
