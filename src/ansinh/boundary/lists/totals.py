"""Whether a list adds up: its total rows in figures, and in words; and whether it shows its end."""

from collections.abc import Callable, Collection, Iterator, Mapping

from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.source import Notice
from ansinh.errors import Code, InvalidAmount, problem
from ansinh.formats.adding_up import AddedUp, added_up
from ansinh.formats.layout import FieldKind
from ansinh.formats.record_rules import people_in, says_people, words_in
from ansinh.formats.rows import RowKind
from ansinh.formats.sheet import CellValue
from ansinh.formats.title_facts import Line, lines_of
from ansinh.formats.words import dong_from_words
from ansinh.money import Dong

Sums = Mapping[str, dict[int, Dong]]
"""The amounts of a list by field and row, those of broken lines too where they could be read."""

_MOST_ROWS = 3
"""An amount in words may go on in the rows below."""


def check_totals(reading: ListReading, sums: Sums) -> list[Notice]:
    """Hold total rows and amounts in words against what the lines add up to.

    A field of which some line could not be read is not compared: the difference would be that.
    A list that nothing shows to be whole is read, and a notice says so.
    """
    said = sums if reading.table.records else {field: {} for field in _amount_fields(reading)}
    read = {field: amounts for field, amounts in said.items() if _all_read(reading, field, amounts)}
    readers = {field: _reader(reading, field) for field in read}
    totals = added_up(reading.table, read, readers)
    reading.problems += totals.problems
    whole = _counts_all(reading) or totals.whole
    notices: list[Notice] = []
    columns = [field for field in said if field in reading.table.columns]
    for line, text in _amounts_in_words(reading):
        if len(read) < len(columns) or not read:
            break
        amount = _said(reading, line, text)
        if amount is None:
            place = reading.table.sheet.position.at(line.row, line.column)
            notices.append(Notice.of(Code.NOTICE_WORDS, place))
        else:
            whole = _compare(reading, totals, amount, line, _wholes(read)) or whole
    if not whole:
        notices.append(Notice.of(Code.NOTICE_COMPLETENESS, reading.table.sheet.position))
    return notices


def _amount_fields(reading: ListReading) -> list[str]:
    return [c.field for c in reading.table.layout.columns if c.kind is FieldKind.AMOUNT]


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
    return all(
        r.row in amounts or (r.cells[column] is None and not reading.is_told(r.row, field))
        for r in reading.records
    )


def _wholes(sums: Sums) -> set[int]:
    return {sum(amount.value for amount in amounts.values()) for amounts in sums.values()}


def _counts_all(reading: ListReading) -> bool:
    """Hold a note that counts the people of the list (``Danh sách này có 25 người``) against it."""
    stated = False
    for line in reading.table.notes:
        people = people_in(line.text) if says_people(line.text) else None
        if people is None:
            continue
        stated, counted = True, len(reading.table.records)
        if people != counted:
            place = reading.table.sheet.position.at(line.row, line.column)
            words = {"stated": people, "counted": counted}
            reading.problems.append(problem(Code.COUNT_MISMATCH, place, **words))
    return stated


def _amounts_in_words(reading: ListReading) -> Iterator[tuple[Line, str]]:
    """Give what stands after ``Bằng chữ`` in total rows and notes."""
    totals = lines_of(reading.table.sheet, (total.row for total in reading.table.totals))
    for line in sorted((*totals, *reading.table.notes)):
        if (text := words_in(line.text)) is not None:
            yield line, text


def _said(reading: ListReading, line: Line, text: str) -> int | None:
    """Read the words, as far as they reach: into the cells beside, and the rows below."""
    table = reading.table
    said, amount = text, _read(text)
    for row in range(line.row, line.row + _MOST_ROWS):
        if row > line.row and (row > len(table.kinds) or table.kinds[row - 1] is not RowKind.NOTE):
            break
        for cell in lines_of(table.sheet, [row]):
            if row > line.row or cell.column > line.column:
                said = f"{said} {cell.text.strip(' ()')}".strip()
                longer = _read(said)
                amount = amount if longer is None else longer
    return amount


def _read(text: str) -> int | None:
    try:
        return dong_from_words(text).value
    except InvalidAmount:
        return None


def _compare(
    reading: ListReading, totals: AddedUp, said: int, line: Line, wholes: Collection[int]
) -> bool:
    """Whether the words are the sum of all lines; other words than a total's are a problem."""
    if said in wholes:
        return True
    above = [row for row in totals.right if row <= line.row]
    part = totals.right[above[-1]] if above else None
    beside = part is not None and RowKind.RECORD not in reading.table.kinds[above[-1] : line.row]
    if part is not None and beside and said in part.sums.values():
        return False
    place = reading.table.sheet.position.at(line.row, line.column)
    reading.problems.append(problem(Code.TOTAL_WORDS, place))
    return False
