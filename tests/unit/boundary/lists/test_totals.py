"""Amounts in words, counts in notes, and what shows that a list is whole."""

import pytest
from tests.lists import csv_of, places

from ansinh import ListDefaults, UnreadableFile, read_removals, read_roll
from ansinh.boundary.lists.results import RollList
from ansinh.entitlement import SOCIAL_ASSISTANCE
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.people import Commune
from ansinh.roll import Roll

DEFAULTS = ListDefaults(programme=SOCIAL_ASSISTANCE, commune=Commune("Xã Mẫu"))
HEADER = ["STT", "Mã hồ sơ", "Họ và tên", "Năm sinh", "Mức hưởng"]
TOTAL = ["Tổng cộng", "", "", "", "1.250.000"]
ONE = ["1", "TH-1", "Nguyễn Thị Mẫu", "1945", "500.000"]
TWO = ["2", "TH-2", "Trần Văn Thử", "1950", "750.000"]
WHOLE = "Một triệu hai trăm năm mươi nghìn đồng"


def read(*rows: list[str]) -> RollList:
    data = csv_of([["Tháng 6/2024"], HEADER, *rows])
    return read_roll(data, source="roll.csv", defaults=DEFAULTS)


def noticed(*rows: list[str]) -> list[str]:
    return [str(one.code) for one in read(*rows).notices]


def refused(*rows: list[str]) -> list[tuple[str, str]]:
    with pytest.raises(UnreadableFile) as error:
        read(*rows)
    return places(error.value.problems)


@pytest.mark.parametrize(
    "words",
    [
        [f"Bằng chữ: {WHOLE}."],
        [f"(Bằng chữ: {WHOLE}./.)"],
        [f"(Số tiền bằng chữ: {WHOLE} chẵn)"],
        [f"Tổng số tiền (viết bằng chữ): {WHOLE}"],
        [f"Ấn định số tiền bằng chữ: {WHOLE}"],
        [f"Thành chữ: {WHOLE.upper()}"],
        [f"Bằng chữ {WHOLE}"],
        ["Bằng chữ:", WHOLE],
        ["Bằng chữ: Một triệu, hai trăm năm mươi ngàn đồng chẵn./."],
        ["Bằng chữ: Một triệu hai trăm năm mươi nghìn đồng Việt Nam"],
        ["Bằng chữ: Một triệu hai trăm năm mươi nghìn (đồng)"],
    ],
)
def test_the_amount_in_words_is_read_however_it_is_introduced(words: list[str]) -> None:
    assert noticed(ONE, TWO, TOTAL, words) == []
    assert noticed(ONE, TWO, words) == []  # words alone show the end
    assert refused(ONE, words) == [("A4", "total-words")]


@pytest.mark.parametrize(
    "rows",
    [
        [["Bằng chữ: Một triệu hai trăm", ""], ["năm mươi nghìn đồng", ""]],
        [["Bằng chữ:"], ["Một triệu hai trăm năm mươi nghìn đồng"]],
        [["Bằng chữ: Một triệu", "hai trăm năm mươi nghìn"], ["", "đồng"]],
    ],
)
def test_words_may_go_on_in_the_next_cells(rows: list[list[str]]) -> None:
    """The longest reading counts: its beginning is an amount too."""
    assert noticed(ONE, TWO, TOTAL, *rows, ["Người lập biểu"]) == []
    assert ("A6", "total-words") in refused(ONE, [*TOTAL[:4], "500.000"], [], *rows)


def test_words_may_stand_in_the_total_row() -> None:
    together = [f"Tổng cộng: 1.250.000 đồng (Bằng chữ: {WHOLE})"]
    assert noticed(ONE, TWO, together) == []
    assert refused(ONE, together) == [("A4", "total-mismatch"), ("A4", "total-words")]


def test_words_below_a_part_s_total_are_of_that_part() -> None:
    """They show nothing of the list's end."""
    part = [*ONE[:0], "Cộng thôn 1", "", "", "", "500.000"]
    words = ["Bằng chữ: Năm trăm nghìn đồng"]
    assert noticed(ONE, part, words, TWO) == ["notice-completeness"]
    assert noticed(ONE, part, words, TWO, TOTAL) == []
    assert refused(ONE, part, TWO, words) == [("A6", "total-words")]


def test_words_that_cannot_be_read_are_told_and_prove_nothing() -> None:
    assert noticed(ONE, TWO, ["Bằng chữ: khoảng một triệu"]) == [
        "notice-words",
        "notice-completeness",
    ]
    assert noticed(ONE, TWO, TOTAL, ["Bằng chữ: ..........."]) == ["notice-words"]


def test_words_are_not_held_against_lines_that_could_not_be_read() -> None:
    """The unread amount is the problem; the sum cannot be right."""
    wrong = [*TWO[:4], "75x"]
    assert refused(ONE, wrong, TOTAL, [f"Bằng chữ: {WHOLE}"]) == [("E4", "amount-text")]
    empty = [*TWO[:4], ""]
    assert refused(ONE, empty, TOTAL, [f"Bằng chữ: {WHOLE}"]) == [("E4", "cell-empty")]


def test_a_note_that_counts_the_people_is_held_against_the_lines() -> None:
    note = ["Danh sách này có 02 người, số tiền như trên"]
    assert noticed(ONE, TWO, note) == []
    assert refused(ONE, note) == [("A4", "count-mismatch")]
    assert refused(ONE, [*TOTAL[:4], "500.000"], note) == [("A5", "count-mismatch")]
    assert noticed(ONE, TWO, ["Danh sách này có 5 trang"]) == ["notice-completeness"]


def test_a_list_without_lines_is_held_against_its_total() -> None:
    """All lines may have been lost."""
    assert refused(TOTAL) == [("E3", "total-mismatch")]
    assert noticed(["Tổng cộng", "", "", "", "0"]) == []
    assert noticed() == ["notice-completeness"]
    assert refused(["Tổng cộng: 2 người"]) == [("A3", "count-mismatch")]


def test_a_total_over_cells_that_are_all_empty_is_wrong() -> None:
    """A list of removals need not say amounts; but then its total is of nothing."""
    roll = Roll(Month(2024, 5), read(ONE).roll.entries)
    header = [*HEADER[:3], "Mức hưởng", "Lý do giảm", "Giảm từ tháng"]
    line = ["1", "TH-1", "Nguyễn Thị Mẫu", "", "Chết", "06/2024"]
    total = ["Tổng cộng", "", "", "500.000", "", ""]
    rows = [["Tháng 6/2024"], header, line]
    found = read_removals(csv_of(rows), source="x.csv", defaults=DEFAULTS, roll=roll)
    assert found.report.total == Dong(0)
    with pytest.raises(UnreadableFile) as error:
        read_removals(csv_of([*rows, total]), source="x.csv", defaults=DEFAULTS, roll=roll)
    assert places(error.value.problems) == [("D4", "total-mismatch")]


def test_row_numbers_that_jump_are_told_and_counted() -> None:
    found = read(ONE, ["4", *TWO[1:]], TOTAL)
    assert [(n.code, n.count, n.position.cell) for n in found.notices] == [
        ("notice-row-numbers", 1, "A2")
    ]
