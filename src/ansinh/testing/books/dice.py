"""`Dice`: by what the office chooses; a seeded generator, or Hypothesis."""

import random  # noqa: TID251 - a story is thrown, and its seed repeats it
from collections.abc import Sequence
from typing import Protocol, TypeVar

Choice = TypeVar("Choice")


class Dice(Protocol):
    """Chance: whatever throws, the same throws give the same story."""

    def number(self, least: int, most: int) -> int:
        """Give a whole number between two, both of them included."""
        ...

    def pick(self, options: Sequence[Choice]) -> Choice:
        """Give one of several; of none it is a mistake to ask."""
        ...


def once_in(dice: Dice, times: int) -> bool:
    """Say yes once in so many times. Where Hypothesis shrinks, it says no."""
    return dice.number(1, times) == times


class SeededDice:
    """Chance from a seed: the seed is the whole story."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a story, no secret

    def number(self, least: int, most: int) -> int:
        """Give a whole number between two, both of them included."""
        return self._random.randint(least, most)

    def pick(self, options: Sequence[Choice]) -> Choice:
        """Give one of several."""
        return options[self._random.randrange(len(options))]
