"""`Styles`: which sheets are hidden, and which texts stand in a font from before Unicode."""

from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

import attrs

from ansinh.formats.ods_names import FO, OFFICE, STYLE, SVG, TABLE
from ansinh.formats.ods_xml import Attributes, parse
from ansinh.formats.old_letters import OldLetters, letters_of_font

STYLES: Final = "styles.xml"
CELL, PARAGRAPH, RUN, SHEET = "table-cell", "paragraph", "text", "table"
_Key = tuple[str, str]
_DEFAULT: Final = "\n"
"""The name under which a family's default stands; no style can be called so."""


@attrs.define(eq=False)
class _Style:
    """What one style says itself."""

    parent: str
    font: str = ""
    shown: bool = True


class Styles:
    """The styles of a document, gathered as its parts are read.

    Common styles stand in ``styles.xml``, a cell's or a sheet's own in ``content.xml``. Both parts
    name the fonts that they use: a style's font is a name for one of these.
    """

    def __init__(self) -> None:
        self._styles: dict[_Key, _Style] = {}
        self._families: dict[str, str] = {}
        self._found: dict[_Key, tuple[bool, OldLetters | None]] = {}
        self._open: _Style | None = None
        self.opens: dict[str, Callable[[Attributes], None]] = {
            f"{STYLE}font-face": self._font_face,
            f"{STYLE}style": self._style,
            f"{STYLE}default-style": self._default,
            f"{STYLE}text-properties": self._text,
            f"{STYLE}table-properties": self._table,
        }
        self.closes: dict[str, Callable[[], None]] = {
            f"{STYLE}style": self._closed,
            f"{STYLE}default-style": self._closed,
        }

    def _font_face(self, attributes: Attributes) -> None:
        family = attributes.get(f"{SVG}font-family", "")
        self._families[attributes.get(f"{STYLE}name", "")] = plain_family(family)

    def _style(self, attributes: Attributes) -> None:
        family, name = attributes.get(f"{STYLE}family", ""), attributes.get(f"{STYLE}name", "")
        self._open = _Style(attributes.get(f"{STYLE}parent-style-name", _DEFAULT))
        self._styles[family, name] = self._open

    def _default(self, attributes: Attributes) -> None:
        self._open = _Style("")
        self._styles[attributes.get(f"{STYLE}family", ""), _DEFAULT] = self._open

    def _text(self, attributes: Attributes) -> None:
        if self._open is not None:
            named = attributes.get(f"{STYLE}font-name")
            family = attributes.get(f"{FO}font-family", "")
            self._open.font = self._families.get(named, named) if named else plain_family(family)

    def _table(self, attributes: Attributes) -> None:
        if self._open is not None:
            self._open.shown = attributes.get(f"{TABLE}display") != "false"

    def _closed(self) -> None:
        self._open = None

    @property
    def any_old(self) -> bool:
        """Whether any style's font is an old one; most documents have none."""
        return any(map(letters_of_font, {style.font for style in self._styles.values()}))

    def shows(self, sheet: str) -> bool:
        """Whether a sheet of this style is shown."""
        found = self._styles.get((SHEET, sheet))
        return found is None or found.shown

    def letters(
        self, family: str, name: str | None, otherwise: OldLetters | None = None
    ) -> OldLetters | None:
        """Give the old letters that the style's font draws; `otherwise` where it has no font."""
        if name is None and family != CELL:
            return otherwise
        key = (family, name or _DEFAULT)
        if key not in self._found:
            self._found[key] = self._looked_up(key)
        says, letters = self._found[key]
        return letters if says else otherwise

    def _looked_up(self, key: _Key) -> tuple[bool, OldLetters | None]:
        family, name = key
        seen: set[str] = set()
        while name not in seen:
            seen.add(name)
            style = self._styles.get((family, name))
            if style is not None and style.font:
                return True, letters_of_font(style.font)
            # A part of a text has the font of its cell where its own styles have none.
            name = style.parent if style is not None else _DEFAULT
            if name == _DEFAULT and family != CELL:
                break
        return False, None


class _Common:
    """Reads ``styles.xml``; its automatic styles are those of page heads, and none of a cell."""

    def __init__(self, styles: Styles) -> None:
        self.depth = 0
        self._styles = styles
        self._apart = 0

    def begun(self, parser: expat.XMLParserType) -> None:
        pass

    def opened(self, name: str, attributes: Attributes) -> None:
        if name in _APART:
            self._apart = self.depth
        act = self._styles.opens.get(name)
        if act is not None and not self._apart:
            act(attributes)

    def closed(self, name: str) -> None:
        act = self._styles.closes.get(name)
        if act is not None and not self._apart:
            act()
        if self.depth == self._apart:
            self._apart = 0


_APART: Final = frozenset({f"{OFFICE}automatic-styles", f"{OFFICE}master-styles"})


def styles_of(parts: Mapping[str, bytes]) -> Styles:
    """Read the common styles; a document may have none.

    Raises:
        Refusal: ``xlsx-damaged``, ``xlsx-dtd``.
    """
    styles = Styles()
    if STYLES in parts:
        parse(parts[STYLES], _Common(styles))
    return styles


def plain_family(family: str) -> str:
    """Give the first of the fonts that a style asks for, without its quotation marks."""
    return family.split(",", maxsplit=1)[0].strip().strip("'\"")
