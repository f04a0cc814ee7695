"""csv in: one physical line, one row; everything else is a problem at its line."""

import csv
import re
from typing import Final

from ansinh.errors import Code, Position, Problem, UnreadableFile, problem
from ansinh.formats.delimiter import delimiter_of
from ansinh.formats.limits import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_LINE_CHARACTERS,
    MAX_PROBLEMS,
)
from ansinh.formats.odd_letters import odd_letters
from ansinh.formats.sheet import CellValue, Sheet
from ansinh.formats.text_file import line_fault, text_lines

_OUTER: Final = " \t\u00a0"
"""What is taken off both ends of a cell; a line break never gets so far."""
_WIDTHLESS: Final = re.compile("[\u200b-\u200d\u2060\ufeff]")
_LETTERS_ELSEWHERE: Final = dict.fromkeys([0xAD, *range(0x80, 0xA0)])
"""A soft hyphen is ``ư`` in TCVN3; controls are what is left of UTF-8 read as Latin-1."""


def read_csv(data: bytes, source: str, *, encoding: str = "utf-8", delimiter: str = "") -> Sheet:
    """Read a csv file: LF or CRLF, UTF-8 with or without BOM unless another encoding is said.

    Where no `delimiter` is said, a fixed rule finds it.

    Raises:
        UnreadableFile: ``file-too-large``, ``file-empty``, ``file-encoding``, ``text-encoding``,
            and for each line that has one of them ``file-line-break``, ``file-character``,
            ``file-quote``, ``cell-too-long``.
    """
    place = Position(source)
    lines = text_lines(data, source, encoding)
    delimiter = delimiter or delimiter_of(lines)
    whole_line = _well_quoted(delimiter)
    rows: list[tuple[CellValue, ...]] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        code = _line_fault(line, delimiter)
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
        # A tuple of texts is nothing that the cyclic collector has to look at again and again.
        rows.append(tuple([cell.strip(_OUTER) or None for cell in cells]))
    if problems:
        raise UnreadableFile(problems[:MAX_PROBLEMS])
    return Sheet(source, "", rows)


def _line_fault(line: str, delimiter: str) -> Code | None:
    """Say what is wrong with a line.

    Signs without width, and those of other letters, are for whoever reads its cells.
    """
    if line_fault(line) is None:
        return None
    code = line_fault(_WIDTHLESS.sub("", line))
    return None if code and _is_in_other_letters(line, delimiter) else code


def _well_quoted(delimiter: str) -> re.Pattern[str]:
    """A line whose quotation marks open and close cells, and nothing else."""
    cell = f'(?:"(?:[^"]++|"")*"|[^"{re.escape(delimiter)}]*+)'
    return re.compile(f"{cell}(?:{re.escape(delimiter)}{cell})*")


def _is_in_other_letters(line: str, delimiter: str) -> bool:
    """Whether signs that belong in no line are letters of an old font, or of broken UTF-8.

    Each cell is then for whoever reads it: what most likely stood there can be told.
    """
    if line_fault(line.translate(_LETTERS_ELSEWHERE)) is not None:
        return False
    return any(odd_letters(cell) is not None for cell in line.split(delimiter))


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
