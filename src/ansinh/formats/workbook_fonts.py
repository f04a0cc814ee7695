"""Which text cells of an .xlsx are in an old font: looked at only where some font there is one.

A cell's style names its font (ECMA-376 part 1, 18.8.10); a part of a text may have one of its own
(18.4.5). Rows' and columns' styles say nothing: a cell that is there says its own.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final
from xml.parsers import expat

import attrs

from ansinh.errors import Code
from ansinh.formats.cell_values import OUTER
from ansinh.formats.limits import MAX_STYLES
from ansinh.formats.old_font_cells import Piece, Place, as_fonts_show
from ansinh.formats.old_letters import OldLetters, letters_of_font
from ansinh.formats.sheet import Sheet
from ansinh.formats.sheet_frame import column_number
from ansinh.formats.sheet_scan import body_of
from ansinh.formats.workbook_parts import STRINGS
from ansinh.formats.xml_part import Refusal, walk

STYLES: Final = "xl/styles.xml"
_RUN_FONT: Final = b"rFont"
_NAME: Final = re.compile(
    rb"<(?:\w+:)?(?:name|rFont)\s[^<>]*?(?<=\s)val\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')"
)
_STRING: Final = re.compile(rb"<((?:\w+:)?)si(?:\s[^<>]*)?(?:/>|>(.*?)</\1si>)", re.DOTALL)
_CELL: Final = re.compile(rb"<((?:\w+:)?)c(\s[^<>]*)(?<!/)>(.*?)</\1c>", re.DOTALL)
_TEXT: Final = re.compile(rb'\st="(?:s|str|inlineStr)"')
_ADDRESS: Final = re.compile(rb'\sr="([A-Z]+)([0-9]+)"')
_STYLE: Final = re.compile(rb'\ss="([0-9]{1,6})"')
_INDEX: Final = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>\s*([0-9]{1,9})\s*<")

_NUMBERED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_SPACES: Final = " \t\r\n"

_Run = tuple[str | None, str]
"""The name of a run's own font, and its text."""


@attrs.frozen
class OldFonts:
    """The old fonts of a workbook: by the number of a cell's style, and the strings with runs."""

    styles: Mapping[int, OldLetters]
    strings: Mapping[int, tuple[_Run, ...]]


def old_fonts(parts: Mapping[str, bytes], sheets: Iterable[str]) -> OldFonts | None:
    """Find the old fonts of a workbook; None where there is none, which is soon seen.

    `sheets` are the parts that hold cells.

    Raises:
        Refusal: ``xlsx-damaged``: the styles are no XML, or more than a workbook may have.
    """
    styles, strings = parts.get(STYLES, b""), parts.get(STRINGS, b"")
    with_runs = [text for text in (strings, *map(parts.get, sheets)) if text and _RUN_FONT in text]
    if not any(_names_old(part) for part in (styles, *with_runs)):
        return None
    return OldFonts(_by_style(styles), _with_runs(strings))


def in_old_fonts(sheet: Sheet, xml: bytes, fonts: OldFonts) -> Sheet:
    """Give a sheet as its old fonts show it; `xml` is its part."""
    cells: dict[Place, tuple[Piece, ...]] = {}
    with_runs = bool(fonts.strings) or _RUN_FONT in xml
    column_of = lru_cache(maxsize=None)(column_number)
    for _, attributes, inside in _CELL.findall(body_of(xml)):
        if _TEXT.search(attributes) is None:
            continue
        style = _STYLE.search(attributes)
        own = fonts.styles.get(int(style[1]) if style else 0)
        if own is None and not with_runs:
            continue
        letters, row = _ADDRESS.findall(attributes)[0]
        place = int(row), column_of(letters.decode())
        value = sheet.cell(*place)
        if type(value) is not str:
            continue
        runs = _runs_in(attributes, inside, fonts) if with_runs else ()
        pieces = _pieces(value, own, runs) if runs else ((value, own),)
        if own is not None or any(old is not None for _, old in pieces):
            cells[place] = pieces
    return as_fonts_show(sheet, cells)


def _runs_in(attributes: bytes, inside: bytes, fonts: OldFonts) -> tuple[_Run, ...]:
    if b't="s"' in attributes and fonts.strings:
        index = _INDEX.search(inside)
        return fonts.strings.get(int(index[1]), ()) if index else ()
    return _runs(inside) if _RUN_FONT in inside else ()


def _pieces(value: str, own: OldLetters | None, runs: tuple[_Run, ...]) -> tuple[Piece, ...]:
    """Give a text's parts with the letters of each; a run without a font has the cell's."""
    pieces = tuple((text, own if font is None else letters_of_font(font)) for font, text in runs)
    if "".join(text for text, _ in pieces).strip(OUTER) == value:
        return pieces
    # The reader has made something else of a sign in it: of one font it can be told all the same.
    found = {letters for text, letters in pieces if text.strip()}
    return ((value, found.pop()),) if len(found) == 1 else ((value, None),)


def _names_old(xml: bytes) -> bool:
    names = {double or single for double, single in _NAME.findall(xml)}
    return any(letters_of_font(name.decode("utf-8", errors="replace")) for name in names)


@attrs.define
class _Styles:
    """The fonts' names, and the font of each cell style, in their order."""

    fonts: list[str] = attrs.field(factory=list)
    cells: list[int] = attrs.field(factory=list)
    path: list[str] = attrs.field(factory=list)

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        self.path.append(name)
        match self.path[1:]:
            case ["fonts", "font"]:
                self.fonts.append("")
            case ["fonts", "font", "name"]:
                self.fonts[-1] = attributes.get("val", "")
            case ["cellXfs", "xf"]:
                font = attributes.get("fontId", "0")
                self.cells.append(int(font) if re.fullmatch("[0-9]{1,6}", font) else 0)
            case _:
                pass
        if max(len(self.fonts), len(self.cells)) > MAX_STYLES:
            raise Refusal(Code.XLSX_DAMAGED)

    def closed(self, _name: str) -> None:
        self.path.pop()


def _by_style(xml: bytes) -> dict[int, OldLetters]:
    if not xml:
        return {}
    found = _Styles()
    walk(xml, found.opened, found.closed)
    of_font = [letters_of_font(name) for name in found.fonts]
    return {
        style: letters
        for style, font in enumerate(found.cells)
        if font < len(of_font) and (letters := of_font[font]) is not None
    }


def _with_runs(strings: bytes) -> dict[int, tuple[_Run, ...]]:
    return {
        index: _runs(found[2])
        for index, found in enumerate(_STRING.finditer(strings))
        if found[2] and _RUN_FONT in found[2]
    }


@attrs.define
class _Open:
    """A run while it is read."""

    font: str | None = None
    text: str = ""
    keeps_spaces: bool = False


def _runs(xml: bytes) -> tuple[_Run, ...]:
    """Read the runs of one text; a text without runs of its own is one."""
    runs: list[_Open] = []
    path: list[str] = []

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        path.append(name.rpartition(":")[2])
        if path[-1] == "r" or (path[-1] == "t" and "r" not in path and "rPh" not in path):
            runs.append(_Open())
        if path[-1] == "rFont" and runs:
            runs[-1].font = attributes.get("val", "")
        if path[-1] == "t" and "rPh" not in path:
            runs[-1].keeps_spaces = attributes.get("xml:space") == "preserve"

    def said(text: str) -> None:
        if path[-1] == "t" and "rPh" not in path:
            runs[-1].text += text

    parser = expat.ParserCreate()
    parser.StartElementHandler = opened
    parser.EndElementHandler = lambda _name: path.pop()
    parser.CharacterDataHandler = said
    try:
        parser.Parse(b"<text>" + xml + b"</text>", True)  # noqa: FBT003 - the parser's own manner
    except expat.ExpatError:
        return ()
    # Outer spaces are no part of a text that does not say so: readers leave them out.
    return tuple(
        (run.font, _unescaped(run.text if run.keeps_spaces else run.text.strip(_SPACES)))
        for run in runs
    )


def _unescaped(text: str) -> str:
    """Give signs that XML does not allow, or not so, as the reader does (part 1, 22.9.2.19)."""
    return _NUMBERED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
