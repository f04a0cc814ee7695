"""A delta for another month's roll said only that, and kept its other conflicts back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh import Code, Roll
from ansinh.errors import DeltaConflicts
from ansinh.testing.strategies import deltas, rolls


@given(roll=rolls(min_size=1), data=st.data())
def test_all_conflicts_are_told_at_once(roll: Roll, data: st.DataObject) -> None:
    delta = data.draw(deltas(roll))
    with pytest.raises(DeltaConflicts) as refused:
        delta.apply_to(Roll(roll.month + 5, ()))
    codes = [conflict.code for conflict in refused.value.conflicts]
    assert codes[0] is Code.DELTA_MONTH
    expected_absent = len(delta.removals) + len(delta.adjustments)
    assert codes[1:] == [Code.DELTA_ABSENT] * expected_absent
