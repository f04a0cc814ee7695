"""An .xls gives what an .xlsx of the same cells gives; any other bytes give that or a refusal."""

from collections.abc import Callable
from datetime import date, timedelta
from struct import pack_into

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cfb_files import SECTOR, cfb_of
from tests.lists import listable, roll_workbook
from tests.sheets import xlsx_of
from tests.xls_files import (
    CHART,
    EOF,
    Cell,
    Failed,
    Formula,
    InCell,
    Styled,
    XlsSheet,
    bof,
    saved_as_xls,
    stream_of,
    xls_of,
)

from ansinh import AnsinhError, read_roll
from ansinh.formats import CellValue, Sheet, read_sheets
from ansinh.roll import Roll
from ansinh.testing.strategies import rolls

QUICKLY = timedelta(seconds=10)
"""A list of these few lines takes some milliseconds; a machine may be busy with other tests."""

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "))
VALUES: st.SearchStrategy[CellValue] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(-(10**9), 10**9).map(lambda number: number / 64),
    st.dates(date(1900, 3, 1)),
    TEXTS,
)
ROWS = st.lists(st.lists(VALUES, max_size=6), max_size=6)


def cells(sheet: Sheet) -> list[list[CellValue]]:
    """Rows to the last cell that holds something."""
    rows = [list(row) for row in sheet.rows]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


@given(rows=ROWS)
def test_the_same_cells_are_read_from_both_kinds_of_workbook(rows: list[list[CellValue]]) -> None:
    (old,) = read_sheets(xls_of(rows), "x")
    (new,) = read_sheets(xlsx_of(rows), "x")
    assert cells(old) == cells(new)
    assert [list(map(type, row)) for row in cells(old)] == [
        list(map(type, row)) for row in cells(new)
    ]
    assert (old.times, old.errors, old.formulas) == (new.times, new.errors, new.formulas)


WRITTEN = rolls(min_size=1, max_size=3).map(listable)


@given(roll=WRITTEN)
def test_a_roll_saved_as_xls_is_the_same_roll(roll: Roll) -> None:
    read = read_roll(saved_as_xls(roll_workbook(roll)), source="roll.xls")
    assert read.roll == roll
    assert read.report.total == roll.total


LIST: list[list[Cell]] = [
    ["STT", "Họ và tên", "Số tiền", date(2024, 7, 1)],
    [1, Styled("NguyÔn ThÞ MÉu", ".VnTime"), 750000, Formula(1.5)],
    [2, Styled("Hå Thö Mẫu", "Arial", runs=((0, ".VnTime"), (7, "Arial"))), 1.25, Formula("ab")],
    [3, InCell("Đồng Tháp"), Failed(), Failed(by_formula=True), True, "x" * 1500],
    *[[n, "dài" * 400 + str(n)] for n in range(12)],
]
CHART_WITHIN = bof(CHART) + EOF
STREAM = stream_of(
    XlsSheet(LIST, merges=[(20, 21, 0, 1)], hidden_rows=[2], hidden_columns=[1]),
    XlsSheet([[1]], name="Ẩn", hidden=1, after=CHART_WITHIN),
)
SMALL_STREAM = stream_of(XlsSheet(LIST[:3]))
WHOLE = cfb_of({"Workbook": STREAM, "\x05SummaryInformation": bytes(200)})
SMALL = cfb_of({"Workbook": SMALL_STREAM})

Change = Callable[[bytearray], None]
ODD = (0, 1, 2, 4, 8, 127, 128, 254, 255)


@st.composite
def changes(draw: st.DrawFn, size: int) -> Change:
    """One thing that goes wrong with bytes: changed, cut, swapped, moved, repeated."""
    kind = draw(st.sampled_from(["byte", "number", "cut", "swap", "repeat", "drop", "blank"]))
    at = draw(st.integers(0, size - 1))
    other = draw(st.integers(0, size - 1))
    value = draw(st.sampled_from(ODD) | st.integers(0, 255))
    long = draw(st.sampled_from([0, 1, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF]) | st.integers(0, 99))

    def change(data: bytearray) -> None:
        if at + 4 > len(data):
            return
        first, second = at // SECTOR * SECTOR, other // SECTOR * SECTOR
        match kind:
            case "byte":
                data[at] = value
            case "number":
                pack_into("<L", data, at, long)
            case "cut":
                del data[at:]
            case "swap":
                one, two = data[first : first + SECTOR], data[second : second + SECTOR]
                data[first : first + SECTOR], data[second : second + SECTOR] = two, one
            case "repeat":
                data[at:at] = data[at : at + value]
            case "drop":
                del data[at : at + value]
            case _:
                data[first : first + SECTOR] = bytes([value]) * SECTOR

    return change


def read(data: bytes) -> list[Sheet]:
    try:
        return list(read_sheets(data, "list.xls"))
    except AnsinhError:
        return []


@pytest.mark.parametrize("whole", [WHOLE, SMALL], ids=["large", "small"])
@settings(
    max_examples=300,
    deadline=QUICKLY,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_changed_file_gives_sheets_or_a_refusal_and_nothing_else(
    whole: bytes, data: st.DataObject, capfd: pytest.CaptureFixture[str]
) -> None:
    changed = bytearray(whole)
    for change in data.draw(st.lists(changes(len(whole)), min_size=1, max_size=4)):
        change(changed)
    read(bytes(changed))
    assert capfd.readouterr() == ("", "")


@settings(
    max_examples=500,
    deadline=QUICKLY,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(made=st.lists(changes(len(STREAM)), min_size=1, max_size=3))
def test_a_changed_workbook_in_a_sound_container_does_so_too(
    made: list[Change], capfd: pytest.CaptureFixture[str]
) -> None:
    changed = bytearray(STREAM)
    for change in made:
        change(changed)
    for sheet in read(cfb_of({"Workbook": bytes(changed)})):
        assert len(sheet.rows) <= 65_536
        assert all(len(row) <= 256 for row in sheet.rows)
    assert capfd.readouterr() == ("", "")


@given(size=st.integers(0, len(WHOLE) - 1))
def test_a_file_cut_off_anywhere_is_never_half_a_list(size: int) -> None:
    """The very end may be missing: there the container has room to spare."""
    whole = read(WHOLE)
    assert len(whole) == 2
    found = read(WHOLE[:size])
    assert [cells(sheet) for sheet in found] in ([], [cells(sheet) for sheet in whole])
