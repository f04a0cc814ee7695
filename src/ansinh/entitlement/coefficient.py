"""How a coefficient is written."""

from fractions import Fraction


def decimal(coefficient: Fraction) -> str:
    """Write a coefficient as papers do.

    >>> decimal(Fraction(3, 2)), decimal(Fraction(2))
    ('1,5', '2')
    """
    whole, rest = divmod(coefficient.numerator * 10_000 // coefficient.denominator, 10_000)
    return f"{whole},{rest:04}".rstrip("0").rstrip(",")
