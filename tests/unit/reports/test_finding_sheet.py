"""What is worth a look names the line, so that somebody can look."""

from datetime import date

import pytest
from tests.workbook_dump import opened, values

from ansinh.checks import Finding, check_roll
from ansinh.entitlement import SOCIAL_ASSISTANCE, Entitlement
from ansinh.errors import Code
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.people import (
    Beneficiary,
    CaseNumber,
    CashPoint,
    CitizenId,
    Commune,
    Person,
    PersonName,
    Sex,
)
from ansinh.reports import Office, findings_workbook
from ansinh.roll import Entry, EntryKey, Recoverable, RecoveryCause, Roll

JULY = Month(2024, 7)
OFFICE = Office(name="Phòng mẫu")
PERSON = Person(
    PersonName("Nguyễn Văn Không"), sex=Sex.FEMALE, citizen_id=CitizenId("099045000001")
)
BENEFICIARY = Beneficiary(PERSON, CaseNumber("K1"), Commune("Xã Thử"))
ROLL = Roll(
    JULY, [Entry(SOCIAL_ASSISTANCE, BENEFICIARY, Entitlement(None, Dong(500_000)), CashPoint())]
)


@pytest.fixture
def findings() -> tuple[Finding, ...]:
    return check_roll(ROLL, pay_day=date(2024, 7, 5), as_of=date(2024, 7, 1))


def texts(content: bytes, sheet: str) -> list[object]:
    return [value for (name, _), (_, value) in values(content).items() if name == sheet]


def test_a_finding_stands_in_its_line(findings: tuple[Finding, ...]) -> None:
    """The check says that a sex and a number do not fit; the paper says whose."""
    assert findings
    said = texts(findings_workbook(ROLL, findings, office=OFFICE), "Cần kiểm tra")
    assert {"K1", "Nguyễn Văn Không", "Xã Thử", "BTXH"} <= set(said)
    assert any(str(one).endswith("[check-id-sex]") for one in said)
    assert findings[0].key == EntryKey("BTXH", "K1")


def test_what_may_be_recovered_adds_up() -> None:
    recoverable = [
        Recoverable(SOCIAL_ASSISTANCE, BENEFICIARY, month, Dong(360_000), RecoveryCause.DIED)
        for month in (JULY - 2, JULY - 1)
    ]
    said = texts(findings_workbook(ROLL, (), recoverable, office=OFFICE), "Có thể đã chi thừa")
    assert said.count(360_000) == 2
    assert said.count("Đã chết") == 2
    assert 720_000 in said
    assert "Bằng chữ: Bảy trăm hai mươi nghìn đồng." in said


def test_nothing_to_look_at_is_said_too() -> None:
    """An empty paper could be a paper that failed."""
    content = findings_workbook(ROLL, (), office=OFFICE)
    assert len(opened(content).worksheets) == 2
    for sheet in ("Cần kiểm tra", "Có thể đã chi thừa"):
        assert "Không có. / None." in texts(content, sheet)


def test_somebody_who_is_no_longer_on_the_list_is_named_too() -> None:
    """Whom a deleted row has missed must be found by somebody."""
    empty = Roll(JULY, [])
    known = Finding.of(Code.CHECK_LAST_GONE, EntryKey("BTXH", "K1"), beneficiary=BENEFICIARY)
    unknown = Finding.of(Code.CHECK_LAST_GONE, EntryKey("NCC", "K2"))
    said = texts(findings_workbook(empty, [known, unknown], office=OFFICE), "Cần kiểm tra")
    assert {"K1", "Nguyễn Văn Không", "BTXH", "NCC"} <= set(said)
