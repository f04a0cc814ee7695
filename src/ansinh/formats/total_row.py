"""`TotalRow`: what a list says its lines add up to, and whether they do."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from ansinh.errors import Code, InvalidValue, Problem, problem
from ansinh.formats.cells import amount_of
from ansinh.formats.rows import RowKind
from ansinh.formats.sheet import CellValue
from ansinh.money import Dong, total_of

if TYPE_CHECKING:
    from ansinh.formats.table import Table


@attrs.frozen(repr=False)
class TotalRow:
    """A total row (dòng tổng cộng) over the records in `first_row` to `last_row`.

    The last one of a list is `grand` and stands for every record; one before it stands for the
    records since the total before.
    """

    row: int
    grand: bool
    first_row: int
    last_row: int
    cells: Sequence[CellValue]
    columns: Mapping[str, int]

    def __getitem__(self, field: str) -> CellValue:
        column = self.columns.get(field)
        return None if column is None or column >= len(self.cells) else self.cells[column]

    def __repr__(self) -> str:
        return f"TotalRow(row={self.row})"


def total_rows(
    kinds: Sequence[RowKind], rows: Sequence[Sequence[CellValue]], columns: Mapping[str, int]
) -> tuple[TotalRow, ...]:
    """Give the total rows, each with the rows that it adds up."""
    at = [row for row, kind in enumerate(kinds, start=1) if kind is RowKind.TOTAL]
    totals: list[TotalRow] = []
    since = 1
    for row in at:
        grand = row == at[-1]
        first, last = (1, len(kinds)) if grand else (since, row)
        totals.append(TotalRow(row, grand, first, last, rows[row - 1], columns))
        since = row + 1
    return tuple(totals)


def total_problems(
    table: "Table",
    amounts: Mapping[int, Dong],
    field: str = "amount",
    *,
    reader: Callable[[CellValue], Dong] = amount_of,
) -> list[Problem]:
    """Compare what the total rows say with what the records' amounts add up to.

    `amounts` has the amount of each record by its row; `reader` reads the total's cell as those
    were read. An empty cell in a total row says nothing.
    """
    problems: list[Problem] = []
    for total in table.totals:
        stated = total[field]
        if stated is None:
            continue
        place = table.position(total.row, field)
        summed = total_of(
            amount for row, amount in amounts.items() if total.first_row <= row <= total.last_row
        )
        try:
            said = reader(stated)
        except InvalidValue as error:
            problems.append(problem(error.code, place))
            continue
        if said != summed:
            words = {"stated": said, "counted": summed}
            problems.append(problem(Code.TOTAL_MISMATCH, place, **words))
    return problems
