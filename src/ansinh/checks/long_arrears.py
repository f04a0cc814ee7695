"""Do arrears reach further back than a late list explains?"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from ansinh.checks.finding import Finding
from ansinh.errors import Code
from ansinh.months import Month
from ansinh.roll import Arrears, EntryKey

USUAL: Final = 12
"""Months. A list that is late is late by one or two; 1924 for 2024 is a slip of the hand."""


def arrears_long(arrears: Arrears, usual: int = USUAL) -> Iterator[Finding]:
    """Find the lines that get arrears for more than `usual` months at once."""
    months: dict[EntryKey, list[Month]] = defaultdict(list)
    for owed in arrears.owed:
        months[owed.key].append(owed.line.month_of)
    for key, late in months.items():
        if len(late) > usual:
            since = min(late).label
            yield Finding.of(Code.CHECK_ARREARS_LONG, key, count=len(late), month=since)
