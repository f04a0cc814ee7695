"""`audit`: whether a book still is what was written to it; all that is found, and never any data.

Each hash is computed anew from what is stored; each document is held against its commitment; what
is live and what was given out is told anew by the events, and these are ones that can follow one
another. What a chain alone cannot show is that its end was cut off, or written anew: that needs
the anchor of a signed list.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final, TypeVar

import attrs

from ansinh.books.chain import NOTHING, ItemsDigest, commitment_of, event_hash, is_hash, salt_of
from ansinh.books.fold import advance
from ansinh.books.keyed import key_check
from ansinh.books.replay import Replay
from ansinh.books.state import BookState
from ansinh.books.store import Head, StoredEvent
from ansinh.books.tables import KEYS, TYPES, Shelf, Table
from ansinh.errors import BookDamaged, BookRefused, Code

MOST_LISTED: Final = 1_000
"""Findings that are listed; what is beyond them is counted."""

_ERASED: Final = "person-erased"

_Row = TypeVar("_Row", bound=tuple[Any, ...])


@attrs.frozen
class AuditFinding:
    """One thing that is not as it was written (điều phát hiện), and where; it quotes nothing.

    `part` is a table, a column, or a part of the store's own form; `event` and `n` are 0 where it
    belongs to no event or item.
    """

    code: Code
    part: str
    event: int = 0
    n: int = 0


@attrs.frozen
class AuditReport:
    """What an audit saw (kết quả kiểm tra sổ): how much there is, and what is wrong with it.

    `head` is the anchor for the signed list, without its hash where something else stands in its
    place; `erased` counts the documents that erasures took, `unlisted` the findings after the
    thousand that are listed.
    """

    head: Head
    items: int
    documents: int
    erased: int
    live: int
    references: int
    findings: tuple[AuditFinding, ...] = ()
    unlisted: int = 0

    @property
    def sound(self) -> bool:
        """Say whether the book is what was written to it."""
        return not self.findings


def audit(store: Shelf, *, key: bytes | None = None, anchor: Head | None = None) -> AuditReport:
    """Go through all that a book holds, and find all that is not as it was written.

    It needs no key; with the agency's it also sees that the salts are made with it. An `anchor`
    from a signed list proves that nothing up to it was cut off or written anew.

    Raises:
        BookRefused: ``book-key``: nothing is wrong with the book, which was begun with another key.
        StorageError: ``book-unwritable``: the book cannot be read.
        BookBusy: ``book-busy``.
    """
    notes = _Notes()
    reader = _Reader(store, notes)
    reader.form()
    walk = _Walk(reader, notes, key=key, anchor=anchor or NOTHING)
    walk.all_events()
    walk.against_tables()
    walk.with_its_key()
    return AuditReport(
        head=walk.head if is_hash(walk.head.hash) else Head(walk.head.count, ""),
        items=walk.items,
        documents=walk.documents,
        erased=walk.erased,
        live=walk.replay.live,
        references=walk.replay.references,
        findings=tuple(notes.listed),
        unlisted=notes.unlisted,
    )


class _Notes:
    """The findings so far."""

    def __init__(self) -> None:
        self.listed: list[AuditFinding] = []
        self.unlisted = 0

    def add(self, code: Code, part: str, event: int = 0, n: int = 0) -> None:
        """Note a finding, or count it where there are too many."""
        if len(self.listed) < MOST_LISTED:
            self.listed.append(AuditFinding(code, part, event, n))
        else:
            self.unlisted += 1

    def take(self, others: "_Notes") -> None:
        """Note what others have found."""
        for found in others.listed:
            self.add(found.code, found.part, found.event, found.n)
        self.unlisted += others.unlisted


class _Reader:
    """The rows of a book, as far as they can be read: what cannot is noted, and left out."""

    def __init__(self, store: Shelf, notes: _Notes) -> None:
        self._store = store
        self._notes = notes

    def form(self) -> None:
        """Note what is not as the store was made."""
        try:
            for part in self._store.shape():
                self._notes.add(Code.BOOK_SCHEMA, part)
        except BookDamaged:
            self._notes.add(Code.BOOK_SCHEMA, "form")

    def rows(self, table: Table) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a table whose values are of the types that stand there."""
        types, width = TYPES[table], len(KEYS[table])
        last: tuple[Any, ...] = ()
        try:
            for row in self._store.rows(table):
                if tuple(map(type, row)) != types:
                    self._notes.add(Code.BOOK_VALUES, table)
                elif row[:width] <= last:
                    self._notes.add(Code.BOOK_SCHEMA, table)
                else:
                    last = row[:width]
                    yield row
        except BookDamaged:
            self._notes.add(Code.BOOK_SCHEMA, table)

    def erasures(self) -> Mapping[str, int]:
        """Give the last erasure of everybody who was erased, by the number of its event."""
        found: dict[str, int] = {}
        with suppress(BookDamaged):  # noted when the events are gone through
            for event in self._store.events():
                if event.kind == _ERASED:
                    found[_erased_in(event.body)] = event.seq
        return found


class _Walk:
    """One walk through a book: items and documents are read beside the events, in one order."""

    def __init__(self, reader: _Reader, notes: _Notes, *, key: bytes | None, anchor: Head) -> None:
        self.head = NOTHING
        self.items = self.documents = self.erased = 0
        self.replay = Replay()
        self._state: BookState | None = BookState()
        self._reader = reader
        self._notes = notes
        self._key = key
        self._check = key_check(key) if key is not None else ""
        self._is_key = key is None
        self._salts = _Notes()
        self._anchor = anchor
        self._erasures = reader.erasures()
        self._waiting_items = _Ahead(reader.rows(Table.ITEM))
        self._waiting_documents = _Ahead(reader.rows(Table.PERSONAL))

    def all_events(self) -> None:
        """Go through the chain from its beginning, and see that nothing is left over beside it."""
        for row in self._reader.rows(Table.EVENT):
            self._event(StoredEvent(*row))
        for event, n, *_ in self._waiting_items:
            self._notes.add(Code.BOOK_CHAIN, "item", event, n)
        for event, n, *_ in self._waiting_documents:
            self._notes.add(Code.BOOK_CHAIN, "personal", event, n)
        if self._anchor.count > self.head.count:
            self._notes.add(Code.BOOK_ANCHOR, "event", self._anchor.count)

    def against_tables(self) -> None:
        """Hold what is live and what was given out against what the events tell."""
        live = self._reader.rows(Table.LIVE)
        references = self._reader.rows(Table.REFERENCE)
        for event, n in self.replay.against_live(live):
            self._notes.add(Code.BOOK_REPLAY, "live", event, n)
        for event, n in self.replay.against_references(references):
            self._notes.add(Code.BOOK_REPLAY, "reference", event, n)

    def with_its_key(self) -> None:
        """Note which salts the key has not made; where it is another book's, none is wrong."""
        if self._is_key or not self.head.count:
            self._notes.take(self._salts)
        elif not self._notes.listed:
            raise BookRefused(Code.BOOK_KEY)
        else:
            self._notes.add(Code.BOOK_KEY, "key_check", 1)

    def _event(self, event: StoredEvent) -> None:
        if event.seq != self.head.count + 1:
            self._notes.add(Code.BOOK_CHAIN, "seq", event.seq)
        if event.previous != self.head.hash:
            self._notes.add(Code.BOOK_CHAIN, "previous", event.seq)
        digest = ItemsDigest()
        for row in self._items_of(event.seq):
            self._item(digest, *row)
        if event.items != digest.count:
            self._notes.add(Code.BOOK_CHAIN, "items", event.seq)
        if event.hash != event_hash(event, digest):
            self._notes.add(Code.BOOK_CHAIN, "hash", event.seq)
        if event.seq == self._anchor.count and event.hash != self._anchor.hash:
            self._notes.add(Code.BOOK_ANCHOR, "hash", event.seq)
        self.head = Head(event.seq, event.hash)
        self._advance(event)

    def _advance(self, event: StoredEvent) -> None:
        """See that an event can follow the ones before; after one that cannot, nobody knows."""
        if self._state is None:
            return
        try:
            advance(self._state, event)
        except BookDamaged:
            self._notes.add(Code.BOOK_REPLAY, "event", event.seq)
            self._state = None
        else:
            self._is_key |= self._state.key_check == self._check

    def _items_of(self, event: int) -> Iterator[tuple[Any, ...]]:
        """Give an event's items; what comes before them belongs to no event."""
        for item in self._waiting_items.up_to((event,)):
            self._notes.add(Code.BOOK_CHAIN, "item", item[0], item[1])
        yield from self._waiting_items.up_to((event + 1,))

    def _item(
        self, digest: ItemsDigest, event: int, n: int, body: str, person: str, commitment: str
    ) -> None:
        self.items += 1
        digest.add(body, person, commitment)
        if n != digest.count:
            self._notes.add(Code.BOOK_CHAIN, "n", event, n)
        if wrong := self.replay.take(event, n, body):
            self._notes.add(Code.BOOK_REPLAY, wrong, event, n)
        self._document(event, n, person, commitment)

    def _document(self, event: int, n: int, person: str, commitment: str) -> None:
        """Hold a document against its commitment; where it is missing, an erasure explains it."""
        for stray in self._waiting_documents.up_to((event, n)):
            self._notes.add(Code.BOOK_CHAIN, "personal", stray[0], stray[1])
        erased = self._erasures.get(person, 0) > event
        there = next(self._waiting_documents.up_to((event, n + 1)), None)
        if there is None:
            self.erased += bool(commitment)
            if commitment and not erased:
                self._notes.add(Code.BOOK_CHAIN, "document", event, n)
            return
        self.documents += 1
        _, _, whose, salt, document = there
        if erased:
            self._notes.add(Code.BOOK_CHAIN, "erased", event, n)
        if whose != person:
            self._notes.add(Code.BOOK_CHAIN, "person", event, n)
        if commitment_of(salt, document) != commitment:
            self._notes.add(Code.BOOK_CHAIN, "commitment", event, n)
        if self._key is not None and salt != salt_of(self._key, event, n):
            self._salts.add(Code.BOOK_CHAIN, "salt", event, n)
        else:
            self._is_key = True


class _Ahead(Iterable[_Row]):
    """Rows in order, taken as far as somebody wants them."""

    def __init__(self, rows: Iterator[_Row]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def __iter__(self) -> Iterator[_Row]:
        """Give all that are left."""
        while self._next is not None:
            row, self._next = self._next, next(self._rows, None)
            yield row

    def up_to(self, key: tuple[int, ...]) -> Iterator[_Row]:
        """Give the rows before that key."""
        while self._next is not None and self._next < key:
            row, self._next = self._next, next(self._rows, None)
            yield row


def _erased_in(body: str) -> str:
    """Give the pseudonym of whom an event says to be erased; nobody's, where it says none."""
    try:
        person = json.loads(body)["person"]
    except (ValueError, TypeError, KeyError):
        return ""
    return person if isinstance(person, str) else ""
