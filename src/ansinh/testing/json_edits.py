"""JSON changed as the kit asks: its records in another order, its texts and numbers replaced."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from ansinh.testing.rearranging import rearranged, spoken_of
from ansinh.testing.written import leaves_of

_NUMBER: Final = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)


def json_rows(text: str, references: Sequence[str], order: Sequence[str]) -> str:
    """Give it with the records of these references, in this order; twice said is twice."""
    document = json.loads(text)
    return json.dumps(_reordered(document, references, order), ensure_ascii=False, indent=1)


def json_words(text: str, words: Mapping[str, str], outside: Sequence[str] = ()) -> str:
    """Give it with values replaced; a number becomes a number, or a text if it must.

    Not within the records of the references in `outside`.
    """
    document = json.loads(text)
    changed = _replaced(document, words, outside)
    return text if changed == document else json.dumps(changed, ensure_ascii=False, indent=1)


def _reordered(value: object, references: Sequence[str], order: Sequence[str]) -> object:
    if isinstance(value, Mapping):
        return {name: _reordered(one, references, order) for name, one in value.items()}
    if not isinstance(value, list):
        return value
    parts = [
        (
            _spoken(one, references) if isinstance(one, Mapping | list) else "",
            _reordered(one, references, order),
        )
        for one in value
    ]
    return rearranged(parts, order)


def _spoken(value: object, references: Sequence[str]) -> str:
    return spoken_of(tuple(leaves_of(value)), references)


def _replaced(value: object, words: Mapping[str, str], outside: Sequence[str]) -> object:
    if isinstance(value, Mapping):
        if _spoken(value, outside):
            return value
        return {name: _replaced(one, words, outside) for name, one in value.items()}
    if isinstance(value, list):
        return [_replaced(one, words, outside) for one in value]
    if value is None or isinstance(value, bool) or str(value) not in words:
        return value
    new = words[str(value)]
    if isinstance(value, int | float) and _NUMBER.fullmatch(new):
        return json.loads(new)
    return new
