"""Writing workbooks: every cell typed by us, every byte the same on every machine.

Rows and columns are counted from 1, as `Position` and people count them.
"""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from types import ModuleType
from typing import Any, Final

import attrs

from ansinh.errors import Code, InvalidValue, MissingExtra
from ansinh.formats.cell_style import FONT, PLAIN, CellStyle
from ansinh.formats.grouping import number_format
from ansinh.formats.paper import Paper
from ansinh.money import LARGEST, Dong

CREATED: Final = datetime(2024, 1, 1, tzinfo=UTC)
"""The day that every workbook says it was made: a true one would change the bytes."""

LONGEST_CELL: Final = 32_767
_LONGEST_CHOICES: Final = 255
_LONGEST_NAME: Final = 31
_CONTROL: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\']|[^\w\s().,-]")


class BookWriter:
    """A workbook in the making (tệp xlsx); `content` closes it and gives its bytes.

    Raises:
        MissingExtra: XlsxWriter is not installed.
    """

    def __init__(self, title: str) -> None:
        """Open a workbook; the title is its only property."""
        self._buffer = io.BytesIO()
        self._book: Any = _xlsxwriter().Workbook(self._buffer, _options())
        # No author, no company: a property outlives the page, and would name a person.
        self._book.set_properties({"title": title, "created": CREATED})
        self._formats: dict[CellStyle, Any] = {}
        self._names: set[str] = set()

    def sheet(self, name: str, *, hidden: bool = False) -> "SheetWriter":
        """Add a sheet; what a sheet's name may not hold is left out, a second one is numbered."""
        written = sheet_name(name, self._names)
        self._names.add(written.casefold())
        worksheet = self._book.add_worksheet(written)
        if hidden:
            worksheet.hide()
        return SheetWriter(written, worksheet, self._format)

    def _format(self, style: CellStyle) -> object:
        found = self._formats.get(style)
        if found is None:
            found = self._formats[style] = self._book.add_format(style.properties())
        return found

    def content(self) -> bytes:
        """Close the workbook and give its bytes."""
        self._book.close()
        return _same_everywhere(self._buffer.getvalue())


def _options() -> dict[str, object]:
    # Made anew for each workbook: XlsxWriter writes into what it is given, and the next file
    # would differ from the first.
    return {
        "in_memory": True,  # nothing here touches a disk
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": 11},
    }


def sheet_name(text: str, taken: set[str]) -> str:
    """Make a sheet's name of a text: allowed signs, at most 31 characters, none of `taken`."""
    base = " ".join(_NOT_IN_NAMES.sub(" ", text).split())[:_LONGEST_NAME].strip() or "Sheet"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base[: _LONGEST_NAME - 1 - len(str(number))]} {number}"
    return name


class SheetWriter:
    """One sheet in the making (trang tính); made by `BookWriter.sheet`.

    Raises:
        InvalidValue: ``cell-too-long``, ``cell-control-character``, ``cell-place``.
    """

    def __init__(self, name: str, worksheet: Any, style: Callable[[CellStyle], object]) -> None:  # noqa: ANN401 - XlsxWriter ships no types
        """Take XlsxWriter's worksheet, which has no types of its own."""
        self.name = name
        self._sheet = worksheet
        self._style = style

    def text(self, row: int, column: int, text: str, style: CellStyle = PLAIN) -> None:
        """Write a text, whatever it looks like: never a formula, a link or a number."""
        if not text:
            self.blank(row, column, style)
            return
        if len(text) > LONGEST_CELL:
            raise InvalidValue(Code.CELL_TOO_LONG, most=LONGEST_CELL)
        if _CONTROL.search(text):
            raise InvalidValue(Code.CELL_CONTROL_CHARACTER)
        _done(self._sheet.write_string(row - 1, column - 1, text, self._style(style)))

    def number(self, row: int, column: int, number: int, style: CellStyle = PLAIN) -> None:
        """Write a whole number; more digits than a spreadsheet keeps are refused."""
        if type(number) is not int or abs(number) > LARGEST:
            raise InvalidValue(Code.AMOUNT_RANGE)
        _done(self._sheet.write_number(row - 1, column - 1, number, self._style(style)))

    def money(self, row: int, column: int, amount: Dong, style: CellStyle) -> None:
        """Write an amount as a number that is shown with dots: ``500.000``."""
        self.number(
            row, column, amount.value, attrs.evolve(style, number_format=number_format(amount))
        )

    def blank(self, row: int, column: int, style: CellStyle) -> None:
        """Give an empty cell its frame and format."""
        _done(self._sheet.write_blank(row - 1, column - 1, None, self._style(style)))

    def merged(
        self, first: tuple[int, int], last: tuple[int, int], text: str, style: CellStyle = PLAIN
    ) -> None:
        """Merge the cells between two corners, and write a text into them."""
        corners = (first[0] - 1, first[1] - 1, last[0] - 1, last[1] - 1)
        if first != last:
            _done(self._sheet.merge_range(*corners, "", self._style(style)))
        self.text(*first, text, style)

    def widths(self, widths: Sequence[int]) -> None:
        """Set the columns' widths, in characters, from the first one on."""
        for column, width in enumerate(widths):
            _done(self._sheet.set_column(column, column, width))

    def column_style(self, column: int, width: int, style: CellStyle) -> None:
        """Set a column's width, and the style of the cells that nothing was written to."""
        _done(self._sheet.set_column(column - 1, column - 1, width, self._style(style)))

    def height(self, row: int, points: int) -> None:
        """Set a row's height, in points."""
        _done(self._sheet.set_row(row - 1, points))

    def freeze(self, row: int) -> None:
        """Keep the rows above `row` in sight."""
        self._sheet.freeze_panes(row - 1, 0)

    def choices(
        self, column: int, rows: tuple[int, int], choices: Sequence[str], *, prompt: str
    ) -> None:
        """Offer a drop-down list in a column; other words are warned of, not forbidden."""
        if any("," in choice for choice in choices) or len(",".join(choices)) > _LONGEST_CHOICES:
            raise InvalidValue(Code.CELL_TOO_LONG, most=_LONGEST_CHOICES)
        rule = {
            "validate": "list",
            "source": list(choices),
            "error_type": "warning",
            "error_title": "ansinh",
            "error_message": prompt,
        }
        first, last = rows
        _done(self._sheet.data_validation(first - 1, column - 1, last - 1, column - 1, rule))

    def print_on(
        self,
        paper: Paper,
        *,
        last_row: int,
        columns: int,
        ends: Sequence[int],
        sides: Sequence[int] = (),
    ) -> None:
        """Say how the sheet is printed.

        `ends` are the rows after which a page ends; `sides` the columns after which it does, for a
        list that is wider than a page: its pages then follow each other side by side.
        """
        sheet = self._sheet
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        inch = 25.4
        sheet.set_margins(
            paper.side / inch, paper.side / inch, paper.top / inch, paper.bottom / inch
        )
        sheet.center_horizontally()
        sheet.set_print_scale(paper.scale)
        sheet.set_footer(paper.footer, {"margin": 7 / inch})
        if paper.repeat is not None:
            sheet.repeat_rows(paper.repeat[0] - 1, paper.repeat[1] - 1)
        _done(sheet.print_area(0, 0, last_row - 1, columns - 1))
        sheet.set_h_pagebreaks(list(ends))
        if paper.repeat_columns:
            sheet.repeat_columns(0, paper.repeat_columns - 1)
        if sides:
            sheet.set_v_pagebreaks(list(sides))
            sheet.print_across()


def _done(code: int | None) -> None:
    """Look at what XlsxWriter returns: it says by a number that it wrote nothing or cut a text."""
    if code == -1:
        raise InvalidValue(Code.CELL_PLACE)
    if code:
        raise InvalidValue(Code.CELL_TOO_LONG, most=LONGEST_CELL)


def _same_everywhere(content: bytes) -> bytes:
    """Pack the parts anew: stored, dated 1980, with no trace of the system.

    Compressed bytes depend on the zlib that Python was built with (zlib-ng writes others), and
    the same batch is the same bytes on every machine; so the parts are not compressed.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(packed, "w") as archive:
        for part in parts.infolist():
            entry = zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, parts.read(part), zipfile.ZIP_STORED)
    return packed.getvalue()


def _xlsxwriter() -> ModuleType:
    library = None
    with suppress(ModuleNotFoundError):
        library = import_module("xlsxwriter")
    if library is None:
        extra, needed_for = "xlsx", "*.xlsx"
        raise MissingExtra(extra, needed_for)
    return library
