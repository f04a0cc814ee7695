"""One way to write a value down before it is hashed: the same text for equal values, everywhere.

Every part is tagged and measured, so two different values never give one text. What does not
count for equality (``eq=False``) does not count here. A field that a class got later is written
with its name, and only where it says something (`WHERE_SAID`): what was hashed before it came
keeps its digest.
"""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final

import attrs

WHERE_SAID: Final = MappingProxyType({"canonical": "where said"})
"""Metadata of a field that a class got later; its default is ``None``."""


def canonical(value: object) -> str:
    """Write a value of the domain as text.

    >>> canonical(("0461", 5, None))
    '(s4:0461i5;n)'
    """
    return _WRITERS[type(value)](value)


def canonical_bytes(value: object) -> bytes:
    """Write a value of the domain as bytes.

    Half a surrogate pair, which JSON lets into a note, passes: the error would hold the whole text.
    """
    return canonical(value).encode("utf-8", "surrogatepass")


def digest_of(value: object) -> str:
    """Give the SHA-256 of the canonical text, in hex.

    Of a hundred thousand orders the text is never there as a whole: it would be larger than they.
    """
    digest = hashlib.sha256()
    for piece in _pieces(value):
        digest.update(piece.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _pieces(value: object) -> Iterator[str]:
    """Give the canonical text in pieces: of a value's tuple each part is one."""
    kind = type(value)
    if not attrs.has(kind):
        yield canonical(value)
        return
    yield f"{kind.__name__}("
    for part in _parts_of(kind)(value):
        if type(part) is tuple:
            yield "("
            yield from map(canonical, part)
            yield ")"
        else:
            yield canonical(part)
    yield ")"


def _text(value: str) -> str:
    return f"s{len(value)}:{value}"


def _several(value: tuple[Any, ...]) -> str:
    return f"({''.join([_WRITERS[type(part)](part) for part in value])})"


class _Writers(dict[type, Callable[[Any], str]]):
    """The writer of each class; made when it is first asked for, and the same whoever asks."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        writer = self[kind] = _made_for(kind)
        return writer


_WRITERS: Final = _Writers(
    {
        str: _text,
        int: lambda value: f"i{value};",
        bool: lambda value: "t" if value else "f",
        type(None): lambda _value: "n",
        date: lambda value: f"d{value.isoformat()}",
        Fraction: lambda value: f"q{value.numerator}/{value.denominator};",
        tuple: _several,
    }
)


def _made_for(kind: type) -> Callable[[Any], str]:
    if issubclass(kind, Enum):
        return lambda value: _text(str(value.value))
    if issubclass(kind, tuple):
        return _several
    return _of_fields(kind)


def _of_fields(kind: type) -> Callable[[Any], str]:
    title, parts = kind.__name__, _parts_of(kind)
    return lambda value: f"{title}{_several(parts(value))}"


def _parts_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Give the function that gives what counts of a value, in the order of the fields."""
    counted = [field for field in attrs.fields(kind) if field.eq]
    later = [field.name for field in counted if field.metadata == WHERE_SAID]
    names = [field.name for field in counted if field.name not in later]
    if len(names) == 1:
        only = attrgetter(names[0])
        return lambda value: (only(value),)
    parts: Callable[[Any], tuple[Any, ...]] = attrgetter(*names)
    return (lambda value: (*parts(value), *_said(value, later))) if later else parts


def _said(value: object, names: list[str]) -> list[tuple[str, object]]:
    said = ((name, getattr(value, name)) for name in names)
    return [(name, part) for name, part in said if part is not None]
