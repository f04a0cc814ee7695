"""Which papers end before the next pay day, so that a commune hears in time?"""

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from ansinh.checks.finding import Finding
from ansinh.errors import Code
from ansinh.months import day_label
from ansinh.roll import Roll


def papers_ending(roll: Roll, pay_day: date) -> Iterator[Finding]:
    """Find the papers that hold on the pay day and no longer a month after it."""
    next_pay_day = pay_day + relativedelta(months=1)
    for entry in roll.entries:
        for paper in entry.papers:
            last_day = paper.span.last_day
            if last_day is not None and pay_day in paper.span and next_pay_day not in paper.span:
                yield Finding.of(
                    Code.CHECK_PAPER_ENDING,
                    entry.key,
                    paper.citation,
                    day=day_label(last_day),
                )
