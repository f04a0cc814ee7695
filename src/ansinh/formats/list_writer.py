"""Lists out: a workbook or a csv by the same `Layout` that reads them.

Templates, the demo's lists and the invented answers of providers are all written here.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

import attrs

from ansinh.errors import Code, InvalidValue
from ansinh.formats.cell_style import TEXT_FORMAT, CellStyle
from ansinh.formats.grouping import grouped
from ansinh.formats.layout import Column, FieldKind, Layout
from ansinh.formats.paper import Paper, height_of, scale_of
from ansinh.formats.text_file import text_bytes
from ansinh.formats.workbook import BookWriter, SheetWriter
from ansinh.money import Dong, total_of
from ansinh.months import Month

Field = str | int | Dong
"""What a field of a written list can be: a text, a count, or an amount."""

TOTAL: Final = "Tổng cộng"
"""What opens a total row."""

_TITLE: Final = CellStyle(size=14, bold=True, align="center", middle=True)
_MONTH: Final = CellStyle(italic=True, align="center", middle=True)
HEADER_STYLE: Final = CellStyle(bold=True, align="center", middle=True, wrap=True, border=True)
_BODY: Final = CellStyle(border=True, middle=True, wrap=True)


@attrs.frozen
class WrittenHead:
    """Where a list that was written has its header and its first row, and which columns."""

    columns: tuple[Column, ...]
    header: tuple[int, int]
    first_row: int


def list_workbook(
    layout: Layout,
    rows: Sequence[Mapping[str, Field]],
    *,
    month: Month | None = None,
    columns: Sequence[Column] = (),
    sheet: str = "Danh sách",
) -> bytes:
    """Write a list as a workbook, with title, header and total row.

    `columns` narrows the list to some of the layout's columns, in their order.
    """
    book = BookWriter(layout.titles[0])
    page = book.sheet(sheet)
    head = write_head(page, layout, columns or layout.columns, month)
    styles = {column.field: cell_style(column) for column in head.columns}
    for row, fields in enumerate(rows, start=head.first_row):
        for at, column in enumerate(head.columns, start=1):
            write_field(page, (row, at), fields.get(column.field, ""), styles[column.field])
        page.height(row, _height_of_row(head.columns, fields))
    total = head.first_row + len(rows)
    sums = [at for at, c in enumerate(head.columns, start=1) if c.kind is FieldKind.AMOUNT]
    label = next(at for at in range(1, len(head.columns) + 2) if at not in sums)
    page.text(total, label, TOTAL, CellStyle(bold=True))
    for at in sums:
        field = head.columns[at - 1].field
        page.money(total, at, _sum(rows, field), CellStyle(bold=True, border=True))
    print_list(page, head, last_row=total)
    return book.content()


@attrs.frozen
class CsvForm:
    """How a csv file is written (kiểu tệp csv): letters, line ends, what parts the cells.

    The default is what spreadsheet programs read without a question. Amounts are `grouped`
    (``500.000``), or plain digits for programs.
    """

    delimiter: str = ","
    encoding: str = "utf-8-sig"
    newline: str = "\r\n"
    grouped: bool = True


def list_csv(
    layout: Layout,
    rows: Sequence[Mapping[str, Field]],
    *,
    columns: Sequence[Column] = (),
    month: Month | None = None,
    form: CsvForm | None = None,
) -> bytes:
    """Write a list as csv: one header row; with a `month` a title above it and the total below.

    Raises:
        InvalidValue: ``text-not-expressible``: a spreadsheet would take a text for a formula, or
            the encoding does not have one of its letters.
    """
    form = form or CsvForm()
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=form.delimiter, lineterminator=form.newline)
    chosen = tuple(columns or layout.columns)
    if month is not None:
        writer.writerow(_wide([f"{layout.titles[0]}, tháng {month.label}"], chosen))
    writer.writerow([" ".join(_one_row_header(column).split()) for column in chosen])
    for fields in rows:
        writer.writerow([_plain(fields.get(column.field, ""), form) for column in chosen])
    if month is not None:
        writer.writerow([_plain(field, form) for field in _total_fields(chosen, rows)])
    return text_bytes(text.getvalue(), form.encoding)


def _wide(cells: Sequence[str], columns: Sequence[Column]) -> list[str]:
    return [*cells, *[""] * (len(columns) - len(cells))]


def _total_fields(columns: Sequence[Column], rows: Sequence[Mapping[str, Field]]) -> list[Field]:
    """Give the total row: the words in the first column that is no amount, sums below amounts."""
    label = next((c.field for c in columns if c.kind is not FieldKind.AMOUNT), "")
    return [
        _sum(rows, column.field)
        if column.kind is FieldKind.AMOUNT
        else (TOTAL if column.field == label else "")
        for column in columns
    ]


def _sum(rows: Sequence[Mapping[str, Field]], field: str) -> Dong:
    return total_of(a for fields in rows if isinstance(a := fields.get(field), Dong))


def write_head(
    page: SheetWriter, layout: Layout, columns: Sequence[Column], month: Month | None
) -> WrittenHead:
    """Write title, month and header (two rows where columns share a group); set the widths."""
    chosen = tuple(columns)
    when = f"Tháng {month.number:02} năm {month.year}" if month else "Tháng …… năm ……"
    # Over the first columns only: a title in the middle of a wide list is off the screen.
    across = min(len(chosen), 8)
    page.merged((1, 1), (1, across), layout.titles[0].upper(), _TITLE)
    page.merged((2, 1), (2, across), when, _MONTH)
    page.height(1, 24)
    header = write_header(page, 4, chosen)
    page.widths([column.width for column in chosen])
    page.freeze(header[1] + 1)
    return WrittenHead(chosen, header, header[1] + 1)


def write_header(page: SheetWriter, row: int, columns: Sequence[Column]) -> tuple[int, int]:
    """Write the header from `row` on; give its first and last row."""
    runs = [(group, list(run)) for group, run in groupby(columns, _group_of)]
    two_rows = any(group and len(run) > 1 for group, run in runs)
    last = row + 1 if two_rows else row
    at = 1
    above: list[tuple[str, int]] = []
    below: list[tuple[str, int]] = []
    alone: list[tuple[str, int]] = []
    for group, run in runs:
        if group and len(run) > 1:
            page.merged((row, at), (row, at + len(run) - 1), group, HEADER_STYLE)
            above.append((group, sum(column.width for column in run)))
            for offset, column in enumerate(run):
                page.text(last, at + offset, column.headers[0], HEADER_STYLE)
                below.append((column.headers[0], column.width))
        else:
            for offset, column in enumerate(run):
                page.merged((row, at + offset), (last, at + offset), column.header, HEADER_STYLE)
                alone.append((column.header, column.width))
        at += len(run)
    if two_rows:
        page.height(row, height_of(above))
        page.height(last, max(height_of(below), height_of(alone) - height_of(above)))
    else:
        page.height(row, height_of(alone))
    return row, last


def write_field(page: SheetWriter, place: tuple[int, int], field: Field, style: CellStyle) -> None:
    """Write one field as what it is."""
    if isinstance(field, Dong):
        page.money(*place, field, style)
    elif isinstance(field, int):
        page.number(*place, field, style)
    else:
        page.text(*place, field, style)


def cell_style(column: Column) -> CellStyle:
    """Give the style of a column's cells: text where a spreadsheet would change what is typed."""
    if column.kind.is_text_cell:
        return attrs.evolve(_BODY, number_format=TEXT_FORMAT)
    if column.kind in {FieldKind.NUMBER, FieldKind.COUNT}:
        return attrs.evolve(_BODY, align="center")
    return _BODY


def print_list(page: SheetWriter, head: WrittenHead, *, last_row: int) -> None:
    """Set the page up: A4 landscape, as small as its width needs, the header on every page."""
    scale = scale_of([column.width for column in head.columns])
    paper = Paper(scale=scale, repeat=head.header)
    page.print_on(paper, last_row=last_row, columns=len(head.columns), ends=())


def _height_of_row(columns: Sequence[Column], fields: Mapping[str, Field]) -> int:
    return height_of(
        [(text, c.width) for c in columns if isinstance(text := fields.get(c.field), str)]
    )


def _group_of(column: Column) -> str:
    return column.groups[0] if column.groups else ""


def _one_row_header(column: Column) -> str:
    return column.path if column.groups and not column.alone else column.header


def _plain(field: Field, form: CsvForm) -> str:
    if isinstance(field, Dong):
        return grouped(field) if form.grouped else str(field.value)
    text = str(field)
    # A csv has no cell types: what begins so is run when the file is opened.
    if text.startswith(("=", "+", "-", "@")):
        raise InvalidValue(Code.TEXT_NOT_EXPRESSIBLE)
    return text
