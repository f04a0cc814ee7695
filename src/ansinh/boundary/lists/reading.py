"""`ListReading`: the cells of one list become values; what cannot be read becomes problems.

Lists are long, and most of what stands in them repeats: so each field is read by a reader that
remembers, and the good path raises nothing.
"""

from collections.abc import Callable
from datetime import date
from typing import Final, TypeVar

from ansinh.errors import Code, InvalidValue, Problem, problem
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.formats.table import Table

Value = TypeVar("Value")
Reader = Callable[[Record], Value | None]
"""Reads one field of a record; ``None`` where the cell is empty, or could not be read."""

_REMEMBERED: Final = 20_000
_MEMORABLE: Final = frozenset({str, int, date})
"""Kinds whose equal values are the same cell; ``True == 1 == 1.0`` would not be."""


class ListReading:
    """The reading of one table (đọc một danh sách): its readers, and what went wrong.

    `records` are the rows that can be read at all: where a line has too many or too few cells,
    nobody knows which is which.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.problems: list[Problem] = [*table.problems]
        here = table.sheet.position
        own = [one for one in table.problems if one.position.sheet == here.sheet]
        self.broken = {one.position.row for one in own}
        shifted = {p.position.row for p in table.problems if p.code == Code.ROW_WIDTH}
        self.records = tuple(r for r in table.records if r.row not in shifted)

    def has(self, field: str) -> bool:
        """Whether the list has a column for a field."""
        return field in self.table.columns

    def fault(self, row: int, field: str, code: Code, **details: object) -> None:
        """Note a problem of one record; the row gives no value any more."""
        self.broken.add(row)
        self.problems.append(problem(code, self.table.position(row, field), **details))

    def reader(
        self, field: str, convert: Callable[[CellValue], Value], *, repeats: bool = True
    ) -> Reader[Value]:
        """Make the reader of a field; `repeats` says whether remembering pays."""
        column = self.table.columns.get(field)
        if column is None:
            return _nothing
        memo: dict[object, Value] = {}

        def read(record: Record) -> Value | None:
            cell = record.cells[column]
            if cell is None:
                return None
            known = memo.get(cell) if repeats and type(cell) in _MEMORABLE else None
            if known is not None:
                return known
            try:
                value = convert(cell)
            except InvalidValue as error:
                code, details = error.code, error.details
            else:
                if repeats and type(cell) in _MEMORABLE and len(memo) < _REMEMBERED:
                    memo[cell] = value
                return value
            self.fault(record.row, field, code, **details)
            return None

        return read

    def quietly(self, field: str, convert: Callable[[CellValue], Value]) -> Reader[Value]:
        """Make a reader that says nothing of what it cannot read: the problem is known."""
        column = self.table.columns.get(field)
        if column is None:
            return _nothing

        def read(record: Record) -> Value | None:
            cell = record.cells[column]
            try:
                return None if cell is None else convert(cell)
            except InvalidValue:
                return None

        return read

    def required(
        self,
        field: str,
        convert: Callable[[CellValue], Value],
        *,
        repeats: bool = True,
        empty: Code = Code.CELL_EMPTY,
    ) -> Reader[Value]:
        """Make the reader of a field whose cell must not be empty; `empty` says what it is then."""
        column = self.table.columns.get(field)
        if column is None:
            return _nothing  # the missing column is one problem, not one for each row
        read_cell = self.reader(field, convert, repeats=repeats)

        def read(record: Record) -> Value | None:
            if record.cells[column] is None:
                self.fault(record.row, field, empty)
                return None
            return read_cell(record)

        return read


def _nothing(_record: Record) -> None:
    return None
