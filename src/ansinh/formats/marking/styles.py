"""The styles of a workbook with more of them: what a marked cell looks like, and the list."""

import re
from typing import Final

from ansinh.formats.marking.elements import Edit, Element, XmlPart, with_attribute
from ansinh.formats.marking.not_editable import NotEditable

COLOUR: Final = "FFFFBFA8"
"""The fill of a wrong cell, light red; nobody's palette offers it, so it is known as ours."""
_FILL: Final = (
    '<fill><patternFill patternType="solid"><fgColor rgb="{}"/><bgColor indexed="64"/>'
    "</patternFill></fill>"
)
_COLLECTIONS: Final = ("fonts", "fills", "borders", "cellXfs")
_TAG: Final = re.compile(r"<(/?)(?=\w)")
_FILL_ID: Final = re.compile(rb'\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|\'[^\']*\')')


class Styles:
    """The part ``styles.xml``: cells name their style by its number in ``cellXfs``.

    Nothing that is there is changed or moved; what is not there yet is added behind it.

    Raises:
        NotEditable: one of the collections is missing.
    """

    def __init__(self, xml: bytes) -> None:
        self._part = XmlPart(xml, 3)
        self._prefix = self._part.root.prefix
        self._homes: dict[str, Element] = {}
        self._items: dict[str, list[bytes]] = {}
        for name in _COLLECTIONS:
            home = self._part.child(self._part.root, name)
            if home is None:
                raise NotEditable
            children = self._part.children(home)
            self._homes[name] = home
            self._items[name] = [self._part.bytes_of(child) for child in children]
        self._known = {name: len(items) for name, items in self._items.items()}
        self._marks: dict[int, int] = {}
        if not self._items["cellXfs"]:
            raise NotEditable

    def number_of(self, collection: str, item: str) -> int:
        """Give the number of a font, fill, border or style; add it where nobody has it."""
        written = _TAG.sub(rf"<\1{self._prefix}", item).encode("ascii")
        items = self._items[collection]
        if written not in items:
            items.append(written)
        return items.index(written)

    def fill(self, colour: str) -> int:
        """Give the number of a plain fill."""
        return self.number_of("fills", _FILL.format(colour))

    def marked(self, style: int) -> int:
        """Give the style that differs from another in nothing but the fill."""
        found = self._marks.get(style)
        if found is None:
            styles = self._items["cellXfs"]
            filled = _with_fill(styles[style if style < len(styles) else 0], self.fill(COLOUR))
            if filled not in styles:
                styles.append(filled)
            found = self._marks[style] = styles.index(filled)
        return found

    def unmarked(self) -> dict[int, int]:
        """Give each style that has our fill the one that it was made of, or one without a fill.

        That is known by its likeness: a program that saved the workbook has numbered all anew.
        """
        ours = {
            number
            for number, fill in enumerate(self._items["fills"])
            if f'"{COLOUR}"'.encode() in fill.upper()
        }
        styles = self._items["cellXfs"]
        fills = [_fill_of(style) for style in styles]
        answer: dict[int, int] = {}
        for number, style in enumerate(tuple(styles)):
            if fills[number] not in ours:
                continue
            plain = _FILL_ID.sub(b"", style)
            alike = [
                other
                for other, fill in enumerate(fills)
                if fill not in ours and _FILL_ID.sub(b"", styles[other]) == plain
            ]
            if not alike:
                styles.append(_with_fill(style, 0))
                fills.append(0)
                alike = [len(styles) - 1]
            answer[number] = min(alike, key=lambda one: (fills[one] != 0, one))
        return answer

    @property
    def has_style_sets(self) -> bool:
        """Whether there are named styles that a cell's style may refer to."""
        return self._part.child(self._part.root, "cellStyleXfs") is not None

    def content(self) -> bytes:
        """Give the part."""
        edits: list[Edit] = []
        for name, items in self._items.items():
            new = items[self._known[name] :]
            if new:
                home = self._homes[name]
                if home.is_empty:
                    raise NotEditable
                edits += [
                    self._part.attribute(home, "count", str(len(items))),
                    Edit(home.close, home.close, b"".join(new)),
                ]
        return self._part.edited(edits)


def _fill_of(style: bytes) -> int:
    found = re.search(rb'\sfillId\s*=\s*["\']([0-9]{1,9})["\']', style)
    return int(found[1]) if found else 0


def _with_fill(style: bytes, fill: int) -> bytes:
    """Give a style with another fill; its opening tag is the first."""
    end = style.index(b">") + 1
    tag = _FILL_ID.sub(b"", style[:end])
    tag = with_attribute(with_attribute(tag, "fillId", str(fill)), "applyFill", "1")
    return tag + style[end:]
