"""Amounts and coefficients."""

from fractions import Fraction

from hypothesis import strategies as st

from ansinh.money import LARGEST, NOTHING, Dong
from ansinh.testing.strategies.eager import eager

_SMALLEST = Dong(-LARGEST)
_LARGEST = Dong(LARGEST)
_MOST_A_MONTH = Dong(999_999_999_999)  # a thousand of them still add up to an amount


@eager
def dongs(*, min_value: Dong = _SMALLEST, max_value: Dong = _LARGEST) -> st.SearchStrategy[Dong]:
    """Draw any amounts within limits, the limits among them."""
    low, high = min_value.value, max_value.value
    edges = sorted({edge for edge in (low, -1, 0, 1, high) if low <= edge <= high})
    return st.one_of(st.sampled_from(edges), st.integers(low, high)).map(Dong)


@eager
def monthly_amounts(
    *, min_value: Dong = NOTHING, max_value: Dong = _MOST_A_MONTH
) -> st.SearchStrategy[Dong]:
    """Draw what somebody may be owed in a month: lifelike ones, and the limits."""
    low, high = min_value.value, max_value.value
    lifelike = [
        Dong(amount)
        for amount in (360_000, 500_000, 540_000, 750_000, 1_000_000, 2_789_000)
        if low <= amount <= high
    ]
    return st.one_of(
        st.sampled_from([*lifelike, max_value]), dongs(min_value=min_value, max_value=max_value)
    )


def coefficients() -> st.SearchStrategy[Fraction]:
    """Draw coefficients (hệ số): quarters above 0, up to 20."""
    usual = [Fraction(halves, 2) for halves in (2, 3, 4, 5, 6)]
    return st.one_of(
        st.sampled_from(usual), st.integers(1, 80).map(lambda quarters: Fraction(quarters, 4))
    )
