"""Whether a list adds up: its total rows in figures, and in words."""

from collections.abc import Callable, Mapping

from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.source import Notice
from ansinh.errors import Code, InvalidAmount, problem
from ansinh.formats.record_rules import says_in_words
from ansinh.formats.sheet import CellValue
from ansinh.formats.title_facts import Line
from ansinh.formats.total_row import total_problems
from ansinh.formats.words import dong_from_words
from ansinh.money import Dong, total_of

Sums = Mapping[str, dict[int, Dong]]
"""The amounts of a list by field and row, those of broken lines too where they could be read."""


def check_totals(reading: ListReading, sums: Sums) -> list[Notice]:
    """Hold the total rows and the amount in words against what the lines add up to.

    A field of which some line could not be read is not compared: the difference would be that.
    """
    whole = {
        field: amounts for field, amounts in sums.items() if _all_read(reading, field, amounts)
    }
    for field, amounts in whole.items():
        reading.problems += total_problems(
            reading.table, amounts, field, reader=_reader(reading, field)
        )
    return [
        notice
        for line in reading.table.notes
        if says_in_words(line.text) and whole
        for notice in _words(reading, line, whole)
    ]


def _reader(reading: ListReading, field: str) -> Callable[[CellValue], Dong]:
    """Read a total as the amounts above it are read."""
    manner = reading.amount_manner(field)

    def read(cell: CellValue) -> Dong:
        try:
            return manner.strict(cell)
        except InvalidAmount:
            return manner.certain(cell)[0]

    return read


def _all_read(reading: ListReading, field: str, amounts: Mapping[int, Dong]) -> bool:
    column = reading.table.columns.get(field)
    if column is None or len(reading.records) != len(reading.table.records):
        return False
    return all(r.row in amounts or r.cells[column] is None for r in reading.records)


def _words(reading: ListReading, line: Line, sums: Sums) -> list[Notice]:
    place = reading.table.sheet.position.at(line.row, line.column)
    text = _said(reading, line)
    try:
        said = dong_from_words(text)
    except InvalidAmount:
        return [Notice.of(Code.NOTICE_WORDS, place)]
    counted = {total_of(amounts.values()) for amounts in sums.values()}
    if said not in counted:
        reading.problems.append(problem(Code.TOTAL_WORDS, place))
    return []


def _said(reading: ListReading, line: Line) -> str:
    """Give the words: after the colon, or in the next cell of the row that has any."""
    _, colon, after = line.text.partition(":")
    if colon and after.strip(" ._…()"):
        return after.strip(" ()")
    same_row = [other for other in reading.table.notes if other.row == line.row]
    return next((other.text for other in same_row if other.column > line.column), "")
