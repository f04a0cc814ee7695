"""What each field reads for certain, what it proposes, and what it refuses by which code."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from ansinh.boundary.typed.amounts import AMOUNT, in_units, look_in_dong, look_in_thousands
from ansinh.boundary.typed.banks import BANK
from ansinh.boundary.typed.days import BIRTH, DAY
from ansinh.boundary.typed.digits import CASE, account
from ansinh.boundary.typed.identities import IDENTITY, NEW_CITIZEN_ID, REPRESENTATIVE_ID
from ansinh.boundary.typed.manner import Manner
from ansinh.boundary.typed.months import MONTH
from ansinh.boundary.typed.phones import PHONE
from ansinh.boundary.typed.sexes import SEX
from ansinh.boundary.typed.texts import NAME, TEXT
from ansinh.errors import InvalidValue, ProposalKind
from ansinh.formats.limits import MAX_CELL_CHARACTERS
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.money import Dong

ACCOUNT = account("bank")


def record(**cells: CellValue) -> Record:
    return Record(4, list(cells.values()), {field: at for at, field in enumerate(cells)}, {})


def certain(manner: Manner[Any], cell: CellValue) -> tuple[Any, list[str]]:
    """Read as a list's reader does: strictly, and where that refuses, what else is certain."""
    try:
        return manner.strict(cell), []
    except InvalidValue:
        value, kinds = manner.certain(cell)
        return value, sorted(kinds)


def refused(manner: Manner[Any], cell: CellValue) -> str:
    with pytest.raises(InvalidValue) as error:
        certain(manner, cell)
    return error.value.code


def shown(value: Any) -> Any:
    for name in ("digits", "label", "text", "value", "code"):
        if hasattr(value, name):
            return getattr(value, name)
    return value


Case = tuple[Manner[Any], CellValue, Any, list[str]]

CERTAIN: list[Case] = [
    # Texts and names.
    (NAME, "Nguye\u0302\u0303n Thi\u0323 Ma\u0302\u0303u", "Nguyễn Thị Mẫu", ["letters"]),
    (NAME, "NGUYỄN THỊ MẪU", "NGUYỄN THỊ MẪU", []),
    (NAME, "Lê Thị Hoà", "Lê Thị Hoà", []),
    (NAME, "Lê  Thị\u00a0Mẫu", "Lê Thị Mẫu", ["spaces"]),
    (NAME, "\ufeffLê\u200b Thị Mẫu\u200d", "Lê Thị Mẫu", ["invisible"]),
    (NAME, "Ðặng Ɖình Mẫu", "Đặng Đình Mẫu", ["look-alikes"]),
    (TEXT, "Thôn\t1", "Thôn 1", ["spaces"]),
    (TEXT, 3, "3", []),
    (SEX, "nữ\u200b", "female", ["invisible"]),
    # Identity numbers.
    (IDENTITY, "099 145 000 012", "099145000012", ["signs"]),
    (IDENTITY, "099.145.000.012", "099145000012", ["signs"]),
    (IDENTITY, "099-145-000-012", "099145000012", ["signs"]),
    (IDENTITY, "'099145000012", "099145000012", ["signs"]),
    (IDENTITY, "099\u00a0145\u00a0000 012", "099145000012", ["signs", "spaces"]),
    (IDENTITY, 199145000012, "199145000012", ["numbers"]),
    (IDENTITY, "199145000012.0", "199145000012", ["numbers"]),
    (IDENTITY, 123456789, "123456789", ["numbers"]),
    (IDENTITY, "000 123 456", "000123456", ["signs"]),
    (REPRESENTATIVE_ID, "099145 000012", "099145000012", ["signs"]),
    # Case numbers keep their dots and dashes.
    (CASE, "HS.01-2/3", "HS.01-2/3", []),
    (CASE, "'0012", "0012", ["signs"]),
    # Accounts.
    (ACCOUNT, "0000 1000 0001", "000010000001", ["signs"]),
    (ACCOUNT, "0000.1000.0001", "000010000001", ["signs"]),
    (ACCOUNT, "MAU0001", "MAU0001", []),
    # Telephones.
    (PHONE, "+84 900 000 012", "0900000012", ["signs"]),
    (PHONE, "84900000012", "0900000012", ["signs"]),
    (PHONE, "+84(0)900000012", "0900000012", ["signs"]),
    (PHONE, "84 0900 000 012", "0900000012", ["signs"]),
    (PHONE, 84900000012, "0900000012", ["numbers", "signs"]),
    (PHONE, "(0234) 000.0012", "02340000012", ["signs"]),
    (PHONE, "0900-000-012", "0900000012", ["signs"]),
    # Births.
    (BIRTH, "1 / 2 / 1945", "01/02/1945", ["signs"]),
    (BIRTH, "1 2 1945", "01/02/1945", ["signs"]),
    (BIRTH, "01/02-1945", "01/02/1945", []),
    (BIRTH, "năm 1945", "1945", ["words"]),
    (BIRTH, "Sinh năm 1945", "1945", ["words"]),
    (BIRTH, "tháng 2 năm 1945", "02/1945", ["words"]),
    (BIRTH, "ngày 1 tháng 2 năm 1945", "01/02/1945", ["words"]),
    (BIRTH, "tháng 2/1945", "02/1945", ["words"]),
    (BIRTH, "../../1945", "1945", ["signs"]),
    (BIRTH, "--/5/1945", "05/1945", ["signs"]),
    (BIRTH, "'1945", "1945", ["signs"]),
    (BIRTH, "1945.0", "1945", ["numbers"]),
    (BIRTH, "1945-02-01 00:00:00", "01/02/1945", ["signs"]),
    (BIRTH, 1945, "1945", []),
    (BIRTH, "00/00/1945", "1945", []),
    (BIRTH, date(1945, 2, 1), "01/02/1945", []),
    (DAY, "ngày 1 tháng 2 năm 2024", date(2024, 2, 1), ["words"]),
    (DAY, "01 / 02/2024", date(2024, 2, 1), ["signs"]),
    (DAY, "'01/02/2024", date(2024, 2, 1), ["signs"]),
    # Months.
    (MONTH, "T7/24", "07/2024", ["words", "years"]),
    (MONTH, "t.7/2024", "07/2024", ["words"]),
    (MONTH, "Tháng 7 năm 2024", "07/2024", ["words"]),
    (MONTH, "từ tháng 07-2024", "07/2024", ["words"]),
    (MONTH, "7.2024", "07/2024", ["signs"]),
    (MONTH, "07 / 2024", "07/2024", ["signs"]),
    (MONTH, "'07/2024", "07/2024", ["signs"]),
    (MONTH, "1/7/2024", "07/2024", ["days"]),
    (MONTH, "2024-07-01", "07/2024", ["days"]),
    (MONTH, 7.2024, "07/2024", ["numbers"]),
    (MONTH, date(2024, 7, 1), "07/2024", []),
    # Amounts.
    (AMOUNT, "500.000", 500_000, []),
    (AMOUNT, "500.000 đ", 500_000, ["units"]),
    (AMOUNT, "500.000đồng", 500_000, ["units"]),
    (AMOUNT, "500,000 VNĐ", 500_000, ["units"]),
    (AMOUNT, "500000 vnd", 500_000, ["units"]),
    (AMOUNT, "500\u2009000", 500_000, ["spaces"]),
    (AMOUNT, "'500000", 500_000, ["signs"]),
    # Banks.
    (BANK, "VietinBank - CN Mẫu", "VIETINBANK", ["words"]),
    (BANK, "Agribank (PGD Mẫu)", "AGRIBANK", ["words"]),
]


@pytest.mark.parametrize(("manner", "cell", "value", "kinds"), CERTAIN)
def test_what_is_certain_is_read_and_named(
    manner: Manner[Any], cell: CellValue, value: Any, kinds: list[str]
) -> None:
    found, said = certain(manner, cell)
    assert (shown(found), said) == (value, kinds)


REFUSED: list[tuple[Manner[Any], CellValue, str]] = [
    (NAME, "Nguyễn \u202eMẫu", "cell-control-character"),
    (NAME, "Lê Vă\u00adn", "cell-control-character"),
    (NAME, "Nguyễn \u0410n", "name-characters"),
    (TEXT, "x" * (MAX_CELL_CHARACTERS + 1), "cell-too-long"),
    (TEXT, 1.5, "cell-text"),
    (TEXT, "NguyÔn ThÞ MÉu", "cell-old-font"),
    (IDENTITY, "09914500001", "citizen-id-length"),
    (IDENTITY, 99145000012, "id-zero-lost"),
    (IDENTITY, "99 145 000 012", "id-zero-lost"),
    (IDENTITY, "99145000012.0", "id-zero-lost"),
    (IDENTITY, "1145000012", "id-zero-lost"),
    (IDENTITY, 12345678, "id-zero-lost"),
    (IDENTITY, "12345678", "citizen-id-length"),
    (IDENTITY, 1234567, "citizen-id-length"),
    (IDENTITY, "9914500001.2", "citizen-id-digits"),
    (IDENTITY, "4.60999E+10", "cell-number-rounded"),
    (IDENTITY, "4,60999e10", "cell-number-rounded"),
    (IDENTITY, 99145000012.5, "cell-number-rounded"),
    (IDENTITY, 1e15, "cell-number-rounded"),
    (IDENTITY, date(2024, 7, 1), "cell-text"),
    (REPRESENTATIVE_ID, 123456789, "citizen-id-length"),
    (NEW_CITIZEN_ID, 99145000012, "id-zero-lost"),
    (CASE, 12, "cell-number-for-text"),
    (CASE, 12.5, "cell-number-rounded"),
    (CASE, "12 34", "case-number-text"),
    (ACCOUNT, 100000000001, "cell-number-for-text"),
    (ACCOUNT, "100000000001.0", "cell-number-for-text"),
    (ACCOUNT, "1.2E+11", "cell-number-rounded"),
    (ACCOUNT, "0000*1", "account-number"),
    (PHONE, "0900 000 012 / 0900 000 013", "phone-two"),
    (PHONE, "0900000012, 0900000013", "phone-two"),
    (PHONE, 900000012, "phone-zero-lost"),
    (PHONE, "900.000.012", "phone-zero-lost"),
    (PHONE, 2340000012, "phone-zero-lost"),
    (PHONE, 100000012, "phone-text"),
    (PHONE, "(0900 000 012", "phone-text"),
    (PHONE, 9e20, "cell-number-rounded"),
    (PHONE, date(2024, 7, 1), "cell-text"),
    (PHONE, "900000012.0", "phone-zero-lost"),
    (PHONE, "điện thoại nhà", "phone-text"),
    (BIRTH, "01/02/45", "birth-date-text"),
    (BIRTH, "ngày 1 1945", "birth-date-text"),
    (BIRTH, "01021945", "birth-date-text"),
    (BIRTH, True, "birth-date-text"),
    (DAY, "2024", "date-text"),
    (MONTH, "07/24", "month-text"),
    (MONTH, "7/1/2024", "month-text"),
    (MONTH, 7.202, "month-text"),
    (MONTH, 7, "month-text"),
    (AMOUNT, "500.000đ/tháng", "amount-text"),
    (AMOUNT, "500.000,00", "amount-text"),
    (AMOUNT, "500 nghìn", "amount-text"),
    (AMOUNT, "-", "amount-text"),
    (AMOUNT, 500_000.5, "amount-text"),
    (AMOUNT, -1, "amount-negative"),
    (BANK, "Ngân hàng Mẫu", "account-bank"),
    (BANK, "Agrybank", "account-bank"),
    (BANK, 970415.5, "cell-text"),
]


@pytest.mark.parametrize(("manner", "cell", "code"), REFUSED)
def test_what_is_not_certain_is_refused(manner: Manner[Any], cell: CellValue, code: str) -> None:
    assert refused(manner, cell) == code


LINE = {"birth": "15/07/1945", "sex": "Nữ"}
"""Of somebody whose id is 099145…: born in 1945, a woman."""

PROPOSED: list[tuple[Manner[Any], CellValue, dict[str, CellValue], str, Any]] = [
    (IDENTITY, 99145000012, LINE, "zeros", "099145000012"),
    (IDENTITY, "99 145 000 012", LINE, "zeros", "099145000012"),
    (IDENTITY, 99145000012, {"birth": 1945}, "zeros", "099145000012"),
    (IDENTITY, 99145000012, {"birth_female": "1945"}, "zeros", "099145000012"),
    (IDENTITY, 99145000012, {"birth": "1945", "birth_female": "x"}, "zeros", "099145000012"),
    (IDENTITY, 46145000012, {}, "zeros", "046145000012"),
    (IDENTITY, 1145000012, {}, "zeros", "001145000012"),
    (IDENTITY, 12345678, {}, "zeros", "012345678"),
    (NEW_CITIZEN_ID, 99145000012, {"new_birth": "1945"}, "zeros", "099145000012"),
    (REPRESENTATIVE_ID, 46145000012, {}, "zeros", "046145000012"),
    (PHONE, "900 000 012", {}, "zeros", "0900000012"),
    (PHONE, 2340000012, {}, "zeros", "02340000012"),
    (CASE, 12, {}, "numbers", "12"),
    (ACCOUNT, 100000000001, {"bank": None}, "numbers", "100000000001"),
    (ACCOUNT, "100000000001.0", {"bank": "VietinBank"}, "numbers", "100000000001"),
    (ACCOUNT, 10000001, {"bank": "BIDV"}, "numbers", "10000001"),
    (ACCOUNT, 10000001, {"bank": "không rõ"}, "numbers", "10000001"),
    (BANK, "Agrybank", {}, "banks", "AGRIBANK"),
    (BANK, "Vietcombak - CN Mẫu", {}, "banks", "VIETCOMBANK"),
    (BANK, "C«ng th\u00ad¬ng", {}, "fonts", "VIETINBANK"),
    (NAME, "NguyÔn ThÞ MÉu", {}, "fonts", "Nguyễn Thị Mẫu"),
    (TEXT, "Thôn Mẫu".encode().decode("cp1252"), {}, "encoding", "Thôn Mẫu"),
]


@pytest.mark.parametrize(("manner", "cell", "line", "kind", "value"), PROPOSED)
def test_what_is_likely_is_proposed(
    manner: Manner[Any], cell: CellValue, line: dict[str, CellValue], kind: str, value: Any
) -> None:
    found = manner.likely(cell, record(**line))
    assert found is not None
    meant, likely = found
    assert (shown(meant), likely.kind) == (value, ProposalKind(kind))
    told = re.sub("0x[0-9a-f]+", "", str(likely.proposal) + repr(likely))  # where objects lie
    assert str(value) not in told or manner is BANK  # a bank is nobody's data


NOT_PROPOSED: list[tuple[Manner[Any], CellValue, dict[str, CellValue]]] = [
    (IDENTITY, 99145000012, {"birth": "1946", "sex": "Nữ"}),
    (IDENTITY, 99145000012, {"birth": "1945", "sex": "Nam"}),
    (IDENTITY, 99145000012, {"birth": "1945", "birth_male": "x"}),
    (IDENTITY, 46145000012, {"birth": "1946"}),
    (IDENTITY, 99145000012, {}),
    (IDENTITY, 99145000012, {"birth": "không rõ", "sex": "Nữ"}),
    (IDENTITY, 99145000012, {"sex": "không rõ"}),
    (IDENTITY, "09914500001", LINE),
    (IDENTITY, "4.60999E+10", LINE),
    (IDENTITY, "12345678", {}),
    (REPRESENTATIVE_ID, 99145000012, LINE),
    (ACCOUNT, 71000000012, {"bank": "Vietcombank"}),
    (ACCOUNT, "1.2E+11", {"bank": None}),
    (ACCOUNT, "0000*1", {"bank": None}),
    (CASE, "12 34", {}),
    (PHONE, "không", {}),
    (PHONE, 9e20, {}),
    (BANK, "VCBK", {}),
    (BANK, "Ngân hàng Mẫu", {}),
    (BANK, 5.5, {}),
    (MONTH, "07/24", {}),
    (TEXT, "mẫu", {}),
]


@pytest.mark.parametrize(("manner", "cell", "line"), NOT_PROPOSED)
def test_what_is_contradicted_or_has_nothing_for_it_is_not_proposed(
    manner: Manner[Any], cell: CellValue, line: dict[str, CellValue]
) -> None:
    assert manner.likely(cell, record(**line)) is None


def test_a_proposal_that_is_no_value_of_the_field_is_none() -> None:
    """Whatever proposes: what the field itself would refuse is not offered."""

    def nonsense(_cell: CellValue, line: Record) -> Any:
        return PHONE.propose(900000012, line)

    manner = Manner(MONTH.strict, MONTH.clean, nonsense)
    assert manner.likely("x", record()) is None


MONTH_FIRST = ["12/25/1945", "03/15/1950", "01/31/1938", "02/03/1940", "05/05/1941", "1950"]
TEXTS = ["25/12/1945", "15/03/1950", "31/01/1938"]
DAYS = [date(1940, 3, 2), date(1941, 12, 11), date(1942, 1, 9)]


def codes_in(column: list[CellValue], reader: Manner[Any] = BIRTH) -> list[str]:
    assert reader.in_column is not None
    manner = reader.in_column(column)
    codes = []
    for cell in column:
        try:
            certain(manner, cell)
            codes.append("")
        except InvalidValue as error:
            codes.append(str(error.code))
    return codes


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        (MONTH_FIRST, [*["date-order"] * 4, "", ""]),
        (["12/25/1945", "25/12/1945"], ["birth-date-value", ""]),
        (["01/02/1945", "03/04/1950"], ["", ""]),
        ([*TEXTS, *DAYS], [*[""] * 3, *["date-swapped"] * 3]),
        ([*TEXTS[:2], *DAYS], [""] * 5),
        ([*TEXTS, *DAYS[:2]], [""] * 5),
        ([*TEXTS, "01/02/1945", *DAYS], [""] * 7),
        ([*TEXTS, *DAYS, date(1945, 1, 13)], [""] * 7),
        ([*TEXTS, date(1945, 7, 1), date(1946, 8, 1), date(1947, 9, 1)], [""] * 6),
        ([*TEXTS, *DAYS, date(1950, 5, 5)], [*[""] * 3, *["date-swapped"] * 3, ""]),
        (DAYS, [""] * 3),
        ([*MONTH_FIRST[:3], *DAYS], [*["date-order"] * 3, *["date-swapped"] * 3]),
        ([], []),
    ],
)
def test_a_column_says_how_its_days_stand(column: list[CellValue], codes: list[str]) -> None:
    assert codes_in(column) == codes


def test_days_of_decisions_are_judged_the_same() -> None:
    texts: list[CellValue] = ["06/15/2024", "12/30/2023", "11/25/2020"]
    assert codes_in(texts, DAY) == ["date-order"] * 3


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        (MONTH_FIRST, "12/25/1945", "25/12/1945"),
        (MONTH_FIRST, "02/03/1940", "03/02/1940"),
        ([*TEXTS, *DAYS], date(1940, 3, 2), "03/02/1940"),
        (["12/25/1945", "01/02/1950"], "12/25/1945", None),
        ([*TEXTS, *DAYS], "x", None),
        (MONTH_FIRST, "13/13/1945", None),
    ],
)
def test_the_other_order_is_proposed_where_the_column_is_long_enough(
    column: list[CellValue], cell: CellValue, value: str | None
) -> None:
    assert BIRTH.in_column is not None
    found = BIRTH.in_column(column).likely(cell, record())
    assert (found and found[0].label) == value
    assert found is None or found[1].kind is ProposalKind.DATES


@pytest.mark.parametrize(
    ("factor", "cell", "value"),
    [
        (1000, 500, 500_000),
        (1000, "1.250", 1_250_000),
        (1000, 540.5, 540_500),
        (1_000_000, 0.36, 360_000),
    ],
)
def test_larger_units_are_multiplied_exactly(factor: int, cell: CellValue, value: int) -> None:
    assert certain(in_units(factor), cell)[0] == Dong(value)


@pytest.mark.parametrize(
    ("cell", "code"),
    [(0.0005, "amount-fraction"), ("540,5", "amount-text"), (-1, "amount-negative")],
)
def test_what_is_no_whole_dong_stays_refused(cell: CellValue, code: str) -> None:
    assert refused(in_units(1000), cell) == code


@pytest.mark.parametrize(
    ("look", "amounts", "answer"),
    [
        (look_in_thousands, [500, 750, 0, 1000], True),
        (look_in_thousands, [500, 750], False),
        (look_in_thousands, [500, 750, 10_000], False),
        (look_in_thousands, [0, 0, 0], False),
        (look_in_dong, [500_000_000], True),
        (look_in_dong, [500_000_000, 500_000], False),
        (look_in_dong, [0], False),
    ],
)
def test_a_column_that_looks_like_another_unit(
    look: Callable[[Any], bool], amounts: list[int], answer: bool
) -> None:
    assert look(map(Dong, amounts)) is answer


def test_fractions_are_not_rounded_on_their_way() -> None:
    """0.1 + 0.2 is not 0.3 in a computer; a list's 0,3 million is 300,000 đ."""
    assert Fraction(repr(0.3)) * 1_000_000 == 300_000
    assert certain(in_units(1_000_000), 0.3)[0] == Dong(300_000)
