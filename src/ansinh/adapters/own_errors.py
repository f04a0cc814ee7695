"""`own_error`: an error that came out of an adapter, made anew of the parts that are ours.

An exception carries more than its parts: notes, other ``args``, attributes that were put there,
links to what it came of. Any of these may quote a person's data, and all are printed somewhere.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final, cast

from ansinh.adapters.event import is_code
from ansinh.adapters.foreign import PASSES, is_ours, type_name
from ansinh.adapters.taking import taken
from ansinh.errors import (
    AnsinhError,
    Code,
    CodedError,
    MissingExtra,
    ParseFailed,
    Problem,
    RenderRefused,
    UnreadableFile,
    UnsupportedOperation,
)
from ansinh.payment import Reference

_PLAIN: Final = (str, int, bool, Code)


def own_error(error: BaseException) -> AnsinhError | None:
    """Give an equal error without anything else on it; ``None`` where it is none of ours.

    So is one of ours that is only a text (`AnsinhError`, `AdapterError`), or whose parts are not
    of our types.
    """
    if not is_ours(error):
        return None
    make = _MAKERS.get(type(error))
    if make is None and type(error).__init__ is CodedError.__init__:
        make = _coded
    try:
        made = make(error) if make is not None else None
    except PASSES:
        raise
    except BaseException:  # noqa: BLE001 - parts that were exchanged may do anything
        return None
    return made.with_traceback(error.__traceback__) if made is not None else None


def links_of(error: BaseException) -> tuple[AnsinhError | None, tuple[str, ...]]:
    """Give what an error came of, as far as it is ours, made anew; and the types of the rest."""
    kept: list[AnsinhError] = []
    cut: list[str] = []
    seen = {id(error)}
    waiting = _behind(error)
    while waiting:
        link = waiting.pop(0)
        if id(link) in seen:
            continue
        seen.add(id(link))
        made = own_error(link)
        if made is None:
            cut.append(type_name(link))
        else:
            kept.append(made)
            waiting += _behind(link)
    for one, behind in pairwise(kept):
        one.__context__ = behind
    return (kept[0] if kept else None), tuple(dict.fromkeys(cut))


def _behind(error: BaseException) -> list[BaseException]:
    slots = (vars(BaseException)[name] for name in ("__cause__", "__context__"))
    links = (slot.__get__(error) for slot in slots)
    return [link for link in links if link is not None]


def _refused(error: RenderRefused) -> AnsinhError:
    """Take over what is refused and why; out of another operation nobody has looked at it yet."""
    pairs = _tuple(error.refusals)
    return RenderRefused([(Reference(_plain(ref)).text, _rule(code)) for ref, code in pairs])


def _unreadable(error: UnreadableFile | ParseFailed) -> AnsinhError:
    accounts = {_plain(name): _counts(rows) for name, rows in _dict(error.accounts).items()}
    problems = [taken(Problem, one) for one in _tuple(error.problems)]
    return cast("AnsinhError", type(error)(problems, accounts))


def _coded(error: CodedError) -> AnsinhError:
    if type(error.code) is not Code or type(error.details) is not dict:
        raise TypeError
    details = {_plain(name): _plain_detail(detail) for name, detail in error.details.items()}
    return cast("AnsinhError", type(error)(error.code, **details))


def _missing(error: MissingExtra) -> AnsinhError:
    return MissingExtra(_plain(error.extra), _plain(error.needed_for))


def _unsupported(error: UnsupportedOperation) -> AnsinhError:
    return UnsupportedOperation(
        adapter=_plain(error.adapter),
        capability=_plain(error.capability),
        support=_plain(error.support),
    )


_MAKERS: Final[dict[type, Callable[[Any], AnsinhError]]] = {
    RenderRefused: _refused,
    UnreadableFile: _unreadable,
    ParseFailed: _unreadable,
    MissingExtra: _missing,
    UnsupportedOperation: _unsupported,
}


def _tuple(parts: object) -> tuple[Any, ...]:
    if type(parts) is not tuple:
        raise TypeError
    return parts


def _dict(parts: object) -> dict[object, object]:
    if type(parts) is not dict:
        raise TypeError
    return parts


def _counts(rows: object) -> dict[str, int]:
    counts: dict[str, int] = {}
    for kind, count in _dict(rows).items():
        if type(count) is not int:
            raise TypeError
        counts[_plain(kind)] = count
    return counts


def _plain(text: object) -> str:
    if type(text) not in {str, Code}:
        raise TypeError
    return str(text)


def _rule(code: object) -> str:
    text = _plain(code)
    if not is_code(text):
        raise TypeError
    return text


def _plain_detail(detail: object) -> object:
    if type(detail) is tuple:
        return tuple(_plain_detail(part) for part in detail)
    if type(detail) not in _PLAIN:
        raise TypeError
    return detail
