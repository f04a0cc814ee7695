"""How items say which keys an order holds, so that events alone give the live keys again.

An item's body is a JSON array whose first part is the item's kind. Two kinds concern keys, in
whatever event they stand:

``["live", reference, [key, …]]``
    From here on this order holds these keys (`Writing.claim`). The first such item of a reference
    is also the place at which it was given out (`Writing.name`).
``["free", reference]``
    From here on it holds none (`Writing.release`): it was refused, came back, was not collected,
    or its file was voided. An order that is paid is never let go.

Whoever claims or releases adds the item in the same transaction; `ansinh audit` folds the items
and finds every key that a store holds without them.
"""

import json
from collections.abc import Iterable
from typing import Final

from ansinh.books.compact import compact

KEPT: Final = "kept"
_LIVE: Final = '["live",'
_FREE: Final = '["free",'


def live_body(reference: str, keys: Iterable[str]) -> str:
    """Write that an order holds keys.

    >>> live_body("A1", ["k1", "k2"])
    '["live","A1",["k1","k2"]]'
    """
    return _json(["live", reference, list(keys)])


def free_body(reference: str) -> str:
    """Write that an order lets go of its keys.

    >>> free_body("A1")
    '["free","A1"]'
    """
    return _json(["free", reference])


def kept_body(reference: str, keys: Iterable[str]) -> str:
    """Write what an order paid to somebody who is erased, and does not hold in the store itself.

    >>> kept_body("A1", ["k1", "k2"])
    '["kept","A1",["k1","k2"]]'
    """
    return _json([KEPT, reference, list(keys)])


def claimed(body: str) -> tuple[str, tuple[str, ...]] | None:
    """Read what an item claims: reference and keys; ``None`` where it claims nothing.

    Raises:
        ValueError: It begins as a claim and is none.
    """
    if not body.startswith(_LIVE):
        return None
    match json.loads(body):
        case [_, str(reference), [*keys]] if all(isinstance(key, str) for key in keys):
            return reference, tuple(keys)
        case _:
            raise ValueError(_LIVE)


def freed(body: str) -> str | None:
    """Read what an item lets go: the reference; ``None`` where it lets go of nothing.

    Raises:
        ValueError: It begins as a release and is none.
    """
    if not body.startswith(_FREE):
        return None
    match json.loads(body):
        case [_, str(reference)]:
            return reference
        case _:
            raise ValueError(_FREE)


def _json(parts: list[object]) -> str:
    return compact(parts)
