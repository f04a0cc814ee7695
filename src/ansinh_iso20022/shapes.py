"""Records that look alike, recognised in the bytes: a bank's system writes each as the last.

A record that was walked and checked teaches its shape: every tag as it stands, with holes where
texts are. What fits the shape to the byte differs from it in texts alone, and a hole takes no
sign that could be markup; so it is as well-formed, and its elements are as right, as the one that
was checked. The parser need not see it.
"""

import re
from collections.abc import Mapping
from typing import Final

import attrs

MAX_SHAPES: Final = 8
"""A bank's system has a few; trying many would take longer than the parser."""

_TOKEN: Final = re.compile(
    rb"<(?P<end>/?)(?P<tag>(?:[^\s<>/:]+:)?(?P<name>[^\s<>/:]+)[^<>]*)>|[^<>]+"
)
_BLANKS: Final = b" \t\r\n"
_HOLE: Final = rb"([^\x00-\x1f<>&]+)"
_BETWEEN: Final = rb"[ \t\r\n]*"
_FORBIDDEN: Final = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""U+FFFE and U+FFFF, which UTF-8 can write and XML forbids."""


@attrs.frozen(eq=False)
class Shape:
    """The tags of a record, and which hole has which element's text."""

    pattern: re.Pattern[bytes]
    holes: Mapping[str, int]
    """By the path below the record; the numbers are those of the pattern's groups."""


def can_be_learned(data: bytes) -> bool:
    """Say whether shapes of a file can be trusted: its names mean the same all through.

    They do where namespaces are declared in the root's tag alone. And no text may have a sign
    that is well-formed UTF-8 but not XML.
    """
    root = data.find(b"<", data.find(b"?>") + 1)
    head = data[root : data.find(b">", root) + 1]
    if any(sign in data for sign in _FORBIDDEN):
        return False
    return head.count(b"xmlns") == data.count(b"xmlns")


def shape_of(record: bytes, unit: str) -> Shape | None:
    """Learn the shape of a record; ``None`` where its paths are not clear.

    Elements that are empty, or that stand twice, are left to the walk.
    """
    pieces: list[bytes] = []
    names: list[str] = []
    holes: dict[str, int] = {}
    seen: set[str] = set()
    text = b""
    opened = False
    for token in _TOKEN.finditer(record):
        if token["tag"] is None:
            text = token[0]
            continue
        path = "/".join(names[1:])
        is_text = bool(text.strip(_BLANKS))
        if token["end"]:
            if opened != is_text or not names:
                return None
            names.pop()
        else:
            names.append(token["name"].decode("utf-8", "replace"))
            path = "/".join(names[1:])
            if is_text or path in seen or names[0] != unit or token["tag"].endswith(b"/"):
                return None
            seen.add(path)
        if is_text:
            holes[path] = len(holes) + 1
        pieces += [_HOLE if is_text else _BETWEEN, re.escape(token[0])]
        opened, text = not token["end"], b""
    return None if names or not holes else Shape(re.compile(b"".join(pieces)), holes)


def texts_of(holes: Mapping[str, int], said: re.Match[bytes]) -> dict[str, str]:
    """Give the texts of a record by path, without the blanks around them."""
    texts = said.groups()
    return {path: texts[number - 1].decode().strip(" ") for path, number in holes.items()}
