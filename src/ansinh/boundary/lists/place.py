"""Under which programme and in which commune a line stands: its columns, else the default."""

from collections.abc import Mapping
from typing import Final, TypeVar

from ansinh.boundary.lists.office import (
    KnownCommunes,
    commune_key,
    communes_by_section,
    communes_in_title,
    known_communes,
)
from ansinh.boundary.lists.reading import ListReading, Reader
from ansinh.boundary.lists.source import ListDefaults
from ansinh.boundary.typed.manner import Manner
from ansinh.boundary.typed.texts import text, text_of
from ansinh.boundary.words import meaning_of
from ansinh.entitlement import PROGRAMMES, Programme
from ansinh.errors import Code, InvalidEntitlement, problem
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.people import Commune

Value = TypeVar("Value")

_BY_CODE: Final = {programme.code: programme for programme in PROGRAMMES}


def programme_of(cell: CellValue) -> Programme:
    """Read a programme, however the office spells it."""
    meaning = meaning_of("programme", text_of(cell))
    if meaning is None:
        raise InvalidEntitlement(Code.PROGRAMME_WORD)
    return _BY_CODE[meaning]


PROGRAMME: Final = text(programme_of)


def programme_reader(reading: ListReading, defaults: ListDefaults) -> Reader[Programme]:
    """Make the reader of the programme; a list that says none and has no default is a problem."""
    return _with_default(reading, "programme", PROGRAMME, defaults.programme, Code.LIST_PROGRAMME)


def commune_reader(reading: ListReading, defaults: ListDefaults) -> Reader[Commune]:
    """Make the reader of the commune: as the agency's own list has it, if it is there."""
    known = known_communes(defaults)

    def commune_of(cell: CellValue) -> Commune:
        written = text_of(cell)
        return known.find(written) or Commune(written)

    default = defaults.commune and (known.find(defaults.commune.name) or defaults.commune)
    if not reading.has("commune"):
        default = _titled(reading, known, default)
        placed = communes_by_section(reading, defaults)
        if placed:
            return _by_section(reading, placed, default)
    return _with_default(reading, "commune", text(commune_of), default, Code.LIST_COMMUNE)


def _titled(reading: ListReading, known: KnownCommunes, default: Commune | None) -> Commune | None:
    """Give the commune that the title names, else the default.

    A name of two communes leaves it to the default only if that is one of them.
    """
    named = communes_in_title(reading, known)
    if len(named) == 1:
        return named.pop()
    of_one_name = len({commune_key(one.name) for one in named}) == 1
    return None if of_one_name and default not in named else default


def _by_section(
    reading: ListReading, placed: Mapping[int, Commune], default: Commune | None
) -> Reader[Commune]:
    """Read the commune of the section that a line stands in; elsewhere the default holds."""

    def read(record: Record) -> Commune | None:
        commune = placed.get(record.row, default)
        if commune is None:
            reading.fault(record.row, "name", Code.LIST_COMMUNE)
        return commune

    return read


def unlisted(reading: ListReading, defaults: ListDefaults) -> int:
    """Count the lines whose commune the agency's list does not have."""
    known = known_communes(defaults)
    column = reading.table.columns.get("commune")
    if not known.all or column is None:
        return 0
    cells = [record.cells[column] for record in reading.table.records]
    named = {cell for cell in cells if isinstance(cell, str)}
    strange = {name for name in named if known.find(name) is None}
    return sum(cell in strange for cell in cells)


def _with_default(
    reading: ListReading,
    field: str,
    manner: Manner[Value],
    default: Value | None,
    code: Code,
) -> Reader[Value]:
    cell_in = reading.reader(field, manner)
    if default is not None:
        return lambda record: cell_in(record) or default
    if reading.has(field):
        return reading.required(field, manner, empty=code)
    place = reading.table.sheet.position.at(reading.table.header_rows[-1])
    reading.problems.append(problem(code, place))
    return cell_in
