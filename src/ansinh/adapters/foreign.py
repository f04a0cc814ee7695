"""What is kept of an exception that is not ours: its type and its place, never its words.

While an adapter works on people's data, the message of a foreign exception may quote it. At
sign-up nobody's data is near, so there the message may stay.

An exception's class may answer for itself (a property named ``__traceback__``, a metaclass with a
``__module__``), so what it is asked for is read past it, from Python's own classes.
"""

import re
from typing import Final

from ansinh.errors import AnsinhError, tree

_LONGEST: Final = 500
PASSES: Final = (KeyboardInterrupt,)
"""What is nobody's failure: it goes through to whoever stopped the work."""

_OURS: Final = tuple(
    kind for kind in vars(tree).values() if isinstance(kind, type) and issubclass(kind, AnsinhError)
)
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.<>]{0,199}", re.ASCII)
"""What a type or a module of honest code is called; anything else could be somebody's name."""


def is_ours(error: BaseException) -> bool:
    """Say whether an error is of our own classes; a plug-in's subclass says what it likes."""
    kind = type(error)
    return any(kind is own for own in _OURS)


def type_name(error: BaseException) -> str:
    """Name the exception's type, with its module where that is not Python's own."""
    kind = type(error)
    module, name = _of_type(kind, "__module__"), _of_type(kind, "__qualname__")
    return name if module in {"builtins", "__main__"} else f"{module}.{name}"


def place_of(error: BaseException) -> str:
    """Name the line of code where it was raised: ``module:line``, without a path."""
    trace = vars(BaseException)["__traceback__"].__get__(error)
    place = "?"
    while trace is not None:
        module = dict.get(trace.tb_frame.f_globals, "__name__")
        place = f"{_plain(module)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def first_words(error: BaseException) -> str:
    """Say type and message on one line; only for what went wrong before any data was read."""
    kind = _of_type(type(error), "__name__")
    try:
        message = " ".join(str(error).split())
    except PASSES:
        raise
    except BaseException:  # noqa: BLE001 - an exception that cannot say what it is
        message = ""
    words = f"{kind}: {message}" if message else kind
    # What a terminal would obey instead of showing it, and what would fill a screen.
    shown = "".join(sign if sign.isprintable() else "?" for sign in words)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _of_type(kind: type, what: str) -> str:
    return _plain(vars(type)[what].__get__(kind))


def _plain(name: object) -> str:
    return name if type(name) is str and _NAME.fullmatch(name) else "?"
