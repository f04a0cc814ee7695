"""People on a second sheet without a header of its own were dropped without a word."""

from collections.abc import Sequence

import pytest
from tests.lists import HEADERS, places, told

from ansinh import Month, UnreadableFile, read_roll
from ansinh.boundary import RollList
from ansinh.formats import CellStyle
from ansinh.formats.workbook import BookWriter

FIRST = ("1", "0001", "Nguyễn Văn Mẫu", "1945", "500.000", "BTXH", "Xã Mẫu")
SECOND = ("2", "0002", "Trần Thị Thử", "1950", "360.000", "BTXH", "Xã Mẫu")


def _read(second: Sequence[Sequence[str]], *, hidden: bool = False) -> RollList:
    book = BookWriter("Danh sách")
    for name, rows in (("Trang 1", (HEADERS, FIRST)), ("Trang 2", second)):
        sheet = book.sheet(name, hidden=hidden and name == "Trang 2")
        for row, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells, start=1):
                if cell:
                    sheet.text(row, column, cell, CellStyle())
    return read_roll(book.content(), source="list.xlsx", month=Month(2024, 6))


@pytest.mark.parametrize(
    "above",
    [
        (),
        (("Trang tiếp theo",), ()),
        (("TT", "Mã", "Người nhận", "Năm sinh", "Tiền", "Chương trình", "Xã"),),
    ],
)
def test_lines_that_go_on_upon_another_sheet_are_a_problem_there(
    above: tuple[tuple[str, ...], ...],
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        _read([*above, SECOND])
    (found,) = caught.value.problems
    assert places([found]) == [("", "file-sheet-unread")]
    assert (found.position.sheet, found.position.row) == ("Trang 2", len(above) + 1)
    # The row of that number on the list's own sheet is right.
    rows = caught.value.accounts["list.xlsx"]
    assert (rows["record"], rows["problem"]) == (1, 0)


def test_a_sheet_that_holds_nobody_is_told_with_its_rows() -> None:
    read = _read([("Mã nhóm", "Tên nhóm"), ("1a", "Trẻ em mồ côi"), (), ("5c", "Từ đủ 80 tuổi")])
    assert read.roll.count == 1
    (_, notice) = read.notices
    assert (notice.code, notice.position.sheet, notice.count) == ("notice-sheet", "Trang 2", 3)


def test_a_hidden_sheet_is_told_whatever_it_holds() -> None:
    (_, notice) = _read([SECOND], hidden=True).notices
    assert (notice.code, notice.count) == ("notice-sheet", 1)


def test_an_empty_sheet_is_nothing_to_tell() -> None:
    assert told(_read([]).notices) == []
