"""Which papers end before the next pay day, so that a commune hears in time?"""

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from ansinh.checks.finding import Finding
from ansinh.errors import Code
from ansinh.months import day_label
from ansinh.payment.standing import ends_of
from ansinh.roll import Roll


def papers_ending(roll: Roll, pay_day: date) -> Iterator[Finding]:
    """Find the papers that hold on the pay day and no longer a month after it.

    A paper for a minor ends at the latest with the day before the 18th birthday.
    """
    next_pay_day = pay_day + relativedelta(months=1)
    for entry in roll.entries:
        for paper in entry.papers:
            last_day = min(ends_of(paper, entry.beneficiary.person), default=None)
            if (
                last_day is not None
                and pay_day in paper.span
                and pay_day <= last_day < next_pay_day
            ):
                yield Finding.of(
                    Code.CHECK_PAPER_ENDING,
                    entry.key,
                    paper.citation,
                    day=day_label(last_day),
                )
