"""A small writer of .xls, for tests of what is read: records, cells, a workbook.

It writes what it is told, also what no program would: raw records may stand anywhere.
"""

from collections.abc import Sequence
from datetime import date
from struct import pack

import attrs
from tests.cfb_files import cfb_of

from ansinh.formats import CellValue, read_sheets

BOOK, WORKSHEET, CHART, MACROS = 0x05, 0x10, 0x20, 0x40
DAY = "dd/mm/yyyy"
MOST = 8224
"""As many bytes as a record has; then it is continued."""


@attrs.frozen
class Styled:
    """A value with a font or a number format of its own; `runs` are (letter, font) in a text."""

    value: CellValue
    font: str = "Arial"
    form: str = "General"
    runs: tuple[tuple[int, str], ...] = ()


@attrs.frozen
class Formula:
    """What a formula gave."""

    value: CellValue


@attrs.frozen
class Failed:
    """An error cell: ``#N/A``."""

    code: int = 0x2A
    by_formula: bool = False


@attrs.frozen
class InCell:
    """A text that stands in its own cell, as old programs wrote them."""

    text: str


Cell = CellValue | Styled | Formula | Failed | InCell


@attrs.frozen
class XlsSheet:
    rows: Sequence[Sequence[Cell]]
    name: str = "DS"
    merges: Sequence[tuple[int, int, int, int]] = ()
    """First row, last row, first column, last column, from 0."""
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    hidden: int = 0
    kind: int = WORKSHEET
    before: bytes = b""
    after: bytes = b""


def record(code: int, content: bytes = b"") -> bytes:
    return pack("<HH", code, len(content)) + content


def bof(kind: int, version: int = 0x0600) -> bytes:
    return record(0x0809, pack("<4H2L", version, kind, 0x0DBB, 1996, 0, 6))


EOF = record(0x000A)


def letters(text: str) -> bytes:
    """Flags and letters, one byte each where that will do."""
    try:
        return b"\x00" + text.encode("latin-1")
    except UnicodeEncodeError:
        return b"\x01" + text.encode("utf-16-le")


def count(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """The shortest record that holds it: RK for a whole number, else NUMBER."""
    if float(value).is_integer() and -(2**29) <= value < 2**29:
        packed = (int(value) << 2 | 2) & 0xFFFFFFFF
        return record(0x027E, pack("<3HL", row, column, style, packed))
    return record(0x0203, pack("<3Hd", row, column, style, value))


@attrs.define
class _Book:
    """What cells refer to, by number."""

    strings: dict[tuple[str, tuple[tuple[int, int], ...]], int] = attrs.field(factory=dict)
    fonts: dict[str, int] = attrs.field(factory=lambda: {"Arial": 0})
    forms: dict[str, int] = attrs.field(factory=lambda: {"General": 0})
    styles: dict[tuple[int, int], int] = attrs.field(factory=lambda: {(0, 0): 0})

    def font(self, name: str) -> int:
        # There is no font 4; the first four are the same.
        return self.fonts.setdefault(name, len(self.fonts) + 4)

    def style(self, cell: Styled) -> int:
        form = self.forms.setdefault(cell.form, len(self.forms) + 163)
        return self.styles.setdefault((self.font(cell.font), form), len(self.styles))

    def string(self, text: str, runs: Sequence[tuple[int, str]] = ()) -> int:
        numbered = tuple((at, self.font(name)) for at, name in runs)
        return self.strings.setdefault((text, numbered), len(self.strings))

    def cell(self, row: int, column: int, cell: Cell) -> bytes:
        style, runs = 0, ()
        if isinstance(cell, date):
            cell = Styled(cell, form=DAY)
        if isinstance(cell, Styled):
            style, runs, cell = self.style(cell), cell.runs, cell.value
        match cell:
            case None:
                return record(0x0201, pack("<3H", row, column, style)) if style else b""
            case bool():
                return record(0x0205, pack("<3H2B", row, column, style, cell, 0))
            case str():
                at = self.string(cell, runs)
                return record(0x00FD, pack("<3HL", row, column, style, at))
            case InCell():
                head = pack("<4H", row, column, style, count(cell.text))
                return record(0x0204, head + letters(cell.text))
            case Failed(code, by_formula=False):
                return record(0x0205, pack("<3H2B", row, column, style, code, 1))
            case Failed(code):
                return _formula(row, column, style, pack("<BxB3xH", 2, code, 0xFFFF))
            case Formula(value):
                return self.formula(row, column, style, value)
            case _:
                days = cell - date(1899, 12, 30) if isinstance(cell, date) else None
                return number(row, column, days.days if days else cell, style)  # type: ignore[arg-type]

    def formula(self, row: int, column: int, style: int, value: CellValue) -> bytes:
        match value:
            case bool():
                return _formula(row, column, style, pack("<BxB3xH", 1, value, 0xFFFF))
            case "":
                return _formula(row, column, style, pack("<B5xH", 3, 0xFFFF))
            case str():
                text = record(0x0207, pack("<H", count(value)) + letters(value))
                return _formula(row, column, style, pack("<B5xH", 0, 0xFFFF)) + text
            case _:
                return _formula(row, column, style, pack("<d", value))

    def shared(self) -> bytes:
        """The texts, continued where the record is full; a text is cut between two letters."""
        pieces = [pack("<2L", len(self.strings), len(self.strings))]
        for text, runs in self.strings:
            flags, body = letters(text)[0], letters(text)[1:]
            head = pack("<HB", count(text), flags | (8 if runs else 0))
            head += pack("<H", len(runs)) if runs else b""
            if len(pieces[-1]) + len(head) > MOST:
                pieces.append(b"")
            pieces[-1] += head
            while True:
                room = (MOST - len(pieces[-1])) // 2 * 2
                pieces[-1] += body[:room]
                body = body[room:]
                if not body:
                    break
                pieces.append(bytes([flags]))
            for run in runs:
                if len(pieces[-1]) + 4 > MOST:
                    pieces.append(b"")
                pieces[-1] += pack("<2H", *run)
        return record(0x00FC, pieces[0]) + b"".join(record(0x003C, one) for one in pieces[1:])

    def looks(self) -> bytes:
        fonts = ["Arial"] * 4 + [name for name, index in self.fonts.items() if index]
        out = b"".join(
            record(0x0031, pack("<5H3Bx", 200, 0, 0x7FFF, 400, 0, 0, 0, 0)
                   + pack("<B", count(name)) + letters(name))
            for name in fonts
        )  # fmt: skip
        for form, index in self.forms.items():
            out += record(0x041E, pack("<2H", index, count(form)) + letters(form))
        for font, form in self.styles:
            out += record(0x00E0, pack("<3H4B2LH", font, form, 1, 0x20, 0, 0, 0, 0, 0, 0x20C0))
        return out


def _formula(row: int, column: int, style: int, result: bytes) -> bytes:
    tokens = b"\x1e\x01\x00"  # the number 1
    head = pack("<3H8sHLH", row, column, style, result, 0, 0, len(tokens))
    return record(0x0006, head + tokens)


def stream_of(
    *sheets: XlsSheet, book: bytes = b"", from_1904: bool = False, between: bytes = b""
) -> bytes:
    """The stream of a workbook; `book` are more records, `between` stands before each sheet."""
    made = _Book()
    parts = [_sheet(made, one) for one in sheets]
    strings = made.shared()
    looks = record(0x0022, pack("<H", from_1904)) + made.looks()
    listed_size = sum(len(_listed(sheet, 0)) for sheet in sheets)
    at = len(bof(BOOK)) + len(book) + len(looks) + listed_size + len(strings) + len(EOF)
    listed = b""
    for sheet, part in zip(sheets, parts, strict=True):
        at += len(between)
        listed += _listed(sheet, at)
        at += len(part)
    whole = b"".join([bof(BOOK), book, looks, listed, strings, EOF])
    return whole + b"".join(between + part for part in parts)


def _listed(sheet: XlsSheet, at: int) -> bytes:
    kind = {WORKSHEET: 0, MACROS: 1, CHART: 2}.get(sheet.kind, 6)
    head = pack("<L3B", at, sheet.hidden, kind, count(sheet.name))
    return record(0x0085, head + letters(sheet.name))


def _sheet(book: _Book, sheet: XlsSheet) -> bytes:
    out = [bof(sheet.kind), sheet.before]
    out += [
        record(0x007D, pack("<6H", column, column, 2048, 0, 1, 0))
        for column in sheet.hidden_columns
    ]
    out += [
        record(0x0208, pack("<6H2H", row, 0, 1, 255, 0, 0, 0x0120, 0x0F))
        for row in sheet.hidden_rows
    ]
    for row, cells in enumerate(sheet.rows):
        out += [book.cell(row, column, cell) for column, cell in enumerate(cells)]
    if sheet.merges:
        ranges = b"".join(pack("<4H", *one) for one in sheet.merges)
        out.append(record(0x00E5, pack("<H", len(sheet.merges)) + ranges))
    return b"".join([*out, sheet.after, EOF])


def xls_of(rows: Sequence[Sequence[Cell]], **more: object) -> bytes:
    """A workbook of one sheet."""
    return cfb_of({"Workbook": stream_of(XlsSheet(rows, **more))})  # type: ignore[arg-type]


def xls(*sheets: XlsSheet, **more: object) -> bytes:
    return cfb_of({"Workbook": stream_of(*sheets, **more)})  # type: ignore[arg-type]


def saved_as_xls(content: bytes) -> bytes:
    """The cells of a workbook of another kind in an .xls, as an office saves what it was sent."""
    return xls(
        *(
            XlsSheet(one.rows, name=one.name, hidden=int(one.hidden))
            for one in read_sheets(content, "list.xlsx")
        )
    )
