"""Has somebody reached an age on a day? Certain only as far as the birth date is known."""

import calendar
from datetime import date
from typing import Final

from ansinh.people.birth_date import BirthDate

OWN_ACTS: Final = 15
"""Years. From then on somebody acts alone in most matters, and may be an agent.

Source: Civil Code 2015, art. 21(4), 138(3).
"""

ADULT: Final = 18
"""Years. Source: Civil Code 2015, art. 20(1)."""


def birthday(born: date, years: int) -> date:
    """Give the day on which somebody completes an age (đủ tuổi).

    Of somebody born on 29 February it is 28 February where the year has no other.
    """
    year = born.year + years
    if (born.month, born.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 2, 28)
    return born.replace(year=year)


def surely_under(birth: BirthDate | None, years: int, on: date) -> bool:
    """Say whether somebody has certainly not completed that age on the day."""
    return birth is not None and on < birthday(birth.earliest, years)


def surely_reached(birth: BirthDate | None, years: int, on: date) -> bool:
    """Say whether somebody has certainly completed that age on the day."""
    return birth is not None and on >= birthday(birth.latest, years)
