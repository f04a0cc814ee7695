"""A line written below the total, without number, code and amount, was taken for a note."""

import pytest
from tests.lists import HEADERS, csv_of, places

from ansinh import Month, UnreadableFile, check_list, read_roll

LINE = ("1", "0001", "Nguyễn Văn Mẫu", "1945", "500.000", "BTXH", "Xã Mẫu")
REMOVALS = ("STT", "Mã hồ sơ", "Họ và tên", "Mức hưởng", "Lý do giảm", "Giảm từ tháng")


@pytest.mark.parametrize("birth", ["1950", "05/07/1950", "7/1950"])
def test_a_name_beside_a_birth_date_is_somebody(birth: str) -> None:
    below = ("", "", "Trần Thị Thử", birth)
    data = csv_of([HEADERS, LINE, ("", "Tổng cộng", "", "", "500.000"), below])
    with pytest.raises(UnreadableFile) as caught:
        read_roll(data, source="list.csv", month=Month(2024, 6))
    assert ("E4", "cell-empty") in places(caught.value.problems)


def test_a_removal_below_the_total_is_a_removal() -> None:
    """Left out, its money would have been paid on."""
    first = ("1", "0001", "Nguyễn Văn Mẫu", "500.000", "Chết", "06/2024")
    below = ("", "", "Trần Thị Thử", "", "Chết", "06/2024")
    title = ("Danh sách giảm tháng 06/2024",)
    total = ("", "Tổng cộng", "", "500.000")
    with pytest.raises(UnreadableFile) as caught:
        check_list(csv_of([title, REMOVALS, first, total, below]), source="giam.csv")
    assert places(caught.value.problems) == [("B5", "entry-key")]


@pytest.mark.parametrize(
    "note",
    [
        ("", "", "Người lập", "", "", "Chủ tịch"),
        ("", "", "Trần Thị Thử", "", "", "Lê Văn Mẫu"),
        ("", "", "Xã Mẫu, ngày 5 tháng 6 năm 2024", "", "", "ngày 5/6/2024"),
        ("", "", "Trần Thị Thử", "ngày 05 tháng 6"),
    ],
)
def test_signatures_are_still_notes(note: tuple[str, ...]) -> None:
    data = csv_of([HEADERS, LINE, ("", "Tổng cộng", "", "", "500.000"), note])
    assert read_roll(data, source="list.csv", month=Month(2024, 6)).rows.note == 1
