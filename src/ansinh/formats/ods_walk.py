"""`Content`: reads ``content.xml`` once, cell by cell, and refuses what a list must not have."""

import re
from collections.abc import Callable, Container
from typing import Final
from xml.parsers import expat

from ansinh.errors import Code
from ansinh.formats.limits import MAX_SHEETS
from ansinh.formats.ods_names import DRAW, FORM, OFFICE, SCRIPT, TABLE, TEXT, XLINK
from ansinh.formats.ods_plain import PlainRow, without_plain_rows
from ansinh.formats.ods_rows import Rows
from ansinh.formats.ods_styles import CELL, Styles
from ansinh.formats.ods_text import CellText
from ansinh.formats.ods_xml import Attributes, parse_checked
from ansinh.formats.old_letters import OldLetters
from ansinh.formats.xml_part import Refusal, check_text

_EXTERNAL: Final = (
    f"{DRAW}applet",
    f"{DRAW}floating-frame",
    f"{DRAW}object",
    f"{DRAW}object-ole",
    f"{DRAW}plugin",
    f"{FORM}form",
    f"{OFFICE}dde-source",
    f"{TABLE}cell-range-source",
    f"{TABLE}database-source-query",
    f"{TABLE}database-source-sql",
    f"{TABLE}database-source-table",
    f"{TABLE}dde-link",
    f"{TABLE}source-service",
    f"{TABLE}table-source",
)
_OOO: Final = "http://openoffice.org/2004/office "
_MACROS: Final = (f"{SCRIPT}event-listener", f"{_OOO}library-linked", f"{_OOO}module")
_CELLS: Final = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_GROUPS: Final = (f"{TABLE}table-row-group", f"{TABLE}table-column-group")
_UNSHOWN: Final = frozenset({f"{TEXT}note", f"{TEXT}ruby-text", f"{TEXT}script"})
_STYLE_NAME: Final = f"{TABLE}style-name"
_COUNT: Final = re.compile("[0-9]{1,6}")
Opens = Callable[[Attributes], None]
Closes = Callable[[], None]
_SHEETS_DEPTH: Final = 4
"""The document, its body, the spreadsheet, its sheets."""


class Content:
    """The document's sheets, in its order.

    What lies in a cell and is none of its paragraphs, a comment for one, is passed over, but
    looked at for what must not be there.
    """

    _parser: expat.XMLParserType

    def __init__(self, styles: Styles, parts: Container[str]) -> None:
        self.depth = 0
        self.sheets: list[Rows] = []
        self._styles = styles
        self._parts = parts
        self._fonts = False
        self._text = CellText(styles, fonts=False)
        self._sheet: Rows | None = None
        self._cell: Attributes | None = None
        self._row = 0
        self._paragraph = 0
        self._quiet = 0
        self._folded: list[bool] = []
        self._xml = b""
        self._plain: list[list[PlainRow]] = []
        self._opens: dict[str, Opens] = {
            **styles.opens,
            f"{OFFICE}spreadsheet": self._begun,
            f"{OFFICE}script": self._script,
            **dict.fromkeys(_EXTERNAL, _refuse_external),
            **dict.fromkeys(_MACROS, _refuse_macro),
        }
        self._closes: dict[str, Closes] = {**styles.closes}

    def read(self, xml: bytes, common: bytes) -> None:
        """Read the document; `common` is the part with the common styles."""
        check_text(xml)
        rest, self._plain = without_plain_rows(xml, common)
        self._xml = xml
        parse_checked(rest, self)

    def begun(self, parser: expat.XMLParserType) -> None:
        """Take the parser."""
        self._parser = parser
        if self._plain:
            parser.ProcessingInstructionHandler = self._plain_rows

    def _plain_rows(self, _target: str, number: str) -> None:
        """Take the rows in whose place the instruction stands; there are no others in it."""
        sheet, hidden = self._open_sheet(), any(self._folded)
        for row in self._plain[int(number)]:
            sheet.plain_row(row.cells(self._xml), row.repeated, hidden=hidden)

    @property
    def place(self) -> str:
        """The name of the sheet that is being read; empty between sheets."""
        return self._sheet.name if self._sheet else ""

    def opened(self, name: str, attributes: Attributes) -> None:
        """Take an element's start."""
        act = self._opens.get(name)
        if act is not None:
            act(attributes)
        elif self._cell is not None and not self._quiet and not self._is_shown(name):
            self._quiet = self.depth
            self._parser.CharacterDataHandler = None

    def _is_shown(self, name: str) -> bool:
        """Whether what is in the element, of no kind that we know, is a part of what is shown."""
        return bool(self._paragraph) and name.startswith(TEXT) and name not in _UNSHOWN

    def closed(self, name: str) -> None:
        """Take an element's end."""
        act = self._closes.get(name)
        if act is not None:
            act()
        elif self.depth == self._quiet:
            self._quiet = 0
            if self._paragraph:
                self._parser.CharacterDataHandler = self._text.said

    def _begun(self, _attributes: Attributes) -> None:
        """Begin the sheets: all styles are known, and none comes any more."""
        if self.depth != _SHEETS_DEPTH - 1:
            raise Refusal(Code.XLSX_DAMAGED)
        self._fonts = self._styles.any_old
        if self._fonts and self._plain:
            raise Refusal(Code.XLSX_DAMAGED)  # its font is not written as programs write it
        self._text = CellText(self._styles, fonts=self._fonts)
        for name in self._styles.opens:
            del self._opens[name]
        self._opens |= {
            f"{OFFICE}spreadsheet": _refuse_damaged,
            f"{TABLE}table": self._sheet_opened,
            f"{TABLE}scenario": self._scenario,
            f"{TABLE}table-column": self._column,
            f"{TABLE}table-row": self._row_opened,
            **dict.fromkeys(_GROUPS, self._group),
            **dict.fromkeys(_CELLS, self._cell_opened),
            f"{DRAW}image": self._image,
            f"{TEXT}p": self._paragraph_opened,
            f"{TEXT}h": self._paragraph_opened,
            f"{TEXT}span": self._span,
            f"{TEXT}a": self._span,
            f"{TEXT}s": self._spaces,
            f"{TEXT}tab": self._tab,
            f"{TEXT}line-break": self._line_break,
        }
        self._closes = {
            f"{TABLE}table": self._sheet_closed,
            f"{TABLE}table-row": self._row_closed,
            **dict.fromkeys(_GROUPS, self._group_closed),
            **dict.fromkeys(_CELLS, self._cell_closed),
            f"{TEXT}p": self._paragraph_closed,
            f"{TEXT}h": self._paragraph_closed,
            f"{TEXT}span": self._span_closed,
            f"{TEXT}a": self._span_closed,
        }

    def _sheet_opened(self, attributes: Attributes) -> None:
        if self.depth != _SHEETS_DEPTH or len(self.sheets) == MAX_SHEETS:
            raise Refusal(Code.XLSX_DAMAGED)
        name = attributes.get(f"{TABLE}name", "")
        shown = self._styles.shows(attributes.get(_STYLE_NAME, ""))
        self._sheet = Rows(name, hidden=not shown)
        self.sheets.append(self._sheet)

    def _sheet_closed(self) -> None:
        self._sheet = None

    def _open_sheet(self) -> Rows:
        if self._sheet is None or self._row:
            raise Refusal(Code.XLSX_DAMAGED)
        return self._sheet

    def _scenario(self, _attributes: Attributes) -> None:
        """A sheet of other values that a sheet could have, which is nowhere shown as one."""
        self._open_sheet().hidden = True

    def _group(self, attributes: Attributes) -> None:
        self._folded.append(attributes.get(f"{TABLE}display") == "false")

    def _group_closed(self) -> None:
        self._folded.pop()

    def _column(self, attributes: Attributes) -> None:
        self._open_sheet().columns.opened(attributes, hidden=any(self._folded))

    def _row_opened(self, attributes: Attributes) -> None:
        self._open_sheet().row_opened(attributes, hidden=any(self._folded))
        self._row = self.depth

    def _row_closed(self) -> None:
        self._row = 0
        self._open_sheet().row_closed()

    def _cell_opened(self, attributes: Attributes) -> None:
        if self._sheet is None or not self._row or self.depth != self._row + 1:
            raise Refusal(Code.XLSX_DAMAGED)
        self._cell = attributes
        self._text.begin(self._letters(self._sheet, attributes) if self._fonts else None)

    def _letters(self, sheet: Rows, attributes: Attributes) -> OldLetters | None:
        own = attributes.get(_STYLE_NAME)
        return self._styles.letters(CELL, own or sheet.row_style or sheet.column_style)

    def _cell_closed(self) -> None:
        if self._sheet is not None and self._cell is not None:
            self._sheet.cell(self._cell, self._text.text, self._text.pieces)
        self._cell = None

    def _paragraph_opened(self, attributes: Attributes) -> None:
        if self._quiet or self._cell is None:
            return
        if self._paragraph:
            raise Refusal(Code.XLSX_DAMAGED)
        self._paragraph = self.depth
        self._text.paragraph(attributes)
        self._parser.CharacterDataHandler = self._text.said

    def _paragraph_closed(self) -> None:
        if self._paragraph == self.depth:
            self._paragraph = 0
            self._text.end()
            self._parser.CharacterDataHandler = None

    def _span(self, attributes: Attributes) -> None:
        if self._paragraph and not self._quiet:
            self._text.span(attributes)

    def _span_closed(self) -> None:
        if self._paragraph and not self._quiet:
            self._text.end()

    def _spaces(self, attributes: Attributes) -> None:
        if self._paragraph and not self._quiet:
            count = attributes.get(f"{TEXT}c", "1")
            self._text.spaces(int(count) if _COUNT.fullmatch(count) else 1)

    def _tab(self, _attributes: Attributes) -> None:
        if self._paragraph and not self._quiet:
            self._text.tab()

    def _line_break(self, _attributes: Attributes) -> None:
        if self._paragraph and not self._quiet:
            self._text.line_break()

    def _image(self, attributes: Attributes) -> None:
        """Take a picture: in the file it harms nobody, elsewhere it tells who opens the file."""
        at = attributes.get(f"{XLINK}href", "").removeprefix("./")
        if at and at not in self._parts:
            raise Refusal(Code.XLSX_EXTERNAL)

    def _script(self, attributes: Attributes) -> None:
        """Take the macros' list; programs write one that is empty, and those it names are parts."""
        if attributes.get(f"{SCRIPT}language") != "ooo:Basic":
            raise Refusal(Code.XLSX_MACRO)


def _refuse_damaged(_attributes: Attributes) -> None:
    raise Refusal(Code.XLSX_DAMAGED)


def _refuse_external(_attributes: Attributes) -> None:
    raise Refusal(Code.XLSX_EXTERNAL)


def _refuse_macro(_attributes: Attributes) -> None:
    raise Refusal(Code.XLSX_MACRO)
