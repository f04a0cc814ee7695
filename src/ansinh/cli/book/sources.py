"""The lists that the book takes in: each is known by its content, wherever it lies."""

import hashlib
from collections.abc import Iterable

from ansinh.boundary import SourceFile


def digests(sources: Iterable[SourceFile]) -> tuple[str, ...]:
    """Give the SHA-256 of each file."""
    return tuple(hashlib.sha256(source.data).hexdigest() for source in sources)
