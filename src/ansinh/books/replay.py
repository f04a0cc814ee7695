"""`Replay`: the live keys and the references as the events tell them, item by item."""

from collections.abc import Iterable, Iterator
from typing import Final

from ansinh.books.keys import claimed, freed


class Replay:
    """A fold over the items of all events (dựng lại): what is live, what was ever given out."""

    def __init__(self) -> None:
        self._live: Final[dict[str, str]] = {}
        self._keys: Final[dict[str, tuple[str, ...]]] = {}
        self._given: Final[dict[str, tuple[int, int]]] = {}

    def take(self, event: int, n: int, body: str) -> str:
        """Take in an item; name what is wrong with it, or nothing."""
        try:
            claim, free = claimed(body), freed(body)
        except ValueError:
            return "body"
        if claim is not None:
            return self._claim(event, n, *claim)
        if free is not None:
            for key in self._keys.pop(free, ()):
                del self._live[key]
        return ""

    def _claim(self, event: int, n: int, reference: str, keys: tuple[str, ...]) -> str:
        """Let an order hold keys, unless one of them or the order itself is live."""
        if reference in self._keys or len(set(keys)) < len(keys):
            return "claim"
        if any(key in self._live for key in keys):
            return "claim"
        self._given.setdefault(reference, (event, n))
        self._keys[reference] = keys
        self._live.update(dict.fromkeys(keys, reference))
        return ""

    @property
    def live(self) -> int:
        """Say how many keys are live."""
        return len(self._live)

    @property
    def references(self) -> int:
        """Say how many references were ever given out."""
        return len(self._given)

    def against_live(self, rows: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
        """Hold the store's live keys against the events; give the places of what is different."""
        waiting = dict(self._live)
        for key, reference in rows:
            told = waiting.pop(key, None)
            if told != reference:
                yield self._given.get(told or reference, (0, 0))
        for reference in waiting.values():
            yield self._given[reference]

    def against_references(self, rows: Iterable[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
        """Hold the references that the store gave out against the events; as `against_live`."""
        waiting = dict(self._given)
        for reference, event, n in rows:
            told = waiting.pop(reference, None)
            if told != (event, n):
                yield told or (event, n)
        yield from waiting.values()
