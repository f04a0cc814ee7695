"""Grids as bytes: workbooks by XlsxWriter with fixed dates, and text."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from tests.corpus.kit.grid import Broken, Cell, Formula, Grid, Styled
from tests.corpus.kit.zips import repacked

_MADE_ON = datetime(2024, 7, 1)  # noqa: DTZ001 - a workbook's property has no zone


def xlsx(*grids: Grid, options: dict[str, Any] | None = None, active: int = 0) -> bytes:
    """Make a workbook; the same grids give the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **(options or {})})
    book.set_properties({"created": _MADE_ON, "author": "Mẫu"})
    sheets = [book.add_worksheet(grid.name) for grid in grids]
    for grid, sheet in zip(grids, sheets, strict=True):
        _fill(book, sheet, grid)
        if grid.state == "hidden":
            sheet.hide()
        elif grid.state == "very-hidden":
            sheet.very_hidden()
    sheets[active].activate()
    sheets[active].set_first_sheet()
    book.close()
    if any(isinstance(cell, Broken) for grid in grids for row in grid.rows for cell in row.cells):
        return repacked(out.getvalue(), {"xl/worksheets/": _only_errors})
    return out.getvalue()


def _only_errors(xml: bytes) -> bytes:
    """Take away the formula that XlsxWriter needs to write an error cell."""
    return xml.replace(b"<f>NA()</f>", b"")


def _fill(book: Any, sheet: Any, grid: Grid) -> None:
    looks: dict[str, Any] = {}

    def look_of(**look: Any) -> Any:
        return looks.setdefault(repr(sorted(look.items())), book.add_format(look))

    days = look_of(num_format="dd/mm/yyyy")
    for merge in grid.merges:
        sheet.merge_range(merge, "")
    for number, row in enumerate(grid.rows):
        for column, value in enumerate(row.cells):
            plain, look = value, None
            if isinstance(value, Styled):
                plain, look = value.value, look_of(**value.look)
            _write(
                sheet, number, column, plain, look or (days if isinstance(plain, date) else None)
            )
    for number in grid.hidden_rows:
        sheet.set_row(number - 1, None, None, {"hidden": True})
    for letter in grid.hidden_columns:
        sheet.set_column(f"{letter}:{letter}", None, None, {"hidden": True})
    for decorate in grid.decorations:
        decorate(book, sheet)


def _write(sheet: Any, row: int, column: int, value: Cell, look: Any) -> None:
    match value:
        case None:
            if look is not None:
                sheet.write_blank(row, column, None, look)
        case bool():
            sheet.write_boolean(row, column, value, look)
        case str():
            sheet.write_string(row, column, value, look)
        case int() | float():
            sheet.write_number(row, column, value, look)
        case date():
            sheet.write_datetime(row, column, value, look)
        case Formula():
            kept = "" if value.value is None else value.value
            sheet.write_formula(row, column, value.text, look, kept)
        case Broken():
            # XlsxWriter writes a cell of an error only as what a formula came to.
            sheet.write_formula(row, column, "=NA()", look, value.text)


def shown(value: Cell) -> str:
    """Give a cell as text files have it."""
    match value:
        case Styled():
            return shown(value.value)
        case None:
            return ""
        case date():
            return value.strftime("%d/%m/%Y")
        case Formula():
            return str(value.value or "")
        case Broken():
            return value.text
        case bool():
            return "TRUE" if value else "FALSE"
        case _:
            return str(value)


def lines_of(grid: Grid, delimiter: str = ",") -> list[str]:
    """Give the lines of a text file, every one with the same number of cells."""
    width = max(len(row.cells) for row in grid.rows)
    return [
        delimiter.join(
            quoted(cell, delimiter)
            for cell in [*map(shown, row.cells), *[""] * (width - len(row.cells))]
        )
        for row in grid.rows
    ]


def quoted(text: str, delimiter: str = ",") -> str:
    """Put quotation marks where a cell needs them."""
    needs = any(sign in text for sign in (delimiter, '"', "\n"))
    return '"' + text.replace('"', '""') + '"' if needs else text


def csv(
    grid: Grid,
    *,
    delimiter: str = ",",
    newline: str = "\n",
    encoding: str = "utf-8",
    before: str = "",
    last_newline: bool = True,
) -> bytes:
    """Make a text file by hand."""
    text = before + newline.join(lines_of(grid, delimiter)) + (newline if last_newline else "")
    return text.encode(encoding)


def joined(lines: Sequence[str]) -> bytes:
    """Make a text file of lines."""
    return ("\n".join(lines) + "\n").encode()
