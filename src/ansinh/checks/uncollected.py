"""Who has not collected for so long that payment is to be suspended?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from ansinh.checks.finding import Finding
from ansinh.errors import Code
from ansinh.law import Citation
from ansinh.months import Month
from ansinh.people import Beneficiary
from ansinh.roll import Cause, EntryKey, Owed

MONTHS: Final = 3
SUSPENDED: Final = Citation("02/2021/TT-BLĐTBXH", "art. 2(3)(a)")


def uncollected_long(
    left_over: Iterable[Owed], month: Month, months: int = MONTHS
) -> Iterator[Finding]:
    """Find the people who did not collect for three months or more in a row, up to `month`.

    `left_over` is what earlier months left over. Payment is suspended by a decision, which the
    commune proposes; nothing here stops it.

    Source: 02/2021/TT-BLĐTBXH, art. 2(3)(a).
    """
    waiting: dict[EntryKey, dict[Month, Beneficiary]] = defaultdict(dict)
    for item in left_over:
        if item.line.cause is Cause.UNCOLLECTED:
            waiting[item.key][item.line.month_of] = item.beneficiary
    for key, by_month in sorted(waiting.items()):
        count = 0
        while month - (count + 1) in by_month:
            count += 1
        if count >= months:
            beneficiary = by_month[month - 1]
            yield Finding.of(
                Code.CHECK_UNCOLLECTED, key, SUSPENDED, beneficiary=beneficiary, count=count
            )
