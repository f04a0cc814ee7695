"""Under which programme and in which commune a line stands: its columns, else the default."""

import re
from collections.abc import Callable
from typing import Final, TypeVar

from ansinh.boundary.lists.cells import text_of
from ansinh.boundary.lists.reading import ListReading, Reader
from ansinh.boundary.lists.source import ListDefaults
from ansinh.boundary.words import meaning_of, plain
from ansinh.entitlement import PROGRAMMES, Programme
from ansinh.errors import Code, InvalidEntitlement, problem
from ansinh.formats.sheet import CellValue
from ansinh.people import Commune

Value = TypeVar("Value")

_KIND: Final = re.compile(r"^(?:XA|PHUONG|THI TRAN|DAC KHU|TT|P|X)\s+")
_BY_CODE: Final = {programme.code: programme for programme in PROGRAMMES}


def programme_of(cell: CellValue) -> Programme:
    """Read a programme, however the office spells it."""
    meaning = meaning_of("programme", text_of(cell))
    if meaning is None:
        raise InvalidEntitlement(Code.PROGRAMME_WORD)
    return _BY_CODE[meaning]


def programme_reader(reading: ListReading, defaults: ListDefaults) -> Reader[Programme]:
    """Make the reader of the programme; a list that says none and has no default is a problem."""
    return _with_default(
        reading, "programme", programme_of, defaults.programme, Code.LIST_PROGRAMME
    )


def commune_reader(reading: ListReading, defaults: ListDefaults) -> Reader[Commune]:
    """Make the reader of the commune: as the agency's own list has it, if it is there."""
    known = _known(defaults)

    def commune_of(cell: CellValue) -> Commune:
        written = text_of(cell)
        return known.get(_key(written)) or Commune(written)

    default = defaults.commune and known.get(_key(defaults.commune.name), defaults.commune)
    if not reading.has("commune"):
        default = _in_title(reading, known) or default
    return _with_default(reading, "commune", commune_of, default, Code.LIST_COMMUNE)


def unlisted(reading: ListReading, defaults: ListDefaults) -> int:
    """Count the lines whose commune the agency's list does not have."""
    known = _known(defaults)
    column = reading.table.columns.get("commune")
    if not known or column is None:
        return 0
    cells = (record.cells[column] for record in reading.table.records)
    return sum(isinstance(cell, str) and _key(cell) not in known for cell in cells)


def _with_default(
    reading: ListReading,
    field: str,
    convert: Callable[[CellValue], Value],
    default: Value | None,
    code: Code,
) -> Reader[Value]:
    cell_in = reading.reader(field, convert)
    if default is not None:
        return lambda record: cell_in(record) or default
    if reading.has(field):
        return reading.required(field, convert, empty=code)
    place = reading.table.sheet.position.at(reading.table.header_rows[-1])
    reading.problems.append(problem(code, place))
    return cell_in


def _known(defaults: ListDefaults) -> dict[str, Commune]:
    return {
        _key(name): Commune(name, code, defaults.code_list, defaults.edition)
        for name, code in defaults.communes.items()
    }


def _key(name: str) -> str:
    """Fold a commune's name; its kind is left out: ``P. Tứ Hạ`` is ``Phường Tứ Hạ``."""
    folded = plain(name)
    return _KIND.sub("", folded) or folded


def _in_title(reading: ListReading, known: dict[str, Commune]) -> Commune | None:
    """Find the one commune of the agency that the title names."""
    lines = [f" {plain(line.text)} " for line in reading.table.titles]
    named = [commune for key, commune in known.items() if any(f" {key} " in line for line in lines)]
    return named[0] if len(named) == 1 else None
