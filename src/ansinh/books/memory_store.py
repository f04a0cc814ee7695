"""`MemoryStore`: a book that is gone when the program ends; for trying things out, and for tests.

It is also the plainest telling of what a store is: the others are held against it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

import attrs

from ansinh.books.chain import NOTHING, SealedItem, Sealing
from ansinh.books.claiming import held_by_others, places_taken
from ansinh.books.exact import number, text
from ansinh.books.store import Head, NewEvent, StoredEvent, StoredItem, Writing
from ansinh.books.tables import Row, Table
from ansinh.errors import BookBusy, BookMoved, Code, LiveAlready, StorageError


@attrs.define
class _Kept:
    """What the book is made of; `events[i]` has number i + 1."""

    events: list[StoredEvent] = attrs.Factory(list)
    items: list[list[SealedItem]] = attrs.Factory(list)
    personal: dict[tuple[int, int], SealedItem] = attrs.Factory(dict)
    documents: dict[str, dict[tuple[int, int], None]] = attrs.Factory(dict)
    """The places of a person's documents."""
    live: dict[str, str] = attrs.Factory(dict)
    keys: dict[str, set[str]] = attrs.Factory(dict)
    """The live keys of a reference."""
    references: dict[str, tuple[int, int]] = attrs.Factory(dict)

    def head(self) -> Head:
        return Head(len(self.events), self.events[-1].hash) if self.events else NOTHING


class MemoryStore:
    """A store in this process's memory, for one thread."""

    def __init__(self, *, salt_key: bytes) -> None:
        self._salt_key: Final = salt_key
        self._kept: Final = _Kept()
        self._writing = False

    @contextmanager
    def writing(self, head: Head) -> Iterator[Writing]:
        """As `Store.writing`."""
        if self._writing:
            raise BookBusy(Code.BOOK_BUSY)
        if head != self._kept.head():
            raise BookMoved(Code.BOOK_MOVED)
        self._writing = True
        transaction = _MemoryWriting(self._kept, self._salt_key)
        try:
            yield transaction
            transaction.end()
        except BaseException:
            transaction.undo()
            raise
        finally:
            transaction.leave()
            self._writing = False

    def head(self) -> Head:
        """As `Store.head`."""
        return self._kept.head()

    def events(self, after: int = 0) -> Iterator[StoredEvent]:
        """As `Store.events`."""
        yield from self._kept.events[max(after, 0) :]

    def items(self, event: int, *, documents: bool = False) -> Iterator[StoredItem]:
        """As `Store.items`."""
        if 1 <= event <= len(self._kept.items):
            for item in self._kept.items[event - 1]:
                yield self._told(item, documents=documents)

    def documents_of(self, person: str) -> Iterator[StoredItem]:
        """As `Store.documents_of`."""
        for event, n in sorted(self._kept.documents.get(text(person), ())):
            yield self._told(self._kept.items[event - 1][n - 1], documents=True)

    def holder_of(self, keys: Iterable[str]) -> dict[str, str]:
        """As `Store.holder_of`."""
        live = self._kept.live
        return {key: live[key] for key in map(text, keys) if key in live}

    def place_of(self, references: Iterable[str]) -> dict[str, tuple[int, int]]:
        """As `Store.place_of`."""
        given = self._kept.references
        return {name: given[name] for name in map(text, references) if name in given}

    def rows(self, table: Table) -> Iterator[Row]:
        """As `Shelf.rows`."""
        kept = self._kept
        match table:
            case Table.EVENT:
                yield from map(attrs.astuple, kept.events)
            case Table.ITEM:
                for item in (item for items in kept.items for item in items):
                    yield (item.event, item.n, item.body, item.person, item.commitment)
            case Table.PERSONAL:
                for place in sorted(kept.personal):
                    item = kept.personal[place]
                    yield (*place, item.person, item.salt, item.document)
            case Table.LIVE:
                yield from sorted(kept.live.items())
            case Table.REFERENCE:
                yield from ((name, *place) for name, place in sorted(kept.references.items()))

    def shape(self) -> tuple[str, ...]:
        """As `Shelf.shape`: it has none that could be wrong."""
        return ()

    def close(self) -> None:
        """As `Store.close`; the book is forgotten with the store itself."""

    def _told(self, item: SealedItem, *, documents: bool) -> StoredItem:
        kept = self._kept.personal.get((item.event, item.n)) if documents else None
        return StoredItem(
            event=item.event,
            n=item.n,
            body=item.body,
            person=item.person,
            commitment=item.commitment,
            document=kept.document if kept else None,
        )


class _MemoryWriting:
    """A transaction: what it does is done at once, and undone in reverse where it fails."""

    def __init__(self, kept: _Kept, salt_key: bytes) -> None:
        self._kept = kept
        self._salt_key = salt_key
        self._undo: list[Callable[[], object]] = []
        self._failure: BaseException | None = None

    def append(self, event: NewEvent) -> StoredEvent:
        with self._whole():
            sealing = Sealing(self._kept.head(), event, self._salt_key)
            items = list(self._vault(sealing.items()))
            stored = sealing.event()
            self._kept.items.append(items)
            self._kept.events.append(stored)
            self._undo += [self._kept.events.pop, self._kept.items.pop]
            return stored

    def _vault(self, items: Iterator[SealedItem]) -> Iterator[SealedItem]:
        for item in items:
            if item.document is not None:
                self._put(item)
                self._undo.append(partial(self._take, item))
                yield attrs.evolve(item, salt=b"", document=None)
            else:
                yield item

    def _put(self, item: SealedItem) -> None:
        place = (item.event, item.n)
        self._kept.personal[place] = item
        self._kept.documents.setdefault(item.person, {})[place] = None

    def _put_back(self, items: list[SealedItem]) -> None:
        for item in items:
            self._put(item)

    def _take(self, item: SealedItem) -> None:
        place = (item.event, item.n)
        del self._kept.personal[place]
        del self._kept.documents[item.person][place]

    def claim(self, keys: Iterable[tuple[str, str]]) -> None:
        with self._whole():
            wanted = sorted([(text(key), text(reference)) for key, reference in keys])
            live = self._kept.live
            held = held_by_others(wanted, {key: live[key] for key, _ in wanted if key in live})
        if held:
            raise LiveAlready(Code.LIVE_ALREADY, held)
        self._hold(wanted)
        self._undo.append(partial(self._let_go, wanted))

    def release(self, references: Iterable[str]) -> None:
        with self._whole():
            for reference in references:
                freed = [(key, reference) for key in self._kept.keys.get(text(reference), ())]
                self._let_go(freed)
                self._undo.append(partial(self._hold, freed))

    def _hold(self, pairs: list[tuple[str, str]]) -> None:
        self._kept.live.update(pairs)
        for key, reference in pairs:
            self._kept.keys.setdefault(reference, set()).add(key)

    def _let_go(self, pairs: list[tuple[str, str]]) -> None:
        for key, reference in pairs:
            del self._kept.live[key]
            self._kept.keys[reference].discard(key)

    def name(self, references: Iterable[tuple[str, int, int]]) -> None:
        with self._whole():
            wanted = [(text(name), number(event), number(n)) for name, event, n in references]
            given = self._kept.references
            named = {name: given[name] for name, _, _ in wanted if name in given}
            taken = places_taken(wanted, named)
        if taken:
            raise LiveAlready(Code.REFERENCE_GIVEN, taken)
        given.update({name: (event, n) for name, event, n in wanted})
        self._undo += [partial(given.pop, name) for name, _, _ in wanted]

    def erase(self, person: str) -> int:
        with self._whole():
            places = self._kept.documents.get(text(person), ())
            erased = [self._kept.personal[place] for place in places]
            for item in erased:
                self._take(item)
            self._undo.append(partial(self._put_back, erased))
            return len(erased)

    def end(self) -> None:
        """Let nothing stand where something was left half done, whoever swallowed the error."""
        with self._whole():
            pass
        self._undo.clear()

    def undo(self) -> None:
        """Take everything back, the last of it first."""
        while self._undo:
            self._undo.pop()()

    def leave(self) -> None:
        """Do nothing any more."""
        self._failure = StorageError(Code.BOOK_UNWRITABLE)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Do a part wholly, or let nothing of the transaction stand."""
        if self._failure is not None:
            raise self._failure
        try:
            yield
        except BaseException as failure:
            self._failure = failure
            raise
