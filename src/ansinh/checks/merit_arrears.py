"""Are merit arrears paid in the month after the decision's?"""

from collections.abc import Iterator

from ansinh.checks.finding import Finding
from ansinh.errors import Code
from ansinh.roll import MERIT_ARREARS_ONCE, Change, MonthlyDelta, merit_arrears_month


def merit_arrears_in_month(delta: MonthlyDelta) -> Iterator[Finding]:
    """Find the backdated merit changes whose arrears belong to another month than the list's.

    What comes too early is held until its month, what comes too late is still owed. A decision
    whose day no list says is not judged.

    Source: 44/2022/TT-BTC, art. 15(2)(a).
    """
    for change in delta.changes:
        month = merit_arrears_month(change)
        if month is None or month == delta.month or not _has_arrears(change, delta):
            continue
        yield Finding.of(
            Code.CHECK_MERIT_ARREARS_MONTH, change.key, MERIT_ARREARS_ONCE, month=month.label
        )


def _has_arrears(change: Change, delta: MonthlyDelta) -> bool:
    return change.effective < delta.month and change.net.value > 0
