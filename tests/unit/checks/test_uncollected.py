"""Three months uncollected in a row are told; a gap begins anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh import SOCIAL_ASSISTANCE, Dong, Month, Owed
from ansinh.checks import uncollected_long
from ansinh.payment import Cause, Component
from ansinh.roll import InstructionLine
from ansinh.testing import strategies as an

JULY = Month(2024, 7)
SOMEBODY = an.beneficiaries()


def _left(beneficiary: object, months: tuple[Month, ...], cause: Cause) -> list[Owed]:
    return [
        Owed(SOCIAL_ASSISTANCE, beneficiary, InstructionLine(Component.REGULAR, m, Dong(1), cause))
        for m in months
    ]


@given(SOMEBODY, st.sets(st.integers(1, 6)))
def test_whoever_did_not_collect_the_last_three_months_is_told(
    beneficiary: object, back: set[int]
) -> None:
    months = tuple(JULY - number for number in back)
    found = list(uncollected_long(_left(beneficiary, months, Cause.UNCOLLECTED), JULY))
    assert bool(found) is ({1, 2, 3} <= back)
    for one in found:
        assert str(one.citation) == "02/2021/TT-BLĐTBXH, art. 2(3)(a)"


@pytest.mark.parametrize("cause", [Cause.REFUSED, Cause.RETURNED, Cause.HELD, Cause.UNKNOWN])
@given(beneficiary=SOMEBODY)
def test_money_that_could_not_be_collected_is_nobodys_fault(
    cause: Cause, beneficiary: object
) -> None:
    months = tuple(JULY - number for number in (1, 2, 3, 4))
    assert list(uncollected_long(_left(beneficiary, months, cause), JULY)) == []
