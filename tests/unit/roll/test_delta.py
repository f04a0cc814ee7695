from collections.abc import Callable
from fractions import Fraction

import pytest

from ansinh import (
    Addition,
    AdditionReason,
    Adjustment,
    Change,
    Code,
    Conflict,
    DeltaConflicts,
    Document,
    Dong,
    Entry,
    Month,
    MonthlyDelta,
    Removal,
    RemovalReason,
    Roll,
    compose,
    difference,
    inverse,
)

MakeEntry = Callable[..., Entry]
JUNE, JULY, AUGUST = Month(2024, 6), Month(2024, 7), Month(2024, 8)
PAPER = Document("12/QĐ-MẪU")


def _conflicts(refused: pytest.ExceptionInfo[DeltaConflicts]) -> list[tuple[str | None, Code]]:
    found = [conflict for conflict in refused.value.conflicts if isinstance(conflict, Conflict)]
    return [(conflict.key and conflict.key.case, conflict.code) for conflict in found]


def test_every_change_that_does_not_fit_is_named_in_the_order_of_the_cases(
    entry_of: MakeEntry,
) -> None:
    roll = Roll(JUNE, [entry_of("1"), entry_of("2", 1)])
    changes: list[Change] = [
        Removal(entry_of("9"), JULY),
        Addition(entry_of("1"), JULY),
        Adjustment(entry_of("2", 2), entry_of("2", 3), JULY),
        Adjustment(entry_of("8", 2), entry_of("8", 3), JULY),
        Addition(entry_of("3"), JULY),
        Removal(entry_of("3"), JULY),
    ]
    with pytest.raises(DeltaConflicts) as refused:
        MonthlyDelta.on(roll, JULY, changes)
    assert _conflicts(refused) == [
        ("1", Code.DELTA_ADDITION_PRESENT),
        ("2", Code.DELTA_OLD_VALUE),
        ("3", Code.DELTA_TWICE),
        ("8", Code.DELTA_ABSENT),
        ("9", Code.DELTA_ABSENT),
    ]
    assert "5 conflicts; nothing applied" in str(refused.value)


def test_what_takes_effect_in_a_later_month_is_not_on_this_months_list(
    entry_of: MakeEntry,
) -> None:
    """The roll would pay before an addition counts, and no more before a removal does."""
    roll = Roll(JUNE, [entry_of("1"), entry_of("2", 1)])
    changes: list[Change] = [
        Removal(entry_of("1"), AUGUST),
        Adjustment(entry_of("2", 1), entry_of("2", 3), AUGUST),
        Addition(entry_of("3"), AUGUST),
        Removal(entry_of("9"), JULY),
    ]
    with pytest.raises(DeltaConflicts) as refused:
        MonthlyDelta.on(roll, JULY, changes)
    assert _conflicts(refused) == [
        ("1", Code.EFFECTIVE_AFTER),
        ("2", Code.EFFECTIVE_AFTER),
        ("3", Code.EFFECTIVE_AFTER),
        ("9", Code.DELTA_ABSENT),
    ]
    assert MonthlyDelta.on(Roll(JULY, roll.entries), AUGUST, changes[:3]).month == AUGUST


def test_a_delta_tells_its_changes_apart(entry_of: MakeEntry) -> None:
    old = [entry_of("1"), entry_of("2")]
    new = [entry_of("2", 1), entry_of("3")]
    delta = difference(Roll(JUNE, old), Roll(JULY, new))
    assert [change.key.case for change in delta.removals] == ["1"]
    assert [change.key.case for change in delta.adjustments] == ["2"]
    assert [change.key.case for change in delta.additions] == ["3"]
    assert delta.month == JULY


def test_a_delta_is_for_one_month_and_one_roll(entry_of: MakeEntry) -> None:
    delta = MonthlyDelta.on(Roll(JUNE, [entry_of("1")]), JULY, [Addition(entry_of("2"), JULY)])
    with pytest.raises(DeltaConflicts) as refused:
        delta.apply_to(Roll(JULY, [entry_of("1")]))
    assert _conflicts(refused) == [(None, Code.DELTA_MONTH)]
    with pytest.raises(DeltaConflicts) as refused:
        delta.apply_to(Roll(JUNE, [entry_of("1", 1), entry_of("2")]))
    assert _conflicts(refused) == [(None, Code.DELTA_BASE), ("2", Code.DELTA_ADDITION_PRESENT)]


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        (["add a"], ["remove a"], []),
        (["remove a"], ["add a"], []),
        (["a to b"], ["b to a"], []),
        (["add a"], ["a to b"], ["add b"]),
        (["a to b"], ["b to c"], ["a to c"]),
        (["a to b"], ["remove b"], ["remove a"]),
        (["remove a"], ["add b"], ["a to b"]),
        (["a to a"], [], []),
        ([], ["a to a"], []),
        (["a to b"], [], ["a to b"]),
    ],
)
def test_two_changes_of_one_case_become_one_or_none(
    entry_of: MakeEntry, first: list[str], second: list[str], left: list[str]
) -> None:
    a = Roll(JUNE, [] if first[:1] == ["add a"] else [_line(entry_of, "a")])
    one = MonthlyDelta.on(a, JULY, [_change(entry_of, text) for text in first])
    two = MonthlyDelta.on(one.apply_to(a), AUGUST, [_change(entry_of, text) for text in second])
    assert [_told(change) for change in compose(one, two).changes] == left


def _line(entry_of: MakeEntry, name: str) -> Entry:
    return entry_of("1", {"a": 1, "b": 2, "c": 3}[name])


def _change(entry_of: MakeEntry, text: str) -> Change:
    match text.split():
        case ["add", name]:
            return Addition(_line(entry_of, name), JULY)
        case ["remove", name]:
            return Removal(_line(entry_of, name), JULY)
        case [old, "to", new]:
            return Adjustment(_line(entry_of, old), _line(entry_of, new), JULY)
    raise AssertionError(text)


def _told(change: Change) -> str:
    name = {Dong(1): "a", Dong(2): "b", Dong(3): "c"}
    match change:
        case Addition():
            return f"add {name[change.entry.amount]}"
        case Removal():
            return f"remove {name[change.entry.amount]}"
        case Adjustment():
            return f"{name[change.before.amount]} to {name[change.after.amount]}"


def test_reasons_stay_with_their_change(entry_of: MakeEntry) -> None:
    start = Roll(JUNE, [entry_of("2")])
    one = MonthlyDelta.on(
        start,
        JULY,
        [
            Addition(entry_of("1"), JULY, AdditionReason.MOVED_IN, PAPER),
            Adjustment(entry_of("2"), entry_of("2", 1), JULY),
        ],
    )
    two = MonthlyDelta.on(
        one.apply_to(start),
        AUGUST,
        [
            Adjustment(entry_of("1"), entry_of("1", 1), AUGUST),
            Removal(entry_of("2", 1), AUGUST, RemovalReason.DIED, PAPER),
        ],
    )
    added, removed = compose(one, two).changes
    assert added == Addition(entry_of("1", 1), JULY, AdditionReason.MOVED_IN, PAPER)
    assert removed == Removal(entry_of("2"), AUGUST, RemovalReason.DIED, PAPER)


def test_deltas_that_do_not_follow_each_other_do_not_compose(entry_of: MakeEntry) -> None:
    one = difference(Roll(JUNE, []), Roll(JULY, [entry_of()]))
    with pytest.raises(DeltaConflicts) as refused:
        compose(one, one)
    assert _conflicts(refused) == [(None, Code.DELTA_BASE)]


@pytest.mark.parametrize("forged", ["remove b", "add b", "b to c"])
def test_changes_that_cannot_follow_each_other_do_not_compose(
    entry_of: MakeEntry, forged: str
) -> None:
    """`on` makes no such deltas; a document that somebody wrote by hand may hold them."""
    first = MonthlyDelta.on(Roll(JUNE, []), JULY, [_change(entry_of, "add a")])
    second = MonthlyDelta(first.result, first.base, [_change(entry_of, forged)])
    with pytest.raises(DeltaConflicts) as refused:
        compose(first, second)
    assert _conflicts(refused) == [("1", Code.DELTA_OLD_VALUE)]


def test_an_inverse_takes_back_what_was_done(entry_of: MakeEntry) -> None:
    before = Roll(JUNE, [entry_of("1"), entry_of("2", 540_000, Fraction(3, 2))])
    after = Roll(JULY, [entry_of("2"), entry_of("3")])
    assert inverse(difference(before, after)).apply_to(after) == before
