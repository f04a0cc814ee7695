"""What is wrong with a table's shape: its columns, and cells that are not what they show."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from ansinh.errors import Code, Problem, problem
from ansinh.formats.column_units import every_column_says_so, unit_problems
from ansinh.formats.header import Header
from ansinh.formats.large_unit import heads_large_unit, says_large_unit
from ansinh.formats.layout import FieldKind, Layout
from ansinh.formats.other_list import missing_columns
from ansinh.formats.rows import RowKind
from ansinh.formats.sheet import Sheet


def problems_of(
    sheet: Sheet, layout: Layout, header: Header, kinds: Sequence[RowKind]
) -> list[Problem]:
    """Find them all, in one pass."""
    return [
        *_columns(sheet, layout, header),
        *_units(sheet, layout, header, kinds),
        *unit_problems(sheet, layout, header),
        *_widths(sheet, header, kinds),
        *_cells(sheet, layout, header, kinds),
        *_merges(sheet, kinds),
        *_hidden(sheet, header, kinds),
    ]


def _columns(sheet: Sheet, layout: Layout, header: Header) -> Iterator[Problem]:
    place = sheet.position.at(header.rows[-1])
    for fields in missing_columns(layout, header):
        names = " / ".join(layout.column(field).header for field in fields)
        yield problem(Code.COLUMN_MISSING, place, column=names)
    for field, label in header.match.twice:
        at = place.at(header.rows[-1], label.column + 1, " ".join(label.full.split()))
        yield problem(Code.COLUMN_TWICE, at, column=layout.column(field).header)


def _units(
    sheet: Sheet, layout: Layout, header: Header, kinds: Sequence[RowKind]
) -> Iterator[Problem]:
    """Amounts are read in đồng; ``Đơn vị tính: nghìn đồng`` says that each is a thousand times.

    Right above the header the unit needs no such words: ``Trợ cấp (nghìn đồng)`` over a group.
    """
    if every_column_says_so(layout, header):
        return
    for row, kind in enumerate(kinds, start=1):
        if kind is not RowKind.TITLE:
            continue
        texts = [
            (column, value)
            for column, value in enumerate(sheet.rows[row - 1], start=1)
            if isinstance(value, str)
        ]
        above = row == header.rows[0] - 1 and any(heads_large_unit(text) for _, text in texts)
        if above or says_large_unit(" ".join(text for _, text in texts)):
            yield problem(Code.LIST_UNIT, sheet.position.at(row, texts[0][0]))


def _widths(sheet: Sheet, header: Header, kinds: Sequence[RowKind]) -> Iterator[Problem]:
    """A csv line with a comma too many or too few has its cells under wrong headers."""
    wanted = len(sheet.rows[header.rows[-1] - 1])
    for row, kind in enumerate(kinds, start=1):
        if kind is RowKind.RECORD and len(sheet.rows[row - 1]) != wanted:
            yield problem(Code.ROW_WIDTH, sheet.position.at(row), count=wanted)


def _cells(
    sheet: Sheet, layout: Layout, header: Header, kinds: Sequence[RowKind]
) -> Iterator[Problem]:
    labels = {label.column + 1: (field, label) for field, label in header.match.fields.items()}
    marks = (
        # What a formula shows in vain is told as such: its value is no better.
        (Code.XLSX_ERROR_CELL, sheet.errors),
        (Code.XLSX_FORMULA, sheet.formulas - sheet.errors),
        (Code.CELL_TIME, sheet.times - sheet.errors - sheet.formulas),
    )
    for code, places in marks:
        for row, column in sorted(places):
            if column not in labels or row > len(kinds):
                continue
            field, label = labels[column]
            if layout.column(field).kind is FieldKind.NUMBER:
                continue  # a running number is nobody's data
            kind = kinds[row - 1]
            empty_sum = kind is RowKind.TOTAL and sheet.cell(row, column) is None
            if kind is RowKind.RECORD or empty_sum:
                name = " ".join(label.full.split())
                yield problem(code, sheet.position.at(row, column, name))


def _merges(sheet: Sheet, kinds: Sequence[RowKind]) -> Iterator[Problem]:
    if not sheet.merges:
        return
    records_before = [0, *accumulate(kind is RowKind.RECORD for kind in kinds)]
    last = len(kinds)
    for merge in sheet.merges:
        first_row, last_row = min(merge.first_row, last + 1), min(merge.last_row, last)
        if records_before[max(last_row, first_row - 1)] > records_before[first_row - 1]:
            yield problem(Code.XLSX_MERGED, sheet.position.at(merge.first_row, merge.first_column))


def _hidden(sheet: Sheet, header: Header, kinds: Sequence[RowKind]) -> Iterator[Problem]:
    for row in sorted(sheet.hidden_rows):
        if row <= len(kinds) and kinds[row - 1] is RowKind.RECORD:
            yield problem(Code.XLSX_HIDDEN, sheet.position.at(row))
    for label in header.match.fields.values():
        if label.column + 1 in sheet.hidden_columns:
            at = sheet.position.at(header.rows[-1], label.column + 1, " ".join(label.full.split()))
            yield problem(Code.XLSX_HIDDEN, at)
