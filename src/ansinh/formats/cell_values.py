"""What every reader of workbooks makes of the values that its library gives."""

from datetime import date, datetime, time, timedelta
from typing import Final

from ansinh.errors import Code, Problem, problem
from ansinh.formats.limits import MAX_CELL_CHARACTERS
from ansinh.formats.sheet import CellValue, Sheet

OUTER: Final = " \t\r\n\u00a0"
"""What is taken off both ends of a text."""
_EXACT: Final = 10**15
"""Below it a spreadsheet's number is a whole number exactly."""


def plain(value: object, times: set[tuple[int, int]], row: int, column: int) -> CellValue:
    """Give what is no text as a cell holds it; a place with a time of day is added to `times`."""
    if type(value) is float:
        return int(value) if -_EXACT < value < _EXACT and value.is_integer() else value
    if isinstance(value, (datetime, time, timedelta)):
        times.add((row, column))  # a day without a time of day comes as a date
    return value if isinstance(value, (bool, int, date)) else None


def too_long(sheet: Sheet) -> list[Problem]:
    """Tell of each text that is longer than a list's may be: ``cell-too-long``."""
    return [
        problem(Code.CELL_TOO_LONG, sheet.position.at(row, column), most=MAX_CELL_CHARACTERS)
        for row, cells in enumerate(sheet.rows, start=1)
        for column, value in enumerate(cells, start=1)
        if type(value) is str and len(value) > MAX_CELL_CHARACTERS
    ]
