"""Lists are written by the layouts that read them, so what is written is read back."""

import pytest
from tests.workbook_dump import opened

from ansinh import Code, Dong, InvalidValue, Month
from ansinh.formats import (
    Column,
    CsvForm,
    FieldKind,
    Layout,
    find_table,
    list_csv,
    list_workbook,
    read_sheets,
    total_problems,
)
from ansinh.formats.cells import amount_of

LAYOUT = Layout(
    id="test.list",
    kind="test list",
    edition="1",
    source="invented",
    titles=["Danh sách thử"],
    columns=[
        Column("number", ["STT"], kind=FieldKind.NUMBER),
        Column("name", ["Họ và tên"], required=True, width=20),
        Column("account", ["Số tài khoản"], kind=FieldKind.CODE),
        Column("months", ["Số tháng"], groups=["Truy lĩnh"], kind=FieldKind.COUNT),
        Column("arrears", ["Số tiền"], groups=["Truy lĩnh"], kind=FieldKind.AMOUNT),
        Column("amount", ["Tổng"], kind=FieldKind.AMOUNT, required=True),
    ],
)
ROWS = [
    {"number": 1, "name": "Hồ Thị Bịa", "account": "000012", "amount": Dong(500_000)},
    {
        "number": 2,
        "name": "Trần Văn Mẫu",
        "months": 2,
        "arrears": Dong(720_000),
        "amount": Dong(1_220_000),
    },
]


def test_a_workbook_is_read_back_with_its_total() -> None:
    content = list_workbook(LAYOUT, ROWS, month=Month(2024, 7))
    table = find_table(read_sheets(content, "x"), LAYOUT)
    assert table.problems == ()
    assert [r["account"] for r in table.records] == ["000012", None]
    assert [m.month for m in table.months] == [Month(2024, 7)]
    amounts = {r.row: amount_of(r["amount"]) for r in table.records}
    assert amounts == {6: Dong(500_000), 7: Dong(1_220_000)}
    assert total_problems(table, amounts) == []
    assert table.totals[0]["amount"] == 1_720_000


def test_columns_under_one_group_have_a_header_of_two_rows() -> None:
    sheet = opened(list_workbook(LAYOUT, ROWS, month=Month(2024, 7)))["Danh sách"]
    assert [sheet["D4"].value, sheet["D5"].value, sheet["E5"].value] == [
        "Truy lĩnh",
        "Số tháng",
        "Số tiền",
    ]
    assert "D4:E4" in {str(area) for area in sheet.merged_cells.ranges}


def test_a_csv_is_read_back() -> None:
    content = list_csv(LAYOUT, ROWS)
    assert content.startswith(b"\xef\xbb\xbf")
    table = find_table(read_sheets(content, "x.csv"), LAYOUT)
    assert table.problems == ()
    assert [(r["account"], r["months"], r["amount"]) for r in table.records] == [
        ("000012", None, "500.000"),
        (None, "2", "1.220.000"),
    ]


def test_a_list_can_have_some_of_the_columns() -> None:
    columns = [LAYOUT.column("name"), LAYOUT.column("amount")]
    assert list_csv(LAYOUT, ROWS[:1], columns=columns).decode("utf-8-sig") == (
        "Họ và tên,Tổng\r\nHồ Thị Bịa,500.000\r\n"
    )
    sheet = opened(list_workbook(LAYOUT, ROWS, columns=columns))["Danh sách"]
    assert [sheet["A4"].value, sheet["B4"].value] == ["Họ và tên", "Tổng"]
    assert sheet["A2"].value == "Tháng …… năm ……"


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@x"])
def test_a_csv_holds_no_formula(text: str) -> None:
    """It has no cell types: a spreadsheet program would run it."""
    with pytest.raises(InvalidValue) as refused:
        list_csv(LAYOUT, [{"name": text}])
    assert refused.value.code == Code.TEXT_NOT_EXPRESSIBLE


def test_a_csv_with_a_month_has_title_and_total_as_a_workbook_has() -> None:
    content = list_csv(LAYOUT, ROWS, month=Month(2024, 7))
    table = find_table(read_sheets(content, "x"), LAYOUT)
    assert table.problems == ()
    assert [said.month for said in table.months] == [Month(2024, 7)]
    assert table.totals[0]["amount"] == "1.720.000"


def test_a_csv_is_written_in_the_form_that_a_program_wants() -> None:
    form = CsvForm(delimiter=";", encoding="utf-16-le", newline="\n", grouped=False)
    columns = [LAYOUT.column("name"), LAYOUT.column("amount")]
    content = list_csv(LAYOUT, ROWS[:1], columns=columns, form=form)
    assert content.decode("utf-16-le") == "Họ và tên;Tổng\nHồ Thị Bịa;500000\n"


def test_a_letter_that_the_form_has_no_byte_for_is_refused() -> None:
    with pytest.raises(InvalidValue) as caught:
        list_csv(LAYOUT, ROWS, form=CsvForm(encoding="ascii"))
    assert caught.value.code == Code.TEXT_NOT_EXPRESSIBLE


def test_a_csv_of_amounts_alone_has_no_word_for_the_total() -> None:
    content = list_csv(LAYOUT, ROWS, columns=[LAYOUT.column("amount")], month=Month(2024, 7))
    assert content.decode("utf-8-sig").split("\r\n")[-2:] == ["1.720.000", ""]
