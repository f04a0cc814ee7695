"""What changes in the next months by age alone, so that a commune hears before it happens?"""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from ansinh.checks.finding import Finding
from ansinh.entitlement import Assessment, Rates, national_rates
from ansinh.entitlement.ages import turning
from ansinh.entitlement.assessing import MonthOfLaw
from ansinh.entitlement.listed import ListedGroup, facts_listed, listed_groups
from ansinh.errors import Code
from ansinh.months import Month
from ansinh.people import BirthDate
from ansinh.roll import Entry, Roll

AHEAD: Final = 3
"""Months: time for a decision to be made and signed."""


def ages_coming(
    roll: Roll, as_of: date, rates: Rates | None = None, ahead: int = AHEAD
) -> tuple[Finding, ...]:
    """Find the lines whose level changes, or ends, with a birthday in the next months.

    A standard that changes is no finding here: it changes for everybody. Where the birth date is
    known to the year only, the first month in which the change is possible is told.

    Source: 20/2021/NĐ-CP, art. 5, 6 and 8.
    """
    law = rates or national_rates()
    months = [MonthOfLaw(law, roll.month + number, as_of) for number in range(ahead + 1)]
    findings = [
        finding
        for entry in roll.entries
        if (category := entry.entitlement.category)
        if (listed := listed_groups(category.code, law, roll.month, as_of))
        for finding in _of_line(entry, listed, roll.month, months)
    ]
    return tuple(sorted(findings, key=lambda finding: (finding.code, finding.key)))


def _of_line(
    entry: Entry, listed: tuple[ListedGroup, ...], first: Month, months: Sequence[MonthOfLaw]
) -> Iterator[Finding]:
    birth = entry.beneficiary.person.birth
    if birth is None or not _turns(birth, listed, first, first + len(months)):
        return
    facts = facts_listed(listed, birth, first)
    now, *later = (month.assess(facts) for month in months)
    for one in later:
        if _levels(one) == _levels(now):
            continue
        place = listed[0].group.citation
        if not any(answer.granted for answer in one.possible):
            yield Finding.of(Code.CHECK_AGING_OUT, entry.key, place, month=one.month.label)
        else:
            yield Finding.of(Code.CHECK_LEVEL_COMING, entry.key, place, month=one.month.label)
        return


def _turns(birth: BirthDate, listed: Sequence[ListedGroup], first: Month, until: Month) -> bool:
    """Whether an age at which something changes can be reached in the months that are looked at."""
    cuts = {cut for part in listed for cut in part.group.cuts}
    begin, end = first.first_day, until.first_day
    return any(
        turning(birth.earliest, cut) < end and turning(birth.latest, cut) >= begin for cut in cuts
    )


def _levels(assessment: Assessment) -> frozenset[frozenset[tuple[str, Fraction | None, int]]]:
    """Give what is possible, without the standard."""
    return frozenset(
        frozenset((share.group.code, share.coefficient, share.times) for share in one.granted)
        for one in assessment.possible
    )
