"""xlsx in: our own bounded look first, then python-calamine on what was looked at."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from importlib.util import find_spec
from typing import Final, Protocol

from ansinh.errors import Code, MissingExtra, Position, Problem, UnreadableFile, problem
from ansinh.formats.limits import MAX_CELL_CHARACTERS, MAX_PROBLEMS
from ansinh.formats.shared_strings import check_copies, check_strings
from ansinh.formats.sheet import CellValue, Sheet
from ansinh.formats.sheet_scan import SheetFacts, scan_sheet
from ansinh.formats.workbook_parts import STRINGS, SheetPart, read_parts, sheet_parts
from ansinh.formats.xml_part import Refusal
from ansinh.formats.zip_container import CFB_MAGIC, ZIP_MAGIC, parts_of

_EXACT: Final = 10**15
"""Below it a spreadsheet's number is a whole number exactly."""
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_OUTER: Final = " \t\r\n\u00a0"


_Cells = Sequence[Sequence[Sequence[object]]]
"""Sheets of rows of cells, as a reader gives them."""


class _Reader(Protocol):
    def __call__(self, content: bytes, names: Sequence[str]) -> _Cells: ...


def read_workbook(data: bytes, source: str) -> tuple[Sheet, ...]:
    """Read every worksheet of an .xlsx, hidden ones too, in the workbook's order.

    Raises:
        UnreadableFile: ``xlsx-…``, ``file-too-large``, ``cell-too-long``; all that is wrong with
            the sheets at once.
        MissingExtra: python-calamine is not installed.
    """
    place = Position(source)
    if data.startswith(CFB_MAGIC):
        locked = _ENCRYPTED_STREAM in data
        code = Code.XLSX_ENCRYPTED if locked else Code.XLSX_OLD_FORMAT
        raise UnreadableFile([problem(code, place)])
    if not data.startswith(ZIP_MAGIC):
        raise UnreadableFile([problem(Code.XLSX_NOT_A_WORKBOOK, place)])
    parts = parts_of(data, place)
    sheets, facts = looked_at(parts, place)
    content = _repacked(read_parts(parts, sheets))
    values = _values(content, [sheet.name for sheet in sheets], place)
    found = [
        _sheet(source, part, fact, rows)
        for part, fact, rows in zip(sheets, facts, values, strict=True)
    ]
    problems = [one for sheet in found for one in _too_long(sheet)]
    if problems:
        raise UnreadableFile(problems[:MAX_PROBLEMS])
    return tuple(found)


def looked_at(
    parts: Mapping[str, bytes], place: Position
) -> tuple[tuple[SheetPart, ...], list[SheetFacts]]:
    """Scan everything that the reader will see; raise all that is wrong at once.

    Raises:
        UnreadableFile: ``xlsx-…``.
    """
    problems: list[Problem] = []
    facts: list[SheetFacts] = []
    sheets: tuple[SheetPart, ...] = ()
    try:
        sheets = sheet_parts(parts)
        if STRINGS in parts:
            check_strings(parts[STRINGS])
    except Refusal as refusal:
        problems.append(_problem(refusal, place))
    for sheet in sheets:
        try:
            facts.append(scan_sheet(parts[sheet.part]))
        except Refusal as refusal:
            problems.append(_problem(refusal, Position(place.source, sheet.name)))
    if not problems and STRINGS in parts:
        cells = [(fact.cells, parts[one.part]) for one, fact in zip(sheets, facts, strict=True)]
        try:
            check_copies(parts[STRINGS], cells)
        except Refusal as refusal:
            problems.append(_problem(refusal, place))
    if problems:
        raise UnreadableFile(problems)
    return sheets, facts


def _problem(refusal: Refusal, place: Position) -> Problem:
    return problem(refusal.code, place.at(refusal.row, refusal.column), **refusal.details)


def _repacked(parts: Mapping[str, bytes]) -> bytes:
    """Put the parts that were looked at into a plain archive: what was not seen is not read."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def _values(content: bytes, names: Sequence[str], place: Position) -> _Cells:
    reader = _reader()
    found: _Cells | None = None
    try:
        found = reader(content, names)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001, S110 - a panic in the Rust reader is no Exception
        pass
    if found is None:
        raise UnreadableFile([problem(Code.XLSX_DAMAGED, place)])
    return found


def _reader() -> _Reader:
    if find_spec("python_calamine") is None:
        extra, needed_for = "xlsx", "*.xlsx"
        raise MissingExtra(extra, needed_for)
    from python_calamine import CalamineWorkbook

    def read(content: bytes, names: Sequence[str]) -> _Cells:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            return [
                workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names
            ]

    return read


def _sheet(
    source: str, part: SheetPart, facts: SheetFacts, values: Sequence[Sequence[object]]
) -> Sheet:
    times: set[tuple[int, int]] = set()
    rows = [
        [
            (value.strip(_OUTER) or None)
            if type(value) is str
            else _plain(value, times, row, column)
            for column, value in enumerate(cells, start=1)
        ]
        for row, cells in enumerate(values, start=1)
    ]
    return Sheet(
        source,
        part.name,
        rows,
        merges=facts.merges,
        formulas=facts.formulas,
        errors=facts.errors,
        times=frozenset(times),
        hidden_rows=facts.hidden_rows,
        hidden_columns=facts.hidden_columns,
        hidden=part.hidden,
    )


def _plain(value: object, times: set[tuple[int, int]], row: int, column: int) -> CellValue:
    if type(value) is float:
        return int(value) if -_EXACT < value < _EXACT and value.is_integer() else value
    if isinstance(value, (datetime, time, timedelta)):
        times.add((row, column))  # a day without a time of day comes as a date
    return value if isinstance(value, (bool, int, date)) else None


def _too_long(sheet: Sheet) -> list[Problem]:
    return [
        problem(Code.CELL_TOO_LONG, sheet.position.at(row, column), most=MAX_CELL_CHARACTERS)
        for row, cells in enumerate(sheet.rows, start=1)
        for column, value in enumerate(cells, start=1)
        if type(value) is str and len(value) > MAX_CELL_CHARACTERS
    ]
