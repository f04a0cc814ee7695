"""`Codec`: how one type stands in a document."""

from collections.abc import Callable
from typing import Any

import attrs


@attrs.frozen
class Codec:
    """The pydantic type that reads a part of a document, and the function that writes it.

    `names` are the names of the fields within: what a path may show. `tags` are the words of the
    `kind` fields within, which pydantic puts into its paths.
    """

    annotation: Any
    write: Callable[[Any], Any]
    names: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
