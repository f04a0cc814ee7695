"""`Record`: one row of a table, its cells by field."""

from collections.abc import Mapping, Sequence

import attrs

from ansinh.formats.sheet import CellValue


@attrs.define(
    repr=False, eq=False
)  # not frozen: a frozen one costs twice as much, and lists are long
class Record:
    """One row of a table (một dòng dữ liệu); `row` is its number in the sheet.

    ``record["amount"]`` is the cell under that field's header, ``None`` where the cell is empty or
    the list has no such column. Where speed counts, take the columns of the table once and read
    ``record.cells[column]``.
    """

    row: int
    cells: Sequence[CellValue]
    columns: Mapping[str, int]
    others: Mapping[str, int]

    def __getitem__(self, field: str) -> CellValue:
        column = self.columns.get(field)
        return None if column is None else self.cells[column]

    @property
    def values(self) -> dict[str, CellValue]:
        """The cells by field, for every field that the list has a column for."""
        return {field: self.cells[column] for field, column in self.columns.items()}

    @property
    def extra(self) -> dict[str, CellValue]:
        """The cells under headers that the layout does not know, by header."""
        return {header: self.cells[column] for header, column in self.others.items()}

    def __repr__(self) -> str:
        return f"Record(row={self.row})"
