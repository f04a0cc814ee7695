"""Rows that name the lines below them; and people, who never become one."""

import pytest
from tests.sheets import Rows, sheet_of
from tests.unit.formats.test_table import (
    BLANK,
    FIRST,
    HEAD,
    HEADER,
    KNOWN,
    NOTE,
    RECORD,
    ROLL,
    SECOND,
    SUM,
    TITLE,
    TOTAL,
    kinds_after,
    roll,
    text_row,
)

from ansinh.formats import Merge, RowKind, Section, read_table
from ansinh.formats.sections import names_place


@pytest.mark.parametrize(
    "text",
    [
        "I. Xã Mẫu",
        "II XÃ THỬ",
        "A. NGƯỜI CAO TUỔI",
        "b) Trẻ em dưới 3 tuổi",
        "1. Nhóm người khuyết tật",
        "Thôn 1",
        "Tổ dân phố số 3",
        "Tổ 3",
        "Ấp 2",
        "Phường Tứ Hạ",
        "Đối tượng: người khuyết tật nặng",
        "Hộ gia đình nhận nuôi dưỡng",
        "Chi trả qua tài khoản",
    ],
)
@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_heading_in_the_list_is_a_title(text: str, column: int) -> None:
    assert kinds_after(text_row(text, column), FIRST) == [TITLE, RECORD]


@pytest.mark.parametrize("mark", ["I", "I.", "A", "b)"])
def test_the_mark_may_stand_in_its_own_cell(mark: str) -> None:
    row = text_row("Xã Mẫu", 2)
    row[0] = mark
    assert kinds_after(row, FIRST) == [TITLE, RECORD]


@pytest.mark.parametrize(
    "row",
    [
        text_row("Nguyễn Thị Mẫu", 2),
        text_row("A. Nguyễn Thị Mẫu", 2),
        text_row("A Phủ", 2),
        text_row("I. Trần Văn Thử"),
        text_row("1. Nguyễn Thị Mẫu"),
        text_row("Buôn Yă Mẫu", 2),
        text_row("Thân Nhân Mẫu", 2),
        ["I", None, "Nguyễn Thị Mẫu", None, None, None, None],
        [1, None, "Thôn 1", None, None, None, None],
        [None, "HS01", "Thôn 1", None, None, None, None],
        [None, None, "Thôn 1", "1950", None, None, None],
        [None, None, "Thôn 1", None, "099145000001", None, None],
        [None, None, "Nguyễn Thị Mẫu", None, None, 500000, None],
        [None, None, "Thôn 1", None, None, None, "chuyển đến"],
        text_row("Xã hội Mẫu", 2),
    ],
)
def test_nobody_becomes_a_section(row: list[object]) -> None:
    """Whoever has only a name is a line with faults, which are told."""
    assert kinds_after(FIRST, row) == [RECORD, RECORD]


def test_words_merged_over_the_list_name_what_is_below() -> None:
    """Any words then, because no name is written over the width of a list."""
    rows: Rows = [HEADER, text_row("MỒ CÔI CẢ CHA VÀ MẸ"), FIRST, text_row("Mẫu 5000"), SECOND]
    merges = (Merge(2, 1, 2, 7), Merge(4, 1, 4, 7))
    table = roll(rows, merges=merges)
    assert list(table.kinds) == [HEAD, TITLE, RECORD, RECORD, RECORD]
    assert roll(rows, merges=(Merge(2, 1, 2, 3),)).kinds[1] is RECORD


def test_notes_and_totals_merged_over_the_list_are_no_sections() -> None:
    note = text_row("Người lập biểu")
    table = roll([HEADER, FIRST, note], merges=(Merge(3, 1, 3, 7),))
    assert (table.kinds[2], table.sections) == (NOTE, ())
    stray = ["Cộng", None, None, None, None, None, "xem sau"]
    assert roll([HEADER, stray, FIRST], merges=(Merge(2, 1, 2, 6),)).sections == ()


def test_a_numbered_case_below_a_total_is_somebody_and_a_numbered_note_is_not() -> None:
    """Cut off after two cells, a line must not become a note."""
    assert kinds_after(FIRST, TOTAL, ["2", "M002", None]) == [RECORD, SUM, RECORD]
    assert kinds_after(FIRST, TOTAL, ["2", "Giữ nguyên 2 cột"]) == [RECORD, SUM, NOTE]


def test_levels_come_in_the_order_of_their_marks() -> None:
    texts = ["A. Nhóm 1", "I. Xã Mẫu", "Thôn 1", "Thôn 2", "II. Xã Thử", "Thôn 1", "B. Nhóm 2"]
    table = roll([HEADER, *(row for text in texts for row in (text_row(text), FIRST))])
    assert [(one.level, one.text) for one in table.sections] == [
        (1, "Nhóm 1"),
        (2, "Xã Mẫu"),
        (3, "Thôn 1"),
        (3, "Thôn 2"),
        (2, "Xã Thử"),
        (3, "Thôn 1"),
        (1, "Nhóm 2"),
    ]


def test_a_letter_after_h_is_a_letter() -> None:
    """``I`` is one, or ninth."""
    letters = [text_row(f"{mark}. Nhóm {mark}") for mark in "HIK"]
    assert {one.level for one in roll([HEADER, *letters]).sections} == {1}
    mixed = [text_row(f"{mark}. Nhóm {mark}") for mark in ("A", "I", "V", "X", "B")]
    assert [one.level for one in roll([HEADER, *mixed]).sections] == [1, 2, 2, 2, 1]
    small = [text_row("1. Nhóm"), text_row("1.1. Nhóm"), text_row("a) Nhóm"), text_row("2. Nhóm")]
    assert [one.level for one in roll([HEADER, *small]).sections] == [1, 2, 3, 1]


def test_a_section_with_a_subtotal_is_a_total_row() -> None:
    with_amount = text_row("I. Xã Mẫu")
    with_amount[5] = 750000
    assert kinds_after(with_amount, FIRST) == [SUM, RECORD]


def test_a_section_that_counts_its_people_is_a_total_row_too() -> None:
    beside = text_row("Thôn 1")
    beside[3] = "1 người"
    for row in (text_row("Thôn 1 (1 người)"), beside):
        table = roll([HEADER, row, FIRST])
        assert list(table.kinds) == [HEAD, SUM, RECORD]
        assert [one.row for one in table.totals] == [2]


def test_items_below_a_note_are_notes() -> None:
    """What the total is made of: nobody stands below these."""
    items = [text_row("Trong đó:"), text_row("- Người cao tuổi: 3 người", 1)]
    assert kinds_after(FIRST, TOTAL, *items, text_row("Trẻ em: 2 người", 1)) == [
        *(RECORD, SUM, NOTE, NOTE, NOTE)
    ]
    note = text_row("Ghi chú: xem dưới")
    assert kinds_after(FIRST, note, text_row("Thôn 2"), SECOND) == [RECORD, NOTE, TITLE, RECORD]


def test_the_motto_is_no_total() -> None:
    """It begins with the word for adding up, and stands over the amounts."""
    motto = text_row("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 5)
    assert list(roll([motto, HEADER, FIRST]).kinds) == [TITLE, HEAD, RECORD]
    assert kinds_after(FIRST, ["Cộng hoà", None, None, None, None, 1, None])[1] is RECORD


def test_a_small_place_with_a_mark_before_it_is_a_section() -> None:
    row = text_row("Tổ Thử", 2)
    assert kinds_after(row, FIRST)[0] is RECORD
    row[0] = "II"
    assert kinds_after(row, FIRST) == [TITLE, RECORD]
    assert kinds_after(text_row("II. Làng Mẫu", 2), FIRST) == [TITLE, RECORD]
    assert kinds_after(text_row("A. Làng Mẫu", 2), FIRST)[0] is RECORD


def test_a_sum_may_stand_in_the_row_that_numbers_the_columns() -> None:
    row = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(4)x(5)", "7"]
    assert kinds_after(row, FIRST) == [HEAD, RECORD]


def test_a_page_begins_as_the_first_one_did() -> None:
    title, office = text_row("DANH SÁCH CHI TRẢ"), text_row("UBND XÃ MẪU", 1)
    rows = [title, office, HEADER, FIRST, text_row("Trang 1/2", 6), office, title, HEADER, SECOND]
    assert list(roll(rows).kinds) == [
        *(TITLE, TITLE, HEAD, RECORD, TITLE, TITLE, TITLE, HEAD, RECORD)
    ]
    assert kinds_after(FIRST, text_row("DANH SÁCH CHI TRẢ")) == [RECORD, RECORD]


def test_a_repeated_header_may_take_two_rows() -> None:
    upper = ["STT", "Mã hồ sơ", "Họ và tên", "Năm sinh", None, "Mức hưởng"]
    lower = [None, None, None, "Nam", "Nữ", None]
    line = [1, "HS01", "Nguyễn Thị Thử", None, 1945, 500000]
    table = roll([upper, lower, line, upper, lower, line])
    assert list(table.kinds) == [HEAD, HEAD, RECORD, HEAD, HEAD, RECORD]
    one = ["STT", "Mã hồ sơ", "Họ và tên", "Trợ cấp", "Năm sinh"]
    under = [None, None, None, "Mức hưởng", None]
    line = [1, "HS01", "Nguyễn Thị Thử", 500000, 1945]
    kinds = read_table(sheet_of([one, under, line, one, under, line]), ROLL, KNOWN).kinds
    assert list(kinds) == [HEAD, HEAD, RECORD, HEAD, HEAD, RECORD]


def test_after_a_part_s_total_a_stray_row_is_no_note() -> None:
    """The list goes on below a page's total: what is there must not vanish."""
    assert kinds_after(FIRST, TOTAL, SECOND, text_row("something")) == [RECORD, SUM, RECORD, RECORD]
    assert kinds_after(FIRST, TOTAL, text_row("Thôn 2"), SECOND) == [RECORD, SUM, TITLE, RECORD]
    assert kinds_after(FIRST, TOTAL, [], text_row("Lê Mẫu")) == [RECORD, SUM, BLANK, NOTE]


def test_what_a_heading_names() -> None:
    assert names_place("Xã Mẫu") == "commune"
    assert names_place("Thị trấn Mẫu") == "commune"
    assert names_place("Xóm Đình") == "hamlet"
    assert names_place("Làng Mẫu") == ""
    assert names_place("Làng Mẫu", sure=True) == "hamlet"
    assert names_place("người cao tuổi") == "group"
    assert names_place("Xã hội") == names_place("Lê Mẫu") == names_place("") == ""


def test_no_repr_shows_a_heading() -> None:
    assert "Mẫu" not in repr(Section(3, 1, "Xã Mẫu"))
    assert RowKind.TITLE.value == "title"
