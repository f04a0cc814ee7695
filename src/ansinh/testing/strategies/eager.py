"""`eager`: a strategy's settings are checked where it is named, not where it first draws."""

import inspect
from collections.abc import Callable
from functools import wraps
from types import NoneType, UnionType
from typing import Any, ParamSpec, TypeVar, Union, get_args, get_origin

from hypothesis.errors import InvalidArgument

Settings = ParamSpec("Settings")
Strategy = TypeVar("Strategy")

_COUNTS = ("min_size", "max_size", "backdated")


def eager(function: Callable[Settings, Strategy]) -> Callable[Settings, Strategy]:
    """Refuse a setting of another type, a count below 0, and a least above the most.

    A composite strategy runs first when it draws, and then a wrong setting fails far from the
    line that has it.
    """
    return at_least(0)(function)


def at_least(
    size: int,
) -> Callable[[Callable[Settings, Strategy]], Callable[Settings, Strategy]]:
    """Do what `eager` does, for something that has no fewer than `size` members."""

    def decorate(function: Callable[Settings, Strategy]) -> Callable[Settings, Strategy]:
        signature = inspect.signature(function)

        @wraps(function)
        def checked(*args: Settings.args, **kwargs: Settings.kwargs) -> Strategy:
            bound = signature.bind(*args, **kwargs)
            bound.apply_defaults()
            wrong = _wrong(signature, bound.arguments, size)
            if wrong:
                message = f"{function.__name__}(): {wrong}"
                raise InvalidArgument(message)
            return function(*args, **kwargs)

        return checked

    return decorate


def _wrong(signature: inspect.Signature, settings: dict[str, Any], least: int) -> str:
    for name, value in settings.items():
        kinds = _kinds(signature.parameters[name].annotation)
        if not any(_is_a(value, kind) for kind in kinds):
            told = " or ".join("None" if kind is NoneType else kind.__name__ for kind in kinds)
            return f"{name} is to be {told}, not {type(value).__name__}"
        lowest = least if name.endswith("_size") else 0
        if name in _COUNTS and value < lowest:
            return f"{name} is below {lowest}"
    for name, low in settings.items():
        other = name.replace("min_", "max_")
        high = settings.get(other)
        if name.startswith("min_") and high is not None and low is not None and low > high:
            return f"{name} is above {other}"
    return ""


def _kinds(annotation: object) -> tuple[type, ...]:
    either = get_origin(annotation) in {Union, UnionType}
    members = get_args(annotation) if either else (annotation,)
    return tuple(get_origin(kind) or kind for kind in members)


def _is_a(value: object, kind: type) -> bool:
    # To Python a truth value is a number; to whoever sets a size it is a slip.
    return isinstance(value, kind) and not (kind is int and isinstance(value, bool))
