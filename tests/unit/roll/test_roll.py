from collections.abc import Callable
from datetime import date
from fractions import Fraction

import attrs
import pytest

from ansinh import (
    MERIT,
    Addition,
    AdditionReason,
    AdjustedPart,
    Adjustment,
    Cause,
    Code,
    Component,
    Dong,
    Entry,
    EntryKey,
    InstructionLine,
    Month,
    Owed,
    Removal,
    RemovalReason,
    Roll,
)
from ansinh.errors import InvalidInstruction, InvalidRoll

MakeEntry = Callable[..., Entry]
JULY = Month(2024, 7)


def test_a_line_is_known_by_programme_and_case(entry_of: MakeEntry) -> None:
    entry = entry_of("0007")
    assert entry.key == EntryKey("BTXH", "0007") == ("BTXH", "0007")
    assert repr(entry.key) == str(entry.key) == "EntryKey(BTXH, …)"
    assert repr(entry) == "Entry(BTXH, …, 540.000 đ)"
    assert attrs.evolve(entry, programme=MERIT).key == EntryKey("NCC", "0007")


def test_a_lines_digest_is_over_everything_that_it_says(entry_of: MakeEntry) -> None:
    entry = entry_of()
    assert entry.digest == entry_of().digest
    others = [
        attrs.evolve(entry, note="x"),
        attrs.evolve(entry, programme=MERIT),
        entry_of("0002"),
        entry_of("0001", 540_001),
        entry_of("0001", 540_000, Fraction(3, 2)),
    ]
    assert len({entry.digest, *(other.digest for other in others)}) == 6


def test_a_roll_stands_in_the_order_of_its_keys(entry_of: MakeEntry) -> None:
    entries = [entry_of("2"), entry_of("10"), entry_of("1", programme=MERIT)]
    roll = Roll(JULY, entries)
    assert [entry.key.case for entry in roll.entries] == ["10", "2", "1"]
    assert roll == Roll(JULY, reversed(entries))
    assert (roll.count, roll.total) == (3, Dong(1_620_000))
    assert repr(roll) == "Roll(2024-07, 3 entries, 1.620.000 đ)"
    assert dict(roll.by_key)[EntryKey("NCC", "1")] == entries[2]


def test_one_case_stands_once_in_a_programme(entry_of: MakeEntry) -> None:
    with pytest.raises(InvalidRoll) as refused:
        Roll(JULY, [entry_of("1"), entry_of("1", 1)])
    assert refused.value.code is Code.ROLL_TWICE


def test_the_lists_of_several_communes_make_one_roll(entry_of: MakeEntry) -> None:
    joined = Roll.joined([Roll(JULY, [entry_of("2")]), Roll(JULY, []), Roll(JULY, [entry_of("1")])])
    assert joined == Roll(JULY, [entry_of("1"), entry_of("2")])


@pytest.mark.parametrize("months", [[], [JULY, JULY + 1]])
def test_lists_of_no_month_or_of_two_make_none(months: list[Month]) -> None:
    with pytest.raises(InvalidRoll) as refused:
        Roll.joined([Roll(month, []) for month in months])
    assert refused.value.code is Code.ROLL_MONTH


def test_an_adjustment_stays_with_its_case(entry_of: MakeEntry) -> None:
    with pytest.raises(InvalidRoll) as refused:
        Adjustment(entry_of("1"), entry_of("2"), JULY)
    assert refused.value.code is Code.ADJUSTMENT_CASE


def test_a_change_says_what_the_month_costs_more(entry_of: MakeEntry) -> None:
    entry, raised = entry_of("1", 540_000), entry_of("1", 750_000)
    assert Addition(entry, JULY).net == Dong(540_000)
    assert Removal(entry, JULY).net == Dong(-540_000)
    assert Adjustment(entry, raised, JULY).net == Dong(210_000)
    assert {change.key for change in (Addition(entry, JULY), Adjustment(entry, raised, JULY))} == {
        entry.key
    }


def test_a_removals_day_is_not_shown(entry_of: MakeEntry) -> None:
    """It may be the day of death."""
    assert "2024, 6, 3" not in repr(Removal(entry_of(), JULY, event_on=date(2024, 6, 3)))


@pytest.mark.parametrize("reasons", [AdditionReason, RemovalReason, AdjustedPart])
def test_every_reason_has_the_word_of_the_lists(
    reasons: type[AdditionReason | RemovalReason | AdjustedPart],
) -> None:
    words = [reason.vietnamese for reason in reasons]
    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("amount", [0, -1])
def test_a_sum_is_above_nothing(amount: int) -> None:
    with pytest.raises(InvalidInstruction) as refused:
        InstructionLine(Component.REGULAR, JULY, Dong(amount), Cause.ENTITLED)
    assert refused.value.code is Code.INSTRUCTION_LINES


def test_what_is_owed_knows_whose_it_is(entry_of: MakeEntry) -> None:
    entry = entry_of("0007")
    line = InstructionLine(Component.ARREARS, JULY, Dong(1_000), Cause.ADDED_LATE)
    owed = Owed(entry.programme, entry.beneficiary, line)
    assert owed.key == entry.key
    assert repr(owed) == str(owed) == "Owed(BTXH, …, 2024-07, 1.000 đ)"


@pytest.mark.parametrize("cause", Cause)
def test_a_cause_is_new_or_unresolved_or_payable(cause: Cause) -> None:
    """What is new was never promised; what is unresolved may have been paid."""
    new = {Cause.ENTITLED, Cause.ADDED_LATE, Cause.RAISED_LATE, Cause.RATE_LATE}
    unresolved = {Cause.UNKNOWN, Cause.MISSING, Cause.MISMATCH}
    assert cause.is_new == (cause in new)
    assert cause.unresolved == (cause in unresolved)
