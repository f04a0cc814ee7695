"""`taken`: what a plug-in gives is made anew, of exactly the types that the contract names.

A subclass may lie (another content at the second look, an ``==`` that is always true), and a
value that the plug-in keeps can be changed after it was checked.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, cast, get_args, get_origin

import attrs

from ansinh.adapters.broken import Broken
from ansinh.errors import Code, InvalidValue, Text
from ansinh.formats.frozen_mapping import FrozenMapping
from ansinh.formats.kinds import Capability, Certainty, ChannelKind, Media, Support
from ansinh.formats.layout import Column, FieldKind, Layout
from ansinh.formats.name_rule import Charset, NameRule, NarrativeRule
from ansinh.formats.profile import FormatProfile
from ansinh.money import Dong

Kind = TypeVar("Kind")
Taker = Callable[[Any], Any]

_PLAIN: Final = frozenset(
    {str, int, bool, NoneType}
    | {Capability, Certainty, ChannelKind, Charset, FieldKind, Media, Support}
)
_OF_A_PROFILE: Final = frozenset(
    {FormatProfile, Layout, Column, NameRule, NarrativeRule, Dong, Text}
)


def taken(kind: type[Kind], value: object) -> Kind:
    """Give a value of ours, made of the parts of one that came from outside.

    Raises:
        Broken: ``contract-type``: it, or a part of it, is of another type, or is not valid.
    """
    if type(value) is not kind:
        raise _wrong(value)
    fields = _parts_of(cast("type[attrs.AttrsInstance]", kind))
    parts = {alias: take(getattr(value, name)) for name, alias, take in fields}
    try:
        return kind(**parts)
    except InvalidValue:
        pass
    raise Broken(Code.CONTRACT_TYPE, kind.__name__)


@cache
def _parts_of(kind: "type[attrs.AttrsInstance]") -> tuple[tuple[str, str, Taker], ...]:
    fields = attrs.fields(kind)
    return tuple((field.name, field.alias, _taker(field.type)) for field in fields)


def _taker(annotation: object) -> Taker:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is UnionType:
        return _one_of({kind: _taker(kind) for kind in arguments})
    if origin is tuple:
        return _several(_taker(arguments[0]))
    if origin is Mapping:
        return _mapping(_taker(arguments[0]), _taker(arguments[1]))
    if annotation is str:
        return _exact(str, Code)  # our codes are texts with a name
    kind = cast("type[Any]", annotation)  # what is left behind the colons of our fields
    if kind in {int, bool, bytes, date, NoneType} or issubclass(kind, Enum):
        return _exact(kind)
    return lambda value: taken(kind, value)


def _exact(*kinds: type) -> Taker:
    def take(value: object) -> object:
        if type(value) not in kinds:
            raise _wrong(value)
        return value

    return take


def _one_of(takers: Mapping[type, Taker]) -> Taker:
    def take(value: object) -> object:
        chosen = takers.get(type(value))
        if chosen is None:
            raise _wrong(value)
        return chosen(value)

    return take


def _several(take_one: Taker) -> Taker:
    def take(values: object) -> object:
        if type(values) is not tuple:
            raise _wrong(values)
        return tuple([take_one(value) for value in values])

    return take


def _mapping(take_key: Taker, take_item: Taker) -> Taker:
    def take(items: object) -> object:
        if type(items) is not FrozenMapping:
            raise _wrong(items)
        return {take_key(key): take_item(item) for key, item in items.items()}

    return take


def foreign_part(value: object) -> str:
    """Name the type of a part, however deep, that is none of ours; empty where all are plain.

    A text of its own class could be equal to every id that others have, and a rule of its own
    class could fail whoever lists profiles.
    """
    kind = type(value)
    if kind in _PLAIN:
        return ""
    parts: Iterable[object]
    if kind is tuple:
        parts = cast("tuple[object, ...]", value)
    elif kind is FrozenMapping:
        items = cast("FrozenMapping[object, object]", value).items()
        parts = (part for item in items for part in item)
    elif kind in _OF_A_PROFILE:
        fields = attrs.fields(cast("type[attrs.AttrsInstance]", kind))
        parts = (getattr(value, field.name) for field in fields)
    else:
        return kind.__name__
    return next((found for part in parts if (found := foreign_part(part))), "")


def _wrong(value: object) -> Broken:
    return Broken(Code.CONTRACT_TYPE, type(value).__name__)
