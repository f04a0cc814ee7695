from datetime import date
from fractions import Fraction
from typing import Any

import pytest

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
    Step,
)
from ansinh.entitlement import STANDARDS, standard_for
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
    ],
)
def test_the_standard_is_the_one_that_held_and_was_known(
    programme: Programme, month: Month, as_of: date, amount: int
) -> None:
    step = standard_for(programme, month, as_of)
    assert step.value == Dong(amount)
    assert step.citation.instrument


@pytest.mark.parametrize("programme", [MERIT, Programme("MAU")])
def test_merit_and_local_programmes_have_no_national_standard(programme: Programme) -> None:
    with pytest.raises(NotInForce):
        standard_for(programme, Month(2024, 7), date(2024, 7, 1))


def test_a_province_passes_its_own_steps() -> None:
    steps = (Step(Month(2024, 7), date(2024, 7, 1), Dong(650_000), Citation("nghị quyết mẫu")),)
    step = standard_for(SOCIAL_ASSISTANCE, Month(2024, 8), date(2024, 8, 1), {"BTXH": steps})
    assert step.value == Dong(650_000)


def test_steps_stand_in_the_order_of_their_months() -> None:
    for steps in STANDARDS.values():
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
