"""A file that says what its lines are becomes the table that a spreadsheet does."""

from ansinh import Code, Dong, Month, Position, problem
from ansinh.formats import (
    Column,
    Layout,
    RowAccount,
    RowKind,
    RowReader,
    amount_of,
    table_of,
    total_problems,
)

LAYOUT = Layout(
    id="t.t",
    kind="t",
    edition="1",
    source="x",
    titles=["T"],
    columns=[
        Column("name", ["Họ\ntên"], required=True),
        Column("amount", ["Số tiền"], kind="amount"),
    ],
)
LINES = [
    (RowKind.TITLE, {}),
    (RowKind.RECORD, {"name": "Bịa", "amount": 5}),
    (RowKind.RECORD, {"name": "Mẫu", "amount": "x"}),
    (RowKind.PROBLEM, {}),
    (RowKind.TOTAL, {"amount": 6}),
]


def test_every_line_is_accounted_for() -> None:
    table = table_of(LAYOUT, "x.txt", LINES)
    assert table.account([3]) == RowAccount(title=1, record=1, problem=2, total=1)


def test_fields_are_read_at_their_line() -> None:
    table = table_of(LAYOUT, "x.txt", LINES)
    good, bad = (RowReader(table, record) for record in table.records)
    assert good.read("amount", amount_of) == Dong(5)
    assert bad.read("amount", amount_of) is None
    assert bad.problems[0].position == Position("x.txt", "", 3, 2, "Số tiền")
    assert good.position("name") == Position("x.txt", "", 2, 1, "Họ tên")


def test_the_total_is_held_against_the_lines() -> None:
    table = table_of(LAYOUT, "x.txt", [LINES[1], LINES[4]])
    assert [one.code for one in total_problems(table, {1: Dong(5)})] == [Code.TOTAL_MISMATCH]


def test_month_and_problems_are_the_files() -> None:
    wrong = [problem(Code.LINE_MARK, Position("x.txt").at(row)) for row in (4, 2)]
    table = table_of(LAYOUT, "x.txt", LINES, month=Month(2024, 7), problems=wrong)
    assert [said.month for said in table.months] == [Month(2024, 7)]
    assert [one.position.row for one in table.problems] == [2, 4]
    assert table_of(LAYOUT, "x.txt", []).months == ()
