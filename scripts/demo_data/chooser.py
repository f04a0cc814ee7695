"""`Chooser`: choices that look free and are always the same."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

import attrs

Value = TypeVar("Value")


@attrs.frozen
class Chooser:
    """Chooses by the hash of what is asked: the same on every machine and in every run."""

    seed: str

    def number(self, below: int, *about: object) -> int:
        """Choose a number from 0 to `below` - 1."""
        text = "\x1f".join((self.seed, *map(str, about)))
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) % below

    def one_of(self, choices: Sequence[Value], *about: object) -> Value:
        """Choose one of some."""
        return choices[self.number(len(choices), *about)]

    def chance(self, per_cent: int, *about: object) -> bool:
        """Say yes in so many of a hundred cases."""
        return self.number(100, *about) < per_cent
