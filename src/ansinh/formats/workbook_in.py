"""xlsx in: our own bounded look first, then python-calamine, apart, on what was looked at."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from importlib.util import find_spec

from ansinh.apart import Bounds, Grid, read_apart
from ansinh.errors import Code, MissingExtra, Position, Problem, UnreadableFile, problem
from ansinh.formats.limits import (
    MAX_CELL_CHARACTERS,
    MAX_PROBLEMS,
    MAX_READER_BYTES,
    MAX_READER_SECONDS,
)
from ansinh.formats.shared_strings import check_copies, check_strings
from ansinh.formats.sheet import Sheet
from ansinh.formats.sheet_scan import SheetFacts, scan_sheet
from ansinh.formats.workbook_fonts import OldFonts, in_old_fonts, old_fonts
from ansinh.formats.workbook_parts import STRINGS, SheetPart, read_parts, sheet_parts
from ansinh.formats.xml_part import Refusal
from ansinh.formats.zip_container import ZIP_MAGIC, parts_of


def read_workbook(data: bytes, source: str) -> tuple[Sheet, ...]:
    """Read every worksheet of an .xlsx, hidden ones too, in the workbook's order.

    Raises:
        UnreadableFile: ``xlsx-…``, ``file-too-large``, ``cell-too-long``; all that is wrong with
            the sheets at once.
        MissingExtra: python-calamine is not installed.
        PluginError: ``reader-apart``: the reader's process could not be started.
    """
    place = Position(source)
    if not data.startswith(ZIP_MAGIC):
        raise UnreadableFile([problem(Code.XLSX_NOT_A_WORKBOOK, place)])
    parts = parts_of(data, place)
    sheets, facts = looked_at(parts, place)
    fonts = _fonts(parts, sheets, place)
    content = _repacked(read_parts(parts, sheets))
    grids = _values(content, [sheet.name for sheet in sheets], place)
    problems = [
        one
        for sheet, grid in zip(sheets, grids, strict=True)
        for one in _too_long(Position(source, sheet.name), grid)
    ]
    if problems:
        raise UnreadableFile(problems[:MAX_PROBLEMS])
    found = [
        _sheet(source, part, fact, grid)
        for part, fact, grid in zip(sheets, facts, grids, strict=True)
    ]
    if fonts is not None:
        found = [
            in_old_fonts(sheet, parts[part.part], fonts)
            for sheet, part in zip(found, sheets, strict=True)
        ]
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
        problems.append(refusal.problem_in(place))
    for sheet in sheets:
        try:
            facts.append(scan_sheet(parts[sheet.part]))
        except Refusal as refusal:
            problems.append(refusal.problem_in(Position(place.source, sheet.name)))
    if not problems and STRINGS in parts:
        cells = [(fact.cells, parts[one.part]) for one, fact in zip(sheets, facts, strict=True)]
        try:
            check_copies(parts[STRINGS], cells)
        except Refusal as refusal:
            problems.append(refusal.problem_in(place))
    if problems:
        raise UnreadableFile(problems)
    return sheets, facts


def _fonts(
    parts: Mapping[str, bytes], sheets: Sequence[SheetPart], place: Position
) -> OldFonts | None:
    try:
        return old_fonts(parts, [sheet.part for sheet in sheets])
    except Refusal as refusal:
        found = refusal.problem_in(place)
    raise UnreadableFile([found])


def _repacked(parts: Mapping[str, bytes]) -> bytes:
    """Put the parts that were looked at into a plain archive: what was not seen is not read."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def _values(content: bytes, names: Sequence[str], place: Position) -> list[Grid]:
    if find_spec("python_calamine") is None:
        extra, needed_for = "xlsx", "*.xlsx"
        raise MissingExtra(extra, needed_for)
    bounds = Bounds(MAX_READER_BYTES, MAX_READER_SECONDS)
    found = read_apart(content, names, longest=MAX_CELL_CHARACTERS, bounds=bounds)
    if found is None:
        raise UnreadableFile([problem(Code.XLSX_DAMAGED, place)])
    return found


def _sheet(source: str, part: SheetPart, facts: SheetFacts, grid: Grid) -> Sheet:
    return Sheet(
        source,
        part.name,
        grid.rows,
        merges=facts.merges,
        formulas=facts.formulas,
        errors=facts.errors,
        times=frozenset(grid.times),
        hidden_rows=facts.hidden_rows,
        hidden_columns=facts.hidden_columns,
        hidden=part.hidden,
    )


def _too_long(place: Position, grid: Grid) -> list[Problem]:
    return [
        problem(Code.CELL_TOO_LONG, place.at(row, column), most=MAX_CELL_CHARACTERS)
        for row, column in grid.long
    ]
