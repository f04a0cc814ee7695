"""Ages by date of birth, whatever its precision; nothing is guessed."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Final

import attrs
from dateutil.relativedelta import relativedelta

from ansinh.people import BirthDate
from ansinh.people.age import birthday

_FIRST: Final = date(1880, 1, 1)
"""Nobody alive was born before it."""


@attrs.frozen
class Ages:
    """From one age on and until another (độ tuổi), in months of life; ``None`` is open.

    Whoever is "under 16" is so until the day before the 16th birthday; "from 60" begins with the
    60th birthday. Of somebody born on 29 February the birthday is the 28th in other years.
    """

    start: int | None = None
    end: int | None = None

    def hold(self, born: date, day: date) -> bool:
        """Whether somebody is of that age on a day."""
        old_enough = self.start is None or turning(born, self.start) <= day
        return old_enough and (self.end is None or day < turning(born, self.end))

    @property
    def cuts(self) -> tuple[int, ...]:
        """The ages, in months, at which something changes."""
        return tuple(cut for cut in (self.start, self.end) if cut is not None)


def turning(born: date, months: int) -> date:
    """Give the day on which somebody is so many months old; beyond the calendar its last day."""
    years, rest = divmod(months, 12)
    try:
        return birthday(born, years) if rest == 0 else born + _months(months)
    except (ValueError, OverflowError):
        return date.max


@cache
def _months(count: int) -> relativedelta:
    return relativedelta(months=count)


def births_that_differ(
    birth: BirthDate | None, cuts: Iterable[int], days: Iterable[date]
) -> tuple[date, ...]:
    """Give one birth date for each way in which the unknown day could matter.

    Of all dates that fit `birth`, two are alike where each of the ages `cuts` is reached by the
    same of the `days`; one of each kind is enough. A known day gives itself; of an unknown birth
    every age is possible.
    """
    moments = tuple(days)
    earliest = _FIRST if birth is None else birth.earliest
    latest = max(moments) if birth is None else birth.latest
    if earliest == latest:
        return (earliest,)
    reached = {(age, moment): moment - _months(age) for age in cuts for moment in moments}
    # A day of slack to both sides, for the months' unequal lengths.
    slack = timedelta(days=3)
    near = [
        pair for pair, day in reached.items() if earliest <= day + slack and day - slack <= latest
    ]
    candidates = {earliest}
    for pair in near:
        candidates |= {reached[pair] + timedelta(days=days) for days in range(-3, 4)}
    kinds: dict[tuple[bool, ...], date] = {}
    for born in sorted(day for day in candidates if earliest <= day <= latest):
        kinds.setdefault(tuple(turning(born, age) <= moment for age, moment in near), born)
    return tuple(kinds.values())
