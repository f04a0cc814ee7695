"""`Codec`: how one type stands in a document."""

from collections.abc import Callable
from typing import Any

import attrs


@attrs.frozen
class Codec:
    """The pydantic type that reads a part of a document, and the functions that write and read it.

    `annotation` reads what comes from outside and says all that is wrong with it. `read` takes what
    `write` wrote and somebody kept for us: it makes the values by their own constructors, which
    still refuse what is none, and is many times as fast.

    `names` are the names of the fields within: what a path may show. `tags` are the words of the
    `kind` fields within, which pydantic puts into its paths.
    """

    annotation: Any
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]
    names: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
