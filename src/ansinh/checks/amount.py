"""Is each amount what the law gives: the standard of the month times the coefficient?"""

from collections.abc import Iterator
from datetime import date

from ansinh.checks.finding import Finding
from ansinh.entitlement import Rates, standard_for
from ansinh.errors import Code, InvalidAmount, NotInForce
from ansinh.money import Dong
from ansinh.roll import Entry, Roll


def amounts_explained(roll: Roll, as_of: date, rates: Rates | None = None) -> Iterator[Finding]:
    """Find the lines whose amount is not the standard, as known on `as_of`, times the coefficient.

    A line without a coefficient rests on its own decision and is not judged here.
    """
    for entry in roll.entries:
        finding = _amount_of(entry, roll, as_of, rates)
        if finding is not None:
            yield finding


def _amount_of(entry: Entry, roll: Roll, as_of: date, rates: Rates | None) -> Finding | None:
    coefficient = entry.entitlement.coefficient
    if coefficient is None:
        return None
    try:
        standard = standard_for(entry.programme, roll.month, as_of, rates)
        expected: Dong | None = standard.value.times(coefficient)
    except (NotInForce, InvalidAmount):
        return Finding.of(Code.CHECK_AMOUNT_UNKNOWN, entry.key, month=roll.month.label)
    if entry.amount == expected:
        return None
    return Finding.of(
        Code.CHECK_AMOUNT,
        entry.key,
        standard.citation,
        listed=entry.amount,
        expected=expected,
        month=roll.month.label,
    )
