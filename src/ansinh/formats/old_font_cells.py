"""Cells in old fonts: what they show, where a whole sheet tells whether they were typed for it.

A font may be left over: somebody converted the texts, or pasted new ones, and the cells kept the
old font's name. Some letters, as ``ó``, stand in both worlds for different ones; the other cells of
the font say then which world it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto

import attrs

from ansinh.errors import InvalidValue
from ansinh.formats.cell_values import OUTER
from ansinh.formats.old_letters import OldLetters, is_of_today, read_old, shown_in
from ansinh.formats.sheet import Sheet
from ansinh.formats.syllables import reads_vietnamese

Piece = tuple[str, OldLetters | None]
"""A text, or a part of one that has a font of its own, and the letters that its font draws."""
Place = tuple[int, int]


def as_fonts_show(sheet: Sheet, cells: Mapping[Place, Sequence[Piece]]) -> Sheet:
    """Give the sheet as its old fonts show it; `cells` are those that have such a font.

    Pieces that do not add up to the cell's text are of another cell, and change nothing.
    """
    pieces = {piece for found in cells.values() for piece in found}
    left_over = {letters for letters in OldLetters if _is_left_over(letters, pieces)}
    shown = {piece: _shown(*piece, left_over) for piece in pieces}
    texts: dict[Place, str] = {}
    for (row, column), found in cells.items():
        before = sheet.cell(row, column)
        if "".join(text for text, _ in found).strip(OUTER) != before:
            continue
        after = "".join(shown[piece] for piece in found).strip(OUTER)
        if after != before:
            texts[row, column] = after
    return _changed(sheet, texts) if texts else sheet


class _World(Enum):
    """What a piece was typed for, as far as it can be told."""

    OLD = auto()
    LIKELY_TODAY = auto()
    TODAY = auto()
    EITHER = auto()


def _world(text: str, letters: OldLetters) -> _World:
    if text.isascii():
        return _World.EITHER
    shown = shown_in(text, letters)
    if shown is None:
        return _World.TODAY if is_of_today(text) else _World.EITHER
    as_it_is, as_shown = reads_vietnamese(text), reads_vietnamese(shown)
    if as_it_is == as_shown:
        return _World.EITHER
    return _World.OLD if as_shown else _World.LIKELY_TODAY


def _is_left_over(letters: OldLetters, pieces: Iterable[Piece]) -> bool:
    """Whether texts of today stand in the font and none that only the font makes readable."""
    found = False
    for text, own in pieces:
        if own is letters:
            world = _world(text, own)
            if world is _World.OLD:  # that is nearly every text of a sheet in use
                return False
            found = found or world is not _World.EITHER
    return found


def _shown(text: str, letters: OldLetters | None, left_over: set[OldLetters]) -> str:
    if letters is None or letters in left_over:
        return text
    try:
        return read_old(text, letters)
    except InvalidValue:
        return text  # whoever reads the field says what is wrong with it


def _changed(sheet: Sheet, texts: Mapping[Place, str]) -> Sheet:
    rows = [*sheet.rows]
    anew = {row: [*rows[row - 1]] for row, _ in texts}
    for (row, column), text in texts.items():
        anew[row][column - 1] = text
    for row, cells in anew.items():
        rows[row - 1] = cells
    return attrs.evolve(sheet, rows=rows, converted=sheet.converted | texts.keys())
