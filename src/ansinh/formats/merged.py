"""Cells merged down a column: one value for several lines, where that is certain.

An office writes the commune once and merges the cells over its lines. A value so merged is that of
every line, as everybody who looks at the sheet reads it, as long as the merge is one column wide
and has nothing but lines in it. Names, numbers and amounts are never shared: there, a merge stays
a problem.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from ansinh.formats.rows import RowKind
from ansinh.formats.sheet import CellValue, Merge, Sheet

_SHARED: Final = ("programme", "commune", "hamlet")
_LINES: Final = frozenset({RowKind.RECORD, RowKind.BLANK})


def filled_down(
    sheet: Sheet, kinds: Sequence[RowKind], columns: Mapping[str, int]
) -> tuple[Sheet, dict[str, int]]:
    """Give each line its value of a merged cell, and take away the merges that this settles.

    What comes back besides is how many lines of each field had no value of their own.
    """
    shared = {columns[field] + 1: field for field in _SHARED if field in columns}
    settled = {
        merge
        for merge in _beside_each_other(sheet.merges, shared, len(kinds))
        if _is_settled(merge, kinds)
    }
    if not settled:
        return sheet, {}
    rows: list[Sequence[CellValue]] = list(sheet.rows)
    filled: dict[str, int] = {}
    for merge in sorted(settled):
        value = sheet.cell(merge.first_row, merge.first_column)
        lines = [
            row
            for row in range(merge.first_row + 1, merge.last_row + 1)
            if kinds[row - 1] is RowKind.RECORD
        ]
        for row in lines:
            rows[row - 1] = _with(rows[row - 1], merge.first_column - 1, value)
        field = shared[merge.first_column]
        filled[field] = filled.get(field, 0) + len(lines)
    left = tuple(merge for merge in sheet.merges if merge not in settled)
    return attrs.evolve(sheet, rows=rows, merges=left), filled


def _beside_each_other(
    merges: Iterable[Merge], shared: Mapping[int, str], rows: int
) -> Iterator[Merge]:
    """Give the merges down each shared column; none where they must overlap."""
    for column in shared:
        down = [m for m in merges if m.first_column == m.last_column == column]
        if sum(merge.last_row - merge.first_row + 1 for merge in down) <= rows:
            yield from down


def _is_settled(merge: Merge, kinds: Sequence[RowKind]) -> bool:
    within = kinds[merge.first_row - 1 : merge.last_row]
    whole = len(within) == merge.last_row - merge.first_row + 1
    return whole and within[0] is RowKind.RECORD and _LINES.issuperset(within)


def _with(cells: Sequence[CellValue], column: int, value: CellValue) -> list[CellValue]:
    wide = [*cells, *[None] * (column + 1 - len(cells))]
    wide[column] = value
    return wide
