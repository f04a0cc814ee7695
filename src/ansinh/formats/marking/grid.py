"""Where on a sheet a note's box stands: columns and rows in pixels, as spreadsheets draw them."""

import re
from typing import Final

import attrs

from ansinh.formats.marking.elements import XmlPart
from ansinh.formats.marking.sheet_cells import frame_part

_ROW: Final = re.compile(rb"<(?:\w+:)?row\s(?=[^<>]*\s?(?:ht|hidden)=)([^<>]*)>")
_NUMBER: Final = re.compile(rb'(?:^|\s)r="([0-9]+)"')
_HEIGHT: Final = re.compile(rb'(?:^|\s)ht="([0-9.]{1,12})"')
_HIDDEN: Final = re.compile(rb'(?:^|\s)hidden="(?:1|true)"')
_DECIMAL: Final = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,20})?")
_LETTER: Final = 7
"""Pixels of a digit in the letter that widths are counted in."""
_PADDING: Final = 5
_WIDTH: Final = 64
_HEIGHT_OF_ROW: Final = 20
_FARTHEST: Final = 500
"""Rows or columns that a box can reach over, all of them hidden."""


@attrs.frozen
class Grid:
    """The widths of columns and heights of rows that are not as all others."""

    widths: dict[int, int]
    heights: dict[int, int]
    width: int = _WIDTH
    height: int = _HEIGHT_OF_ROW

    def anchor(self, row: int, column: int, size: tuple[int, int]) -> str:
        """Place a box beside a cell: column, pixels, row, pixels of its two corners, from 0."""
        top = max(row - 2, 0)
        left, inset_left = column, 15
        right, inset_right = self._end(left, inset_left + size[0], self.widths, self.width)
        bottom, inset_bottom = self._end(top, 4 + size[1], self.heights, self.height)
        corners = (left, inset_left, top, 4, right, inset_right, bottom, inset_bottom)
        return ", ".join(map(str, corners))

    @staticmethod
    def _end(first: int, length: int, sizes: dict[int, int], usual: int) -> tuple[int, int]:
        """Go on from the line `first` (from 0) until the length is used up."""
        for line in range(first, first + _FARTHEST):
            size = sizes.get(line + 1, usual)
            if length <= size:
                return line, length
            length -= size
        return first + _FARTHEST, 0


def grid_of(xml: bytes) -> Grid:
    """Read a sheet's widths and heights."""
    frame, cells, _ = frame_part(xml, 3)
    usual = frame.child(frame.root, "sheetFormatPr")
    about = usual.attributes if usual else {}
    heights = {
        int(number[1]): _height_of(found[1])
        for found in _ROW.finditer(cells)
        if (number := _NUMBER.search(found[1]))
    }
    return Grid(
        _widths(frame),
        heights,
        _pixels(about.get("defaultColWidth", ""), _WIDTH),
        _points(about.get("defaultRowHeight", ""), _HEIGHT_OF_ROW),
    )


def _widths(frame: XmlPart) -> dict[int, int]:
    found: dict[int, int] = {}
    for columns in frame.children(frame.root, "cols"):
        for one in frame.children(columns, "col"):
            first, last = one.attributes.get("min", ""), one.attributes.get("max", "")
            if not (first.isdecimal() and last.isdecimal()):
                continue
            hidden = one.attributes.get("hidden") in {"1", "true"}
            width = 0 if hidden else _pixels(one.attributes.get("width", ""), _WIDTH)
            reach = range(int(first), min(int(last), int(first) + _FARTHEST) + 1)
            found.update(dict.fromkeys(reach, width))
    return found


def _height_of(attributes: bytes) -> int:
    if _HIDDEN.search(attributes):
        return 0
    height = _HEIGHT.search(attributes)
    return _points(height[1].decode(), _HEIGHT_OF_ROW) if height else _HEIGHT_OF_ROW


def _pixels(width: str, usual: int) -> int:
    return round(float(width) * _LETTER) + _PADDING if _DECIMAL.fullmatch(width) else usual


def _points(height: str, usual: int) -> int:
    return round(float(height) * 4 / 3) if _DECIMAL.fullmatch(height) else usual
