"""csv in: one physical line, one row; everything else is a problem at its line."""

import csv
import re
from typing import Final

from ansinh.errors import Code, Position, Problem, UnreadableFile, problem
from ansinh.formats.delimiter import delimiter_of
from ansinh.formats.limits import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_FILE_BYTES,
    MAX_LINE_CHARACTERS,
    MAX_PROBLEMS,
    MAX_ROWS,
)
from ansinh.formats.sheet import CellValue, Sheet

_BOM: Final = b"\xef\xbb\xbf"
_OTHER_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
# Control characters but tab; invisible marks; line separators that only some programs obey.
_FOREIGN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffd\ufffe\uffff]"
)
_OUTER: Final = " \t\u00a0"


def read_csv(data: bytes, source: str) -> Sheet:
    """Read a csv file: UTF-8 with or without BOM, LF or CRLF, delimiter by a fixed rule.

    Raises:
        UnreadableFile: ``file-too-large``, ``file-encoding``, and for each line that has one of
            them ``file-line-break``, ``file-character``, ``file-quote``, ``cell-too-long``.
    """
    place = Position(source)
    lines = _lines(data, place)
    delimiter = delimiter_of(lines)
    whole_line = _well_quoted(delimiter)
    rows: list[list[CellValue]] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        code = None if line.isprintable() else _fault(line)
        if code is None and '"' in line and not whole_line.fullmatch(line):
            code = Code.FILE_QUOTE
        if code is None and len(line) > MAX_LINE_CHARACTERS:
            code = Code.FILE_LINE_LONG
        if code is not None:
            problems.append(problem(code, place.at(number), most=MAX_LINE_CHARACTERS))
            continue
        cells = _cells(line, delimiter)
        if len(line) > MAX_CELL_CHARACTERS or len(cells) > MAX_COLUMNS:
            problems.extend(_too_much(cells, place.at(number)))
        rows.append([cell.strip(_OUTER) or None for cell in cells])
    if problems:
        raise UnreadableFile(problems[:MAX_PROBLEMS])
    return Sheet(source, "", rows)


def _lines(data: bytes, place: Position) -> list[str]:
    if len(data) > MAX_FILE_BYTES:
        raise _refused(Code.FILE_TOO_LARGE, place, most=f"{MAX_FILE_BYTES // 2**20} MB")
    if data.startswith(_OTHER_BOMS):
        raise _refused(Code.FILE_ENCODING, place.at(1))
    if not data.removeprefix(_BOM).strip():
        raise _refused(Code.FILE_EMPTY, place)
    text, wrong_line = _decoded(data.removeprefix(_BOM))
    if wrong_line:
        raise _refused(Code.FILE_ENCODING, place.at(wrong_line))
    # Never str.splitlines: it splits at eight characters that stand inside cells.
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    if len(lines) > MAX_ROWS:
        raise _refused(Code.FILE_TOO_LARGE, place, most=f"{MAX_ROWS} rows")
    return [line.removesuffix("\r") for line in lines]


def _decoded(data: bytes) -> tuple[str, int]:
    """Give the text, or the line of the first byte that is no UTF-8."""
    try:
        return data.decode("utf-8"), 0
    except UnicodeDecodeError as error:
        at = error.start
    return "", data.count(b"\n", 0, at) + 1


def _fault(line: str) -> Code | None:
    if "\r" in line:
        return Code.FILE_LINE_BREAK
    return Code.FILE_CHARACTER if _FOREIGN.search(line) else None


def _well_quoted(delimiter: str) -> re.Pattern[str]:
    """A line whose quotation marks open and close cells, and nothing else."""
    cell = f'(?:"(?:[^"]|"")*+"|[^"{re.escape(delimiter)}]*+)'
    return re.compile(f"{cell}(?:{re.escape(delimiter)}{cell})*+")


def _cells(line: str, delimiter: str) -> list[str]:
    if '"' not in line:
        return line.split(delimiter) if line else []
    return next(csv.reader((line,), delimiter=delimiter, strict=True))


def _too_much(cells: list[str], place: Position) -> list[Problem]:
    if len(cells) > MAX_COLUMNS:
        return [problem(Code.FILE_TOO_LARGE, place, most=f"{MAX_COLUMNS} columns")]
    return [
        problem(Code.CELL_TOO_LONG, place.at(place.row, column), most=MAX_CELL_CHARACTERS)
        for column, cell in enumerate(cells, start=1)
        if len(cell) > MAX_CELL_CHARACTERS
    ]


def _refused(code: Code, place: Position, **details: object) -> UnreadableFile:
    return UnreadableFile([problem(code, place, **details)])
