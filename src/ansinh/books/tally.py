"""`Tally`: how many, and how much."""

from typing import Final

import attrs

from ansinh.money import NOTHING, Dong


@attrs.frozen
class Tally:
    """How many, and how much in all (số lượng, số tiền). Unit: đồng."""

    count: int = 0
    amount: Dong = NOTHING

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.count + other.count, self.amount + other.amount)


NONE: Final = Tally()
"""Nothing at all."""
