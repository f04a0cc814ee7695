"""A delta is the way from one month's roll to the next, there and back, and only there."""

from collections.abc import Mapping

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ansinh import (
    Addition,
    Adjustment,
    Code,
    DeltaConflicts,
    Dong,
    Entry,
    EntryKey,
    Month,
    MonthlyDelta,
    Removal,
    Roll,
    compose,
    difference,
    inverse,
    total_of,
)
from ansinh.roll import Change
from ansinh.testing.strategies import deltas, rolls

Sides = Mapping[EntryKey, tuple[Entry | None, Entry | None]]


def _does(delta: MonthlyDelta) -> tuple[object, object, Sides]:
    """What a delta does: between which rolls, and each line before and after."""
    return delta.base, delta.result, {change.key: _sides(change) for change in delta.changes}


def _sides(change: Change) -> tuple[Entry | None, Entry | None]:
    match change:
        case Addition():
            return None, change.entry
        case Removal():
            return change.entry, None
        case Adjustment():
            return change.before, change.after


@given(before=rolls(), after=rolls())
def test_the_difference_leads_from_one_roll_to_the_other(before: Roll, after: Roll) -> None:
    made = difference(before, after).apply_to(before)
    assert made == after
    assert made.digest == after.digest


@given(roll=rolls())
def test_a_roll_differs_from_itself_by_nothing(roll: Roll) -> None:
    delta = difference(roll, roll)
    assert delta.changes == ()
    assert delta.net == Dong(0)
    assert delta.apply_to(roll) == roll


@given(before=rolls(), after=rolls())
def test_what_the_month_costs_more_is_what_the_changes_add_up_to(before: Roll, after: Roll) -> None:
    delta = difference(before, after)
    assert after.total == before.total + delta.net
    assert after.count == before.count + len(delta.additions) - len(delta.removals)
    parts = (*delta.additions, *delta.removals, *delta.adjustments)
    assert delta.net == total_of(change.net for change in parts)
    assert len(parts) == len(delta.changes)


@given(roll=rolls(), data=st.data())
def test_reported_changes_cost_what_they_say(roll: Roll, data: st.DataObject) -> None:
    delta = data.draw(deltas(roll))
    made = delta.apply_to(roll)
    assert made.total == roll.total + delta.net
    assert made.month == delta.month == roll.month + 1


@given(before=rolls(), after=rolls())
def test_the_inverse_leads_back(before: Roll, after: Roll) -> None:
    delta = difference(before, after)
    assert inverse(delta).apply_to(after) == before
    assert inverse(delta).net == -delta.net
    assert _does(inverse(inverse(delta))) == _does(delta)


@given(before=rolls(), after=rolls())
def test_there_and_back_is_nowhere(before: Roll, after: Roll) -> None:
    delta = difference(before, after)
    for there, back in ((delta, inverse(delta)), (inverse(delta), delta)):
        round_trip = compose(there, back)
        assert round_trip.changes == ()
        assert round_trip.base == round_trip.result == there.base


@given(first=rolls(), second=rolls(), third=rolls())
def test_two_deltas_are_one(first: Roll, second: Roll, third: Roll) -> None:
    one = compose(difference(first, second), difference(second, third))
    assert one.apply_to(first) == third
    assert _does(one) == _does(difference(first, third))


@given(roll=rolls(max_size=4), data=st.data())
def test_composition_does_not_ask_which_two_come_first(roll: Roll, data: st.DataObject) -> None:
    a = data.draw(deltas(roll))
    b = data.draw(deltas(a.apply_to(roll)))
    c = data.draw(deltas(b.apply_to(a.apply_to(roll))))
    assert _does(compose(compose(a, b), c)) == _does(compose(a, compose(b, c)))


@given(first=rolls(max_size=3), data=st.data())
def test_only_deltas_that_follow_each_other_compose(first: Roll, data: st.DataObject) -> None:
    delta = data.draw(deltas(first))
    other = data.draw(deltas(data.draw(rolls(max_size=3))))
    assume(other.base != delta.result)
    with pytest.raises(DeltaConflicts) as refused:
        compose(delta, other)
    assert [conflict.code for conflict in refused.value.conflicts] == [Code.DELTA_BASE]


@given(roll=rolls(), data=st.data())
def test_a_delta_never_applies_twice(roll: Roll, data: st.DataObject) -> None:
    """A month's list that is imported a second time adds and removes nobody."""
    month = roll.month + data.draw(st.integers(0, 2))
    delta = data.draw(deltas(roll, month=month))
    made = delta.apply_to(roll)
    if made == roll:  # only what changes nothing, not even the month, may be said again
        assert delta.apply_to(made) == made
        return
    with pytest.raises(DeltaConflicts) as refused:
        delta.apply_to(made)
    assert refused.value.conflicts[0].code in {Code.DELTA_BASE, Code.DELTA_MONTH}


@given(before=rolls(), after=rolls(), stranger=rolls())
def test_a_delta_fits_its_base_and_no_other_roll(before: Roll, after: Roll, stranger: Roll) -> None:
    assume(stranger.digest != before.digest)
    with pytest.raises(DeltaConflicts):
        difference(before, after).apply_to(stranger)


@given(before=rolls(), after=rolls())
def test_a_delta_that_lost_a_change_on_its_way_is_refused(before: Roll, after: Roll) -> None:
    delta = difference(before, after)
    assume(delta.changes)
    with pytest.raises(DeltaConflicts) as refused:
        attrs.evolve(delta, changes=delta.changes[1:]).apply_to(before)
    assert [conflict.code for conflict in refused.value.conflicts] == [Code.DELTA_BASE]


@given(before=rolls(min_size=1), stranger=rolls(min_size=1), data=st.data())
def test_all_conflicts_come_at_once_and_nothing_is_applied(
    before: Roll, stranger: Roll, data: st.DataObject
) -> None:
    """Each change of another roll's delta that does not fit, or counts later, is told for that."""
    month = before.month + 1
    foreign = data.draw(deltas(stranger)).changes
    expected = {
        (change.key, code)
        for change in foreign
        if (code := _misfit(before.by_key.get(change.key), _sides(change)[0])) is not None
    }
    expected |= {(one.key, Code.EFFECTIVE_AFTER) for one in foreign if one.effective > month}
    digest = before.digest
    if not expected:
        MonthlyDelta.on(before, month, foreign)
        return
    with pytest.raises(DeltaConflicts) as refused:
        MonthlyDelta.on(before, month, foreign)
    found = {(conflict.key, conflict.code) for conflict in refused.value.conflicts}
    assert found == expected
    assert len(refused.value.conflicts) == len(expected)
    assert before.digest == digest == Roll(before.month, before.entries).digest


def _misfit(held: Entry | None, expected: Entry | None) -> Code | None:
    if held == expected:
        return None
    if expected is None:
        return Code.DELTA_ADDITION_PRESENT
    return Code.DELTA_ABSENT if held is None else Code.DELTA_OLD_VALUE


@given(roll=rolls(min_size=1), data=st.data())
def test_one_case_changes_once_a_month(roll: Roll, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(roll.entries))
    leaves = Removal(entry, roll.month + 1)
    with pytest.raises(DeltaConflicts) as refused:
        MonthlyDelta.on(roll, roll.month + 1, [leaves, leaves])
    assert [conflict.code for conflict in refused.value.conflicts] == [Code.DELTA_TWICE]


@given(roll=rolls(), data=st.data())
def test_the_order_of_the_changes_does_not_matter(roll: Roll, data: st.DataObject) -> None:
    delta = data.draw(deltas(roll))
    shuffled = data.draw(st.permutations(delta.changes))
    assert MonthlyDelta.on(roll, delta.month, shuffled) == delta


@given(roll=rolls(), data=st.data())
def test_a_change_of_one_case_leaves_all_others_as_they_were(
    roll: Roll, data: st.DataObject
) -> None:
    delta = data.draw(deltas(roll))
    made = delta.apply_to(roll)
    touched = {change.key for change in delta.changes}
    for key in roll.by_key.keys() | made.by_key.keys():
        if key not in touched:
            assert made.by_key[key] == roll.by_key[key]


@given(roll=rolls(min_size=1), data=st.data())
def test_removing_somebody_never_raises_the_total(roll: Roll, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(roll.entries))
    delta = MonthlyDelta.on(roll, roll.month + 1, [Removal(entry, roll.month + 1)])
    assert delta.apply_to(roll).total <= roll.total


@given(roll=rolls(), month=st.integers(1, 12).map(lambda number: Month(2031, number)))
def test_a_roll_is_not_what_its_lines_alone_are(roll: Roll, month: Month) -> None:
    assume(roll.month != month)
    assert Roll(month, roll.entries).digest != roll.digest
