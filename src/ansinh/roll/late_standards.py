"""Which standards a month has had, one after the other, as they became known."""

from datetime import date
from fractions import Fraction

from ansinh.entitlement import MERIT, Programme, Rates, national_rates
from ansinh.errors import NotInForce
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.roll.entry import Entry


def standards_of(
    programme: Programme, month: Month, as_of: date, rates: Rates | None = None
) -> tuple[Dong, ...]:
    """Give every standard that a month has had by the day `as_of`, from the first known.

    The first is the one that was known a year before: older ones no list of that month was made
    with, and one of them times a coefficient is easily another times another.
    """
    law = rates or national_rates()
    start = date(max(month.year - 1, 1), month.number, 1)
    known = {step.known_from for step in law.steps(programme) if start < step.known_from <= as_of}
    had: dict[Dong, None] = {}
    for day in (min(start, as_of), *sorted(known)):
        try:
            had[law.standard(programme, month, day).value] = None
        except NotInForce:
            continue
    return tuple(had)


class LateStandards:
    """The standards that months have had by a day, and which lines follow them (mức chuẩn đã có).

    Each month's are looked up once.
    """

    def __init__(self, as_of: date, rates: Rates | None = None) -> None:
        self._as_of = as_of
        self._rates = rates or national_rates()
        self._had: dict[tuple[str, Month], tuple[Dong, ...]] = {}

    def of(self, programme: Programme, month: Month) -> tuple[Dong, ...]:
        """Give every standard that a month has had."""
        key = (programme.code, month)
        if key not in self._had:
            self._had[key] = standards_of(programme, month, self._as_of, self._rates)
        return self._had[key]

    def amounts(self, entry: Entry, month: Month) -> tuple[Dong, ...]:
        """Give what a line with a coefficient came to by each standard that the month has had."""
        coefficient = entry.entitlement.coefficient or Fraction(0)
        return tuple(
            standard.times(coefficient)
            for standard in self.of(entry.programme, month)
            if standard.value * coefficient.numerator % coefficient.denominator == 0
        )

    def follows(self, entry: Entry, month: Month) -> bool:
        """Whether a line is raised when its month's standard is: it was made with one."""
        return follows_standards(entry) and entry.amount in self.amounts(entry, month)


def follows_standards(entry: Entry) -> bool:
    """Whether a line's amount is a coefficient's, and no decision of its own has to raise it."""
    return entry.programme.code != MERIT.code and entry.entitlement.coefficient is not None
