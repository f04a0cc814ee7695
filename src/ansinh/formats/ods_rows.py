"""`Rows`: one sheet's rows as they come, with what is repeated written out where it says anything.

Spreadsheet programs say "and so on, to the last row there can be" of cells that are empty. A cell
with a value is laid out as often as it says, within the bounds of a list.
"""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Final

from ansinh.errors import Code, Position, Problem, problem
from ansinh.formats.cell_values import OUTER, plain
from ansinh.formats.limits import (
    MAX_AREA,
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_MARKED,
    MAX_MERGES,
    MAX_ROWS,
    MAX_SPECIAL,
)
from ansinh.formats.ods_columns import COLUMNS_REPEATED, DEFAULT_STYLE, Columns, count_of, is_hidden
from ansinh.formats.ods_names import OFFICE, TABLE
from ansinh.formats.ods_plain import PlainCell
from ansinh.formats.ods_text import shown_text
from ansinh.formats.ods_value import Special, value_of
from ansinh.formats.ods_xml import Attributes
from ansinh.formats.old_font_cells import Piece, as_fonts_show
from ansinh.formats.sheet import CellValue, Merge, Sheet
from ansinh.formats.xml_part import Refusal

Place = tuple[int, int]
_ROWS_REPEATED: Final = f"{TABLE}number-rows-repeated"
_FORMULA: Final = f"{TABLE}formula"
_TYPE: Final = f"{OFFICE}value-type"
_SPANS: Final = (f"{TABLE}number-rows-spanned", f"{TABLE}number-columns-spanned")
_MATRIX: Final = (f"{TABLE}number-matrix-rows-spanned", f"{TABLE}number-matrix-columns-spanned")


class Rows:
    """The rows of one sheet, gathered from its elements in their order.

    `row` and `column` say where the next cell stands.

    Raises:
        Refusal: ``xlsx-damaged``, ``xlsx-far-cell``, ``xlsx-formula``, ``xlsx-merged``,
            ``xlsx-expands``.
    """

    def __init__(self, name: str, *, hidden: bool) -> None:
        self.name = name
        self.hidden = hidden
        self.columns = Columns()
        self.row = self.column = 1
        self.row_style: str | None = None
        self._repeated = 1
        self._cells: list[CellValue] = []
        self._rows: list[tuple[CellValue, ...]] = []
        self._width = 0
        self._merges: list[Merge] = []
        self._formulas: set[Place] = set()
        self._errors: set[Place] = set()
        self._times: set[Place] = set()
        self._long: set[Place] = set()
        self._old: dict[Place, list[Piece]] = {}
        self._hidden: list[range] = []

    @property
    def column_style(self) -> str | None:
        """What a cell here looks like when neither it nor its row says so."""
        return self.columns.style(self.column)

    def row_opened(self, attributes: Attributes, *, hidden: bool) -> None:
        """Begin a row, or several that are alike."""
        self._repeated = count_of(attributes, _ROWS_REPEATED)
        self.row_style = attributes.get(DEFAULT_STYLE)
        self._cells = []
        self.column = 1
        if hidden or is_hidden(attributes):
            self._hidden.append(range(self.row, self.row + self._repeated))

    def row_closed(self) -> None:
        """End it; rows without a value are laid out once one comes below them."""
        if self._cells:
            self._rows.extend([()] * (self.row - 1 - len(self._rows)))
            self._rows.extend([tuple(self._cells)] * self._repeated)
            self._width = max(self._width, len(self._cells))
        self.row += self._repeated

    def cell(self, attributes: Attributes, text: str, pieces: list[Piece]) -> None:
        """Take a cell, or several that are alike, with what they show."""
        first = self.column
        repeated = count_of(attributes, COLUMNS_REPEATED) if COLUMNS_REPEATED in attributes else 1
        self.column = first + repeated
        if _SPANS[0] in attributes or _SPANS[1] in attributes:
            self._merged(attributes, first, repeated)
        formula = _FORMULA in attributes
        if not (text or formula or _TYPE in attributes):
            return
        found = value_of(attributes, text, self.row, first)
        if found is None and not formula:
            return
        self._see_bounds(first + repeated - 1)
        columns = range(first, first + repeated)
        if formula:
            self._mark(self._formulas, columns, MAX_MARKED)
            self._matrix(attributes, first)
        if type(found) is str:
            value = self._text(found, columns, pieces)
        elif type(found) is float:
            value = plain(found, self._times, self.row, first)
        else:
            value = self._other(found, columns)
        if first - 1 > len(self._cells):
            self._cells.extend([None] * (first - 1 - len(self._cells)))
        self._cells.extend([value] * repeated)

    def plain_row(self, cells: Iterable[PlainCell], repeated: int, *, hidden: bool) -> None:
        """Take a row, or several that are alike, of cells that say nothing but their value."""
        self._repeated = repeated
        found = self._cells = []
        column = 1
        if hidden:
            self._hidden.append(range(self.row, self.row + repeated))
        for times, number, text in cells:
            count = int(times) if times else 1
            if number:
                value = self._number(number, column)
            else:
                value = shown_text(text).strip(OUTER) or None
            if value is not None:
                if column + count - 1 > MAX_COLUMNS:
                    self._see_bounds(column + count - 1)
                if type(value) is str and len(value) > MAX_CELL_CHARACTERS:
                    self._see_bounds(column + count - 1)
                    value = self._text(value, range(column, column + count), [])
                if column - 1 > len(found):
                    found.extend([None] * (column - 1 - len(found)))
                found.extend([value] * count)
            column += count
        if found:
            self._see_bounds(len(found))
        self.row_closed()

    def _number(self, written: str, column: int) -> CellValue:
        if len(written) < 16 and written.isdigit():  # below 10**15, as `plain` has it
            return int(written)
        return plain(float(written), self._times, self.row, column)

    def _see_bounds(self, column: int) -> None:
        last = self.row + self._repeated - 1
        if last > MAX_ROWS or column > MAX_COLUMNS or last * max(column, self._width) > MAX_AREA:
            bounds = {"rows": MAX_ROWS, "columns": MAX_COLUMNS}
            raise Refusal(Code.XLSX_FAR_CELL, self.row, column, **bounds)

    def _text(self, text: str, columns: range, pieces: list[Piece]) -> CellValue:
        if len(text) > MAX_CELL_CHARACTERS:
            self._mark(self._long, columns, MAX_MARKED)
            return None
        if pieces:
            places: set[Place] = set()
            self._mark(places, columns, MAX_SPECIAL - len(self._old))
            self._old.update(dict.fromkeys(places, pieces))
        return text

    def _other(self, found: object, columns: range) -> CellValue:
        if found is Special.ERROR:
            self._mark(self._errors, columns, MAX_MARKED)
        elif isinstance(found, (datetime, time)):
            self._mark(self._times, columns, MAX_SPECIAL)
        return plain(found, set(), self.row, columns.start)

    def _mark(self, places: set[Place], columns: range, most: int) -> None:
        """Add the cell, and all that are alike, to the places of its kind."""
        if len(places) + len(columns) * self._repeated > most:
            code = Code.XLSX_FORMULA if most == MAX_MARKED else Code.XLSX_EXPANDS
            raise Refusal(code, self.row, columns.start)
        rows = range(self.row, self.row + self._repeated)
        places.update((row, column) for row in rows for column in columns)

    def _merged(self, attributes: Attributes, column: int, repeated: int) -> None:
        rows, columns = (count_of(attributes, name) for name in _SPANS)
        if rows == columns == 1:
            return
        if repeated * self._repeated != 1:
            raise Refusal(Code.XLSX_DAMAGED, self.row, column)
        self._merges.append(Merge(self.row, column, self.row + rows - 1, column + columns - 1))
        if len(self._merges) > MAX_MERGES:
            raise Refusal(Code.XLSX_MERGED, self.row, column)

    def _matrix(self, attributes: Attributes, column: int) -> None:
        """Mark the cells that one formula fills; only the first of them has it."""
        rows, columns = (count_of(attributes, name) for name in _MATRIX)
        if len(self._formulas) + rows * columns > MAX_MARKED:
            raise Refusal(Code.XLSX_FORMULA, self.row, column)
        self._formulas.update(
            (row, at)
            for row in range(self.row, self.row + rows)
            for at in range(column, column + columns)
        )

    def problems(self, source: str) -> list[Problem]:
        """Tell of each text that is too long, in the order of their places."""
        place = Position(source, self.name)
        return [
            problem(Code.CELL_TOO_LONG, place.at(row, column), most=MAX_CELL_CHARACTERS)
            for row, column in sorted(self._long)
        ]

    def sheet(self, source: str) -> Sheet:
        """Give the sheet: rows of one width, down to the last that has a value."""
        empty = (None,) * self._width
        last = len(self._rows)
        sheet = Sheet(
            source,
            self.name,
            [cells + empty[len(cells) :] for cells in self._rows],
            merges=tuple(self._merges),
            formulas=frozenset(self._formulas),
            errors=frozenset(self._errors),
            times=frozenset(self._times),
            hidden_rows=frozenset(
                row for rows in self._hidden for row in rows[: max(0, last + 1 - rows.start)]
            ),
            hidden_columns=frozenset(self.columns.hidden),
            hidden=self.hidden,
        )
        return as_fonts_show(sheet, self._old) if self._old else sheet
