"""The list in a sheet: header, records, and all that is neither."""

from datetime import date

import attrs
import pytest
from tests.sheets import Rows, codes, sheet_of

from ansinh.boundary.layouts import built_in_layout, list_layouts
from ansinh.errors import Code, UnreadableFile
from ansinh.formats import (
    Column,
    Layout,
    Merge,
    RowKind,
    Sheet,
    Table,
    find_table,
    read_table,
    total_problems,
)
from ansinh.money import Dong
from ansinh.months import Month

ROLL = built_in_layout("roll")
KNOWN = list_layouts()

HEADER = ["STT", "Mã hồ sơ", "Họ và tên", "Ngày sinh", "Số CCCD", "Mức hưởng", "Ghi chú"]
FIRST = [1, "HS01", "Nguyễn Thị Thử", "01/02/1945", "099145000001", 750000, None]
SECOND = [2, "HS02", "Trần Văn Mẫu", "1950", "099050000002", 500000, "x"]
TOTAL = ["Tổng cộng", None, None, None, None, 1250000, None]

TITLE, BLANK, HEAD = RowKind.TITLE, RowKind.BLANK, RowKind.HEADER
RECORD, SUM, NOTE = RowKind.RECORD, RowKind.TOTAL, RowKind.NOTE


def roll(rows: Rows, **facts: object) -> Table:
    return read_table(sheet_of(rows, **facts), ROLL, KNOWN)


def kinds_after(*rows: list[object]) -> list[RowKind]:
    return list(roll([HEADER, *rows]).kinds[1:])  # type: ignore[list-item]


def text_row(text: str, column: int = 0) -> list[object]:
    row: list[object] = [None] * len(HEADER)
    row[column] = text
    return row


def found_codes(table: Table) -> list[str]:
    return [problem.code for problem in table.problems]


def test_a_whole_sheet_is_accounted_for() -> None:
    table = roll(
        [
            text_row("UBND PHƯỜNG TỨ HẠ"),
            text_row("DANH SÁCH CHI TRẢ TRỢ CẤP"),
            text_row("Tháng 7 năm 2024"),
            [],
            HEADER,
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            FIRST,
            SECOND,
            [],
            TOTAL,
            text_row("Bằng chữ: Một triệu hai trăm năm mươi nghìn đồng."),
            [],
            text_row("Tứ Hạ, ngày 05 tháng 7 năm 2024", 5),
            text_row("NGƯỜI LẬP BIỂU", 1),
            text_row("(Ký, ghi rõ họ tên)", 1),
            text_row("Lê Thị Lập", 1),
        ]
    )
    assert table.kinds == (
        *(TITLE, TITLE, TITLE, BLANK, HEAD, HEAD, RECORD, RECORD, BLANK, SUM, NOTE, BLANK),
        *(NOTE, NOTE, NOTE, NOTE),
    )
    assert table.account({8}).counts == {
        "title": 3,
        "header": 2,
        "record": 1,
        "problem": 1,
        "total": 1,
        "note": 5,
        "blank": 3,
    }
    assert table.account().total_rows == len(table.kinds)
    assert [(one.month, one.row, one.column) for one in table.months] == [(Month(2024, 7), 3, 1)]
    assert table.problems == ()
    assert table.titles[1].text == "DANH SÁCH CHI TRẢ TRỢ CẤP"
    assert len(table.notes) == 5


def test_a_record_gives_its_cells_by_field() -> None:
    table = roll([[*HEADER, "Cân nặng"], [*FIRST, 50]])
    (record,) = table.records
    assert record["amount"] == 750000
    assert record["bank"] is None
    assert record.values["case"] == "HS01"
    assert record.extra == {"Cân nặng": 50}
    assert table.others == {"Cân nặng": 7}
    assert record.row == 2
    assert str(table.position(2, "amount")) == "list, F2, Mức hưởng"
    assert str(table.position(2)) == str(table.position(2, "bank")) == "list, row 2"


def test_no_repr_shows_what_a_row_holds() -> None:
    table = roll([text_row("Bí Mật"), HEADER, FIRST, TOTAL])
    shown = f"{table!r}{table.records!r}{table.totals!r}{table.titles!r}{table.sheet!r}"
    assert "Thử" not in shown
    assert "Mật" not in shown


@pytest.mark.parametrize(
    "header",
    [
        "HỌ VÀ TÊN",
        "  Họ\n và   tên : ",
        "Ho\u0323 va\u0300 te\u0302n",
        "Họ tên (*)",
        "Tên đối tượng",
    ],
)
def test_headers_are_matched_by_their_words(header: str) -> None:
    row = [header if one == "Họ và tên" else one for one in HEADER]
    assert roll([row, FIRST]).columns["name"] == 2


@pytest.mark.parametrize(("header", "same"), [("Mức hưởng (đồng)", True), ("Mức hưởng (đ)", True)])
def test_a_unit_of_one_dong_changes_nothing(header: str, same: bool) -> None:
    row = [header if one == "Mức hưởng" else one for one in HEADER]
    assert ("amount" in roll([row, FIRST]).columns) is same


def test_thousands_of_dong_are_a_column_in_another_unit() -> None:
    """Else half a million would be read as five hundred đồng; lists multiply it."""
    row = ["Mức hưởng (nghìn đồng)" if one == "Mức hưởng" else one for one in HEADER]
    assert found_codes(roll([row, FIRST])) == [Code.COLUMN_UNIT]


def test_tone_placement_makes_no_difference() -> None:
    for written in ("Người được uỷ quyền", "Người được ủy quyền"):
        assert roll([[*HEADER, written], FIRST]).columns["representative"] == 7


TWO_ROWS = [
    [
        "STT",
        "Mã hồ sơ",
        "Họ và tên",
        "Nội dung điều chỉnh",
        "Đang hưởng",
        None,
        None,
        "Điều chỉnh sang",
        None,
        None,
        "Điều chỉnh từ tháng",
    ],
    [None, None, None, None, "Nhóm", "Hệ số", "Mức hưởng", "Nhóm", "Hệ số", "Mức hưởng", None],
]
CHANGE = [
    1,
    "HS01",
    "Nguyễn Thị Thử",
    "Mức hưởng",
    "5.1",
    1.5,
    540000,
    "5.1",
    2,
    1000000,
    "07/2024",
]


@pytest.mark.parametrize("merges", [(), (Merge(1, 5, 1, 7), Merge(1, 8, 1, 10), Merge(1, 1, 2, 1))])
def test_a_header_of_two_rows_is_read_by_groups(merges: tuple[Merge, ...]) -> None:
    layout = built_in_layout("adjustments")
    table = read_table(sheet_of([*TWO_ROWS, CHANGE], merges=merges), layout, KNOWN)
    assert table.header_rows == (1, 2)
    assert table.records[0]["old_amount"] == 540000
    assert table.records[0]["new_amount"] == 1000000
    assert table.headers["new_amount"] == "Điều chỉnh sang: Mức hưởng"
    assert table.problems == ()


def test_one_row_may_name_the_group_itself() -> None:
    layout = built_in_layout("adjustments")
    header = ["Mã hồ sơ", "Họ và tên", "Nội dung điều chỉnh", "Điều chỉnh từ tháng"]
    header += ["Đang hưởng - Mức hưởng", "Mức hưởng (điều chỉnh sang)", "Hệ số cũ"]
    table = read_table(sheet_of([header]), layout, KNOWN)
    assert {"old_amount": 4, "new_amount": 5, "old_coefficient": 6}.items() <= table.columns.items()


def test_a_merged_group_reaches_as_far_as_it_is_merged() -> None:
    """In a csv the last column would fall under the group; there an unknown group decorates."""
    upper = ["STT", "Mã hồ sơ", "Họ và tên", "Ngày sinh", "Mức hưởng"]
    upper += ["Chưa trả tháng trước", None, None]
    lower = [None, None, None, None, None, "Số tháng", "Số tiền", "Số tiền"]
    merged = sheet_of([upper, lower], merges=(Merge(1, 6, 1, 7),))
    assert read_table(merged, ROLL).columns["unpaid_amount"] == 6
    assert found_codes(read_table(merged, ROLL)) == [Code.COLUMN_TWICE]


def test_a_group_that_only_decorates_is_passed_over() -> None:
    upper = ["STT", "Thông tin đối tượng", None, None, None, "Trợ cấp", None]
    lower = [None, *HEADER[1:]]
    table = roll([upper, lower, FIRST])
    assert table.header_rows == (1, 2)
    assert table.records[0]["amount"] == 750000
    assert table.records[0]["number"] == 1


def test_birth_dates_may_stand_under_the_sex() -> None:
    upper = ["STT", "Mã hồ sơ", "Họ và tên", "Năm sinh", None, "Mức hưởng"]
    lower = [None, None, None, "Nam", "Nữ", None]
    table = roll([upper, lower, [1, "HS01", "Nguyễn Thị Thử", None, 1945, 500000]])
    assert table.records[0]["birth_female"] == 1945
    assert table.problems == ()


def test_one_header_may_mean_two_things() -> None:
    """On additions ``Hưởng từ tháng`` is the month of the addition, unless another column is."""
    layout = built_in_layout("additions")
    base = [*HEADER, "Lý do tăng", "Hưởng từ tháng"]
    alone = read_table(sheet_of([base]), layout, KNOWN)
    assert alone.columns["effective"] == 8
    for both in (
        [*base, "Tăng từ tháng"],
        [*HEADER, "Tăng từ tháng", "Lý do tăng", "Hưởng từ tháng"],
    ):
        columns = read_table(sheet_of([both]), layout, KNOWN).columns
        assert both[columns["effective"]] == "Tăng từ tháng"
        assert both[columns["since"]] == "Hưởng từ tháng"


def test_missing_and_repeated_columns_are_told_at_their_place() -> None:
    table = roll([["STT", "Họ tên", "Họ và tên", "Mã hồ sơ"], [1, "A B", "C", "HS1"]])
    assert [(p.code, p.position.row, p.position.column) for p in table.problems] == [
        (Code.COLUMN_MISSING, 1, 0),
        (Code.COLUMN_MISSING, 1, 0),
        (Code.COLUMN_TWICE, 1, 2),
    ]
    assert "Mức hưởng" in str(table.problems[0]) + str(table.problems[1])


def test_no_header_is_no_list() -> None:
    words = [[1, "M1", "Lê Mẫu", "Nam", "Tài khoản", "099145000001", "Nữ"], ["Tổng cộng"]]
    for rows in (words, [], [["a", "b"]], [["Ghi chú", 5]], [[None]] * 50 + [HEADER]):
        with pytest.raises(UnreadableFile) as caught:
            roll(rows)
        assert codes(caught.value) == [Code.FILE_NOT_A_LIST]


ADDITION = [*HEADER, "Lý do tăng", "Tăng từ tháng"]
REMOVAL = [*HEADER[:6], "Lý do giảm", "Giảm từ tháng"]


@pytest.mark.parametrize(
    ("header", "kind", "wanted"),
    [
        (HEADER, "roll", "additions"),
        (HEADER, "roll", "removals"),
        (ADDITION, "additions", "roll"),
        (REMOVAL, "removals", "roll"),
        (REMOVAL, "removals", "adjustments"),
    ],
)
def test_another_list_is_told_by_its_columns(header: list[str], kind: str, wanted: str) -> None:
    sheet = sheet_of([[], header])
    assert read_table(sheet, built_in_layout(kind), KNOWN).layout.kind == kind
    with pytest.raises(UnreadableFile) as caught:
        read_table(sheet, built_in_layout(wanted), KNOWN)
    assert codes(caught.value) == [Code.FILE_OTHER_LIST]
    assert caught.value.problems[0].position.row == 2
    assert kind in str(caught.value.problems[0])


def test_a_title_of_another_list_is_a_problem() -> None:
    table = roll([text_row("DANH SÁCH ĐỐI TƯỢNG GIẢM THÁNG 7/2024"), HEADER, FIRST])
    assert [(p.code, p.position.row) for p in table.problems] == [(Code.FILE_KIND, 1)]
    assert found_codes(roll([text_row("Danh sách chi trả (kèm danh sách giảm)"), HEADER])) == []


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Tháng 7 năm 2024", [Month(2024, 7)]),
        ("THÁNG 07/2024", [Month(2024, 7)]),
        ("Kỳ chi trả: tháng 12 - 2024", [Month(2024, 12)]),
        ("tháng 6 năm 2024 và tháng 7 năm 2024", [Month(2024, 6), Month(2024, 7)]),
        ("Quyết định số 5 ngày 05 tháng 6 năm 2024", []),
        ("Tứ Hạ, ngày … tháng 6 năm 2024", []),
        ("Tháng 13 năm 2024", []),
        ("tháng 7 năm 20245", []),
    ],
)
def test_months_of_titles(text: str, months: list[Month]) -> None:
    assert [one.month for one in roll([text_row(text), HEADER, FIRST]).months] == months


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (TOTAL, SUM),
        ([None, None, "CỘNG", None, None, "1.250.000", None], SUM),
        (["Tổng số:", None, "2 người", None, None, 1250000, None], SUM),
        (["Tổng cộng", 2, None, None, None, 1250000, None], SUM),
        (text_row("Tổng số tiền bằng chữ: Một triệu đồng"), NOTE),
        (text_row("Số tiền viết bằng chữ: Một triệu đồng"), NOTE),
        (text_row("Ghi chú: người vắng mặt được ủy quyền"), NOTE),
        (text_row("Trong đó: chuyển khoản 1 người"), NOTE),
        (text_row("Hương Trà, ngày 05 tháng 7 năm 2024", 4), NOTE),
        (text_row("KẾ TOÁN", 4), NOTE),
        (text_row("something that fits nothing"), RECORD),
        (text_row("something", 2), RECORD),
        ([3, None, None, None, None, None, None], BLANK),
        (["4", None, None, None, None, None, None], BLANK),
        ([None, "HS03", "Lê Văn Ký", "1950", "099050000003", 500000, None], RECORD),
        ([None, None, "Tổng Thị Cộng", "1950", "099050000003", 500000, None], RECORD),
        (["Tổng cộng", None, None, None, "099050000003", 500000, None], RECORD),
        (["x", None, "Nguyễn Văn Không Số", None, None, 500000, None], RECORD),
        ([None, None, None, None, None, 500000, None], RECORD),
        (HEADER, HEAD),
        ([3, "HS03", None, None, None, None, None], RECORD),
        (["Cộng", date(2024, 7, 1), None, None, None, None, None], RECORD),
    ],
)
def test_rows_below_the_header(row: list[object], kind: RowKind) -> None:
    assert kinds_after(FIRST, row) == [RECORD, kind]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (text_row("Lê Thị Lập", 1), NOTE),
        (text_row("anything at all"), NOTE),
        (SECOND, RECORD),
        ([None, None, "Trần Văn Mẫu", None, "099050000002", None, None], RECORD),
        ([None, None, "Trần Văn Mẫu", None, None, 500000, None], RECORD),
        ([3, None, "Trần Văn Mẫu", None, None, None, None], RECORD),
        ([None, None, None, None, "099050000002", None, None], RECORD),
    ],
)
def test_after_the_total_only_data_is_a_record(row: list[object], kind: RowKind) -> None:
    """A person under the total row must come up, not vanish among the signatures."""
    assert kinds_after(FIRST, TOTAL, row) == [RECORD, SUM, kind]


def test_a_header_repeated_on_a_new_page_is_a_header() -> None:
    numbers = [1, 2, 3, 4, 5, 6, 7]
    assert kinds_after(numbers, FIRST, HEADER, numbers, SECOND) == [
        HEAD,
        RECORD,
        HEAD,
        HEAD,
        RECORD,
    ]


def test_people_above_the_header_are_records() -> None:
    """When the first header cannot be read and the one on page two can."""
    assert list(roll([text_row("x"), SECOND, HEADER, FIRST]).kinds) == [TITLE, RECORD, HEAD, RECORD]


def test_a_list_without_row_numbers_is_read() -> None:
    rows = [HEADER[1:], FIRST[1:], SECOND[1:], [None, "Cộng", None, None, 1250000, None]]
    assert list(roll(rows).kinds) == [HEAD, RECORD, RECORD, SUM]


def test_cells_that_are_not_what_they_show_are_told() -> None:
    facts = {
        "formulas": frozenset({(2, 1), (2, 6), (4, 6), (9, 9)}),
        "errors": frozenset({(3, 3)}),
        "times": frozenset({(3, 4)}),
    }
    table = roll([HEADER, FIRST, SECOND, TOTAL], **facts)
    assert [(p.code, p.position.cell, p.position.header) for p in table.problems] == [
        (Code.XLSX_FORMULA, "F2", "Mức hưởng"),
        (Code.XLSX_ERROR_CELL, "C3", "Họ và tên"),
        (Code.CELL_TIME, "D3", "Ngày sinh"),
    ]


def test_a_sum_without_its_value_is_told() -> None:
    empty = [*TOTAL[:5], None, None]
    table = roll([HEADER, FIRST, empty], formulas=frozenset({(3, 6)}))
    assert found_codes(table) == [Code.XLSX_FORMULA]


def test_merged_data_is_refused_and_merged_titles_are_not() -> None:
    merges = (Merge(1, 1, 1, 7), Merge(3, 4, 4, 4), Merge(5, 1, 5, 3), Merge(8, 1, 9, 9))
    table = roll([text_row("Tiêu đề"), HEADER, FIRST, SECOND, TOTAL], merges=merges)
    assert [(p.code, p.position.cell) for p in table.problems] == [(Code.XLSX_MERGED, "D3")]


def test_hidden_people_and_hidden_columns_are_refused() -> None:
    table = roll(
        [text_row("x"), HEADER, FIRST, SECOND],
        hidden_rows=frozenset({1, 4, 99}),
        hidden_columns=frozenset({5, 99}),
    )
    assert [(p.code, p.position.row, p.position.column) for p in table.problems] == [
        (Code.XLSX_HIDDEN, 2, 5),
        (Code.XLSX_HIDDEN, 4, 0),
    ]


def test_a_line_with_a_comma_too_many_or_too_few_is_told() -> None:
    table = roll([HEADER, [*FIRST, "y"], SECOND[:-1], TOTAL[:6]])
    assert [(p.code, p.position.row) for p in table.problems] == [
        (Code.ROW_WIDTH, 2),
        (Code.ROW_WIDTH, 3),
    ]
    assert table.records[0].extra == {"H": "y"}
    assert table.records[1]["note"] is None


def test_a_value_under_no_header_is_kept_and_reported() -> None:
    table = roll([[*HEADER, None], [*FIRST, None], [*SECOND, "stray"]])
    assert table.others == {"H": 7}
    assert [record.extra["H"] for record in table.records] == [None, "stray"]


def test_two_unknown_columns_of_one_name_are_both_kept() -> None:
    table = roll([[*HEADER, "Khác", "Khác"], [*FIRST, 1, 2]])
    assert table.records[0].extra == {"Khác": 1, "Khác (9)": 2}


def total_codes(rows: Rows) -> list[tuple[str, str]]:
    table = roll(rows)
    amounts = {record.row: Dong(int(str(record["amount"]))) for record in table.records}
    return [(p.code, p.position.cell) for p in total_problems(table, amounts)]


def test_the_total_is_checked() -> None:
    assert total_codes([HEADER, FIRST, SECOND, TOTAL]) == []
    assert total_codes([HEADER, FIRST, TOTAL]) == [(Code.TOTAL_MISMATCH, "F3")]
    assert total_codes([HEADER, FIRST, text_row("Tổng cộng")]) == []
    words = [*TOTAL[:5], "1.250.000 đ", None]
    assert total_codes([HEADER, FIRST, SECOND, words]) == [(Code.AMOUNT_TEXT, "F4")]
    assert total_codes([HEADER, TOTAL, FIRST, SECOND]) == []


def test_totals_of_parts_stand_for_the_lines_since_the_last() -> None:
    first = ["Cộng", None, None, None, None, 750000, None]
    second = ["Cộng", None, None, None, None, 500000, None]
    assert total_codes([HEADER, FIRST, first, SECOND, second, TOTAL]) == []
    assert total_codes([HEADER, FIRST, second, SECOND, first, TOTAL]) == [
        (Code.TOTAL_MISMATCH, "F3"),
        (Code.TOTAL_MISMATCH, "F5"),
    ]


def named(sheet: Sheet, name: str, *, hidden: bool = False) -> Sheet:
    return attrs.evolve(sheet, name=name, hidden=hidden)


GOOD = sheet_of([HEADER, FIRST])
OTHER = sheet_of([["Mã", "Tên"], [1, "x"]])


def test_the_one_sheet_with_the_list_is_found() -> None:
    sheets = [OTHER, named(GOOD, "DS"), named(OTHER, "Info", hidden=True)]
    assert find_table(sheets, ROLL, KNOWN).sheet.name == "DS"


def test_two_sheets_with_a_list_are_refused() -> None:
    with pytest.raises(UnreadableFile) as caught:
        find_table([GOOD, GOOD], ROLL, KNOWN)
    assert codes(caught.value) == [Code.FILE_MANY_LISTS] * 2


def test_a_list_on_a_hidden_sheet_is_refused() -> None:
    with pytest.raises(UnreadableFile) as caught:
        find_table([OTHER, named(GOOD, "DS", hidden=True)], ROLL, KNOWN)
    assert codes(caught.value) == [Code.XLSX_HIDDEN]


def test_without_a_whole_list_the_closest_sheet_says_what_is_missing() -> None:
    partial = sheet_of([HEADER[:4], FIRST[:4]])
    assert found_codes(find_table([OTHER, partial], ROLL, KNOWN)) == [Code.COLUMN_MISSING]
    removal = sheet_of([REMOVAL])
    for sheets in ([removal], [OTHER, removal]):
        with pytest.raises(UnreadableFile) as caught:
            find_table(sheets, built_in_layout("adjustments"), KNOWN)
        assert codes(caught.value) == [Code.FILE_OTHER_LIST]
    for nothing in ([], [OTHER], [named(OTHER, "x", hidden=True)]):
        with pytest.raises(UnreadableFile) as caught:
            find_table(nothing, ROLL, KNOWN)
        assert codes(caught.value) == [Code.FILE_NOT_A_LIST]


def test_a_date_is_no_header_and_no_total() -> None:
    assert kinds_after(FIRST, [date(2024, 7, 1), None, None, None, None, None, None])[1] is RECORD


def test_a_layout_gives_its_columns_by_field() -> None:
    assert ROLL.column("amount").header == "Mức hưởng"
    assert ROLL.column("unpaid_amount").path == "Chưa trả tháng trước: Số tiền"
    with pytest.raises(KeyError, match="nothing"):
        ROLL.column("nothing")
    lone = Column("x", ["A"], groups=["G"])
    assert lone.header == lone.path == "G: A"
    assert Layout("a.b", "roll", "1", "s", ["T"], [lone]).one_of == ()


@pytest.mark.parametrize("layout", KNOWN, ids=lambda layout: layout.kind)
def test_every_header_and_alias_of_a_layout_finds_its_field(layout: Layout) -> None:
    for column in layout.columns:
        for name in (*(column.headers if not column.groups else ()), *column.alone):
            others = [c.header for c in layout.columns if c.required and c.field != column.field]
            fill = [c.header for c in layout.columns if c.kind == "number"] + ["Ghi chú", "Ký tên"]
            row = list(dict.fromkeys([name, *others, *fill, "Mã hồ sơ", "Chương trình"]))
            table = read_table(sheet_of([row]), layout)
            assert column.field in table.columns, name
