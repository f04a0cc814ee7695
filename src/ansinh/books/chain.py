"""How events are chained: each hash holds the one before, so nothing is changed or left out unseen.

What is hashed is tagged and measured: two different events never give the same bytes. The chain
itself names nobody. Of a personal document it has the `commitment_of` only, a digest with a salt:
whoever has salt and document can check it without any key, and where both were erased nobody can
find out what they were by trying, for the salt cannot be guessed.
"""

import hashlib
import hmac
import re
from collections.abc import Iterator
from typing import Final

import attrs

from ansinh.books.exact import measured, text
from ansinh.books.store import Head, NewEvent, StoredEvent
from ansinh.errors import BookRefused, Code

NOTHING: Final = Head(0, "")
"""The head of a book in which nothing was written yet."""

SALT_BYTES: Final = 16

_HASH: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


def salt_of(key: bytes, event: int, n: int) -> bytes:
    """Give the salt of an item's document: not guessed without the agency's key, and no dice."""
    return hmac.digest(key, b"salt|%d|%d" % (event, n), "sha256")[:SALT_BYTES]


def commitment_of(salt: bytes, document: str) -> str:
    """Give what the chain holds of a document, in hex."""
    return hashlib.sha256(salt + document.encode()).hexdigest()


class ItemsDigest:
    """The digest of an event's items, one after another; memory does not grow with them."""

    def __init__(self) -> None:
        self.count = 0
        self._hash = hashlib.sha256(measured(b"ansinh item 1"))

    def add(self, body: str, person: str, commitment: str) -> None:
        """Take in the next item."""
        self.count += 1
        n, body_, person_, commitment_ = (
            b"%d" % self.count,
            body.encode(),
            person.encode(),
            commitment.encode(),
        )
        # `measured` in one go: there are many items.
        self._hash.update(
            b"%d:%b%d:%b%d:%b%d:%b"
            % (len(n), n, len(body_), body_, len(person_), person_, len(commitment_), commitment_)
        )

    def hex(self) -> str:
        """Give the digest of all items so far."""
        return self._hash.hexdigest()


def is_hash(text: str) -> bool:
    """Say whether a text is a hash; what another hand has put in its place is not to be shown."""
    return _HASH.fullmatch(text) is not None


def event_hash(event: StoredEvent, items: ItemsDigest) -> str:
    """Give the hash of an event, of all that is stored of it and of its items."""
    parts = (
        event.previous,
        str(event.seq),
        event.kind,
        event.month,
        event.body,
        str(items.count),
        items.hex(),
    )
    tagged = measured(b"ansinh event 1", *(part.encode() for part in parts))
    return hashlib.sha256(tagged).hexdigest()


@attrs.define
class SealedItem:
    """An item as it is to be stored; `salt` is empty where it has no document."""

    event: int
    n: int
    body: str
    person: str
    commitment: str
    salt: bytes
    document: str | None = attrs.field(repr=False)


class Sealing:
    """An event on its way into the chain: first its items, each seen once; then itself.

    All stores add events by this, so that they hold the same.
    """

    def __init__(self, head: Head, event: NewEvent, salt_key: bytes) -> None:
        for part in (event.kind, event.month):
            text(part)
        if isinstance(event.body, str):
            text(event.body)
        self._head = head
        self._event = event
        self._key = salt_key
        self._digest = ItemsDigest()

    def items(self) -> Iterator[SealedItem]:
        """Give the items as they are to be stored.

        Raises:
            BookRefused: ``book-values``: a text that cannot be kept, a document of nobody.
        """
        seq = self._head.count + 1
        for n, item in enumerate(self._event.items, 1):
            body, person, document = text(item.body), text(item.person), item.document
            salt, commitment = b"", ""
            if document is not None:
                if not person:
                    raise BookRefused(Code.BOOK_VALUES)
                salt = salt_of(self._key, seq, n)
                commitment = commitment_of(salt, text(document))
            self._digest.add(body, person, commitment)
            yield SealedItem(seq, n, body, person, commitment, salt, document)

    def event(self) -> StoredEvent:
        """Give the event as it is to be stored, after all of its items.

        Raises:
            BookRefused: ``book-values``: its body cannot be kept.
        """
        body = self._event.body
        bare = StoredEvent(
            seq=self._head.count + 1,
            kind=self._event.kind,
            month=self._event.month,
            body=text(body() if callable(body) else body),
            items=self._digest.count,
            previous=self._head.hash,
            hash="",
        )
        return attrs.evolve(bare, hash=event_hash(bare, self._digest))
