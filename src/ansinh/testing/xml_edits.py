"""XML changed as the kit asks: its records in another order, its texts and attributes replaced.

It is changed in its bytes: written anew it would have other prefixes for its namespaces, and an
adapter would be asked to read what no provider sends.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Final
from xml.etree import ElementTree as ET
from xml.parsers import expat
from xml.sax.saxutils import escape

import attrs

from ansinh.testing.elements import element_texts, record_elements, root_of
from ansinh.testing.rearranging import in_order, runs_of, spoken_of

_TAG: Final = re.compile(rb"""<(?:"[^"]*"|'[^']*'|[^>"'])*>""")
_ATTRIBUTE: Final = re.compile(
    rb"""(?<=\s)(?P<name>[^\s=/>"']+)\s*=\s*(?P<mark>["'])(?P<value>.*?)(?P=mark)""", re.DOTALL
)

_Edit = tuple[int, int, bytes]


@attrs.define
class _Span:
    """Where an element stands in the bytes: its tag, what is within, the tag that ends it."""

    start: int
    inner: int
    close: int = 0
    end: int = 0


def xml_rows(content: bytes, references: Sequence[str], order: Sequence[str]) -> bytes:
    """Give it with the elements of these references, in this order; twice said is twice."""
    root = root_of(content)
    spans = _spans(content, root)
    records = set(record_elements(root, references))
    edits = [
        edit
        for parent in root.iter()
        for edit in _moved(content, parent, records, spans, references, order)
    ]
    return _edited(content, edits)


def xml_words(content: bytes, words: Mapping[str, str], outside: Sequence[str] = ()) -> bytes:
    """Give it with words replaced that are the whole text of an element or of an attribute.

    Not within the elements of the references in `outside`.
    """
    root = root_of(content)
    spans = _spans(content, root)
    within = {part for one in record_elements(root, outside) for part in one.iter()}
    wanted = {old.strip(): new for old, new in words.items()}
    edits: list[_Edit] = []
    for part in root.iter():
        if part in within:
            continue
        span = spans[part]
        text = (part.text or "").strip()
        if text in wanted and span.close > span.inner:
            end = spans[part[0]].start if len(part) else span.close
            edits.append((span.inner, end, escape(wanted[text]).encode()))
        edits += _attributes(content, span, wanted)
    return _edited(content, edits)


def _moved(
    content: bytes,
    parent: ET.Element,
    records: set[ET.Element],
    spans: Mapping[ET.Element, _Span],
    references: Sequence[str],
    order: Sequence[str],
) -> Iterator[_Edit]:
    """Give what puts an element's children into another order, with what stands between them."""
    parts = [
        (spoken_of(tuple(element_texts(one)), references) if one in records else "", spans[one])
        for one in parent
    ]
    for is_record, run in runs_of(parts):
        if not is_record:
            continue
        stands = [span for _, span in run]
        gap = content[stands[0].end : stands[1].start] if len(stands) > 1 else b""
        chosen = [content[one.start : one.end] for one in in_order(run, order)]
        yield stands[0].start, stands[-1].end, gap.join(chosen)


def _attributes(content: bytes, span: _Span, wanted: Mapping[str, str]) -> Iterator[_Edit]:
    for found in _ATTRIBUTE.finditer(content, span.start, span.inner):
        value = unescape(found["value"].decode()).strip()
        if value in wanted and not found["name"].startswith(b"xmlns"):
            new = escape(wanted[value], {'"': "&quot;", "'": "&apos;"})
            yield found.start("value"), found.end("value"), new.encode()


def _spans(content: bytes, root: ET.Element) -> dict[ET.Element, _Span]:
    """Find where each element stands; elements begin in the order in which a tree has them."""
    spans: list[_Span] = []
    above: list[_Span] = []
    parser = expat.ParserCreate()

    def opened(_name: str, _found: object) -> None:
        start = parser.CurrentByteIndex
        tag = _TAG.match(content, start)
        span = _Span(start, tag.end() if tag else start)
        spans.append(span)
        above.append(span)

    def closed(_name: str) -> None:
        span = above.pop()
        if content.endswith(b"/>", span.start, span.inner):
            span.close = span.end = span.inner
        else:
            span.close = parser.CurrentByteIndex
            span.end = content.index(b">", span.close) + 1

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.Parse(content, True)  # noqa: FBT003 - the parser's own manner
    return dict(zip(root.iter(), spans, strict=True))


def _edited(content: bytes, edits: Sequence[_Edit]) -> bytes:
    """Put new bytes in the place of some; places do not overlap."""
    anew, done = b"", 0
    for start, end, new in sorted(edits):
        anew += content[done:start] + new
        done = end
    return anew + content[done:]
