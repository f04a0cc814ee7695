"""Row numbers that run on, begin again, or show that something is missing."""

import pytest
from tests.unit.formats.test_table import HEADER, TOTAL, roll, text_row

from ansinh.formats.row_numbers import row_numbers_out_of_order


def numbered(*numbers: object) -> int:
    rows: list[list[object]] = []
    for number in numbers:
        if isinstance(number, str) and not number[:1].isdigit():
            rows.append(TOTAL if number == "total" else text_row(number))
        else:
            rows.append([number, "HS1", "Nguyễn Mẫu", "1945", "099145000001", 1, None])
    return row_numbers_out_of_order(roll([HEADER, *rows]))  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        ((), 0),
        ((1, 2, 3), 0),
        (("1", "2", "3"), 0),
        (("1.", "2.", "3."), 0),
        (("01", "02"), 0),
        ((5, 6, 7), 0),
        ((1, 3, 4), 1),
        ((1, 2, 2, 3), 1),
        ((1, 2, 1, 2), 1),
        ((3, 2, 1), 2),
        ((1, None, 3), 0),
        ((1, "1.1", "1.2", 2), 0),
        ((1, 2, "Thôn 2", 1, 2), 0),
        ((1, 2, "Thôn 2", 3), 0),
        ((1, 2, "Thôn 2", 2), 1),
        ((1, "total", 1), 0),
    ],
)
def test_numbers_follow_each_other(numbers: tuple[object, ...], wrong: int) -> None:
    assert numbered(*numbers) == wrong


def test_a_page_may_begin_again() -> None:
    row = ["1", "HS1", "Nguyễn Mẫu", "1945", "099145000001", 1, None]
    assert row_numbers_out_of_order(roll([HEADER, row, HEADER, row])) == 0


def test_a_list_without_numbers_has_none_out_of_order() -> None:
    assert row_numbers_out_of_order(roll([HEADER[1:], ["HS1", "Lê Mẫu", "1", "x", 1, None]])) == 0
