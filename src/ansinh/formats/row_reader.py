"""`RowReader`: one row's fields, each read by its own reader; problems keep their place."""

from collections.abc import Callable
from typing import TypeVar

from ansinh.errors import Code, InvalidValue, Position, Problem, problem
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.formats.table import Table

Value = TypeVar("Value")


class RowReader:
    """Reads the cells of one row (đọc một dòng); `problems` has all that could not be read."""

    def __init__(self, table: Table, record: Record) -> None:
        """Take a record of a table."""
        self.table = table
        self.record = record
        self.problems: list[Problem] = []

    def read(self, field: str, reader: Callable[[CellValue], Value]) -> Value | None:
        """Read a field; ``None`` where the cell is empty, or cannot be read and is a problem."""
        value = self.record[field]
        if value is None:
            return None
        try:
            return reader(value)
        except InvalidValue as error:
            code, details = error.code, error.details
        self.refuse(field, code, **details)
        return None

    def need(self, field: str, reader: Callable[[CellValue], Value]) -> Value | None:
        """Read a field that the row must have: an empty cell is a problem too."""
        if self.record[field] is None:
            self.refuse(field, Code.CELL_EMPTY)
            return None
        return self.read(field, reader)

    def refuse(self, field: str, code: Code, **details: object) -> None:
        """Note what is wrong with a field."""
        self.problems.append(problem(code, self.position(field), **details))

    def position(self, field: str = "") -> Position:
        """Give the place of a field in this row."""
        return self.table.position(self.record.row, field)
