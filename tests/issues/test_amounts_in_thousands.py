"""A list "in thousands of đồng" was read as one in đồng: 500 nghìn became 500 đ."""

import pytest
from tests.lists import HEADERS, csv_of, places

from ansinh import Month, UnreadableFile, read_roll
from ansinh.boundary import RollList

LINE = ("1", "0001", "Nguyễn Văn Mẫu", "1945", "500", "BTXH", "Xã Mẫu")


def _read(*titles: tuple[str, ...]) -> RollList:
    data = csv_of([("Danh sách chi trả tháng 06/2024",), *titles, HEADERS, LINE])
    return read_roll(data, source="list.csv", month=Month(2024, 6))


@pytest.mark.parametrize(
    "title",
    [
        ("Đơn vị tính: nghìn đồng",),
        ("", "(ĐVT: 1.000 đồng)"),
        ("Đơn vị: triệu đồng",),
        ("", "", "Đơn vị tính:", "1.000đ"),
        ("ĐVT: Ngàn đồng",),
        ("Đơn vị tính: 1.000.000 VNĐ",),
    ],
)
def test_a_list_in_more_than_dong_is_refused(title: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableFile) as caught:
        _read(title)
    column = "ABC"[next(at for at, text in enumerate(title) if text)]
    assert places(caught.value.problems) == [(f"{column}2", "list-unit")]


@pytest.mark.parametrize(
    "title", ["Đơn vị tính: đồng", "ĐVT: VNĐ", "Đơn vị: UBND xã Triệu Mẫu", "Đơn vị: 1000 hộ"]
)
def test_a_list_in_dong_is_read(title: str) -> None:
    assert _read((title,)).roll.total.value == 500
