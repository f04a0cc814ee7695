"""Cells merged down a column: shared where a place or a programme stands, refused elsewhere."""

import pytest
from tests.unit.formats.test_table import FIRST, HEADER, SECOND, TOTAL, found_codes, roll, text_row

from ansinh.errors import Code
from ansinh.formats import Merge

WIDE = [*HEADER, "Thôn", "Xã", "Chương trình"]
THIRD = [3, "HS03", "Lê Văn Mẫu", "1960", "099060000003", 500000, None]


@pytest.mark.parametrize(("column", "field"), [(8, "hamlet"), (9, "commune"), (10, "programme")])
def test_a_place_merged_over_its_lines_is_every_line_s(column: int, field: str) -> None:
    rows = [[*row, None, None, None] for row in (FIRST, SECOND, THIRD)]
    rows[0][column - 1] = "Mẫu"
    table = roll([WIDE, *rows], merges=(Merge(2, column, 4, column),))
    assert [record[field] for record in table.records] == ["Mẫu"] * 3
    assert table.filled == {field: 2}
    assert table.problems == ()


def test_short_rows_and_blank_ones_are_filled_too() -> None:
    table = roll([WIDE, [*FIRST, "Thôn 1"], [], SECOND], merges=(Merge(2, 8, 4, 8),))
    assert [record["hamlet"] for record in table.records] == ["Thôn 1", "Thôn 1"]
    assert table.filled == {"hamlet": 1}


@pytest.mark.parametrize(
    "merge",
    [
        Merge(2, 2, 3, 2),
        Merge(2, 3, 3, 3),
        Merge(2, 5, 3, 5),
        Merge(2, 6, 3, 6),
        Merge(2, 7, 3, 7),
        Merge(2, 8, 3, 9),
        Merge(2, 8, 4, 8),
        Merge(2, 8, 9, 8),
        Merge(1, 8, 3, 8),
    ],
)
def test_every_other_merge_in_the_lines_is_refused(merge: Merge) -> None:
    """Nobody knows whose a name, an id or an amount is; a block of columns says two things."""
    rows = [[*row, "x", "y", "z"] for row in (FIRST, SECOND)]
    table = roll([WIDE, *rows, [*TOTAL, None, None, None]], merges=(merge,))
    assert found_codes(table) == [Code.XLSX_MERGED]
    assert table.filled == {}


def test_merges_that_overlap_are_all_refused() -> None:
    """No spreadsheet makes such a file; of two values nobody knows which is meant."""
    rows = [[*row, "x", "y", "z"] for row in (FIRST, SECOND)]
    table = roll([WIDE, *rows], merges=(Merge(2, 8, 3, 8), Merge(2, 8, 3, 8)))
    assert found_codes(table) == [Code.XLSX_MERGED, Code.XLSX_MERGED]


def test_merges_outside_the_lines_are_as_they_were() -> None:
    title = text_row("DANH SÁCH CHI TRẢ")
    rows = [title, WIDE, [*FIRST, "Thôn 1", None, None], [*SECOND, None, None, None]]
    table = roll(rows, merges=(Merge(1, 1, 1, 7), Merge(3, 8, 4, 8)))
    assert table.problems == ()
    assert table.sheet.merges == (Merge(1, 1, 1, 7), Merge(3, 8, 4, 8))
    assert table.sheet.cell(4, 8) is None  # the sheet stays as it came
