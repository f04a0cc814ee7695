from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from tests.invented_rates import with_local_standard

from ansinh import (
    MERIT,
    SOCIAL_ASSISTANCE,
    SOCIAL_PENSION,
    Category,
    Citation,
    Code,
    Dong,
    Entitlement,
    Month,
    NotInForce,
    Programme,
)
from ansinh.entitlement import PROGRAMMES, national_rates, standard_for
from ansinh.errors import InvalidAmount, InvalidEntitlement


@pytest.mark.parametrize(
    ("programme", "month", "as_of", "amount"),
    [
        (SOCIAL_ASSISTANCE, Month(2021, 7), date(2021, 7, 1), 360_000),
        (SOCIAL_ASSISTANCE, Month(2024, 6), date(2024, 8, 1), 360_000),
        (SOCIAL_ASSISTANCE, Month(2024, 7), date(2024, 7, 1), 500_000),
        (SOCIAL_ASSISTANCE, Month(2024, 7), date(2024, 6, 30), 360_000),
        (SOCIAL_ASSISTANCE, Month(2026, 7), date(2026, 8, 20), 500_000),
        (SOCIAL_ASSISTANCE, Month(2026, 7), date(2026, 8, 21), 540_000),
        (SOCIAL_PENSION, Month(2025, 7), date(2025, 7, 1), 500_000),
        (SOCIAL_PENSION, Month(2026, 7), date(2026, 9, 1), 540_000),
        (MERIT, Month(2023, 6), date(2023, 8, 1), 1_624_000),
        (MERIT, Month(2024, 6), date(2024, 6, 30), 2_055_000),
        (MERIT, Month(2024, 7), date(2024, 7, 1), 2_789_000),
        (MERIT, Month(2026, 7), date(2026, 10, 1), 3_012_000),
    ],
)
def test_the_standard_is_the_one_that_held_and_was_known(
    programme: Programme, month: Month, as_of: date, amount: int
) -> None:
    step = standard_for(programme, month, as_of)
    assert step.value == Dong(amount)
    assert step.citation.instrument


@pytest.mark.parametrize(
    ("programme", "month"),
    [(Programme("MAU"), Month(2024, 7)), (SOCIAL_ASSISTANCE, Month(2021, 6))],
)
def test_where_no_text_sets_a_standard_there_is_none(programme: Programme, month: Month) -> None:
    with pytest.raises(NotInForce):
        standard_for(programme, month, date(2024, 7, 1))


@pytest.mark.parametrize(
    ("local", "month", "as_of", "amount"),
    [
        (650_000, Month(2024, 8), date(2024, 8, 1), 650_000),
        (650_000, Month(2024, 6), date(2024, 8, 1), 360_000),
        (520_000, Month(2026, 7), date(2026, 8, 20), 520_000),
        (520_000, Month(2026, 7), date(2026, 8, 21), 540_000),
    ],
)
def test_of_a_provinces_standard_and_the_nations_the_higher_counts(
    local: int, month: Month, as_of: date, amount: int
) -> None:
    rates = with_local_standard(local, Month(2024, 7))
    assert standard_for(SOCIAL_ASSISTANCE, month, as_of, rates).value == Dong(amount)


def test_steps_stand_in_the_order_of_their_months() -> None:
    for programme in PROGRAMMES:
        steps = national_rates().steps(programme)
        assert steps
        assert list(steps) == sorted(steps, key=lambda step: (step.applies_from, step.known_from))


@pytest.mark.parametrize("code", ["", "b", "btxh", "BT XH", "X" * 21, None])
def test_a_programme_has_a_code_in_capitals(code: Any) -> None:
    with pytest.raises(InvalidEntitlement) as refused:
        Programme(code)
    assert refused.value.code is Code.PROGRAMME_CODE


def test_a_programme_is_its_code() -> None:
    assert Programme("BTXH", "viết khác") == SOCIAL_ASSISTANCE
    assert hash(Programme("BTXH", "viết khác")) == hash(SOCIAL_ASSISTANCE)


@pytest.mark.parametrize("code", ["", ".1", "a b", "x" * 41, 7])
def test_what_is_no_group_is_refused(code: Any) -> None:
    with pytest.raises(InvalidEntitlement) as refused:
        Category(code)
    assert refused.value.code is Code.CATEGORY_CODE


def test_groups_are_sorted_by_code() -> None:
    assert min(Category("6b", "B"), Category("5c", "C", Citation("x"))).code == "5c"


@pytest.mark.parametrize("coefficient", [1.5, 2, Fraction(0), Fraction(-1), Fraction(41, 2)])
def test_a_coefficient_is_a_fraction_above_nothing_and_up_to_twenty(coefficient: Any) -> None:
    with pytest.raises(InvalidEntitlement) as refused:
        Entitlement(None, Dong(1), coefficient)
    assert refused.value.code is Code.COEFFICIENT


def test_an_entitlement_is_not_negative() -> None:
    assert Entitlement(None, Dong(0), Fraction(20)).amount == Dong(0)
    with pytest.raises(InvalidAmount) as refused:
        Entitlement(None, Dong(-1))
    assert refused.value.code is Code.AMOUNT_RANGE
