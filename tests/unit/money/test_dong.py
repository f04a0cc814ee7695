from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from ansinh import Code, Dong, total_of
from ansinh.errors import InvalidAmount
from ansinh.money import LARGEST, NOTHING

REFUSED = [
    "",
    " ",
    "1.5",
    "5e5",
    "5E5",
    "1_000",
    "1_000_000",
    "１２３",
    "٣",
    "²",
    "\u00a0500000",
    "500000\u00a0",
    "500.00",
    ".500",
    "500.",
    "0500",
    "00",
    "0.500",
    "1.500.00",
    "1.500,000",
    "1,500.000",
    "1 500.000",
    "1.5000",
    "5000.000",
    "500..000",
    "500 đ",
    "500đ",
    "500000 VND",
    "+5",
    "-5",
    "-0",
    "−5",
    "5\n",
    "\t5",
    "0x10",
    "1e3",
    "NaN",
    "Infinity",
    "1/2",
    "12\u200b3",
    "500'000",
    "500_000",
    "500  000",
    "1000000000000000",
    "1.000.000.000.000.000",
    "None",
    "½",
]


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_what_is_not_whole_dong_is_refused(text: str) -> None:
    """A reader that takes 1.5 for 1, or 500.000 for 500, divides somebody's money by a thousand."""
    with pytest.raises(InvalidAmount) as refused:
        Dong.parse(text)
    assert refused.value.code is Code.AMOUNT_TEXT


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("1", 1),
        ("500000", 500_000),
        ("500.000", 500_000),
        ("500,000", 500_000),
        ("500 000", 500_000),
        ("500\u00a0000", 500_000),
        ("500\u202f000", 500_000),
        (" 500.000 ", 500_000),
        ("1.500", 1_500),
        ("12.345.678", 12_345_678),
        ("999999999999999", LARGEST),
        ("999.999.999.999.999", LARGEST),
    ],
)
def test_groups_of_three_after_one_kind_of_separator_are_read(text: str, value: int) -> None:
    assert Dong.parse(text) == Dong(value)


@pytest.mark.parametrize("text", ["500.000", "500,000", "500 000", "1.500"])
def test_a_field_without_grouping_takes_digits_only(text: str) -> None:
    with pytest.raises(InvalidAmount):
        Dong.parse(text, grouping=False)
    assert Dong.parse("500000", grouping=False) == Dong(500_000)


@pytest.mark.parametrize("value", [True, False, 1.0, "1", None, Decimal(1), Fraction(1)])
def test_only_an_int_is_an_amount(value: Any) -> None:
    """True is an int to Python; 1.0 equals 1 until it is 0.1 + 0.2."""
    with pytest.raises(InvalidAmount) as refused:
        Dong(value)
    assert refused.value.code is Code.AMOUNT_TYPE


@pytest.mark.parametrize("value", [LARGEST + 1, -LARGEST - 1])
def test_an_amount_has_at_most_fifteen_digits(value: int) -> None:
    with pytest.raises(InvalidAmount) as refused:
        Dong(value)
    assert refused.value.code is Code.AMOUNT_RANGE


def test_the_largest_amounts_are_amounts() -> None:
    assert Dong(LARGEST).value == -Dong(-LARGEST).value


def test_a_sum_that_no_longer_fits_is_refused() -> None:
    with pytest.raises(InvalidAmount):
        Dong(LARGEST) + Dong(1)
    with pytest.raises(InvalidAmount):
        total_of([Dong(LARGEST), Dong(1)])


@pytest.mark.parametrize("other", [1, 1.0, True, "1", None])
def test_money_adds_to_money_only(other: Any) -> None:
    with pytest.raises(TypeError):
        Dong(1) + other
    with pytest.raises(TypeError):
        other + Dong(1)
    with pytest.raises(TypeError):
        Dong(1) - other
    with pytest.raises(TypeError):
        Dong(1) < other  # noqa: B015 - comparing is what is refused


def test_a_bare_number_is_no_amount() -> None:
    assert Dong(1) != 1
    with pytest.raises(TypeError):
        sum([Dong(1), Dong(2)])


@pytest.mark.parametrize(
    ("coefficient", "expected"),
    [(Fraction(3, 2), 540_000), (2, 720_000), (0, 0), (Fraction(-1, 2), -180_000)],
)
def test_a_coefficient_multiplies_exactly(coefficient: Fraction | int, expected: int) -> None:
    assert Dong(360_000).times(coefficient) == Dong(expected)


def test_a_product_that_is_no_whole_number_is_refused() -> None:
    with pytest.raises(InvalidAmount) as refused:
        Dong(100).times(Fraction(1, 3))
    assert refused.value.code is Code.AMOUNT_FRACTION


@pytest.mark.parametrize("coefficient", [True, 1.5, Decimal("1.5"), "2"])
def test_only_whole_numbers_and_fractions_multiply(coefficient: Any) -> None:
    with pytest.raises(InvalidAmount) as refused:
        Dong(2).times(coefficient)
    assert refused.value.code is Code.AMOUNT_TYPE


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "0 đ"), (999, "999 đ"), (500_000, "500.000 đ"), (-1_234_567, "-1.234.567 đ")],
)
def test_an_amount_is_shown_as_people_write_it(amount: int, text: str) -> None:
    assert str(Dong(amount)) == f"{Dong(amount)}" == text


def test_the_total_of_nothing_is_nothing() -> None:
    assert total_of([]) == NOTHING
    assert not NOTHING
    assert Dong(-1)
