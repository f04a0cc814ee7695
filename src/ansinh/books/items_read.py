"""What an event's items were made of, read back by kind."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from itertools import islice, takewhile
from typing import Any, Final, TypeVar, cast

from ansinh.books.chain import ItemsDigest, commitment_of, event_hash, salt_of
from ansinh.books.store import Store, StoredItem
from ansinh.boundary.documents import Codec, codec_of
from ansinh.errors import BookDamaged, Code, CodedError
from ansinh.roll import Change

_Value = TypeVar("_Value")

CHANGES: Final = codec_of(Change)
"""The codec of a change, whichever of the three it is."""

_MANY: Final = ('["entry",', '["order",')
_LOADS: Final = json.JSONDecoder().decode


class ItemsRead:
    """The items of one event, by kind, in their order; of what was erased nothing is left."""

    def __init__(self, items: Iterable[StoredItem]) -> None:
        self._by_kind: dict[str, list[StoredItem]] = defaultdict(list)
        for item in items:
            kind = item.body[2 : item.body.find('"', 2)]
            if item.document is not None or not item.commitment:
                self._by_kind[kind].append(item)

    @classmethod
    def of(cls, store: Store, event: int, *, key: bytes, erased: Collection[str]) -> "ItemsRead":
        """Read an event's items with their documents, and see that they are what was written.

        Raises:
            BookDamaged: ``book-chain``.
        """
        items = store.items(event, documents=True)
        return cls(_in_event(store, event, _as_committed(items, key, erased)))

    @classmethod
    def before_the_many(
        cls, store: Store, event: int, *, key: bytes, erased: Collection[str]
    ) -> "ItemsRead":
        """Read what an event has beside its lines or its orders, which stand at its end.

        Raises:
            BookDamaged: ``book-chain``: a document is not what was written.
        """
        items = _as_committed(store.items(event, documents=True), key, erased)
        return cls(takewhile(lambda item: not item.body.startswith(_MANY), items))

    def of_kind(self, kind: str) -> list[StoredItem]:
        """Give the items of a kind."""
        return self._by_kind.get(kind, [])

    def values(self, kind: str, what: type[_Value]) -> list[_Value]:
        """Give the values of a kind of item."""
        codec: Codec = codec_of(cast("Any", what))
        return read_all(self.of_kind(kind), codec)

    def changes(self, kind: str = "change") -> list[Change]:
        """Give the changes."""
        return read_all(self.of_kind(kind), CHANGES)


def _as_committed(
    items: Iterable[StoredItem], key: bytes, erased: Collection[str]
) -> Iterator[StoredItem]:
    """Hold each document against what the chain has of it; only an erasure takes one away."""
    for item in items:
        if item.document is not None:
            salt = salt_of(key, item.event, item.n)
            kept = commitment_of(salt, item.document) == item.commitment
        else:
            kept = not item.commitment or item.person in erased
        if not kept:
            raise BookDamaged(Code.BOOK_CHAIN)
        yield item


def _in_event(store: Store, event: int, items: Iterable[StoredItem]) -> Iterator[StoredItem]:
    """Hold the items together against the hash of their event; the fold has seen that it is there.

    So a step takes in nothing that was changed since it was written, audit or no audit.
    """
    digest = ItemsDigest()
    for item in items:
        digest.add(item.body, item.person, item.commitment)
        yield item
    for stored in islice(store.events(after=event - 1), 1):
        if event_hash(stored, digest) != stored.hash:
            raise BookDamaged(Code.BOOK_CHAIN)


def read_all(items: Iterable[StoredItem], codec: Codec) -> list[Any]:
    """Read the documents of items.

    Raises:
        BookDamaged: ``book-values``: one is not as it was written.
    """
    read = codec.read
    try:
        return [read(_LOADS(item.document or "")) for item in items]
    except (CodedError, ValueError, TypeError, KeyError, AttributeError):
        pass  # said below: these errors would show what stands there
    raise BookDamaged(Code.BOOK_VALUES)


def read_texts(item: StoredItem) -> dict[str, str]:
    """Read a document that is an object of texts.

    Raises:
        BookDamaged: ``book-values``.
    """
    texts = None
    with suppress(ValueError):  # said below, as above
        texts = _LOADS(item.document or "")
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise BookDamaged(Code.BOOK_VALUES)
    return cast("dict[str, str]", texts)


def parts_of(item: StoredItem) -> list[Any]:
    """Give the parts of an item's body.

    Raises:
        BookDamaged: ``book-values``.
    """
    parts = None
    with suppress(ValueError):  # said below, as above
        parts = _LOADS(item.body)
    if not isinstance(parts, list) or not parts:
        raise BookDamaged(Code.BOOK_VALUES)
    return parts


def bodies_of(store: Store, event: int, kind: str) -> Iterator[list[Any]]:
    """Give the parts of the bodies of an event's items of a kind, without any document."""
    begins = f'["{kind}",'
    for item in store.items(event):
        if item.body.startswith(begins):
            yield parts_of(item)
