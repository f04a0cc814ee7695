"""`Sheet`: the cells of one sheet as they stand, before anybody asks what they mean."""

from collections.abc import Sequence
from datetime import date

import attrs

from ansinh.errors import Position

CellValue = None | str | int | float | bool | date
"""What a cell holds: nothing, text without outer spaces, a number, a truth value, a day.

A whole number is an `int` below 10**15, where a spreadsheet still counts exactly; every other
number stays a `float`, so that whoever reads a field can refuse it. A day with a time of day is a
`datetime`; `date_of` refuses it.
"""


@attrs.frozen(order=True)
class Merge:
    """Cells shown as one (ô gộp): rows and columns counted from 1, the last ones included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@attrs.frozen(repr=False, eq=False)
class Sheet:
    """One sheet of a workbook, or a whole csv file (trang tính).

    ``rows[i]`` is the physical row ``i + 1``. The sets of (row, column) say what a reader of values
    alone could not see: formulas, error cells such as ``#N/A``, cells with a time of day, and what
    the office has hidden. `converted` are the cells whose text was typed for an old font and has
    been read as that font shows it.
    """

    source: str
    name: str
    rows: Sequence[Sequence[CellValue]]
    merges: tuple[Merge, ...] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()
    errors: frozenset[tuple[int, int]] = frozenset()
    times: frozenset[tuple[int, int]] = frozenset()
    converted: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False

    @property
    def position(self) -> Position:
        """The place that stands for the whole sheet."""
        return Position(self.source, self.name)

    def cell(self, row: int, column: int) -> CellValue:
        """Give one cell, counted from 1; beyond the sheet's edge there is nothing."""
        if not (0 < row <= len(self.rows) and 0 < column <= len(self.rows[row - 1])):
            return None
        return self.rows[row - 1][column - 1]

    def __repr__(self) -> str:
        return f"Sheet({len(self.rows)} rows)"
