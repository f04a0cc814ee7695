"""A bounded look at a sheet's XML before python-calamine reads it.

Readers disagree on cells out of order or twice, some lay out the whole rectangle up to the farthest
cell, and none of them says what was hidden. So the XML must be of the plain form that spreadsheet
programs write: a strict grammar accounts for every byte of the cells, expat for the rest, and what
fits neither is refused. Writing the file anew in any spreadsheet program mends that.
"""

import re
from itertools import pairwise
from typing import Final

import attrs

from ansinh.errors import Code
from ansinh.formats.limits import MAX_AREA, MAX_COLUMNS, MAX_MARKED, MAX_ROWS
from ansinh.formats.sheet import Merge
from ansinh.formats.sheet_frame import column_number, frame_of
from ansinh.formats.sheet_grammar import Grammar, grammar_of
from ansinh.formats.xml_part import Refusal, check_text

_DATA: Final = re.compile(rb"<((?:[A-Za-z]\w*+:)?)sheetData\s*+(/?)>")
_ADDRESS: Final = re.compile(rb'(?:^|\s)r="([A-Z]+)([0-9]+)"')


@attrs.frozen
class SheetFacts:
    """What a reader of values would not say; rows and columns counted from 1."""

    merges: tuple[Merge, ...]
    formulas: frozenset[tuple[int, int]]
    errors: frozenset[tuple[int, int]]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    cells: int


def scan_sheet(xml: bytes) -> SheetFacts:
    """Check one worksheet part and give its facts.

    Raises:
        Refusal: ``xlsx-damaged``, ``xlsx-cell-order``, ``xlsx-far-cell``, ``xlsx-formula``,
            ``xlsx-dtd``, ``xlsx-external``; with the place in the sheet where there is one.
    """
    check_text(xml)
    prefix, opens, start, end, rest = place_of_body(xml)
    body = xml[start:end]
    frame = frame_of(xml[:opens], xml[rest:], prefix)
    grammar = grammar_of(prefix)
    last_row, hidden_rows = _rows(body, grammar)
    last_column, cells = _columns(body, grammar)
    if not _fits(last_row, last_column):
        _check_values(body, grammar)
    return SheetFacts(
        merges=frame.merges,
        formulas=_marked(body, b"<" + prefix + b"f", grammar.formula, b""),
        errors=_marked(body, b't="e"', grammar.cell, b't="e"'),
        hidden_rows=hidden_rows,
        hidden_columns=frame.hidden_columns,
        cells=cells,
    )


def body_of(xml: bytes) -> bytes:
    """Give what stands inside a sheet's ``sheetData``: its rows and cells, without the frame."""
    _, _, start, end, _ = place_of_body(xml)
    return xml[start:end]


def place_of_body(xml: bytes) -> tuple[bytes, int, int, int, int]:
    """Find the cells: the names' prefix, where ``sheetData`` begins, its content, where it ends.

    Raises:
        Refusal: ``xlsx-damaged``: there are none.
    """
    opening = _DATA.search(xml)
    if opening is None:
        raise Refusal(Code.XLSX_DAMAGED)
    prefix, opens, start = opening[1], opening.start(), opening.end()
    if opening[2]:
        return prefix, opens, start, start, start
    closing = b"</" + prefix + b"sheetData>"
    end = xml.rfind(closing)
    if end < start:
        raise Refusal(Code.XLSX_DAMAGED)
    return prefix, opens, start, end, end + len(closing)


def _rows(body: bytes, grammar: Grammar) -> tuple[int, frozenset[int]]:
    """Walk the rows: nothing but rows, in order; give the last, and those that are hidden."""
    at, last = 0, 0
    hidden: list[int] = []
    row = grammar.row
    while match := row.match(body, at):
        number = int(match[1])
        if number <= last:
            raise Refusal(Code.XLSX_CELL_ORDER, row=number)
        last, at = number, match.end()
        if b"hidden" in match[2] and grammar.hidden.search(match[2]):
            hidden.append(number)
    if body[at:].strip():
        raise Refusal(Code.XLSX_DAMAGED, row=last + 1)
    return last, frozenset(hidden)


def _columns(body: bytes, grammar: Grammar) -> tuple[int, int]:
    """See that cells stand in order, each once; give the last column and the number of cells.

    Most rows have their cells in the same columns, so the distinct sequences are few.
    """
    letters = grammar.letters.findall(body)  # a row gives an empty one
    last = 0
    for sequence in set(b" ".join(letters).split(b"  ")):
        numbers = [column_number(one.decode()) for one in sequence.split()]
        if any(left >= right for left, right in pairwise(numbers)):
            row, column = _first_out_of_order(body, grammar)
            raise Refusal(Code.XLSX_CELL_ORDER, row=row, column=column)
        last = max(last, *numbers[-1:], 0)
    return last, len(letters)


def _first_out_of_order(body: bytes, grammar: Grammar) -> tuple[int, int]:
    """Give the place of the first cell that stands where an earlier one does, or before it."""
    last = (0, 0)
    for match in grammar.cell.finditer(body):
        place = _place(match[1])
        if place <= last:
            return place
        last = place
    return last


def _check_values(body: bytes, grammar: Grammar) -> None:
    """Refuse a value far outside; styled empty cells may reach anywhere and mean nothing."""
    last_row = last_column = 0
    for match in grammar.filled.finditer(body):
        row, column = _place(match[1])
        last_row, last_column = max(last_row, row), max(last_column, column)
        if not _fits(last_row, last_column):
            bounds = {"rows": MAX_ROWS, "columns": MAX_COLUMNS}
            raise Refusal(Code.XLSX_FAR_CELL, row=row, column=column, **bounds)


def _fits(last_row: int, last_column: int) -> bool:
    within = last_row <= MAX_ROWS and last_column <= MAX_COLUMNS
    return within and last_row * last_column <= MAX_AREA


def _marked(
    body: bytes, mark: bytes, cell: re.Pattern[bytes], attribute: bytes
) -> frozenset[tuple[int, int]]:
    """Give the places of the cells that `cell` finds and that have the attribute."""
    if mark not in body:
        return frozenset()
    found = [match[1] for match in cell.finditer(body) if attribute in match[1]]
    if len(found) > MAX_MARKED:
        raise Refusal(Code.XLSX_FORMULA)
    return frozenset(_place(attributes) for attributes in found)


def _place(attributes: bytes) -> tuple[int, int]:
    letters, row = _ADDRESS.findall(attributes)[0]  # there is one: the grammar has seen to it
    return int(row), column_number(letters.decode())
