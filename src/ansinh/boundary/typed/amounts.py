"""Amounts in whole đồng: groups of three, a unit behind; and columns in thousands."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from ansinh.boundary.typed.manner import Cleaned, Manner, Normalised
from ansinh.boundary.typed.texts import clean_text, without_apostrophe
from ansinh.errors import Code, InvalidAmount
from ansinh.formats.cells import amount_of
from ansinh.formats.sheet import CellValue
from ansinh.money import Dong

_UNIT: Final = re.compile(r"(.*[0-9]) ?(?:đồng|đ|₫|vnđ|vnd|đvn)\.?", re.IGNORECASE)
_LEAST: Final = 10_000
"""No allowance is as small: what is below stands in thousands."""
_FEWEST: Final = 3
_MOST: Final = 100_000_000
"""No allowance of a month is as large: what is above stands in đồng."""


def _listed_amount_of(cell: CellValue) -> Dong:
    """Read an amount that is not below nothing."""
    amount = amount_of(cell)
    if amount.value < 0:
        raise InvalidAmount(Code.AMOUNT_NEGATIVE)
    return amount


def _clean_amount(cell: CellValue) -> Cleaned:
    """Clean an amount: spaces of all kinds, an apostrophe in front, a unit of one đồng behind.

    What stands per month, in decimals or as a dash stays refused: nobody can be sure of it.
    """
    cleaned = without_apostrophe(clean_text(cell))
    written = cleaned.cell
    if type(written) is not str:
        return cleaned
    if found := _UNIT.fullmatch(written):
        return cleaned.also(found[1], Normalised.UNITS)
    return cleaned


def in_units(factor: int) -> Manner[Dong]:
    """Make the manner of a column whose header says thousands or millions; multiplied exactly.

    A number cell may have decimals there: 540,5 nghìn are 540.500 đ. In a text they would be
    groups in another column, so there they stay refused.
    """

    def strict(cell: CellValue) -> Dong:
        if type(cell) is float:
            # The shortest text of a binary fraction is the decimal that was typed.
            amount = Fraction(repr(cell)) * factor
            if amount.denominator != 1:
                raise InvalidAmount(Code.AMOUNT_FRACTION)
            return _listed_amount_of(amount.numerator)
        return _listed_amount_of(cell).times(factor)

    return Manner(strict, _clean_amount)


def look_in_thousands(amounts: Iterable[Dong]) -> bool:
    """Whether a column looks as if it were in thousands: three amounts at least, all too small."""
    some = 0
    for amount in amounts:
        if amount.value >= _LEAST:
            return False
        some += amount.value > 0
    return some >= _FEWEST


def look_in_dong(amounts: Iterable[Dong]) -> bool:
    """Whether a column whose header says thousands looks as if it were in đồng all the same."""
    some = False
    for amount in amounts:
        if 0 < amount.value < _MOST:
            return False
        some = some or amount.value > 0
    return some


AMOUNT: Final = Manner(_listed_amount_of, _clean_amount)
