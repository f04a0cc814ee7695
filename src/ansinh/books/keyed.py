"""Digests under the agency's key: they tell equal from other, and nothing to anybody else.

What the chain says of a plan's or a carry-over's personal parts as a whole goes through these, so
that after an erasure nobody can find out by trying whose they were.
"""

import hmac
from collections.abc import Iterable
from typing import Final

from ansinh.books.exact import measured
from ansinh.books.store import Item
from ansinh.canonical import canonical_bytes

_CHECK: Final = b"ansinh book: is this the key?"


def key_check(key: bytes) -> str:
    """Give what a book keeps of its key, to notice another one."""
    return hmac.digest(key, _CHECK, "sha256").hex()


def digest_of_items(items: Iterable[Item], *, key: bytes) -> str:
    """Give the digest of items with their documents, in their order."""
    digest = hmac.new(key, measured(b"ansinh items 1"), "sha256")
    for item in items:
        document = b"-" if item.document is None else b"+" + item.document.encode()
        digest.update(measured(item.body.encode(), item.person.encode(), document))
    return digest.hexdigest()


def digest_of_value(value: object, *, key: bytes) -> str:
    """Give the digest of a value of the domain."""
    return hmac.digest(key, b"ansinh value 1:" + canonical_bytes(value), "sha256").hex()
