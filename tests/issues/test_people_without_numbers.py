"""People without a running number passed for notes below a total, and for titles above a header."""

import pytest
from tests.lists import csv_of, places

from ansinh import ListDefaults, Month, UnreadableFile, check_list, read_roll
from ansinh.entitlement import MERIT
from ansinh.people import Commune

HEADER = ("Mã hồ sơ", "Họ và tên", "Năm sinh", "Số CCCD", "Mức hưởng")
OWN = ListDefaults(programme=MERIT, commune=Commune("Xã Mẫu"))
MONTH = Month(2024, 7)


def line(number: int, name: str = "Nguyễn Văn Mẫu", identity: str = "") -> tuple[str, ...]:
    return (f"M{number:03}", name, "1945", identity, "500.000")


def refused(*rows: tuple[str, ...]) -> list[tuple[str, str]]:
    with pytest.raises(UnreadableFile) as caught:
        read_roll(csv_of(rows), source="list.csv", month=MONTH, defaults=OWN)
    return places(caught.value.problems)


def test_a_case_number_beside_a_name_is_somebody_below_the_total() -> None:
    total = ("", "Tổng cộng", "", "", "500.000")
    found = refused(HEADER, line(1), total, ("M002", "Lê Thị Thử"))
    assert ("E4", "cell-empty") in found


def test_a_name_that_begins_like_a_note_is_somebodys_beside_a_case_number() -> None:
    rows = [HEADER, line(1), line(2, "Kế Toán Thử"), line(3, "Ghi Chú Thử")]
    read = read_roll(csv_of(rows), source="list.csv", month=MONTH, defaults=OWN)
    assert (len(read.roll.entries), read.rows.note) == (3, 0)


def test_a_removal_below_the_total_without_its_month_is_a_removal() -> None:
    """Left out, its money would have been paid on."""
    header = ("STT", "Mã hồ sơ", "Họ và tên", "Lý do giảm", "Giảm từ tháng")
    first = ("1", "M001", "Nguyễn Văn Mẫu", "Chết", "06/2024")
    below = ("", "M002", "Trần Thị Thử", "Chết")
    rows = [("Danh sách giảm tháng 06/2024",), header, first, ("", "", "Cộng"), below]
    with pytest.raises(UnreadableFile) as caught:
        check_list(csv_of(rows), source="giam.csv")
    assert ("E5", "cell-empty") in places(caught.value.problems)


@pytest.mark.parametrize("identity", ["", "099045000001"])
def test_people_under_a_header_that_nobody_reads_are_no_titles(identity: str) -> None:
    """The second page's header is the first that is known; the first page's people stay people."""
    strange = ("Ma", "Ten", "NS", "CC", "Tien")
    rows = [strange, line(1, identity=identity), line(2), HEADER, line(3)]
    read = read_roll(csv_of(rows), source="list.csv", month=MONTH, defaults=OWN)
    assert (len(read.roll.entries), read.rows.title) == (3, 1)


def test_a_papers_number_beside_a_text_is_still_a_title() -> None:
    title = ("Số: 12/QĐ", "Xã Mẫu, ngày 5 tháng 7 năm 2024")
    read = read_roll(csv_of([title, HEADER, line(1)]), source="a.csv", month=MONTH, defaults=OWN)
    assert (len(read.roll.entries), read.rows.title) == (1, 1)
