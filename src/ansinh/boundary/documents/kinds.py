"""Which values have a document, and under what name."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from enum import Enum
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Final

import attrs

from ansinh.errors import Code, UnknownDocument

VERSION: Final = 1
"""The version of all documents: one number, since most of them lie within one another."""

WITHOUT: Final = frozenset(
    {
        "Agency",  # it holds the agency's secret key, and a secret does not travel with data
        "PlanTerms",  # it holds the agency
        "Settings",  # it holds the agency; its own form is the settings file
        "KeyPlace",  # a part of the settings file
        "AdapterSpec",  # it holds code
    }
)
"""Public classes that are made of fields and yet have no document."""

_BESIDES: Final = (("ansinh.checks", "Finding"), ("ansinh.formats.profile", "FormatProfile"))
_WORD: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def kebab(kind: type) -> str:
    """Write a class's name as documents do.

    >>> class EWallet: ...
    >>> kebab(EWallet)
    'e-wallet'
    """
    return _WORD.sub("-", kind.__name__).lower()


def is_value(thing: object) -> bool:
    """Say whether something is a class of values: made of fields, or a choice of words."""
    if not isinstance(thing, type) or issubclass(thing, Exception):
        return False
    return attrs.has(thing) or issubclass(thing, Enum) or is_named_tuple(thing)


def is_named_tuple(kind: type) -> bool:
    """Say whether a class is a `NamedTuple`."""
    return issubclass(kind, tuple) and hasattr(kind, "_fields")


@cache
def _classes() -> Mapping[str, type]:
    # Looked up when a document is first used, not imported: public values also live in rooms
    # that are built on this one.
    package = import_module("ansinh")
    public = [getattr(package, name) for name in package.__all__ if name not in WITHOUT]
    public += [getattr(import_module(home), name) for home, name in _BESIDES]
    return MappingProxyType({kebab(kind): kind for kind in public if is_value(kind)})


def names() -> tuple[str, ...]:
    """Give the kinds of documents, in alphabetical order."""
    return tuple(sorted(_classes()))


def class_of(name: str) -> type:
    """Give the class of a kind of document.

    Raises:
        UnknownDocument: ``document-kind``.
    """
    kind = _classes().get(name)
    if kind is None:
        nearest = get_close_matches(name, names(), n=3)
        raise UnknownDocument(Code.DOCUMENT_KIND, nearest=", ".join(nearest) or "-")
    return kind


def name_of(kind: type) -> str:
    """Give the name of the documents of a class.

    Raises:
        UnknownDocument: ``document-none``.
    """
    name = kebab(kind)
    if _classes().get(name) is not kind:
        raise UnknownDocument(Code.DOCUMENT_NONE)
    return name
