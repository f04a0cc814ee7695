"""`serial_day`: the day that a spreadsheet's number stands for, as python-calamine reads it."""

from datetime import date, datetime, time, timedelta
from typing import Final

_FIRST: Final = date(1899, 12, 31)
"""Day 0; 60 is the 29th of February 1900, which there never was: from 61 on it is one day less."""
_BEYOND: Final = 2_958_466
"""1 January 10000."""
_OF_1904: Final = 1_462
"""How many days later the Macintosh began to count."""
_MILLISECONDS: Final = 86_400_000


def serial_day(serial: float, *, from_1904: bool) -> date | time | float:
    """Give the day, with its time of day where the number is not whole.

    A number below 1 is a time of day alone; one after the year 9999 is no day and stays a number.

    >>> serial_day(45474.0, from_1904=False)
    datetime.date(2024, 7, 1)
    """
    counted = serial + (_OF_1904 if from_1904 else 0)
    if serial < 1:
        return time()
    if not counted < _BEYOND:
        return serial
    whole = int(counted)
    first = _FIRST + timedelta(days=whole - (whole >= 60))
    if counted == whole:
        return first
    moment = datetime.combine(first, time())
    return moment + timedelta(milliseconds=round((counted - whole) * _MILLISECONDS))
