"""A line of 0 đ made `plan` fail: its hold has no sums to be sorted by."""

import attrs
from hypothesis import given

from ansinh import Dong, Entry, Month, PlanTerms, Roll, plan
from ansinh.errors import Code
from ansinh.testing.strategies import entries, plan_terms

NOBODY_COLLECTS = {
    Code.HOLD_DIED,
    Code.HOLD_INCAPACITY,
    Code.HOLD_MINOR,
    Code.HOLD_NO_GROUND,
    Code.HOLD_PAPER_ENDED,
    Code.HOLD_PAPER_NOT_BEGUN,
    Code.HOLD_REPRESENTATIVE_DIED,
    Code.HOLD_REPRESENTATIVE_INCAPACITY,
    Code.HOLD_REPRESENTATIVE_MINOR,
    Code.HOLD_REPRESENTATIVE_SELF,
    Code.HOLD_REPRESENTATIVES_MANY,
}
MONTH = Month(2024, 7)


@given(entry=entries(), terms=plan_terms(month=MONTH))
def test_a_line_of_nothing_is_held(entry: Entry, terms: PlanTerms) -> None:
    """It stands on the list, so somebody must hear of it; it costs nothing."""
    entitlement = attrs.evolve(entry.entitlement, amount=Dong(0))
    roll = Roll(MONTH, [attrs.evolve(entry, entitlement=entitlement)])
    (hold,) = plan(roll, terms).holds
    assert hold.lines == ()
    assert hold.code in {Code.HOLD_NOTHING, *NOBODY_COLLECTS}
