"""Take back the keys of orders in doubt, so that nobody orders anew what may have been paid."""

from collections.abc import Collection, Sequence
from itertools import chain
from typing import TYPE_CHECKING

import attrs

from ansinh.books.act import Act
from ansinh.books.brought import brought_keys
from ansinh.books.keys import live_body
from ansinh.books.live import keys_held
from ansinh.books.reasons import VoidReason
from ansinh.books.state import FileStage, FileState, MonthState
from ansinh.books.steps.voiding import references_in, void
from ansinh.books.store import Item, Store, Writing

if TYPE_CHECKING:
    from ansinh.books.book import Book


@attrs.frozen
class TakenBack:
    """What is done about orders in doubt, in the transaction that says so.

    They hold their keys again, as far as no other order has them since; those from outside have
    none in the store, and every plan asks of them (`brought_live`). Where the same sums stand in
    files of the open month that wait still, these are voided. If nothing of it was sent all its
    files are, and it is planned anew; else those alone, and they are written again without such
    orders. Of what went out it is too late; the finding says so.
    """

    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The keys that each takes back."""
    voids: tuple[FileState, ...] = ()

    @classmethod
    def of(
        cls,
        book: "Book",
        month: MonthState,
        references: Sequence[str],
        *,
        again: Collection[str] = (),
    ) -> "TakenBack":
        """Look what the orders held, and who holds it now.

        Those of `again` take their keys back by the same event.
        """
        if not references:
            return cls()
        held = tuple(keys_held(book.store, references))
        brought = brought_keys(book, book.state, set(references) - {one for one, _ in held})
        asked = chain((keys for _, keys in held), brought.values())
        holders = book.store.holder_of(key for keys in asked for key in keys)
        voids = _voided(book.store, month, set(holders.values()))
        lost = {one.text for file in voids for one in references_in(book.store, file)}
        # A sum that was ordered twice, each time refused, may be in doubt for both at once.
        taking = (*keys_held(book.store, again), *held)
        first = {key: reference for reference, keys in reversed(taking) for key in keys}
        left = {key: one for key, one in first.items() if holders.get(key, "") in {"", *lost}}
        free = ((one, tuple(key for key in keys if left.get(key) == one)) for one, keys in held)
        return cls(tuple((reference, keys) for reference, keys in free if keys), voids)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items that say so, for the event that cast the doubt; none where files are voided."""
        return () if self.voids else self._items

    @property
    def _items(self) -> tuple[Item, ...]:
        return tuple(Item(live_body(reference, keys)) for reference, keys in self.keys)

    def write(self, writing: Writing, store: Store, month: MonthState, act: Act) -> None:
        """Do it, after the event that cast the doubt."""
        for place, file in enumerate(self.voids, start=1):
            also = self._items if place == len(self.voids) else ()
            void(writing, store, month, file, act, reason=VoidReason.DOUBT.value, also=also)
        if self.keys:
            writing.claim((key, reference) for reference, keys in self.keys for key in keys)


def _voided(store: Store, month: MonthState, holders: Collection[str]) -> tuple[FileState, ...]:
    """Give the files that would pay what others may have paid; where one is sent, those alone."""
    unsent = [file for file in month.standing if file.stage is not FileStage.SENT]
    hit = [
        file for file in unsent if any(one.text in holders for one in references_in(store, file))
    ]
    return tuple(hit if month.is_sent or not hit else unsent)
