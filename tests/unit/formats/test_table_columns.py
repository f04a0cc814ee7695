"""Columns that no layout knows are kept with each record, whatever their header is like."""

from tests.sheets import sheet_of
from tests.unit.formats.test_table import HEADER, KNOWN, ROLL, found_codes

from ansinh.formats import Merge, read_table

UPPER = [*HEADER, "Khác", None, None, None]
LOWER = [None, None, None, None, None, None, None, "Cân nặng", "Cân nặng", None, None]
LINE = [1, "HS01", "Nguyễn Thị Mẫu", "1945", "099145000001", 500000, None, 50, 51, "x", "y"]


def test_under_a_header_of_two_rows_unknown_columns_keep_their_group() -> None:
    merges = (Merge(1, 8, 1, 9),)
    table = read_table(sheet_of([UPPER, LOWER, LINE], merges=merges), ROLL, KNOWN)
    assert table.header_rows == (1, 2)
    (record,) = table.records
    assert record.extra == {
        "Khác: Cân nặng": 50,
        "Khác: Cân nặng (9)": 51,
        "J": "x",
        "K": "y",
    }
    assert found_codes(table) == []


def test_a_known_header_twice_is_kept_and_told() -> None:
    table = read_table(sheet_of([[*HEADER, "Họ tên"], [*LINE[:7], "Lê Mẫu"]]), ROLL, KNOWN)
    assert table.records[0].extra == {"Họ tên": "Lê Mẫu"}
    assert found_codes(table) == ["column-twice"]
