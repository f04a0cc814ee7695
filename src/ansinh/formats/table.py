"""`Table`: the list that a sheet holds, every row of the sheet accounted for."""

from collections.abc import Collection, Mapping, Sequence

import attrs

from ansinh.errors import Code, Position, Problem, UnreadableFile, problem
from ansinh.formats.classify import row_kinds, sections_in
from ansinh.formats.column_units import column_units
from ansinh.formats.header import Header, find_header
from ansinh.formats.layout import Layout
from ansinh.formats.merged import filled_down
from ansinh.formats.other_list import looks_like, titled_otherwise
from ansinh.formats.record import Record
from ansinh.formats.rows import RowAccount, RowKind
from ansinh.formats.sections import Section
from ansinh.formats.sheet import Sheet
from ansinh.formats.table_problems import problems_of
from ansinh.formats.title_facts import Line, TitleMonth, lines_of, months_of
from ansinh.formats.total_row import TotalRow, total_rows


@attrs.frozen(repr=False, eq=False)
class Table:
    """A list found in a sheet (bảng).

    `columns` gives each field its column, counted from 0; `headers` what the file calls it;
    `others` are the columns that the layout does not know, kept and reported. `problems` are those
    of the table's shape; what is wrong inside the cells is for whoever reads the records.
    `units` says of how many đồng one is, where a column's header says thousands or millions;
    `passed_over` are the file's other sheets, as far as they hold anything. `sections` name the
    lines below them; `filled` says in which fields lines have their value from a cell that is
    merged down the column, and how many.
    """

    sheet: Sheet
    layout: Layout
    kinds: tuple[RowKind, ...]
    header_rows: tuple[int, ...]
    columns: Mapping[str, int]
    headers: Mapping[str, str]
    others: Mapping[str, int]
    records: tuple[Record, ...]
    totals: tuple[TotalRow, ...]
    titles: tuple[Line, ...]
    months: tuple[TitleMonth, ...]
    notes: tuple[Line, ...]
    problems: tuple[Problem, ...]
    passed_over: tuple[Sheet, ...] = ()
    units: Mapping[str, int] = attrs.field(factory=dict)
    sections: tuple[Section, ...] = ()
    filled: Mapping[str, int] = attrs.field(factory=dict)

    def position(self, row: int, field: str = "") -> Position:
        """Give the place of a row, or of one field in it."""
        column = self.columns.get(field)
        if column is None:
            return self.sheet.position.at(row)
        return self.sheet.position.at(row, column + 1, self.headers[field])

    def account(self, problem_rows: Collection[int] = ()) -> RowAccount:
        """Account for every physical row; records in `problem_rows` count as problems."""
        bad = frozenset(problem_rows)
        return RowAccount.of(
            RowKind.PROBLEM if kind is RowKind.RECORD and row in bad else kind
            for row, kind in enumerate(self.kinds, start=1)
        )

    def __repr__(self) -> str:
        return f"Table({self.layout.id}, {len(self.records)} records)"


def read_table(sheet: Sheet, layout: Layout, known: Sequence[Layout] = ()) -> Table:
    """Read a sheet as one kind of list.

    `known` are the layouts that the sheet might be instead.

    Raises:
        UnreadableFile: ``file-not-a-list``, ``file-other-list``.
    """
    header = find_header(sheet, layout)
    other = looks_like(sheet, header, layout, known)
    if other is not None:
        place = sheet.position.at(other.header.rows[0])
        raise UnreadableFile([problem(Code.FILE_OTHER_LIST, place, **other.words)])
    if header is None:
        words = {"en": layout.kind, "vi": layout.titles[0]}
        raise UnreadableFile([problem(Code.FILE_NOT_A_LIST, sheet.position, **words)])
    return _table(sheet, layout, header, known)


def _table(sheet: Sheet, layout: Layout, header: Header, known: Sequence[Layout]) -> Table:
    kinds = tuple(row_kinds(sheet, layout, header))
    fields = header.match.fields
    columns = {field: label.column for field, label in fields.items()}
    sections = sections_in(sheet, layout, header, kinds)
    whole, filled = filled_down(sheet, kinds, columns)
    records, others = _records(whole, kinds, header, columns)
    naming = {section.row for section in sections}
    titles = lines_of(sheet, (row for row in _rows_of(kinds, RowKind.TITLE) if row not in naming))
    problems = problems_of(whole, layout, header, kinds)
    problems.extend(titled_otherwise(sheet, titles, layout, known))
    return Table(
        sheet=sheet,
        layout=layout,
        kinds=kinds,
        header_rows=header.rows,
        columns=columns,
        headers={field: _one_line(label.full) for field, label in fields.items()},
        others=others,
        records=records,
        totals=total_rows(kinds, sheet.rows, columns, sections),
        titles=titles,
        months=months_of(titles),
        notes=lines_of(sheet, _rows_of(kinds, RowKind.NOTE)),
        problems=tuple(sorted(problems, key=lambda one: (one.position, one.code))),
        units=column_units(layout, header),
        sections=sections,
        filled=filled,
    )


def _records(
    sheet: Sheet, kinds: Sequence[RowKind], header: Header, columns: Mapping[str, int]
) -> tuple[tuple[Record, ...], dict[str, int]]:
    labels = {label.column: _one_line(label.full) for label in header.labels}
    width = max(labels, default=-1) + 1
    others: dict[str, int] = {}
    for label in (*header.match.others, *(label for _, label in header.match.twice)):
        name = labels[label.column]
        others[name if name not in others else f"{name} ({label.column + 1})"] = label.column
    at = [row for row, kind in enumerate(kinds, start=1) if kind is RowKind.RECORD]
    rows = sheet.rows
    # Values under no header at all are kept too, under the letters that a spreadsheet shows.
    nameless = _nameless(sheet, at, set(labels), width)
    others.update(nameless)
    width = max((width, *(column + 1 for column in nameless.values())))
    records: list[Record] = []
    for row in at:
        cells = rows[row - 1]
        if len(cells) < width:
            cells = [*cells, *[None] * (width - len(cells))]
        records.append(Record(row, cells, columns, others))
    return tuple(records), others


def _nameless(
    sheet: Sheet, at: Sequence[int], labelled: Collection[int], width: int
) -> dict[str, int]:
    widest = max((len(sheet.rows[row - 1]) for row in at), default=width)
    place = sheet.position
    return {
        place.at(1, column + 1).cell.removesuffix("1"): column
        for column in range(widest)
        if column not in labelled and any(sheet.cell(row, column + 1) is not None for row in at)
    }


def _rows_of(kinds: Sequence[RowKind], wanted: RowKind) -> list[int]:
    return [row for row, kind in enumerate(kinds, start=1) if kind is wanted]


def _one_line(header: str) -> str:
    return " ".join(header.split())
