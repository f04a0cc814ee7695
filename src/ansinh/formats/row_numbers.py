"""Whether the row numbers of a list run on: a jump is where a line may have been lost."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ansinh.formats.rows import RowKind
from ansinh.formats.sheet import CellValue

if TYPE_CHECKING:
    from ansinh.formats.table import Table


def row_numbers_out_of_order(table: "Table") -> int:
    """Count the lines whose number (STT) does not follow that of the line before.

    After a section, a total or a new page the numbers may begin again with 1. What is no number
    (``1.2``, an empty cell) is passed over, and so is a list that numbers nothing.
    """
    column = table.columns.get("number")
    if column is None:
        return 0
    cells = [record.cells[column] for record in table.records]
    if _runs_on(cells):
        return 0
    wrong = 0
    before: int | None = None
    row_before = table.header_rows[-1] if table.header_rows else 0
    for record, cell in zip(table.records, cells, strict=True):
        number = _number(cell)
        if number is None:
            before = None
        else:
            follows = before is None or number == before + 1
            wrong += not follows and not (number == 1 and _is_parted(table, row_before, record.row))
            before = number
        row_before = record.row
    return wrong


def _runs_on(cells: Sequence[CellValue]) -> bool:
    """Settle what most lists are: 1, 2, 3 to their end."""
    wanted = range(1, len(cells) + 1)
    if not cells or type(cells[0]) is int:
        return cells == list(wanted)
    return cells == list(map(str, wanted))


def _number(cell: CellValue) -> int | None:
    if isinstance(cell, str) and cell.rstrip(".").isascii() and cell.rstrip(".").isdigit():
        return int(cell.rstrip("."))
    return cell if type(cell) is int else None


def _is_parted(table: "Table", after: int, row: int) -> bool:
    return any(kind is not RowKind.BLANK for kind in table.kinds[after : row - 1])
