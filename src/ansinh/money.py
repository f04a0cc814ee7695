"""Money is whole đồng."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final, Self

import attrs

from ansinh.errors import Code, InvalidAmount

LARGEST: Final = 999_999_999_999_999
"""Fifteen digits: more than any list of a province, and exact in every spreadsheet."""

_PLAIN: Final = re.compile(r"0|[1-9][0-9]{0,14}", re.ASCII)
_GROUPED: Final = re.compile(
    r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){1,4}|(?:,[0-9]{3}){1,4}|(?:[ \u00a0\u202f][0-9]{3}){1,4})",
    re.ASCII,
)


def _whole(_amount: object, _field: object, value: int) -> None:
    if type(value) is not int:  # True and 1.0 are not amounts
        raise InvalidAmount(Code.AMOUNT_TYPE)
    if not -LARGEST <= value <= LARGEST:
        raise InvalidAmount(Code.AMOUNT_RANGE)


@attrs.frozen(order=True)
class Dong:
    """An amount of money (số tiền).

    Unit: 1 đồng. ISO 4217 gives VND no minor unit, so an integer is exact. Negative amounts are
    recoveries (truy thu) and differences.

    Raises:
        InvalidAmount: ``amount-type``, ``amount-range``.
    """

    value: int = attrs.field(validator=_whole)

    @classmethod
    def parse(cls, text: str, *, grouping: bool = True) -> Self:
        """Read an amount as it is written on a list.

        Digits, or groups of three after one kind of separator (dot, comma, space) where the
        field allows `grouping`. Anything else is refused: a float, a power, a unit, other digits.

        >>> Dong.parse("500.000")
        Dong(value=500000)

        Raises:
            InvalidAmount: ``amount-text``.
        """
        written = text.strip(" ")
        if _PLAIN.fullmatch(written):
            return cls(int(written))
        if grouping and _GROUPED.fullmatch(written):
            return cls(int(re.sub(r"[^0-9]", "", written)))
        raise InvalidAmount(Code.AMOUNT_TEXT)

    def times(self, coefficient: Fraction | int) -> Self:
        """Multiply exactly; nothing rounds in silence.

        Raises:
            InvalidAmount: ``amount-fraction``.
        """
        if isinstance(coefficient, bool) or not isinstance(coefficient, (int, Fraction)):
            raise InvalidAmount(Code.AMOUNT_TYPE)
        product = self.value * Fraction(coefficient)
        if product.denominator != 1:
            raise InvalidAmount(Code.AMOUNT_FRACTION)
        return type(self)(product.numerator)

    def __add__(self, other: "Dong") -> "Dong":
        return Dong(self.value + other.value) if isinstance(other, Dong) else NotImplemented

    def __sub__(self, other: "Dong") -> "Dong":
        return Dong(self.value - other.value) if isinstance(other, Dong) else NotImplemented

    def __neg__(self) -> "Dong":
        return Dong(-self.value)

    def __bool__(self) -> bool:
        return self.value != 0

    def __str__(self) -> str:
        """Write it as people do: ``500.000 đ``."""
        return f"{self.value:,} đ".replace(",", ".")


NOTHING: Final = Dong(0)


def total_of(amounts: Iterable[Dong]) -> Dong:
    """Add up amounts; of none, 0 đ.

    >>> str(total_of([Dong(360_000), Dong(500_000)]))
    '860.000 đ'
    """
    return Dong(sum(amount.value for amount in amounts))
