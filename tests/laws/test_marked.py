"""Laws of lists given back: the marks are there, nothing else is, and they are no part of it."""

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.laws.test_lists import FAULTS, WRITTEN
from tests.laws.test_tables import lists
from tests.lists import roll_fields
from tests.marked_book import (
    assert_nothing_else_changed,
    assert_well_formed,
    fault,
    listed,
    marked_cells,
    parts,
)
from tests.sheets import csv_text, xlsx_of

from ansinh import Month, UnreadableFile, built_in_layout, check_list, read_roll
from ansinh.errors import Code, Position, Problem, problem
from ansinh.formats import CellValue, Sheet, list_workbook, marked_workbook, read_sheets
from ansinh.formats.marking.anew import made_anew
from ansinh.formats.marking.elements import escaped
from ansinh.formats.marking.package import Package
from ansinh.formats.marking.problem_list import NAME, as_sentence, without_problem_lists
from ansinh.roll import Roll

REAL = [
    Path(__file__).parents[1] / "data/libreoffice" / name
    for name in (
        "2024-06/2024-06-tang-tu-ha.xlsx",
        "2024-07/2024-07-giam-tu-ha.xlsx",
        "2024-07/vnpost-ncc-2024-07-1-ket-qua.xlsx",
    )
]
MONTH = Month(2024, 7)
LEFT_OUT = {"birth_male", "birth_female", "unpaid_months", "unpaid_amount", "total"}

Rows = list[list[CellValue]]


def problems_of(content: bytes, source: str = "list") -> list[Problem]:
    try:
        check_list(content, source=source, month=MONTH)
    except UnreadableFile as refused:
        return list(refused.problems)
    return []


def places(problems: list[Problem]) -> list[tuple[int, int, str]]:
    return sorted((p.position.row, p.position.column, p.code) for p in problems)


@attrs.frozen
class Wrong:
    """A list as an office would send it, and what is wrong with it."""

    content: bytes = attrs.field(repr=False)
    problems: list[Problem]

    def __iter__(self) -> Iterator[Any]:
        return iter((self.content, self.problems))


@st.composite
def wrong_rolls(draw: st.DrawFn) -> Wrong:
    """A workbook with faults planted in it, and the problems that a reader finds."""
    roll: Roll = draw(WRITTEN)
    rows = roll_fields(roll)
    for _ in range(draw(st.integers(1, 5))):
        field = draw(st.sampled_from(sorted(FAULTS)))
        rows[draw(st.integers(0, len(rows) - 1))][field] = FAULTS[field][0]
    layout = built_in_layout("roll")
    columns = [one for one in layout.columns if one.field not in LEFT_OUT]
    content = list_workbook(layout, rows, month=MONTH, columns=columns)
    found = problems_of(content)
    assert found
    return Wrong(content, found)


@given(wrong=wrong_rolls())
def test_what_is_marked_is_what_is_wrong_and_nothing_else_changes(
    wrong: Wrong,
) -> None:
    """Another reader sees colour and note on exactly the cells of the problems."""
    content, problems = wrong
    marked = marked_workbook(content, "list", problems)
    cells = {(one.position.sheet, one.position.cell) for one in problems}
    notes = marked_cells(marked)
    assert set(notes) == cells
    assert all(f"[{one.code}]" in notes[one.position.sheet, one.position.cell] for one in problems)
    assert_nothing_else_changed(content, marked, cells)
    assert_well_formed(marked)
    assert [row[1:] for row in listed(marked)] == [
        (one.position.cell, str(one.code)) for one in problems
    ]


@given(wrong=wrong_rolls())
def test_a_marked_list_has_the_same_problems(wrong: Wrong) -> None:
    """Sent again as it is, it is refused for what it was refused for, and for nothing more."""
    content, problems = wrong
    assert problems_of(marked_workbook(content, "list", problems)) == problems


@given(wrong=wrong_rolls())
def test_marking_twice_is_marking_once(wrong: Wrong) -> None:
    content, problems = wrong
    once = marked_workbook(content, "list", problems)
    assert marked_workbook(once, "list", problems) == once
    assert marked_workbook(content, "list", problems) == once


@given(wrong=wrong_rolls(), data=st.data())
def test_marks_of_what_was_mended_are_taken_away(wrong: Wrong, data: st.DataObject) -> None:
    """A list goes back and forth; only what is wrong now is marked."""
    content, problems = wrong
    left = data.draw(st.lists(st.sampled_from(problems), unique=True))
    again = marked_workbook(marked_workbook(content, "list", problems), "list", left)
    cells = {(one.position.sheet, one.position.cell) for one in left}
    assert set(marked_cells(again)) == cells
    assert_nothing_else_changed(content, again, cells)
    assert_well_formed(again)
    assert len(listed(again)) == len(left)


@given(roll=WRITTEN, field=st.sampled_from(sorted({*FAULTS} - {"amount"})), data=st.data())
def test_a_mended_list_is_right_though_its_marks_are_still_there(
    roll: Roll, field: str, data: st.DataObject
) -> None:
    """The commune types over what is wrong, and leaves colours, notes and the list."""
    rows = roll_fields(roll)
    at = data.draw(st.integers(0, len(rows) - 1))
    right = rows[at].get(field, "")
    rows[at][field] = FAULTS[field][0]
    layout = built_in_layout("roll")
    columns = [one for one in layout.columns if one.field not in LEFT_OUT]
    content = list_workbook(layout, rows, month=roll.month, columns=columns)
    with pytest.raises(UnreadableFile) as refused:
        read_roll(content, source="list")
    (found,) = refused.value.problems
    book = openpyxl.load_workbook(
        io.BytesIO(marked_workbook(content, "list", refused.value.problems))
    )
    cell = book[found.position.sheet][found.position.cell]
    cell.value = None if right == "" else getattr(right, "value", right)
    mended = io.BytesIO()
    book.save(mended)
    read = read_roll(mended.getvalue(), source="list")
    assert read.roll == roll
    assert not [one for one in read.report.notices if one.position.sheet == NAME]


@given(rows=lists(), data=st.data())
def test_a_text_file_comes_back_as_a_workbook_with_the_same_problems(
    rows: Rows, data: st.DataObject
) -> None:
    """Row by row and column by column it is what the csv was."""
    wide = [number for number, row in enumerate(rows) if any(row)]
    for number in data.draw(st.lists(st.sampled_from(wide), max_size=3)):
        rows[number][data.draw(st.integers(0, len(rows[number]) - 1))] = data.draw(
            st.sampled_from(["???", "1", "0990450000012", None, "Nguyễn 7"])
        )
    text = csv_text(rows).encode()
    problems = problems_of(text)
    marked = marked_workbook(text, "list", problems)
    assert_well_formed(marked)
    assert places(problems_of(marked)) == places(problems)
    (sheet,) = without_problem_lists(read_sheets(marked, "list"))
    (was,) = read_sheets(text, "list")
    assert grid(sheet) == grid(was)


def grid(sheet: Sheet) -> dict[tuple[int, int], CellValue]:
    return {
        (row, column): value
        for row, cells in enumerate(sheet.rows)
        for column, value in enumerate(cells)
        if value is not None
    }


VALUES: st.SearchStrategy[CellValue] = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_characters="\r\xa0"), max_size=8).map(
        lambda text: text.strip() or None
    ),
    st.sampled_from(["_x0041_", "=1+1", "a\nb", "x\x01y", "<&\">'"]),
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9).filter(lambda number: not number.is_integer()),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2199, 12, 31)),
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    rows = draw(st.lists(st.lists(VALUES, max_size=5), min_size=1, max_size=5))
    spots = st.frozensets(st.tuples(st.integers(1, len(rows)), st.integers(1, 5)), max_size=3)
    some = st.frozensets(st.integers(1, 5), max_size=2)
    formulas, errors, times = draw(spots), draw(spots), draw(spots)
    for row, column in errors | formulas:
        rows[row - 1] += [None] * (column - len(rows[row - 1]))
    for row, column in errors:
        rows[row - 1][column - 1] = None
    times = frozenset(
        (row, column)
        for row, column in times - formulas - errors
        if column > len(rows[row - 1]) or rows[row - 1][column - 1] is None
    )
    return Sheet(
        "list",
        draw(st.sampled_from(["", "DS", "Tháng 7/2024", "'a'"])),
        rows,
        formulas=formulas,
        errors=errors,
        times=times,
        hidden_rows=draw(some),
        hidden_columns=draw(some),
        hidden=draw(st.booleans()),
    )


@given(sheet=sheets())
@example(Sheet("list", "", [], hidden_rows=frozenset({3})))
def test_what_is_made_anew_reads_back_as_it_was_read(sheet: Sheet) -> None:
    """Formulas and errors too: what nobody typed must not pass for typed."""
    visible = Sheet("list", "khac", [["x"]])
    content = Package(made_anew([sheet, visible]).parts).content()
    read, _ = read_sheets(content, "list")
    assert grid(read) == grid(sheet)
    for fact in ("formulas", "errors", "times", "hidden_rows", "hidden_columns", "hidden"):
        assert getattr(read, fact) == getattr(sheet, fact), fact


PLACES = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 9)), min_size=1, max_size=8, unique=True
)


@given(path=st.sampled_from(REAL), spots=PLACES)
def test_files_of_another_program_are_marked_at_any_cell(
    path: Path, spots: list[tuple[int, int]]
) -> None:
    """Cells that are there, cells that are not, rows, the whole sheet."""
    content = path.read_bytes()
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    problems = [fault("list", sheet.title, row, column if row else 0) for row, column in spots]
    marked = marked_workbook(content, "list", problems)
    assert_well_formed(marked)
    cells = set(marked_cells(marked))
    assert_nothing_else_changed(content, marked, cells)
    alone = {
        (sheet.title, sheet.cell(row, column).coordinate)
        for row, column in spots
        if row and column and not merged(sheet, row, column)
    }
    assert alone <= cells
    assert marked_workbook(marked, "list", problems) == marked
    before, after = parts(content), parts(marked)
    untouched = {n for n in before if n.startswith(("xl/theme", "docProps", "xl/sharedStrings"))}
    assert all(after[name] == before[name] for name in untouched)


def merged(sheet: openpyxl.worksheet.worksheet.Worksheet, row: int, column: int) -> bool:
    return sheet.cell(row, column).coordinate in sheet.merged_cells


@given(wrong=wrong_rolls())
def test_no_mark_holds_what_stands_in_a_persons_row(wrong: Wrong) -> None:
    """Notes and list say the rule; who it is about shows the cell alone."""
    content, problems = wrong
    marked = parts(marked_workbook(content, "list", problems))
    ours = [xml for name, xml in marked.items() if name not in parts(content)]
    (sheet,) = (one for one in read_sheets(content, "list") if one.name != NAME)
    header = next(n for n, row in enumerate(sheet.rows) if "Họ và tên" in row)
    values = {
        value
        for row in sheet.rows[header + 1 :]
        for value in row
        if isinstance(value, str) and len(value) > 6 and any(map(str.isdigit, value))
    }
    said = "".join(xml.decode("ascii") for xml in ours)
    for one in problems:  # a rule may give an example that stands in the list too
        for text in (one.message, one.cure):
            for rule in (text, as_sentence(text)):
                said = said.replace(escaped(rule.vi), "").replace(escaped(rule.en), "")
    assert not [value for value in values if value in said]


def test_problems_of_another_file_mark_nothing() -> None:
    content = xlsx_of([["a"]])
    marked = marked_workbook(content, "list", [fault("other", "DS", 1, 1)])
    assert marked_cells(marked) == {}
    assert listed(marked) == []


READERS: list[Callable[[Rows], bytes]] = [xlsx_of, lambda rows: csv_text(rows).encode()]


@pytest.mark.parametrize("write", READERS)
def test_the_same_input_gives_the_same_bytes(write: Callable[[Rows], bytes]) -> None:
    content = write([["a", 1], ["b", None]])
    problems = [
        problem(Code.CELL_EMPTY, Position("list", "DS" if content[:2] == b"PK" else "", 2, 2))
    ]
    first, second = (marked_workbook(content, "list", problems) for _ in range(2))
    assert first == second
    assert attrs.evolve(problems[0]) == problems[0]
