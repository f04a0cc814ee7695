"""Digests under the agency's key: they tell equal from other, and nothing to anybody else.

What the chain says of a plan's or a carry-over's personal parts as a whole goes through these, so
that after an erasure nobody can find out by trying whose they were.
"""

import hmac
from collections.abc import Iterable, Iterator
from typing import Final

from ansinh.books.exact import measured
from ansinh.books.store import Item
from ansinh.canonical import canonical_bytes

_CHECK: Final = b"ansinh book: is this the key?"


def key_check(key: bytes) -> str:
    """Give what a book keeps of its key, to notice another one."""
    return hmac.digest(key, _CHECK, "sha256").hex()


class PassingItems:
    """Items on their way to a store, with their documents: each is digested as it passes."""

    def __init__(self, items: Iterable[Item], *, key: bytes) -> None:
        self._items = items
        self._digest = hmac.new(key, measured(b"ansinh items 1"), "sha256")

    def __iter__(self) -> Iterator[Item]:
        for item in self._items:
            document = b"-" if item.document is None else b"+" + item.document.encode()
            self._digest.update(measured(item.body.encode(), item.person.encode(), document))
            yield item

    def digest(self) -> str:
        """Give the digest of all that have passed, in their order."""
        return self._digest.hexdigest()


def digest_of_items(items: Iterable[Item], *, key: bytes) -> str:
    """Give the digest of items with their documents, in their order."""
    passing = PassingItems(items, key=key)
    for _ in passing:
        pass
    return passing.digest()


def digest_of_value(value: object, *, key: bytes) -> str:
    """Give the digest of a value of the domain."""
    return hmac.digest(key, b"ansinh value 1:" + canonical_bytes(value), "sha256").hex()
