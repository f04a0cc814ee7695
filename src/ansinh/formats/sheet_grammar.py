"""How the cells of a sheet are written: rows and cells in the form of ECMA-376, part 1, 18.3.1.

Attributes stand in double quotation marks and hold no ``<``, ``>`` or, on rows and cells, ``&``;
text holds no ``>``. Every spreadsheet program writes so, and it leaves no two ways to read a byte.
Quantifiers are possessive and repeated groups atomic, so that matching takes time in step with the
size, whatever the bytes. A group has no possessive quantifier of its own: before Python 3.11.5 that
overlooks matches (python/cpython#106052), and Debian 12 has 3.11.2. An atomic group remembers each
repetition until it ends, so repetitions are bounded: by what a sheet or a cell can hold.
"""

import re
from functools import lru_cache
from typing import Final

import attrs

_ATTRIBUTES: Final = 100
_CELLS: Final = 16_384
"""A sheet's columns, A to XFD."""
_PIECES: Final = 100_000
"""Tags and texts of one cell that is written in several styles."""


@attrs.frozen
class Grammar:
    """The patterns for one namespace prefix: ``x:row`` is as good as ``row``.

    `row` has the number and the other attributes; `letters` finds each cell's column, and an empty
    one for each row; `cell`, `filled` and `formula` have the attributes of a cell of that kind.
    """

    row: re.Pattern[bytes]
    letters: re.Pattern[bytes]
    cell: re.Pattern[bytes]
    filled: re.Pattern[bytes]
    formula: re.Pattern[bytes]
    hidden: re.Pattern[bytes]


def _up_to(times: int, part: bytes) -> bytes:
    return rb"(?>(?:" + part + rb"){0,%d})" % times


@lru_cache(maxsize=8)
def grammar_of(prefix: bytes) -> Grammar:
    """Make the patterns for a prefix."""
    p = re.escape(prefix)
    name = rb"[A-Za-z_][\w.:-]*+"
    # The address comes once: a second `r` cannot hide among the others.
    others = _up_to(_ATTRIBUTES, rb"\s++(?!r=)" + name + rb'="[^"<>&]*+"') + rb"\s*+"
    plain = _up_to(_ATTRIBUTES, rb"\s++" + name + rb'="[^"<>]*+"') + rb"\s*+"
    run = rb"(?:t|r|rPr|b|i|u|strike|sz|color|rFont|family|charset|scheme|vertAlign|rPh|phoneticPr)"

    def leaf(tag: bytes) -> bytes:
        return rb"<" + p + tag + plain + rb"(?:>[^<>]*+</" + p + tag + rb">|/>)\s*+"

    text = _up_to(_PIECES, rb"[^<>]++|</?+" + p + run + plain + rb"/?+>")
    rich = rb"<" + p + rb"is>" + text + rb"</" + p + rb"is>\s*+"
    content = rb"\s*+" + _up_to(1, leaf(rb"f")) + _up_to(1, leaf(rb"v") + rb"|" + rich)

    def tagged(tag: bytes, address: bytes, attributes: bytes, inside: bytes) -> bytes:
        opening = rb"<" + p + tag + others + rb'(?<=\s)r="' + address + rb'"' + attributes
        return opening + rb"(?:>" + inside + rb"</" + p + tag + rb">|/>)\s*+"

    cell = tagged(rb"c", rb"[A-Z]{1,3}\1", others, content)
    cells = rb"\s*+" + _up_to(_CELLS, cell)
    row = tagged(rb"row", rb"([1-9][0-9]{0,6})", rb"(" + others + rb")", cells)
    start = rb"<" + p + rb"c\s([^<>]*)"
    return Grammar(
        row=re.compile(rb"\s*+" + row),
        letters=re.compile(rb"<" + p + rb'(?:row\s|c\s(?:[^<>]*?\s)??r="([A-Z]+))'),
        cell=re.compile(start + rb">"),
        filled=re.compile(start + rb"(?<!/)>"),
        formula=re.compile(start + rb">\s*<" + p + rb"f[\s>/]"),
        hidden=re.compile(rb'(?:^|\s)hidden="(?:1|true)"'),
    )
