"""How long the machine of the month book plays, profile by profile, and what came of it.

`make test` plays a while, CI plays `ci`, which is what the book is proven by, and `nightly` is for
a night; ``ANSINH_MACHINE`` names one by itself. A story is a fresh office that goes on for so many
steps. A night plays new seeds each time, the others the same ones, so that what a change broke is
told from what was never met before; ``ANSINH_MACHINE_SEED`` names another first seed. A story that
fails says its seed.
"""

import os
import random
from typing import Final

import attrs

_OF_ALL: Final = os.environ.get("ANSINH_HYPOTHESIS_PROFILE", "quick")
PROFILE: Final = os.environ.get("ANSINH_MACHINE", _OF_ALL)
SHORT: Final = 150
LONG: Final = 600
"""Steps that did something, a story: some five months, and now and then some twenty."""


@attrs.frozen
class Share:
    """So many steps on one store, in parts that can be run beside each other."""

    store: str
    steps: int
    parts: int
    real: bool = False
    """With the adapters of a bank and of the post office, which write workbooks."""
    hands_over: bool = False
    """After a month or more another book goes on, on what the first one hands over."""

    @property
    def name(self) -> str:
        """What a report calls it."""
        more = ", real adapters" * self.real + ", handed over" * self.hands_over
        return self.store + more


SHARES: Final = {
    "quick": (
        Share("memory", 6_000, 2),
        Share("memory", 150, 1, real=True),
        Share("memory", 600, 1, hands_over=True),
        Share("sqlite", 600, 1),
        Share("postgres", 300, 1),
    ),
    "ci": (
        Share("memory", 178_000, 8),
        Share("memory", 2_000, 1, real=True),
        Share("memory", 10_000, 1, hands_over=True),
        Share("sqlite", 11_000, 2),
        Share("postgres", 11_000, 2),
    ),
    "nightly": (
        Share("memory", 3_000_000, 30),
        Share("memory", 50_000, 4, real=True),
        Share("memory", 100_000, 4, hands_over=True),
        Share("sqlite", 200_000, 8),
        Share("postgres", 200_000, 8),
    ),
}


def first_seed() -> int:
    """Give the seed of the first story: the one that is named, or a night's own."""
    named = os.environ.get("ANSINH_MACHINE_SEED")
    if named:
        return int(named)
    return random.SystemRandom().randrange(10**9) if PROFILE == "nightly" else 0


def length(seed: int) -> int:
    """Say how long a story is."""
    return LONG if seed % 16 == 0 else SHORT


def shares() -> tuple[Share, ...]:
    """Give what this profile plays."""
    return SHARES.get(PROFILE, SHARES["quick"])
