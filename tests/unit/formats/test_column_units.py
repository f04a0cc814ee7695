"""Columns in thousands: found besides their unit, and refused by who cannot multiply."""

import pytest
from tests.sheets import sheet_of

from ansinh.boundary import built_in_layout
from ansinh.errors import Code
from ansinh.formats import read_table
from ansinh.formats.large_unit import unit_in, without_unit

HEADERS = ["STT", "Mã hồ sơ", "Họ và tên", "Năm sinh", "Mức hưởng", "Ghi chú"]


@pytest.mark.parametrize(
    ("header", "unit", "rest"),
    [
        ("Số tiền (nghìn đồng)", 1_000, "số tiền"),
        ("Số tiền (ngàn đồng)", 1_000, "số tiền"),
        ("Số tiền (1.000 đ)", 1_000, "số tiền"),
        ("Số tiền (1000đ)", 1_000, "số tiền"),
        ("Số tiền ('000 đ)", 1_000, "số tiền"),
        ("Số tiền (đồng × 1.000)", 1_000, "số tiền"),
        ("Số tiền x1000", 1_000, "số tiền"),
        ("Amount (VND'000)", 1_000, "amount"),
        ("Amount (kVND)", 1_000, "amount"),
        ("Số tiền (ĐVT: 1.000 đồng)", 1_000, "số tiền"),
        ("Số tiền (triệu)", 1_000_000, "số tiền"),
        ("Số tiền (tr.đ)", 1_000_000, "số tiền"),
        ("Số tiền (1,000,000 VND)", 1_000_000, "số tiền"),
        ("Số tiền (tỷ đồng)", 1, "số tiền"),
        ("Số tiền (1.000.000.000 đ)", 1, "số tiền"),
        ("Số tiền", 1, "số tiền"),
    ],
)
def test_a_header_says_its_unit(header: str, unit: int, rest: str) -> None:
    assert (unit_in(header), without_unit(header)) == (unit, rest)


def test_a_column_of_amounts_is_found_besides_its_unit() -> None:
    headers = [*HEADERS[:4], "Mức hưởng\n(triệu đồng)", "Ghi chú (nghìn đồng)"]
    row = ["1", "M-1", "Nguyễn Thị Mẫu", "1945", 1, "x"]
    table = read_table(sheet_of([headers, row]), built_in_layout("roll"))
    assert dict(table.units) == {"amount": 1_000_000}
    assert [(one.code, one.position.cell) for one in table.problems] == [(Code.COLUMN_UNIT, "E1")]
    assert list(table.others) == ["Ghi chú (nghìn đồng)"]
