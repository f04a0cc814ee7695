"""A4 landscape: what fits on a page, and where pages end.

Spreadsheet programs break pages where they like, leave a signature alone on the last one, and
ignore set breaks when they are told to fit a width. So the widths are ours, the scale is fixed
to them, row heights are said, and pages are ended here: the same on paper everywhere.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import attrs

_PIXELS_TEN_CHARACTERS: Final = 75
_PIXELS_A_MARGIN: Final = 5
_MILLIMETRES_AN_INCH: Final = 254  # in tenths, so that whole numbers do
_PIXELS_AN_INCH: Final = 96
_POINTS_AN_INCH: Final = 72

_WIDEST: Final = 19
_WIDTHS: Final = (
    dict.fromkeys("MW%@", _WIDEST)
    | dict.fromkeys("mw", 16)
    | dict.fromkeys("EFLPSTZ", 13)
    | dict.fromkeys("acesz", 9)
    | dict.fromkeys("Iijlftr.,;:'()/-", 7)
)
"""Tenths of a digit's width in the standard letter; other capitals have 14, other letters 10."""

_SMALLEST_SCALE: Final = 40
"""Per cent: below it nobody reads a printed page, so the widest lists take two pages across."""

_LINE: Final = 15
"""Points from one line of 11-point text to the next."""


@attrs.frozen(kw_only=True)
class Paper:
    """A sheet of paper as it is printed on (khổ giấy in).

    A4 landscape; lengths in millimetres, `scale` in per cent. `repeat` are the first and last row
    that stand on every page, `repeat_columns` how many columns do; `top` and `bottom` leave room
    for nothing and for the page number.
    """

    scale: int = 100
    side: int = 8
    top: int = 12
    bottom: int = 15
    repeat: tuple[int, int] | None = None
    repeat_columns: int = 0
    footer: str = "&C&9Trang &P/&N"

    @property
    def pixels(self) -> int:
        """How wide the columns may be together: pixels of the screen, as widths are kept."""
        return (
            (297 - 2 * self.side) * 10 * _PIXELS_AN_INCH * 100 // _MILLIMETRES_AN_INCH // self.scale
        )

    @property
    def points(self) -> int:
        """How high the rows of one page may be together, in points."""
        room = (210 - self.top - self.bottom) * 10
        return room * _POINTS_AN_INCH * 100 // _MILLIMETRES_AN_INCH // self.scale


def pixels_of(widths: Sequence[int]) -> int:
    """Add up column widths that are given in characters, as the widest program shows them.

    A digit of the standard letter is 7 pixels wide in one program and 7⅓ in another.
    """
    return sum(width * _PIXELS_TEN_CHARACTERS // 10 + _PIXELS_A_MARGIN for width in widths)


def scale_of(widths: Sequence[int]) -> int:
    """Give the per cent at which columns of these widths fill a page, and no more than 100."""
    fitting = Paper().pixels * 100 // pixels_of(widths)
    return max(_SMALLEST_SCALE, min(100, fitting))


@lru_cache(maxsize=4096)
def lines_of(text: str, width: int) -> int:
    """Say how many lines a text takes in a cell `width` characters wide: rather more than less.

    Capitals and wide letters count for more; a word that is wider than the cell is broken.
    """
    room = width * 10
    if len(text) * _WIDEST <= room and "\n" not in text:
        return 1
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: int) -> int:
    lines, used = 1, 0
    for word in line.split(" "):
        wide = _tenths(word)
        if used and used + 5 + wide > room:
            lines, used = lines + 1, 0
        lines += wide // (room + 1)
        used += wide % (room + 1) + 5
    return lines


def _tenths(word: str) -> int:
    """Give a word's width in tenths of a digit's."""
    return sum(map(_letter, word))


@lru_cache(maxsize=1024)
def _letter(letter: str) -> int:
    # A mark makes no letter wider.
    plain = unicodedata.normalize("NFD", letter)[0]
    return _WIDTHS.get(plain, 14 if plain.isupper() else 10)


def height_of(cells: Sequence[tuple[str, int]], *, least: int = 1) -> int:
    """Give the height, in points, of a row whose cells hold these texts at these widths."""
    lines = max((lines_of(text, width) for text, width in cells), default=1)
    return _LINE * max(lines, least) + 3


def page_ends(
    heights: Sequence[int], *, first_room: int, room: int, together: int
) -> tuple[int, ...]:
    """Say after how many rows each page but the last ends.

    `heights` are those of the rows after the header; the first page has `first_room` points for
    them, the others `room`. The last `together` rows stay on one page.

    >>> page_ends([20] * 10, first_room=100, room=140, together=3)
    (5,)
    >>> page_ends([20] * 6, first_room=100, room=140, together=3)
    (3,)
    """
    ends: list[int] = []
    left = first_room
    last = max(0, len(heights) - together)
    for row, height in enumerate(heights):
        needed = sum(heights[last:]) if row == last else height
        if needed > left and row > 0 and row <= last:
            ends.append(row)
            left = room
        left -= height
    return tuple(ends)
