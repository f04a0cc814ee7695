"""Lists whose own words came in other letters: titles, headers, totals typed for an old font.

Where the header is not readable as it stands, what it most likely says shows where everything is;
so the lines below it are read in the same pass, each cell as it was typed. Unless its kind of
proposal is taken, every such word is a problem.
"""

from collections.abc import Collection, Iterator, Sequence

import attrs

from ansinh.errors import Problem, Proposal, ProposalKind, masked, problem
from ansinh.formats.limits import MAX_HEADER_ROW, MAX_PROBLEMS
from ansinh.formats.merged import filled_down
from ansinh.formats.odd_letters import OddLetters, odd_letters
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue, Sheet
from ansinh.formats.table import Table


def as_meant(sheet: Sheet) -> Sheet:
    """Give a sheet as its words were most likely meant; the same one if it begins plainly."""
    if not any(_odd_cells(sheet.rows[:MAX_HEADER_ROW])):
        return sheet
    rows = [[_meant(cell) for cell in cells] for cells in sheet.rows]
    return attrs.evolve(sheet, rows=rows)


def as_typed(table: Table, typed: Sheet, apply: Collection[ProposalKind]) -> Table:
    """Give the lines of a table their cells as they were typed; the rest is as it was meant.

    Words that were read by a proposal which is not taken are problems of the table.
    """
    if table.sheet is typed:
        return table
    typed, _ = filled_down(typed, table.kinds, table.columns)
    lines = {record.row for record in table.records}
    odd = [one for one in _odd_cells(typed.rows) if one[0] not in lines and one[2].proposed]
    rows = [
        cells if row in lines else meant
        for row, (cells, meant) in enumerate(zip(typed.rows, table.sheet.rows, strict=True), 1)
    ]
    read = frozenset((row, column) for row, column, _ in odd)
    sheet = attrs.evolve(table.sheet, rows=rows, converted=typed.converted | read)
    found = [_problem(sheet, typed, *one) for one in odd if one[2].kind not in apply]
    return attrs.evolve(
        table,
        sheet=sheet,
        records=tuple(_typed(record, typed.rows[record.row - 1]) for record in table.records),
        problems=(*table.problems, *found[:MAX_PROBLEMS]),
    )


def _meant(cell: CellValue) -> CellValue:
    odd = odd_letters(cell) if type(cell) is str else None
    return cell if odd is None or not odd.proposed else odd.proposed


def _odd_cells(rows: Sequence[Sequence[CellValue]]) -> Iterator[tuple[int, int, OddLetters]]:
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells, start=1):
            odd = odd_letters(cell) if type(cell) is str else None
            if odd is not None:
                yield row, column, odd


def _typed(record: Record, cells: Sequence[CellValue]) -> Record:
    padding = [None] * (len(record.cells) - len(cells))
    return Record(record.row, [*cells, *padding], record.columns, record.others)


def _problem(sheet: Sheet, typed: Sheet, row: int, column: int, odd: OddLetters) -> Problem:
    return attrs.evolve(
        problem(odd.code, sheet.position.at(row, column)),
        shown=masked(typed.cell(row, column)),
        proposal=Proposal(odd.kind, odd.evidence, masked(odd.proposed)),
    )
