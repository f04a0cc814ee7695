"""JSON text to JSON parts, and nothing that two readers could read in two ways.

Python's own reader takes the last of two equal keys, ``NaN``, ``1E400`` and halves of surrogate
pairs. Here each becomes an `Unusable` part, which every field refuses at its place.
"""

import json
import re
from typing import Any, Final

import attrs

from ansinh.errors import Code, Position, Problem, UnreadableFile, problem
from ansinh.money import LARGEST

MAX_DOCUMENT: Final = 256 * 1024 * 1024
"""Bytes, or characters of a text: half a million lines of a roll take about as much."""

_LONGEST_NUMBER: Final = len(str(-LARGEST))


@attrs.frozen
class Unusable:
    """What stood there cannot be used; only the reason is kept."""

    code: Code


def load(text: str | bytes, source: str) -> Any:
    """Read JSON text; bytes are UTF-8, and a byte order mark does not count.

    Raises:
        UnreadableFile: ``json-size``, ``json-text``, ``json-syntax``, ``json-depth``.
    """
    found: Problem
    if len(text) > MAX_DOCUMENT:
        raise UnreadableFile([problem(Code.JSON_SIZE, Position(source))])
    # Raised after the blocks: these errors hold the whole text.
    try:
        written = text.decode("utf-8") if isinstance(text, bytes) else text
        document = _DECODER.decode(written.removeprefix("\ufeff"))
        return _without_halves(document) if _MAY_HAVE_HALVES.search(written) else document
    except UnicodeDecodeError:
        found = problem(Code.JSON_TEXT, Position(source))
    except json.JSONDecodeError as error:
        found = problem(Code.JSON_SYNTAX, Position(source, row=error.lineno))
    except RecursionError:
        found = problem(Code.JSON_DEPTH, Position(source))
    raise UnreadableFile([found])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                members[key] = Unusable(Code.JSON_DUPLICATE_KEY)
            seen.add(key)
    return members


def _whole(digits: str) -> int | Unusable:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else Unusable(Code.JSON_NUMBER)


def _no_number(_text: str) -> Unusable:
    return Unusable(Code.JSON_NUMBER)


def _without_halves(document: Any) -> Any:
    """Take out texts with half a surrogate pair: they would fail when they are written."""
    root = [document]
    waiting: list[Any] = [root]
    while waiting:
        part = waiting.pop()
        places = list(part.items()) if isinstance(part, dict) else list(enumerate(part))
        for key, inner in places:
            if _is_half(key) or _is_half(inner):
                part[key] = Unusable(Code.JSON_TEXT)
            elif isinstance(inner, dict | list):
                waiting.append(inner)
    return root[0]


def _is_half(text: object) -> bool:
    return isinstance(text, str) and _HALF.search(text) is not None


_HALF: Final = re.compile("[\ud800-\udfff]")
_MAY_HAVE_HALVES: Final = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")

_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_whole, parse_float=_no_number, parse_constant=_no_number
)
