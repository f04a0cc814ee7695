"""Every physical row is accounted for, once, whether the list is read or refused."""

import pickle
from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lists import csv_of
from tests.sheets import csv_text, sheet_of, xlsx_of

from ansinh import ListDefaults, UnreadableFile, read_roll
from ansinh.boundary import SourceFile, built_in_layout, check_list, read_month
from ansinh.boundary.layouts import list_layouts
from ansinh.entitlement import SOCIAL_ASSISTANCE
from ansinh.formats import CellValue, RowKind, find_table
from ansinh.months import Month
from ansinh.people import Commune

JUNE = Month(2024, 6)
DEFAULTS = ListDefaults(programme=SOCIAL_ASSISTANCE, commune=Commune("Xã Mẫu"))
HEADER = ["STT", "Mã hồ sơ", "Họ và tên", "Ngày sinh", "Số CCCD", "Mức hưởng", "Ghi chú"]
KNOWN = list_layouts()
Row = list[CellValue]


def _row(*cells: CellValue) -> Row:
    return [*cells, *[None] * (len(HEADER) - len(cells))]


PEOPLE: st.SearchStrategy[Row] = st.builds(
    lambda number, name, wrong: _row(
        number,
        f"M{number:06}",
        name,
        "1850x" if wrong else "1945",
        f"099145{number:06}",
        "x" if wrong else "500000",
    ),
    st.integers(1, 999_999),
    st.sampled_from(["Nguyễn Thị Mẫu", "Tổng Thị Cộng", "Trang Văn Thử", "Lê Xã", "A Phủ"]),
    st.booleans(),
)
NOBODY: st.SearchStrategy[Row] = st.sampled_from(
    [
        _row(),
        _row("I. Xã Mẫu"),
        _row("A", None, "NGƯỜI CAO TUỔI"),
        _row(None, None, "Thôn 1"),
        _row("Thôn 2 (7 người)"),
        _row("II. Xã Mẫu", None, None, None, None, 7),
        _row("Cộng thôn 1", None, None, None, None, "7"),
        _row("Tổng cộng: 9 người", None, None, None, None, "1.000"),
        _row("Mang sang", None, None, None, None, "1.000"),
        _row("Bằng chữ: Một nghìn đồng"),
        _row("Ghi chú: xem trang sau"),
        _row(None, None, None, None, "Mẫu, ngày 05 tháng 7 năm 2024"),
        _row("Trang 2/3"),
        _row(9),
        [*HEADER],
    ]
)
ANYTHING = st.one_of(
    st.none(),
    st.integers(-9, 10**13),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["x", "Tổng cộng", "Thôn 1", "I.", "Bằng chữ:", "09914500001", "Lê Mẫu", "1"]),
    st.text(max_size=5),
)
LINES = st.lists(PEOPLE.map(lambda row: (row, True)) | NOBODY.map(lambda row: (row, False)))


def _counts(rows: list[Row]) -> Mapping[str, int]:
    data = csv_of([["Tháng 6/2024"], *([str("" if c is None else c) for c in r] for r in rows)])
    refused = None
    try:
        return read_roll(data, source="roll.csv", defaults=DEFAULTS).rows.counts
    except UnreadableFile as error:
        refused = error
    assert pickle.loads(pickle.dumps(refused)).accounts == refused.accounts
    return refused.accounts["roll.csv"]


@given(lines=LINES)
def test_records_and_problems_are_the_people(lines: list[tuple[Row, bool]]) -> None:
    """Whatever stands between them, and whatever is wrong with them."""
    counts = _counts([HEADER, *(row for row, _ in lines)])
    assert sum(counts.values()) == len(lines) + 2
    assert counts["record"] + counts["problem"] == sum(held for _, held in lines)
    assert counts["header"] == 1 + sum(row == HEADER for row, _ in lines)


@given(rows=st.lists(st.lists(ANYTHING, max_size=8), max_size=8), at=st.integers(0, 8))
def test_the_counts_of_any_sheet_are_its_rows(rows: list[Row], at: int) -> None:
    """Arbitrary cells around a header, of every kind of list."""
    sheet = sheet_of([*rows[:at], HEADER, *rows[at:]])
    try:
        table = find_table([sheet], built_in_layout("roll"), KNOWN)
    except UnreadableFile as error:
        told = error.accounts
    else:
        told = None
    if told is not None:
        assert told == {}
        return
    account = table.account()
    assert account.total_rows == len(table.kinds) == len(rows) + 1
    assert Counter(kind.value for kind in table.kinds) == Counter(
        {kind: count for kind, count in account.counts.items() if count}
    )
    assert len(table.records) == account.record
    assert [r.row for r in table.records] == [
        row for row, kind in enumerate(table.kinds, start=1) if kind is RowKind.RECORD
    ]


@given(rows=st.lists(st.lists(ANYTHING, max_size=8), max_size=6))
def test_no_cell_of_a_code_is_ever_passed_over(rows: list[Row]) -> None:
    """A row with a long code under the header of codes is somebody's, whatever else it holds."""
    coded = [[*row[:4], *[None] * (4 - len(row[:4])), "099145000001"] for row in rows]
    table = find_table([sheet_of([HEADER, *coded])], built_in_layout("roll"), KNOWN)
    assert len(table.records) == len(rows)


@given(lines=LINES)
def test_csv_and_xlsx_are_accounted_for_alike(lines: list[tuple[Row, bool]]) -> None:
    rows = [["Tháng 6/2024"], HEADER, *(row for row, _ in lines), ["Người lập biểu"]]
    accounts = []
    for data in (csv_text(rows).encode(), xlsx_of(rows)):
        try:
            accounts.append(dict(read_roll(data, source="roll", defaults=DEFAULTS).rows.counts))
        except UnreadableFile as error:
            accounts.append(dict(error.accounts["roll"]))
    assert accounts[0] == accounts[1]


GOOD = csv_of([["Tháng 6/2024"], HEADER, ["1", "M1", "Lê Mẫu", "1945", "099145000001", "1000"]])


@pytest.mark.parametrize("data", [b"", b"x", b"PK\x03\x04", b"a,b\n1,2\n"])
def test_a_file_that_is_no_list_has_no_account(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        check_list(data, source="x.csv")
    assert refused.value.accounts == {}


def test_a_month_s_files_are_all_accounted_for() -> None:
    """Also those that are right, where another one is wrong."""
    bad = GOOD.replace(b"1945", b"x")
    files = [SourceFile("good.csv", GOOD), SourceFile("bad.csv", bad), SourceFile("no.csv", b"x")]
    with pytest.raises(UnreadableFile) as refused:
        read_month(files, month=JUNE + 1, defaults=DEFAULTS)
    wrong = {name: rows["problem"] for name, rows in refused.value.accounts.items()}
    assert wrong == {"good.csv": 0, "bad.csv": 1}
