"""What is kept of an exception that is not ours: its type and its place, never its words.

While an adapter works on people's data, the message of a foreign exception may quote it. At
sign-up nobody's data is near, so there the message may stay.
"""

from typing import Final

from ansinh.errors import AnsinhError, tree

_LONGEST: Final = 500
PASSES: Final = (KeyboardInterrupt, GeneratorExit)
"""What is nobody's failure: it goes through to whoever stopped the work."""


def is_ours(error: BaseException) -> bool:
    """Say whether an error is of our own classes; a plug-in's subclass says what it likes."""
    return vars(tree).get(type(error).__name__) is type(error)


def type_name(error: BaseException) -> str:
    """Name the exception's type, with its module where that is not Python's own."""
    kind = type(error)
    own = kind.__module__ in {"builtins", "__main__"}
    return kind.__qualname__ if own else f"{kind.__module__}.{kind.__qualname__}"


def place_of(error: BaseException) -> str:
    """Name the line of code where it was raised: ``module:line``, without a path."""
    trace = error.__traceback__
    place = "?"
    while trace is not None:
        place = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def first_words(error: BaseException) -> str:
    """Say type and message on one line; only for what went wrong before any data was read."""
    kind = type(error).__name__
    try:
        message = " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - an exception that cannot say what it is
        message = ""
    words = f"{kind}: {message}" if message else kind
    # What a terminal would obey instead of showing it, and what would fill a screen.
    shown = "".join(sign if sign.isprintable() else "?" for sign in words)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def without_foreign_links(error: AnsinhError) -> tuple[str, ...]:
    """Cut what is not ours out of an error's causes and contexts; name the types that were cut.

    A traceback prints the messages of the whole chain.
    """
    cut: list[str] = []
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        link = waiting.pop()
        seen.add(id(link))
        for name in ("__cause__", "__context__"):
            behind = getattr(link, name)
            if behind is None or id(behind) in seen:
                continue
            if isinstance(behind, AnsinhError):
                waiting.append(behind)
            else:
                cut.append(type_name(behind))
                setattr(link, name, None)
    return tuple(dict.fromkeys(cut))
