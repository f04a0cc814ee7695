import pytest

from ansinh import Code, InvalidValue, Position
from ansinh.formats import Column, Layout, RowReader, Sheet, amount_of, read_table, text_of

LAYOUT = Layout(
    id="t.t",
    kind="t",
    edition="1",
    source="x",
    titles=["t"],
    columns=[
        Column("name", ["Họ tên"], required=True),
        Column("amount", ["Số tiền"], kind="amount", required=True),
        Column("note", ["Ghi chú"]),
    ],
)


@pytest.fixture
def row() -> RowReader:
    header = ["Họ tên", "Số tiền", "Ghi chú"]
    table = read_table(Sheet("x.csv", "", [header, ["Hồ Thị Bịa", "5e5", None]]), LAYOUT)
    return RowReader(table, table.records[0])


def test_what_can_be_read_is_read(row: RowReader) -> None:
    assert row.read("name", text_of) == "Hồ Thị Bịa"
    assert row.read("note", text_of) is None
    assert row.read("no_such_column", text_of) is None
    assert row.problems == []


def test_what_cannot_be_read_is_a_problem_at_its_place_without_the_value(row: RowReader) -> None:
    assert row.read("amount", amount_of) is None
    (found,) = row.problems
    assert (found.code, found.position) == (
        Code.AMOUNT_TEXT,
        Position("x.csv", "", 2, 2, "Số tiền"),
    )
    assert "5e5" not in str(found)


def test_an_empty_cell_is_a_problem_where_something_is_needed(row: RowReader) -> None:
    assert row.need("note", text_of) is None
    assert [found.code for found in row.problems] == [Code.CELL_EMPTY]


def test_other_errors_are_not_swallowed(row: RowReader) -> None:
    def broken(_value: object) -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        row.read("name", broken)
    assert issubclass(InvalidValue, ValueError)
