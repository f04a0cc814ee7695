"""XML parts edited in their bytes: an element knows where it stands, and the rest stays as it is.

A library that reads a part and writes it anew loses what it does not know; an office's workbook
comes back with the marks and nothing else changed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.parsers import expat

import attrs

from ansinh.formats.marking.not_editable import NotEditable

# No possessive group: before Python 3.11.5 it overlooks matches (formats/sheet_grammar.py).
_TAG: Final = re.compile(rb"""<[^\s/>"']++(?:[^"'>]++|"[^"]*+"|'[^']*+')*>""")
_ATTRIBUTE: Final = rb"""(\s%s\s*=\s*)(?:"([^"]*)"|'([^']*)')"""


@attrs.frozen
class Element:
    """One element: its bytes are ``xml[start:end]``, its content ``xml[inside:close]``.

    `name` and the names of `attributes` are as written, `local` is without the prefix.
    """

    name: str
    depth: int
    start: int
    inside: int
    close: int
    end: int
    attributes: Mapping[str, str]

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon; empty where there is none."""
        return self.name.removesuffix(self.local)

    @property
    def is_empty(self) -> bool:
        """Whether it is written as one tag, ``<a/>``."""
        return self.close == self.end


@attrs.frozen
class Edit:
    """Other bytes in the place of ``xml[start:end]``."""

    start: int
    end: int
    new: bytes


class XmlPart:
    """The elements of a part down to a depth; the root has depth 1.

    Raises:
        NotEditable: the part is no XML.
    """

    def __init__(self, xml: bytes, depth: int) -> None:
        self.xml = xml
        found = sorted(_elements(xml, depth), key=lambda one: one.start)
        self.root = found[0]
        self._below: dict[int, list[Element]] = {one.start: [] for one in found}
        above: list[Element] = []
        for one in found:
            del above[one.depth - 1 :]
            if above:
                self._below[above[-1].start].append(one)
            above.append(one)

    def children(self, parent: Element, *names: str) -> list[Element]:
        """Give the elements right below another, of these names or of any."""
        below = self._below[parent.start]
        return [one for one in below if one.local in names] if names else below

    def child(self, parent: Element, name: str) -> Element | None:
        """Give the first child of that name."""
        return next(iter(self.children(parent, name)), None)

    def bytes_of(self, element: Element) -> bytes:
        """Give an element as it is written."""
        return self.xml[element.start : element.end]

    def append(self, parent: Element, content: bytes) -> Edit:
        """Put something at the end of an element."""
        if not parent.is_empty:
            return Edit(parent.close, parent.close, content)
        tag = self.bytes_of(parent)[:-2].rstrip()
        return Edit(
            parent.start, parent.end, tag + b">" + content + b"</" + parent.name.encode() + b">"
        )

    def attribute(self, element: Element, name: str, value: str) -> Edit:
        """Give an element's attribute another value, or put it there."""
        tag = self.xml[element.start : element.inside]
        return Edit(element.start, element.inside, with_attribute(tag, name, value))

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """Give the part with its edits; none of them may reach into another."""
        return edited(self.xml, edits)


def edited(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """Give the bytes with edits; of two at one place the first given comes first."""
    pieces: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda one: one.start):
        pieces += [xml[at : edit.start], edit.new]
        at = edit.end
    return b"".join([*pieces, xml[at:]])


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """Give an opening tag with an attribute's value; an ASCII one, for any encoding."""
    found = re.search(_ATTRIBUTE % re.escape(name).encode(), tag)
    new = value.encode("ascii")
    if found is not None:
        return tag[: found.end(1)] + b'"' + new + b'"' + tag[found.end() :]
    ending = b"/>" if tag.endswith(b"/>") else b">"
    return tag.removesuffix(ending).rstrip() + f' {name}="{value}"'.encode("ascii") + ending


def escaped(text: str) -> str:
    """Write a text so that it stands in any part: ASCII, with references for everything else."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain = plain.replace('"', "&quot;").replace("\r", "&#13;")
    return plain.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _elements(xml: bytes, depth: int) -> Iterator[Element]:
    found: list[Element] = []
    opened: list[tuple[str, int, int, Mapping[str, str]]] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: Mapping[str, str]) -> None:
        at = parser.CurrentByteIndex
        tag = _TAG.match(xml, at) if len(opened) < depth else None
        opened.append((name, at, tag.end() if tag else at, attributes))

    def end(_name: str) -> None:
        name, at, inside, attributes = opened.pop()
        if len(opened) >= depth:
            return
        close = last = inside
        if not xml.endswith(b"/>", at, inside):
            close = parser.CurrentByteIndex
            last = xml.index(b">", close) + 1
        found.append(Element(name, len(opened) + 1, at, inside, close, last, attributes))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    whole = False
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - the parser's own manner
        whole = True
    except expat.ExpatError:
        pass  # said below: it would carry the part's bytes along
    if not whole:
        raise NotEditable
    yield from found
