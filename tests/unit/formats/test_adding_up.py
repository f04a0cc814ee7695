"""Total rows at any depth: right ones are read in one way, wrong ones in none."""

import pytest
from tests.unit.formats.test_table import HEADER, roll, text_row

from ansinh.errors import Code
from ansinh.formats import Table, total_problems
from ansinh.formats.adding_up import added_up
from ansinh.formats.cells import amount_of
from ansinh.formats.total_row import TotalKind

Row = list[object]

_WIDTH = len(HEADER)


def line(amount: int) -> Row:
    line.number += 1  # type: ignore[attr-defined]
    number = line.number  # type: ignore[attr-defined]
    return [number, f"HS{number:03}", "Nguyễn Thị Thử", "1945", f"0991450{number:05}", amount, None]


line.number = 0  # type: ignore[attr-defined]


def total(text: str, amount: object = None, column: int = 0) -> Row:
    row = text_row(text, column)
    row[5] = amount
    return row


def amounts(table: Table) -> dict[str, dict[int, object]]:
    return {"amount": {one.row: amount_of(one["amount"]) for one in table.records}}


def wrong(*rows: Row) -> list[tuple[str, str]]:
    table = roll([HEADER, *rows])  # type: ignore[list-item]
    found = added_up(table, amounts(table))  # type: ignore[arg-type]
    return [(one.code, one.position.cell) for one in found.problems]


def whole(*rows: Row) -> bool:
    table = roll([HEADER, *rows])  # type: ignore[list-item]
    found = added_up(table, amounts(table))  # type: ignore[arg-type]
    return found.whole and not found.problems


ONE, TWO, FIVE, TEN = (line(number * 100_000) for number in (1, 2, 5, 10))

HAMLETS = [
    total("Thôn 1"),
    ONE,
    TWO,
    total("Cộng thôn 1", 300_000),
    total("Thôn 2"),
    FIVE,
    total("Cộng thôn 2", 500_000),
]


@pytest.mark.parametrize("words", ["Cộng xã", "Cộng xã Mẫu", "Cộng", "Tổng cộng", "Tổng số"])
def test_hamlets_and_then_their_commune(words: str) -> None:
    commune = total(words, 800_000)
    assert wrong(*HAMLETS, commune) == []
    assert (
        wrong(*HAMLETS, commune, TEN, total("Cộng", 1_000_000), total("Tổng cộng", 1_800_000)) == []
    )


def test_communes_of_hamlets_and_a_grand_total() -> None:
    grand = total("Tổng cộng", 1_800_000)
    second = [total("Thôn 3"), TEN, total("Cộng thôn 3", 1_000_000), total("Cộng xã", 1_000_000)]
    assert wrong(*HAMLETS, total("Cộng xã", 800_000), *second, grand) == []
    assert whole(*HAMLETS, total("Cộng xã", 800_000), *second, grand)
    assert wrong(*HAMLETS, total("Cộng xã", 500_000 + 1_000_000), *second, grand) == [
        (Code.TOTAL_MISMATCH, "F9")
    ]


def test_a_lost_line_shows_in_its_part_and_in_the_whole() -> None:
    rows = [*HAMLETS, total("Tổng cộng", 800_000)]
    assert wrong(*(row for row in rows if row is not TWO)) == [
        (Code.TOTAL_MISMATCH, "F4"),
        (Code.TOTAL_MISMATCH, "F8"),
    ]


def test_a_run_may_not_cut_through_one_that_is_closed() -> None:
    """Two and five add up to seven, but two belongs to what was closed before."""
    assert wrong(
        ONE, TWO, total("Cộng", 300_000), FIVE, total("Cộng", 700_000), total("Tổng cộng", 800_000)
    ) == [(Code.TOTAL_MISMATCH, "F6")]
    assert wrong(
        ONE, total("Cộng", 100_000), TWO, total("Cộng", 300_000), FIVE, total("Cộng", 700_000)
    ) == [(Code.TOTAL_MISMATCH, "F7")]


def test_the_last_grand_total_is_of_every_line() -> None:
    """Though the lines of the last part are what it says."""
    assert wrong(ONE, total("Cộng", 100_000), TWO, total("Tổng cộng", 200_000)) == [
        (Code.TOTAL_MISMATCH, "F5")
    ]
    assert wrong(ONE, total("Cộng", 100_000), TWO) == [(Code.TOTAL_MISMATCH, "F3")]
    assert wrong(ONE, total("Cộng thôn 1", 100_000), TWO) == []
    assert wrong(ONE, total("Tổng cộng", 100_000), TWO) == [(Code.TOTAL_MISMATCH, "F3")]


@pytest.mark.parametrize("below", ["Cộng trang", "Cộng trang 1", "Tổng trang này"])
@pytest.mark.parametrize("above", ["Mang sang", "Trang trước chuyển sang", "Cộng mang sang"])
def test_pages_are_carried_forward(below: str, above: str) -> None:
    pages = [
        *(ONE, TWO, total(below, 300_000), total("Lũy kế", 300_000)),
        *(total(above, 300_000), FIVE, total(below, 500_000), total("Lũy kế", 800_000)),
        *(total(above, 800_000), TEN, total(below, 1_000_000), total("Lũy kế", 1_800_000)),
    ]
    assert wrong(*pages, total("Tổng cộng", 1_800_000)) == []
    assert wrong(*pages[:-2], total("Cộng trang", 500_000), total("Tổng cộng", 1_800_000)) == [
        (Code.TOTAL_MISMATCH, "F12")
    ]


def test_pages_and_hamlets_may_cross() -> None:
    rows = [
        *(total("Thôn 1"), ONE, total("Cộng trang", 100_000), TWO, total("Cộng thôn 1", 300_000)),
        *(FIVE, total("Chuyển trang", 800_000), TEN, total("Cộng thôn 2", 1_500_000)),
    ]
    assert wrong(*rows, total("Cộng trang", 1_000_000), total("Tổng cộng", 1_800_000)) == []


def test_a_subtotal_beside_a_section_is_of_the_lines_below() -> None:
    rows = [
        *(total("A. Người cao tuổi", 800_000), total("I. Xã Mẫu", 300_000), ONE, TWO),
        *(total("II. Xã Thử", 500_000), FIVE, total("B. Trẻ em", 1_000_000), TEN),
    ]
    assert wrong(*rows) == []
    assert wrong(*rows, total("Tổng cộng", 1_800_000)) == []
    assert wrong(*(row for row in rows if row is not TWO)) == [
        (Code.TOTAL_MISMATCH, "F2"),
        (Code.TOTAL_MISMATCH, "F3"),
    ]
    assert not whole(*rows)


def test_a_grand_total_may_stand_in_front() -> None:
    assert wrong(total("Tổng cộng", 300_000), ONE, TWO) == []
    assert whole(total("Tổng cộng", 300_000), ONE, TWO)
    assert whole(total("Cộng", 300_000), ONE, TWO)
    assert wrong(total("Tổng cộng", 300_000), ONE) == [(Code.TOTAL_MISMATCH, "F2")]
    table = roll([text_row("DANH SÁCH"), total("Tổng cộng", 300_000), HEADER, ONE, TWO])  # type: ignore[list-item]
    assert [one.kind for one in table.totals] == [TotalKind.WHOLE]
    assert added_up(table, amounts(table)).whole  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["Tổng cộng: 2 người", "Tổng số: 02 đối tượng", "Cộng 2 trường hợp", "Tổng: 2 hồ sơ"]
)
def test_people_are_counted(text: str) -> None:
    assert wrong(ONE, TWO, total(text, 300_000)) == []
    assert wrong(ONE, TWO, total(text)) == []
    assert whole(ONE, TWO, total(text.replace("Cộng ", "Tổng cộng ")))
    assert wrong(ONE, total(text)) == [(Code.COUNT_MISMATCH, "A3")]
    assert wrong(ONE, TWO, FIVE, total(text, 800_000)) == [(Code.COUNT_MISMATCH, "A5")]


def test_people_are_counted_in_sections_and_in_a_cell_of_their_own() -> None:
    assert wrong(total("Thôn 1 (2 người)"), ONE, TWO, total("Thôn 2: 1 người"), FIVE) == []
    assert wrong(total("Thôn 1 (3 người)"), ONE, TWO) == [(Code.COUNT_MISMATCH, "A2")]
    beside = total("Tổng cộng", 300_000)
    beside[2] = "3 người"
    assert wrong(ONE, TWO, beside) == [(Code.COUNT_MISMATCH, "C4")]
    assert wrong(ONE, TWO, total("Tổng cộng: 25 hộ", 300_000)) == []


def test_figures_may_stand_in_the_words() -> None:
    assert wrong(ONE, TWO, total("Tổng cộng: 300.000 đồng")) == []
    assert wrong(ONE, total("Tổng cộng: 300.000 đồng")) == [(Code.TOTAL_MISMATCH, "A3")]
    assert wrong(ONE, total("Tổng cộng: 30.00 đồng")) == []
    assert wrong(ONE, total("Tổng cộng: 099 đồng")) == [(Code.AMOUNT_TEXT, "A3")]


def test_count_and_amount_are_of_one_run() -> None:
    """Two lines since the part, and the sum of all: each has a reading, and both together none."""
    rows = [ONE, total("Cộng thôn 1", 100_000), TWO, FIVE]
    mixed = total("Cộng: 2 người", 800_000)
    assert wrong(*rows, mixed) != []


def test_a_wrong_total_closes_no_more_than_it_must() -> None:
    """One fault is told once: what comes below is still read by its own boundaries."""
    rows = [ONE, total("Cộng thôn 1", 100_000), TWO, total("Cộng: 2 người", 999)]
    more = [FIVE, total("Cộng thôn 2", 700_000), total("Tổng cộng", 800_000)]
    assert wrong(*rows, *more) == [(Code.TOTAL_MISMATCH, "F5")]


def test_several_columns_are_of_one_run() -> None:
    header = [*HEADER[:6], "Tổng số tiền"]
    first = [*ONE[:6], 150_000]
    second = [*TWO[:6], 200_000]
    part, rest = (
        [*total("Cộng thôn 1", 100_000)[:6], 150_000],
        [*total("Cộng", 300_000)[:6], 350_000],
    )
    table = roll([header, first, part, second, rest])  # type: ignore[list-item]
    sums = {
        field: {one.row: amount_of(one[field]) for one in table.records}
        for field in ("amount", "total")
    }
    assert added_up(table, sums).problems == ()
    crossed = [*total("Cộng", 300_000)[:6], 200_000]
    table = roll([header, first, part, second, crossed])  # type: ignore[list-item]
    assert [one.code for one in added_up(table, sums).problems] == [Code.TOTAL_MISMATCH]


def test_what_shows_that_a_list_is_whole() -> None:
    assert whole(ONE, total("Tổng cộng", 100_000))
    assert not whole(ONE, total("Tổng cộng"))
    assert not whole(ONE)
    assert not whole(ONE, total("Cộng", 100_000))
    assert whole(ONE, total("Cộng", 100_000), text_row("Người lập biểu", 1))
    assert not whole(ONE, total("Cộng thôn 1", 100_000))
    assert not whole(ONE, total("Lũy kế", 100_000))
    assert not whole(ONE, total("Tổng cộng (I)", 100_000))
    assert whole(ONE, total("Tổng cộng (I + II)", 100_000))
    assert whole(ONE, total("TỔNG CỘNG (1)+(2)", 100_000))
    assert not whole(ONE, total("Cộng thôn 1", 100_000), TWO, total("Cộng thôn 2", 200_000))


def test_a_file_of_nothing_but_totals_takes_no_day() -> None:
    rows = [row for _ in range(1500) for row in (ONE, total("Cộng", 7))]
    table = roll([HEADER, *rows])  # type: ignore[list-item]
    found = total_problems(table, amounts(table)["amount"])  # type: ignore[arg-type]
    assert len(found) == 1500


def test_no_repr_shows_what_a_total_says() -> None:
    table = roll([HEADER, ONE, total("Tổng cộng: 2 người", 300_000)])  # type: ignore[list-item]
    assert repr(table.totals) == "(TotalRow(row=3),)"
