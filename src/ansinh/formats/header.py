"""Where the header stands: one row or two, somewhere in the first rows."""

import re
from collections.abc import Iterator, Sequence

import attrs

from ansinh.formats.header_match import Label, Match, match
from ansinh.formats.layout import Layout
from ansinh.formats.limits import MAX_HEADER_ROW
from ansinh.formats.sheet import CellValue, Merge, Sheet

_LONG = re.compile(r"[0-9][0-9.,' ]{5,}", re.ASCII)
_LEAST_FIELDS = 3
"""Fewer headers than that are words in a title, not a header."""


_LEAST_STRANGE = 2
"""One text alone under a header may be anything."""


@attrs.frozen
class Header:
    """A header found (tiêu đề cột): its rows, counted from 1, and what was matched."""

    rows: tuple[int, ...]
    labels: tuple[Label, ...]
    match: Match


def find_header(sheet: Sheet, layout: Layout) -> Header | None:
    """Give the header that the most fields are found under; of two such the smaller, the first.

    The smaller, because a title right above the header explains nothing and is no part of it.
    """
    best: Header | None = None
    for rows, labels in _candidates(sheet):
        found = match(labels, layout)
        if found.score < _LEAST_FIELDS:
            continue
        if best is None or _fit(found, rows) > _fit(best.match, best.rows):
            best = Header(rows, labels, found)
    return best and _with_strange_row(sheet, best, layout)


def _with_strange_row(sheet: Sheet, header: Header, layout: Layout) -> Header:
    """Add the row below that parts columns which no layout knows, under one header of theirs.

    Nothing in it stands under a field, so it is nobody's row.
    """
    row = header.rows[-1]
    if len(header.rows) > 1 or row >= len(sheet.rows):
        return header
    known = {label.column for label in header.match.fields.values()}
    below = [(at, value) for at, value in enumerate(sheet.rows[row]) if value is not None]
    strange = all(isinstance(value, str) and at not in known for at, value in below)
    if len(below) < _LEAST_STRANGE or not strange:
        return header
    labels = _two_rows(sheet, row)
    found = match(labels, layout)
    same = found.score == header.match.score
    return Header((row, row + 1), labels, found) if same else header


def _fit(found: Match, rows: tuple[int, ...]) -> tuple[int, int]:
    return found.score, -len(rows)


def _candidates(sheet: Sheet) -> Iterator[tuple[tuple[int, ...], tuple[Label, ...]]]:
    last = min(len(sheet.rows), MAX_HEADER_ROW)
    for row in range(1, last + 1):
        here = sheet.rows[row - 1]
        if sum(type(value) is str for value in here) < 1 or _has_data(here):
            continue
        yield (row,), _one_row(here)
        if row < len(sheet.rows) and not _has_data(sheet.rows[row]):
            yield (row, row + 1), _two_rows(sheet, row)


def _has_data(cells: Sequence[CellValue]) -> bool:
    """Whether a row has an id or an amount: "Nam" and "Tổng cộng" are not only headers."""
    return any(type(value) is str and _LONG.fullmatch(value) for value in cells)


def _one_row(cells: Sequence[CellValue]) -> tuple[Label, ...]:
    return tuple(
        Label(column, value) for column, value in enumerate(cells) if isinstance(value, str)
    )


def _two_rows(sheet: Sheet, row: int) -> tuple[Label, ...]:
    """Read each column downwards: a lower text is the header, what lies above it its group."""
    upper, lower = sheet.rows[row - 1], sheet.rows[row]
    spans = _spans(sheet.merges, row)
    labels: list[Label] = []
    for column in range(max(len(upper), len(lower))):
        above = upper[column] if column < len(upper) else None
        below = lower[column] if column < len(lower) else None
        if isinstance(below, str):
            group = _group(upper, lower, column, spans)
            labels.append(Label(column, below, group))
        elif isinstance(above, str) and below is None:
            labels.append(Label(column, above))
    return tuple(labels)


def _spans(merges: tuple[Merge, ...], row: int) -> dict[int, int]:
    """First column to last column of what is merged along a row; columns from 0."""
    return {
        merge.first_column - 1: merge.last_column - 1
        for merge in merges
        if merge.first_row <= row <= merge.last_row
    }


def _group(
    upper: Sequence[CellValue], lower: Sequence[CellValue], column: int, spans: dict[int, int]
) -> str:
    """Give the text above a column, or to the left of there where it was merged.

    A csv file has no merges: there a group reaches right over empty cells as long as something
    stands below each. In a workbook a merged group reaches as far as it is merged.
    """
    for left in range(min(column, len(upper) - 1), -1, -1):
        value = upper[left]
        if value is None:
            if left >= len(lower) or lower[left] is None:
                return ""
            continue
        reach = spans.get(left)
        if not isinstance(value, str) or (reach is not None and reach < column):
            return ""
        return value
    return ""
