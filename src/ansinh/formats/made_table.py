"""`table_of`: the table of a file whose format itself says what each line is."""

from collections.abc import Iterable, Mapping

from ansinh.errors import Problem
from ansinh.formats.layout import Layout
from ansinh.formats.record import Record
from ansinh.formats.rows import RowKind
from ansinh.formats.sheet import CellValue, Sheet
from ansinh.formats.table import Table
from ansinh.formats.title_facts import TitleMonth
from ansinh.formats.total_row import total_rows
from ansinh.months import Month

Fields = Mapping[str, CellValue]
"""What stands in a line, by field."""


def table_of(
    layout: Layout,
    source: str,
    lines: Iterable[tuple[RowKind, Fields]],
    *,
    month: Month | None = None,
    problems: Iterable[Problem] = (),
) -> Table:
    """Make the table of a file that has no header: every line says what it is, and its fields.

    One pair a physical line, in their order. `month` is what the first line says. `problems` are
    those of the file's shape; what is wrong inside a field is for whoever reads the records. So a
    fixed-width file or an XML file is read and accounted for as a spreadsheet is.
    """
    told = tuple(lines)
    kinds = tuple(kind for kind, _ in told)
    columns = {column.field: at for at, column in enumerate(layout.columns)}
    rows = tuple(tuple(fields.get(field) for field in columns) for _, fields in told)
    records = tuple(
        Record(row, cells, columns, {})
        for row, (kind, cells) in enumerate(zip(kinds, rows, strict=True), start=1)
        if kind is RowKind.RECORD
    )
    return Table(
        sheet=Sheet(source, "", rows),
        layout=layout,
        kinds=kinds,
        header_rows=(),
        columns=columns,
        headers={column.field: " ".join(column.header.split()) for column in layout.columns},
        others={},
        records=records,
        totals=total_rows(kinds, rows, columns),
        titles=(),
        months=() if month is None else (TitleMonth(1, 1, month),),
        notes=(),
        problems=tuple(sorted(problems, key=lambda one: (one.position, one.code))),
    )
