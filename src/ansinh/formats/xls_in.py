"""xls in: our own bounded look first, then xlrd on what was looked at, written anew."""

import io
import re
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, Final, cast

from ansinh.errors import Code, MissingExtra, Position, Problem, UnreadableFile, problem
from ansinh.formats.biff import end_of_part
from ansinh.formats.cell_values import too_long
from ansinh.formats.compound_file import compound_file
from ansinh.formats.limits import MAX_AREA, MAX_FILE_BYTES, MAX_PROBLEMS
from ansinh.formats.old_font_cells import as_fonts_show
from ansinh.formats.other_kinds import kind_of_folder
from ansinh.formats.sheet import Sheet
from ansinh.formats.xls_book import BookFacts, ListedSheet, book_facts
from ansinh.formats.xls_cells import SheetCells, cells_of
from ansinh.formats.xls_sheet_scan import PADDING, XlsSheetFacts, scan_xls_sheet
from ansinh.formats.xml_part import Refusal

_UNKNOWN: Final = -1
_BOOKS: Final = ("workbook", "book")
_ENCRYPTED: Final = "encryptedpackage"
"""An .xlsx with a password stands in such a container, as one encrypted file."""
_MACROS: Final = re.compile(r"(?:_vba_project_cur|_vba_project|vba|macros)/")
_EXTERNAL: Final = re.compile(r"(?:mbd|lnk)[0-9a-f]{8}/|objectpool/|ctls$")


def read_xls(data: bytes, source: str) -> tuple[Sheet, ...]:
    """Read every worksheet of an .xls, hidden ones too, in the workbook's order.

    Raises:
        UnreadableFile: ``xlsx-…``, ``file-other-kind``, ``file-too-large``, ``cell-too-long``; all
            that is wrong with the sheets at once.
        MissingExtra: xlrd is not installed.
    """
    place = Position(source)
    if len(data) > MAX_FILE_BYTES:
        most = f"{MAX_FILE_BYTES // 2**20} MB"
        raise UnreadableFile([problem(Code.FILE_TOO_LARGE, place, most=most)])
    book, sheets = _looked_at(data, place)
    values = _values(book.with_sheets([facts.values for _, facts in sheets]), place)
    found = [
        _sheet(source, listed, facts, cells)
        for (listed, facts), cells in zip(sheets, values, strict=True)
    ]
    problems = [one for sheet in found for one in too_long(sheet)]
    if problems:
        raise UnreadableFile(problems[:MAX_PROBLEMS])
    return tuple(found)


def _looked_at(
    data: bytes, place: Position
) -> tuple[BookFacts, list[tuple[ListedSheet, XlsSheetFacts]]]:
    """Scan everything that the reader will see; raise all that is wrong at once."""
    problems: list[Problem] = []
    found = None
    try:
        stream = _stream(data)
        book = book_facts(stream)
        found = book, _scanned(stream + PADDING, book, place, problems)
    except Refusal as refusal:
        problems.append(refusal.problem_in(place))
    if problems or found is None:
        raise UnreadableFile(problems)
    return found


def _stream(data: bytes) -> bytes:
    """Give the workbook within the container; say what it is where there is none."""
    container = compound_file(data)
    paths = container.sizes
    if _ENCRYPTED in paths:
        raise Refusal(Code.XLSX_ENCRYPTED)
    book = next((name for name in _BOOKS if name in paths), "")
    if not book:
        kind = kind_of_folder(paths)
        raise Refusal(Code.FILE_OTHER_KIND, en=kind.en, vi=kind.vi)
    if any(_MACROS.match(path) for path in paths):
        raise Refusal(Code.XLSX_MACRO)
    if any(_EXTERNAL.match(path) for path in paths):
        raise Refusal(Code.XLSX_EXTERNAL)
    return container.content(book)


def _scanned(
    stream: bytes, book: BookFacts, place: Position, problems: list[Problem]
) -> list[tuple[ListedSheet, XlsSheetFacts]]:
    scanned: list[tuple[ListedSheet, XlsSheetFacts]] = []
    ends, room = book.ends, MAX_AREA
    for listed in book.sheets:
        try:
            _check_between(stream, ends, listed.at)
            if listed.is_chart:
                ends = end_of_part(stream, listed.at)
            else:
                facts = scan_xls_sheet(stream, listed.at, book.strings, room)
                ends, room = facts.ends, room - facts.area
                scanned.append((listed, facts))
        except Refusal as refusal:
            problems.append(refusal.problem_in(Position(place.source, listed.name)))
            ends = _UNKNOWN
    return scanned


def _check_between(stream: bytes, ends: int, begins: int) -> None:
    """See that nothing stands between two sheets where somebody else would find another one."""
    if ends != _UNKNOWN and (begins < ends or stream[ends:begins].strip(b"\x00")):
        raise Refusal(Code.XLSX_DAMAGED)


class _Silence(io.TextIOBase):
    """Where xlrd writes what it thinks of the file."""

    def write(self, text: str) -> int:
        return len(text)


def _values(content: bytes, place: Position) -> list[SheetCells]:
    reader = _reader()
    found: list[SheetCells] | None = None
    try:
        book = reader(
            file_contents=content,
            logfile=_Silence(),
            formatting_info=True,
            ragged_rows=True,
            on_demand=False,
        )
        found = cells_of(book)
    except Exception:  # noqa: BLE001, S110 - xlrd raises whatever damage leads it to
        pass
    if found is None:
        raise UnreadableFile([problem(Code.XLSX_DAMAGED, place)])
    return found


def _reader() -> Callable[..., Any]:
    if find_spec("xlrd") is None:
        extra, needed_for = "xlsx", "*.xls"
        raise MissingExtra(extra, needed_for)
    from xlrd import open_workbook

    return cast("Callable[..., Any]", open_workbook)


def _sheet(source: str, listed: ListedSheet, facts: XlsSheetFacts, cells: SheetCells) -> Sheet:
    sheet = Sheet(
        source,
        listed.name,
        cells.rows,
        merges=facts.merges,
        formulas=facts.formulas,
        errors=cells.errors,
        times=cells.times,
        hidden_rows=facts.hidden_rows,
        hidden_columns=facts.hidden_columns,
        hidden=listed.hidden,
    )
    return as_fonts_show(sheet, cells.old) if cells.old else sheet
