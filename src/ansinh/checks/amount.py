"""Is each amount what the law gives: the standard of the month times the coefficient?"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from ansinh.checks.finding import Finding
from ansinh.entitlement import Programme, Rates, standard_for
from ansinh.errors import Code, InvalidAmount, NotInForce
from ansinh.law import Step
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.roll import Roll


def amounts_explained(roll: Roll, as_of: date, rates: Rates | None = None) -> Iterator[Finding]:
    """Find the lines whose amount is not the standard, as known on `as_of`, times the coefficient.

    A line without a coefficient rests on its own decision and is not judged here.
    """
    # One standard for all lines of a programme, and few coefficients.
    known: dict[tuple[str, int, int], tuple[Step[Dong], Dong] | None] = {}
    for entry in roll.entries:
        coefficient = entry.entitlement.coefficient
        if coefficient is None:
            continue
        which = (entry.programme.code, coefficient.numerator, coefficient.denominator)
        if which not in known:
            known[which] = _expected(entry.programme, coefficient, roll.month, as_of, rates)
        found = known[which]
        if found is None:
            yield Finding.of(Code.CHECK_AMOUNT_UNKNOWN, entry.key, month=roll.month.label)
        elif entry.amount != found[1]:
            standard, expected = found
            yield Finding.of(
                Code.CHECK_AMOUNT,
                entry.key,
                standard.citation,
                listed=entry.amount,
                expected=expected,
                month=roll.month.label,
            )


def _expected(
    programme: Programme, coefficient: Fraction, month: Month, as_of: date, rates: Rates | None
) -> tuple[Step[Dong], Dong] | None:
    """Give the standard, and what it comes to; ``None`` where nobody knows."""
    try:
        standard = standard_for(programme, month, as_of, rates)
        return standard, standard.value.times(coefficient)
    except (NotInForce, InvalidAmount):
        return None
