"""How the cells of a sheet are written: rows and cells in the form of ECMA-376, part 1, 18.3.1.

Attributes stand in double quotation marks and hold no ``<``, ``>`` or, on rows and cells, ``&``;
text holds no ``>``. Every spreadsheet program writes so, and it leaves no two ways to read a byte.
The quantifiers are possessive: matching takes time in step with the size, whatever the bytes.
"""

import re
from functools import lru_cache

import attrs


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


@lru_cache(maxsize=8)
def grammar_of(prefix: bytes) -> Grammar:
    """Make the patterns for a prefix."""
    p = re.escape(prefix)
    name = rb"[A-Za-z_][\w.:-]*+"
    # The address comes once: a second `r` cannot hide among the others.
    others = rb"(?:\s++(?!r=)" + name + rb'="[^"<>&]*+")*+\s*+'
    plain = rb"(?:\s++" + name + rb'="[^"<>]*+")*+\s*+'
    run = rb"(?:t|r|rPr|b|i|u|strike|sz|color|rFont|family|charset|scheme|vertAlign|rPh|phoneticPr)"

    def leaf(tag: bytes) -> bytes:
        return rb"<" + p + tag + plain + rb"(?:>[^<>]*+</" + p + tag + rb">|/>)\s*+"

    rich = rb"<" + p + rb"is>(?:[^<>]++|</?+" + p + run + plain + rb"/?+>)*+</" + p + rb"is>\s*+"
    content = rb"\s*+(?:" + leaf(rb"f") + rb")?+(?:" + leaf(rb"v") + rb"|" + rich + rb")?+"

    def tagged(tag: bytes, address: bytes, attributes: bytes, inside: bytes) -> bytes:
        opening = rb"<" + p + tag + others + rb'(?<=\s)r="' + address + rb'"' + attributes
        return opening + rb"(?:>" + inside + rb"</" + p + tag + rb">|/>)\s*+"

    cell = tagged(rb"c", rb"[A-Z]{1,3}\1", others, content)
    cells = rb"\s*+(?:" + cell + rb")*+"
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
