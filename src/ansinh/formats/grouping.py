"""Amounts as papers show them: ``500.000``, whatever the country of the computer."""

from typing import Final

from ansinh.money import Dong

_BELOW_A_MILLIARD: Final = r"[>=1000000]#\.000\.000;[>=1000]#\.000;0"
_BELOW_A_MILLIARD_OF_THOUSANDS: Final = (
    r"[>=1000000000]#\.000\.000\.000;[>=1000000]#\.000\.000;#\.000"
)
_ABOVE: Final = r"[>=1000000000000]#\.000\.000\.000\.000;[>=1000000000]#\.000\.000\.000;#\.000\.000"


def grouped(amount: Dong) -> str:
    """Write an amount with dots and without a unit.

    >>> grouped(Dong(1_500_000))
    '1.500.000'
    """
    return f"{amount.value:,}".replace(",", ".")


def number_format(amount: Dong) -> str:
    r"""Give the cell format under which a spreadsheet shows that amount with dots.

    ``#,##0`` shows commas wherever the computer is set to English, as many in offices are, so
    the dots are written out. A format has room for two conditions, hence three of them.

    >>> number_format(Dong(500_000))
    '[>=1000000]#\\.000\\.000;[>=1000]#\\.000;0'
    """
    if abs(amount.value) < 10**9:
        return _BELOW_A_MILLIARD
    return _BELOW_A_MILLIARD_OF_THOUSANDS if abs(amount.value) < 10**12 else _ABOVE
