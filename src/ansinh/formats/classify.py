"""What each row of a sheet is: title, header, record, total, note or blank."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import attrs

from ansinh.formats.header import Header
from ansinh.formats.header_text import header_key, words_of
from ansinh.formats.layout import FieldKind, Layout
from ansinh.formats.record_rules import (
    any_text,
    numbers_columns,
    people_beside,
    says_count,
    says_in_words,
    says_note,
    says_total,
)
from ansinh.formats.rows import RowKind
from ansinh.formats.sections import (
    Heading,
    Section,
    heading_in,
    is_figure,
    is_page_number,
    names_place,
    sections_of,
    wide_rows,
)
from ansinh.formats.sheet import CellValue, Sheet

_LEAST_DIGITS: Final = 6
_NAMING: Final = frozenset({RowKind.TITLE, RowKind.TOTAL})
_DAYS: Final = frozenset({FieldKind.BIRTH, FieldKind.DATE, FieldKind.MONTH})
_SUMMED: Final = frozenset({FieldKind.AMOUNT, FieldKind.COUNT})
_LEAST_CODE: Final = 100_000
"""An id, an account, a telephone: what stands in a code column of somebody's row."""


@attrs.frozen
class _Columns:
    """The columns that tell rows apart, counted from 0."""

    number: int | None
    required: tuple[int, ...]
    name: int | None
    codes: tuple[int, ...]
    figures: frozenset[int]
    days: frozenset[int]
    amounts: frozenset[int]
    mapped: tuple[int, ...]
    headers: tuple[tuple[int, frozenset[str]], ...]
    """The words of the header's rows by column: a row that repeats them is a header again."""
    titles: frozenset[tuple[str, ...]]
    """The words of the rows above the header: a page may begin with them again."""
    wide: frozenset[int]
    """The rows that are merged over the list."""


def row_kinds(sheet: Sheet, layout: Layout, header: Header) -> list[RowKind]:
    """Give the kind of every physical row, in order.

    Above the header stand titles, below it records until a total row or a signature; after that
    notes. A row that looks like somebody's data is a record wherever it stands.
    """
    columns = _columns(sheet, layout, header)
    kinds: list[RowKind] = []
    first, last = header.rows[0], header.rows[-1]
    kinds.extend(_above(cells, columns) for cells in sheet.rows[: first - 1])
    kinds.extend(RowKind.HEADER for _ in header.rows)
    ended = False  # a total row or a signature has been seen
    after_header = True
    seen_record = False
    below_note: list[int] = []
    for row, cells in enumerate(sheet.rows[last:], start=last + 1):
        kind = _quick(cells, columns)
        if kind is None:
            kind = _slow(cells, columns, row, ended=ended, after_header=after_header)
        if kind is not RowKind.BLANK:
            after_header = kind is RowKind.HEADER
        if kind is RowKind.RECORD:
            # A total row above the first record leaves the list open, and so does a part's.
            seen_record, ended = True, False
            below_note.clear()
        elif kind is not RowKind.BLANK:
            ended = ended or kind is RowKind.NOTE or (kind is RowKind.TOTAL and seen_record)
            if kind is RowKind.NOTE or below_note:
                below_note.append(row)
        kinds.append(kind)
    for row in below_note:
        # "Trong đó: ...", and then groups with their counts: nobody stands below these.
        if _heading(sheet.rows[row - 1], columns, row) is not None:
            kinds[row - 1] = RowKind.NOTE
    return kinds


def sections_in(
    sheet: Sheet, layout: Layout, header: Header, kinds: Sequence[RowKind]
) -> tuple[Section, ...]:
    """Give the rows below the header that name the lines below them."""
    last = header.rows[-1]
    if RowKind.TITLE not in kinds[last:] and RowKind.TOTAL not in kinds[last:]:
        return ()
    columns = _columns(sheet, layout, header)
    rows = [row for row in range(last + 1, len(kinds) + 1) if kinds[row - 1] in _NAMING]
    found = ((row, _heading(sheet.rows[row - 1], columns, row)) for row in rows)
    return sections_of((row, heading) for row, heading in found if heading is not None)


def first_line(other: Sheet, sheet: Sheet, layout: Layout, header: Header) -> int:
    """Give the first row of another sheet that has somebody under this sheet's headers, or 0.

    That is a name beside a long code or an amount; a number and a name are in lists of codes too.
    """
    columns = _columns(sheet, layout, header)
    rows = (
        row
        for row, cells in enumerate(other.rows, start=1)
        if isinstance(_at(cells, columns.name), str)
        and (_has_code(cells, columns) or _is_named(cells, columns))
    )
    return next(rows, 0)


def _columns(sheet: Sheet, layout: Layout, header: Header) -> _Columns:
    at = {field: label.column for field, label in header.match.fields.items()}
    kinds = {column.field: column.kind for column in layout.columns}
    words: dict[int, set[str]] = {}
    for row in header.rows:
        for column, value in enumerate(sheet.rows[row - 1]):
            if isinstance(value, str):
                words.setdefault(column, set()).add(header_key(value))
    return _Columns(
        number=at.get("number"),
        required=tuple(at[c.field] for c in layout.columns if c.required and c.field in at),
        name=at.get("name"),
        codes=tuple(column for field, column in at.items() if kinds[field] is FieldKind.CODE),
        figures=frozenset(column for field, column in at.items() if kinds[field].is_figure),
        days=frozenset(column for field, column in at.items() if kinds[field] in _DAYS),
        amounts=frozenset(column for field, column in at.items() if kinds[field] in _SUMMED),
        mapped=tuple(sorted(at.values())),
        headers=tuple((column, frozenset(texts)) for column, texts in sorted(words.items())),
        titles=frozenset(_words(cells) for cells in sheet.rows[: header.rows[0] - 1]),
        wide=wide_rows(sheet.merges, len(at)),
    )


def _above(cells: Sequence[CellValue], columns: _Columns) -> RowKind:
    if cells.count(None) == len(cells):
        return RowKind.BLANK
    # A first header that nobody could read must not turn people into titles.
    if _is_number(_at(cells, columns.number)) and _is_somebody(cells, columns):
        return RowKind.RECORD
    coded = _has_code(cells, columns) or _has_case(cells, columns)
    if coded and _is_named(cells, columns):
        return RowKind.RECORD  # a list without numbers has people too
    summed = any(is_figure(_at(cells, column)) for column in columns.amounts)
    if summed and any(map(says_total, any_text(cells))) and _is_total(cells, columns):
        return RowKind.TOTAL
    return RowKind.TITLE


def _quick(cells: Sequence[CellValue], columns: _Columns) -> RowKind | None:
    """Settle the rows that most rows are: blank ones, and numbered ones with a name."""
    if cells.count(None) == len(cells):
        return RowKind.BLANK
    number, name = columns.number, columns.name
    if number is None or name is None or len(cells) <= number or len(cells) <= name:
        return None
    called = cells[name]
    if type(called) is str and not called.isdigit() and len(called) > 1:
        return RowKind.RECORD if _is_number(cells[number]) else None
    return None


def _slow(
    cells: Sequence[CellValue], columns: _Columns, row: int, *, ended: bool, after_header: bool
) -> RowKind:
    if _is_header(cells, columns, after_header=after_header):
        return RowKind.HEADER
    if _only_number(cells, columns):
        return RowKind.BLANK  # numbered in advance and never filled in
    if _is_somebody(cells, columns):
        return RowKind.RECORD
    texts = any_text(cells)
    if any(says_in_words(text) for text in texts):
        return RowKind.NOTE
    if any(says_total(text) for text in texts) and _is_total(cells, columns):
        return RowKind.TOTAL
    named = _naming(cells, columns, row)
    if named is not None:
        return named
    noted = ended or any(says_note(text) for text in texts)
    somebody = _is_named(cells, columns) or _has_case(cells, columns)
    return RowKind.NOTE if noted and not somebody else RowKind.RECORD


def _is_header(cells: Sequence[CellValue], columns: _Columns, *, after_header: bool) -> bool:
    if after_header and numbers_columns(cells):
        return True
    return _repeats_header(cells, columns, least=1 if after_header else 2)


def _naming(cells: Sequence[CellValue], columns: _Columns, row: int) -> RowKind | None:
    """Say what a row is that names the lines below it, or begins a page as the first did."""
    if (columns.titles and _words(cells) in columns.titles) or is_page_number(cells):
        return RowKind.TITLE
    if _heading(cells, columns, row) is None:
        return None
    return RowKind.TOTAL if _has_subtotal(cells, columns) else RowKind.TITLE


def _at(cells: Sequence[CellValue], column: int | None) -> CellValue:
    return None if column is None or column >= len(cells) else cells[column]


def _is_number(value: CellValue) -> bool:
    return type(value) is int or (type(value) is str and value.isascii() and value.isdigit())


def _only_number(cells: Sequence[CellValue], columns: _Columns) -> bool:
    number = _at(cells, columns.number)
    return _is_number(number) and cells.count(None) == len(cells) - 1


def _has_digits(value: CellValue) -> bool:
    if type(value) is int or type(value) is float:
        return value >= _LEAST_CODE
    if type(value) is not str:
        return False
    digits = sum(c.isdigit() for c in value)
    # "HS-2024-000123" is a code, "Tứ Hạ, ngày 05 tháng 7 năm 2024" is not.
    return digits >= _LEAST_DIGITS and digits >= sum(c.isalpha() for c in value)


def _is_somebody(cells: Sequence[CellValue], columns: _Columns) -> bool:
    """Whether a row holds somebody's data: a long code, or a number beside what tells who it is."""
    if _has_code(cells, columns):
        return True
    if not _is_number(_at(cells, columns.number)):
        return False
    if any(_at(cells, column) is not None for column in columns.required):
        return True
    return any(_is_short_code(_at(cells, column)) for column in columns.codes)


def _is_short_code(value: CellValue) -> bool:
    # "M002" is a case number, and a sentence of the notes is none.
    return isinstance(value, str) and " " not in value and any(c.isdigit() for c in value)


def _has_case(cells: Sequence[CellValue], columns: _Columns) -> bool:
    """Whether a short code of letters and digits stands beside a name: a case number, ``M002``."""
    if not isinstance(_at(cells, columns.name), str):
        return False
    return any(
        _is_short_code(value) and any(sign.isalpha() for sign in str(value))
        for value in (_at(cells, column) for column in columns.codes)
    )


def _has_code(cells: Sequence[CellValue], columns: _Columns) -> bool:
    return any(_has_digits(_at(cells, column)) for column in columns.codes)


def _is_total(cells: Sequence[CellValue], columns: _Columns) -> bool:
    """Whether nothing but figures and the words themselves stand under the headers."""
    for column in columns.mapped:
        value = _at(cells, column)
        if value is None or column in columns.figures or type(value) is int:
            continue
        if not isinstance(value, str) or not _is_label(value):
            return False
    return True


def _is_label(text: str) -> bool:
    return says_total(text) or says_count(text) or bool(names_place(text, sure=True))


def _is_named(cells: Sequence[CellValue], columns: _Columns) -> bool:
    """Whether somebody is named beside a figure that the layout requires, or beside a day."""
    name = _at(cells, columns.name)
    if not isinstance(name, str) or says_note(name):
        return False
    if any(_is_day(_at(cells, at)) for at in columns.days):
        return True
    required_figures = columns.figures.intersection(columns.required)
    return any(any(c.isdigit() for c in str(_at(cells, at))) for at in required_figures)


def _is_day(value: CellValue) -> bool:
    # A signature block has its dates in words, and one person's name beside another's.
    written = str(value) if isinstance(value, str | int | date) else ""
    return any(c.isdigit() for c in written) and not any(c.isalpha() for c in written)


def _heading(cells: Sequence[CellValue], columns: _Columns, row: int) -> Heading | None:
    return heading_in(cells, columns.name, columns.amounts, wide=row in columns.wide)


def _has_subtotal(cells: Sequence[CellValue], columns: _Columns) -> bool:
    if any(_at(cells, column) is not None for column in columns.amounts):
        return True
    return any(people_beside(text) is not None for text in any_text(cells))


def _words(cells: Sequence[CellValue]) -> tuple[str, ...]:
    """Give what a row says, wherever in it."""
    return tuple(words_of(str(value)) for value in cells if value is not None)


def _repeats_header(cells: Sequence[CellValue], columns: _Columns, least: int) -> bool:
    """Whether a page break has put the header (or one of its rows) there again."""
    known = dict(columns.headers)
    texts = 0
    for column, value in enumerate(cells):
        if value is None:
            continue
        if not isinstance(value, str) or header_key(value) not in known.get(column, frozenset()):
            return False
        texts += 1
    return texts >= least
