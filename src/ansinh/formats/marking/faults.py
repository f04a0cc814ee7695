"""Which cell is marked for which problem."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from ansinh.errors import Problem
from ansinh.formats.marking.problem_list import Fault
from ansinh.formats.marking.sheet_cells import SheetCells
from ansinh.formats.sheet import Merge

_NOWHERE: Final = (0, 0)

Place = tuple[int, int]


@attrs.frozen
class Marked:
    """A sheet that may be marked: its name, its cells, what is merged on it."""

    name: str
    cells: SheetCells
    merges: Sequence[Merge]


def faults_of(problems: Iterable[Problem], sheets: Sequence[Marked]) -> tuple[Fault, ...]:
    """Give each problem its cell, in the order of the workbook.

    A problem of a row is marked at the row's first cell that holds something; one of a cell that
    is merged into others, where the merged cell begins, because nothing else of it is seen. A
    problem of a sheet or of the file has no cell.
    """
    order = {sheet.name: number for number, sheet in enumerate(sheets)}
    by_sheet: dict[str, list[Problem]] = defaultdict(list)
    for problem in dict.fromkeys(problems):
        by_sheet[problem.position.sheet if problem.position.sheet in order else ""].append(problem)
    faults = [Fault(problem, "", *_NOWHERE) for problem in by_sheet.pop("", ())]
    for sheet in sheets:
        found = by_sheet.get(sheet.name, [])
        places = _places(found, sheet)
        faults += [Fault(one, sheet.name, *places.get(_key(one), _NOWHERE)) for one in found]
    return tuple(
        sorted(
            faults,
            key=lambda one: (
                order.get(one.sheet, -1),
                one.problem.position.row or -1,
                one.problem.position.column,
                one.problem.code,
            ),
        )
    )


def _key(problem: Problem) -> Place:
    return problem.position.row, problem.position.column


def _places(problems: Sequence[Problem], sheet: Marked) -> Mapping[Place, Place]:
    """Give the cell to mark for each row and column that a problem names."""
    named = {_key(one) for one in problems if one.position.row}
    rows = frozenset(row for row, column in named if not column)
    first = sheet.cells.first_filled(rows) if rows else {}
    wanted = {(row, column): (row, column or first[row]) for row, column in named}
    begins = _merged(set(wanted.values()), sheet.merges)
    return {key: begins.get(place, place) for key, place in wanted.items()}


def _merged(places: set[Place], merges: Sequence[Merge]) -> dict[Place, Place]:
    """Give the first cell of what a cell is merged into, for those that are."""
    by_row: dict[int, list[int]] = defaultdict(list)
    for row, column in places:
        by_row[row].append(column)
    begins: dict[Place, Place] = {}
    for merge in merges:
        reach = range(merge.first_row, merge.last_row + 1)
        rows = reach if len(reach) < len(by_row) else by_row
        for row in rows:
            if row not in reach or row not in by_row:
                continue
            for column in by_row[row]:
                if merge.first_column <= column <= merge.last_column:
                    begins[row, column] = (merge.first_row, merge.first_column)
    return begins
