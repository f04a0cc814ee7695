"""`own_copy`: what a plug-in is given is its own, so that whatever it does to it stays there.

A frozen value is no obstacle to ``object.__setattr__``, and what is changed after the call would
be seen by nobody. A copy shares nothing that can be changed with the caller's values.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum
from fractions import Fraction
from operator import attrgetter
from typing import Any, Final, TypeVar, cast

import attrs

from ansinh.formats.frozen_mapping import FrozenMapping

_KEPT_HASH: Final = "_attrs_cached_hash"

Value = TypeVar("Value")
Memo = dict[int, object]
Copier = Callable[[Any, Memo], object]

# Types whose values nobody can change; enumerations join them when they are first seen.
_UNCHANGING: set[type] = {str, bytes, int, bool, type(None), date, Fraction}


def own_copy(value: Value) -> Value:
    """Give an equal value whose parts are new, however deep; no validator runs again."""
    return cast("Value", _copied(value, {}))


def _copied(value: object, memo: Memo) -> object:
    kind = type(value)
    if kind in _UNCHANGING:
        return value
    copier = _COPIERS.get(kind)
    if copier is None:
        copier = _COPIERS[kind] = _made_for(kind)
    return copier(value, memo)


def _several(values: tuple[Any, ...], memo: Memo) -> object:
    return tuple([part if type(part) in _UNCHANGING else _copied(part, memo) for part in values])


def _mapping(items: FrozenMapping[Any, Any], memo: Memo) -> object:
    return FrozenMapping({key: _copied(item, memo) for key, item in items.items()})


_COPIERS: dict[type, Copier] = {tuple: _several, FrozenMapping: _mapping}


def _made_for(kind: type) -> Copier:
    if issubclass(kind, Enum):
        _UNCHANGING.add(kind)
    elif attrs.has(kind):
        names = [field.name for field in attrs.fields(kind)]
        one = len(names) == 1 and not _keeps_hash(kind)
        return _of_one(kind, names[0]) if one else _of_many(kind, names)
    return lambda value, _memo: value  # not one of ours: whoever made it answers for it


def _of_one(kind: type, name: str) -> Copier:
    """Copy what is one text or number; remembering such small values costs more than it saves."""
    put = _setter(kind, name)
    read = attrgetter(name)

    def copied(value: object, memo: Memo) -> object:
        made: object = object.__new__(kind)
        put(made, _copied(read(value), memo))
        return made

    return copied


def _of_many(kind: type, names: list[str]) -> Copier:
    setters = [_setter(kind, name) for name in names]
    read = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    forget = _setter(kind, _KEPT_HASH) if _keeps_hash(kind) else None

    def copied(value: object, memo: Memo) -> object:
        seen = memo.get(id(value))
        if seen is not None:
            return seen
        made: object = object.__new__(kind)
        memo[id(value)] = made
        for put, part in zip(setters, read(value), strict=True):
            put(made, part if type(part) in _UNCHANGING else _copied(part, memo))
        if forget is not None:
            forget(made, None)
        return made

    return copied


def _keeps_hash(kind: type) -> bool:
    """Say whether its values remember their hash, which is no field of theirs."""
    return _KEPT_HASH in getattr(kind, "__slots__", ())


def _setter(kind: type, name: str) -> Callable[[object, object], None]:
    slot: Any = getattr(kind, name, None)
    if hasattr(slot, "__set__"):
        # Straight to the slot: `object.__setattr__` would look the name up for each value.
        return cast("Callable[[object, object], None]", slot.__set__)
    return lambda made, part: object.__setattr__(made, name, part)
