"""Let go of the keys of orders of which it is sure that no money went, and take them back."""

from collections.abc import Iterable, Iterator

import attrs

from ansinh.books.items_read import parts_of
from ansinh.books.keys import free_body, live_body
from ansinh.books.reckoning import Reckoning
from ansinh.books.store import Item, Store, Writing


@attrs.frozen
class Freed:
    """What an event changes of the live keys, by reference (khóa được nhả, khóa giữ lại).

    An order that an earlier month left unresolved is let go once it is known, before this month
    is planned, that it was not paid: its sums can be ordered anew. Where another answer then
    contradicts that, before anything was planned, it holds its keys again.
    """

    free: tuple[str, ...] = ()
    again: tuple[str, ...] = ()

    @classmethod
    def between(cls, before: Reckoning, after: Reckoning) -> "Freed":
        """Give what changes from one reckoning of a month to the next.

        Once the month is planned that is nothing: what was known before it stays so.
        """
        known, now = _unpaid(before), _unpaid(after)
        return cls(tuple(sorted(now - known)), tuple(sorted(known - now)))

    def items(self, store: Store) -> Iterator[Item]:
        """Give the items that say so."""
        for reference in self.free:
            yield Item(free_body(reference))
        for reference, keys in self._keys(store):
            yield Item(live_body(reference, keys))

    def write(self, writing: Writing, store: Store) -> None:
        """Do it, in the transaction of the event that has the items."""
        writing.release(self.free)
        claimed = [(key, ref) for ref, keys in self._keys(store) for key in keys]
        if claimed:
            writing.claim(claimed)

    def _keys(self, store: Store) -> Iterable[tuple[str, list[str]]]:
        """Read which keys an order had, where its reference was given out."""
        for reference, (event, n) in sorted(store.place_of(self.again).items()):
            for item in store.items(event):
                if item.n == n:
                    yield reference, parts_of(item)[2]


def _unpaid(reckoning: Reckoning) -> set[str]:
    return {one.order.reference.text for one in reckoning.resolved_before if not one.was_paid}
