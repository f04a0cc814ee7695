"""`ListReading`: the cells of one list become values; what cannot be read becomes problems.

Lists are long, and most of what stands in them repeats: so each field is read by a reader that
remembers, and the good path raises nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final, TypeVar

import attrs

from ansinh.boundary.lists.applied import Applied
from ansinh.boundary.typed.amounts import AMOUNT, in_units
from ansinh.boundary.typed.manner import Kinds, Manner, Normalised
from ansinh.errors import Code, InvalidValue, Problem, ProposalKind, masked, problem
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.formats.table import Table
from ansinh.money import Dong

Value = TypeVar("Value")
Reader = Callable[[Record], Value | None]
"""Reads one field of a record; ``None`` where the cell is empty, or could not be read."""

_REMEMBERED: Final = 20_000
_MEMORABLE: Final = frozenset({str, int, date})
"""Kinds whose equal values are the same cell; ``True == 1 == 1.0`` would not be."""


class ListReading:
    """The reading of one table (đọc một danh sách): its readers, and what went wrong.

    `records` are the rows that can be read at all: where a line has too many or too few cells,
    nobody knows which is which. `apply` are the kinds of proposals that are taken; `applied` has
    those that were, and `normalised` what was typed otherwise and certain, both by cell, since one
    cell is read more than once.
    """

    def __init__(self, table: Table, apply: Iterable[ProposalKind] = ()) -> None:
        self.table = table
        # A column in thousands is read here; whoever cannot multiply has to refuse it.
        found = [one for one in table.problems if not _is_read_here(one, table)]
        self.problems: list[Problem] = found
        here = table.sheet.position
        self.broken = {p.position.row for p in found if p.position.sheet == here.sheet}
        self._told = {(p.position.row, p.position.column) for p in found if p.position.column}
        shifted = {p.position.row for p in found if p.code == Code.ROW_WIDTH}
        self.records = tuple(r for r in table.records if r.row not in shifted)
        self.apply = frozenset(apply)
        self.applied: dict[tuple[int, str], Applied] = {}
        self.normalised: dict[tuple[int, str], Kinds] = {}
        self._note_table()

    def has(self, field: str) -> bool:
        """Whether the list has a column for a field."""
        return field in self.table.columns

    def cells(self, field: str) -> list[CellValue]:
        """Give the cells of a field's column, those of the rows that can be read."""
        column = self.table.columns.get(field)
        return [] if column is None else [record.cells[column] for record in self.records]

    def fault(self, row: int, field: str, code: Code, **details: object) -> None:
        """Note a problem of one record; the row gives no value any more."""
        self._refuse(row, field, problem(code, self.table.position(row, field), **details))

    def _refuse(self, row: int, field: str, found: Problem) -> None:
        """Note a problem with the shape of the cell that it is about, if it is about one.

        A cell is told once, by the first rule that it breaks: what is wrong after that is no news.
        """
        self.broken.add(row)
        column = self.table.columns.get(field)
        if column is None:
            self.problems.append(found)
            return
        if self.is_told(row, field):
            return
        self._told.add((row, column + 1))
        cell = self.table.sheet.cell(row, column + 1)
        self.problems.append(found if cell is None else attrs.evolve(found, shown=masked(cell)))

    def is_told(self, row: int, field: str) -> bool:
        """Whether something is said to be wrong with a cell already."""
        column = self.table.columns.get(field)
        return column is not None and (row, column + 1) in self._told

    def reader(self, field: str, manner: Manner[Value], *, repeats: bool = True) -> Reader[Value]:
        """Make the reader of a field; `repeats` says whether remembering pays."""
        column = self.table.columns.get(field)
        if column is None:
            return _nothing
        if manner.in_column is not None:
            manner = manner.in_column(self.cells(field))
        strict = manner.strict
        memo: dict[object, Value] = {}

        def read(record: Record) -> Value | None:
            cell = record.cells[column]
            if cell is None:
                return None
            known = memo.get(cell) if repeats and type(cell) in _MEMORABLE else None
            if known is not None:
                return known
            try:
                value = strict(cell)
            except InvalidValue:
                return self._read_slowly(record, field, manner, cell)
            if repeats and type(cell) in _MEMORABLE and len(memo) < _REMEMBERED:
                memo[cell] = value
            return value

        return read

    def amounts(self, field: str) -> Reader[Dong]:
        """Make the reader of a column of amounts, in the unit that its header says."""
        return self.reader(field, self.amount_manner(field))

    def amount_manner(self, field: str) -> Manner[Dong]:
        """Say how the amounts of a column are typed."""
        factor = self.table.units.get(field)
        return AMOUNT if factor is None else in_units(factor)

    def _read_slowly(
        self, record: Record, field: str, manner: Manner[Value], cell: CellValue
    ) -> Value | None:
        """Read what is not typed as we write it: for certain, or by a proposal that is taken."""
        place = self.table.position(record.row, field)
        try:
            value, kinds = manner.certain(cell)
        except InvalidValue as error:
            found = problem(error.code, place, **error.details)
        else:
            self._note(record.row, field, kinds)
            return value
        meant = manner.likely(cell, record)
        if meant is not None:
            value, likely = meant
            if likely.kind in self.apply:
                shapes = masked(cell), masked(likely.cell)
                taken = Applied(place, likely.kind, likely.evidence, *shapes)
                self.applied[record.row, field] = taken
                return value
            found = attrs.evolve(found, proposal=likely.proposal)
        self._refuse(record.row, field, found)
        return None

    def _note_table(self) -> None:
        """Note what was normalised before any cell was read for itself."""
        for field, column in self.table.columns.items():
            if field in self.table.units:
                rows = (r.row for r in self.records if r.cells[column] is not None)
                for row in rows:
                    self._note(row, field, frozenset({Normalised.THOUSANDS}))
        if not self.table.sheet.converted:
            return
        fields = {column + 1: field for field, column in self.table.columns.items()}
        at = {record.row for record in self.records}
        for row, column in self.table.sheet.converted:
            if row in at and column in fields:
                self._note(row, fields[column], frozenset({Normalised.OLD_FONTS}))

    def _note(self, row: int, field: str, kinds: Kinds) -> None:
        if kinds:
            self.normalised[row, field] = kinds | self.normalised.get((row, field), frozenset())

    def quietly(self, field: str, manner: Manner[Value]) -> Reader[Value]:
        """Make a reader that says nothing of what it cannot read: the problem is known.

        What a cell most likely means it gives too: this is for what may be meant.
        """
        column = self.table.columns.get(field)
        if column is None:
            return _nothing

        def read(record: Record) -> Value | None:
            cell = record.cells[column]
            if cell is None:
                return None
            try:
                return manner.strict(cell)
            except InvalidValue:
                pass
            try:
                return manner.certain(cell)[0]
            except InvalidValue:
                likely = manner.likely(cell, record)
                return None if likely is None else likely[0]

        return read

    def required(
        self,
        field: str,
        manner: Manner[Value],
        *,
        repeats: bool = True,
        empty: Code = Code.CELL_EMPTY,
    ) -> Reader[Value]:
        """Make the reader of a field whose cell must not be empty; `empty` says what it is then."""
        column = self.table.columns.get(field)
        if column is None:
            return _nothing  # the missing column is one problem, not one for each row
        read_cell = self.reader(field, manner, repeats=repeats)

        def read(record: Record) -> Value | None:
            if record.cells[column] is None:
                self.fault(record.row, field, empty)
                return None
            return read_cell(record)

        return read

    @property
    def normalised_kinds(self) -> Counter[Normalised]:
        """Count by kind what was normalised; a cell in which two things were counts for both."""
        return Counter(kind for kinds in self.normalised.values() for kind in kinds)


def _is_read_here(one: Problem, table: Table) -> bool:
    units = {table.position(table.header_rows[-1], field) for field in table.units}
    return one.code == Code.COLUMN_UNIT and one.position in units


def _nothing(_record: Record) -> None:
    return None
