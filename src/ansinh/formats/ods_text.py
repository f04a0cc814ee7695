"""`CellText`: what a cell shows, put together from its paragraphs, and in which fonts."""

import re
from typing import Final

from ansinh.formats.cell_values import OUTER
from ansinh.formats.limits import MAX_CELL_CHARACTERS
from ansinh.formats.ods_names import TEXT
from ansinh.formats.ods_styles import PARAGRAPH, RUN, Styles
from ansinh.formats.ods_xml import Attributes
from ansinh.formats.old_font_cells import Piece
from ansinh.formats.old_letters import OldLetters

_BREAKS: Final = re.compile(r"[\t\r\n]+")
_STYLE_NAME: Final = f"{TEXT}style-name"
_MOST: Final = 2 * MAX_CELL_CHARACTERS
"""What is longer stays too long, whatever outer spaces are taken off."""


def shown_text(written: str) -> str:
    """Give a paragraph's characters as they are shown.

    Its line breaks are its writer's, and shown as spaces; those that are meant have an element, and
    so have tabs.
    """
    return written if written.isprintable() else _BREAKS.sub(" ", written)


class CellText:
    """The text of one cell after another."""

    def __init__(self, styles: Styles, *, fonts: bool) -> None:
        self._styles = styles
        self._fonts = fonts
        self._said: list[str] = []
        self._length = 0
        self._letters: list[OldLetters | None] = []
        self._pieces: list[Piece] = []
        self._begun = False

    def begin(self, letters: OldLetters | None) -> None:
        """Begin a cell, whose font draws these letters."""
        self._said.clear()
        self._length = 0
        self._begun = False
        if self._fonts:
            self._pieces = []
            self._letters = [letters]

    def paragraph(self, attributes: Attributes) -> None:
        """Begin a paragraph."""
        if self._begun:
            self._add("\n")
        self._begun = True
        if self._fonts:
            self._inner(PARAGRAPH, attributes)

    def span(self, attributes: Attributes) -> None:
        """Begin a part that may have a style of its own."""
        if self._fonts:
            self._inner(RUN, attributes)

    def _inner(self, family: str, attributes: Attributes) -> None:
        outer = self._letters[-1]
        self._letters.append(self._styles.letters(family, attributes.get(_STYLE_NAME), outer))

    def end(self) -> None:
        """End the paragraph, or the part."""
        if self._fonts:
            self._letters.pop()

    def said(self, text: str) -> None:
        """Take characters."""
        self._add(shown_text(text))

    def spaces(self, count: int) -> None:
        """Take spaces in a row."""
        self._add(" " * min(count, _MOST))

    def tab(self) -> None:
        """Take a tab."""
        self._add("\t")

    def line_break(self) -> None:
        """Take a break that is meant."""
        self._add("\n")

    def _add(self, text: str) -> None:
        if self._length > _MOST:
            text = text.strip(OUTER)[-1:]  # too long already, unless spaces only follow
        self._said.append(text)
        self._length += len(text)
        if self._fonts:
            self._pieces.append((text, self._letters[-1]))

    @property
    def text(self) -> str:
        """The whole of it so far."""
        said = self._said
        return said[0] if len(said) == 1 else "".join(said)

    @property
    def pieces(self) -> list[Piece]:
        """Its parts with their old letters, where any has such."""
        return self._pieces if any(letters for _, letters in self._pieces) else []
