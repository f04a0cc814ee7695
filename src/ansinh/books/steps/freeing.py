"""Let go of the keys of orders of which it is sure that no money went, and take them back."""

from collections.abc import Iterator

import attrs

from ansinh.books.keys import free_body, live_body
from ansinh.books.live import keys_held
from ansinh.books.reckoning import Reckoning
from ansinh.books.store import Item, Store, Writing


@attrs.frozen
class Freed:
    """What an event changes of the live keys, by reference (khóa được nhả, khóa giữ lại).

    An order that an earlier month left unresolved is let go once it is known, before this month
    is planned, that it was not paid: its sums can be ordered anew. Where another answer then
    contradicts that, before anything was planned, it holds its keys again, but for those that an
    order in doubt has taken back since: a sum may have been ordered twice.
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
        claimed = [(key, ref) for ref, keys in self._keys(store) for key in keys]
        writing.release(self.free)
        if claimed:
            writing.claim(claimed)

    def _keys(self, store: Store) -> Iterator[tuple[str, list[str]]]:
        """Read which keys an order had, where its reference was given out, that nobody has now."""
        held = tuple(keys_held(store, self.again))
        taken = store.holder_of(key for _, keys in held for key in keys)
        for reference, keys in held:
            if left := [key for key in keys if key not in taken]:
                yield reference, left


def _unpaid(reckoning: Reckoning) -> set[str]:
    return {one.order.reference.text for one in reckoning.resolved_before if not one.was_paid}
