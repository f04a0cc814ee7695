"""Changes of a roll, and the deltas that they make."""

from functools import cache
from typing import Any

import attrs
from hypothesis import strategies as st

from ansinh.entitlement import SOCIAL_ASSISTANCE, SOCIAL_PENSION
from ansinh.errors import Code
from ansinh.months import Month
from ansinh.people import CaseNumber
from ansinh.roll import (
    Addition,
    AdditionReason,
    AdjustedPart,
    Adjustment,
    Change,
    Conflict,
    Entry,
    MonthlyDelta,
    Removal,
    RemovalReason,
    Roll,
)
from ansinh.testing.strategies.channels import channels
from ansinh.testing.strategies.decisions import documents
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.entitlements import entitlements
from ansinh.testing.strategies.papers import papers
from ansinh.testing.strategies.persons import persons
from ansinh.testing.strategies.rolls import entries, entry_keys, rolls
from ansinh.testing.strategies.time import days, months
from ansinh.testing.strategies.told import words

_MOST_ADDED = 3
_DECISIONS = st.none() | documents()
_EVENTS = st.none() | days()
_ADDED = st.none() | st.sampled_from(AdditionReason)
_REMOVED = st.none() | st.sampled_from(RemovalReason)
_ADJUSTED = st.lists(st.sampled_from(AdjustedPart), max_size=2, unique=True)
_FATE = st.sampled_from(["stays", "leaves", "changes"])
_SERIALS = st.lists(st.integers(1, 99), max_size=_MOST_ADDED, unique=True)
_NEW = st.sampled_from([SOCIAL_ASSISTANCE, SOCIAL_PENSION])


@eager
@st.composite
def adjusted_entries(draw: st.DrawFn, entry: Entry) -> Entry:
    """Draw the same line with another amount, channel, representative, or person."""
    part, values = draw(st.sampled_from(_parts()))
    value = draw(values)
    if part == "person":
        return attrs.evolve(entry, beneficiary=attrs.evolve(entry.beneficiary, person=value))
    return attrs.evolve(entry, **{part: value})


@cache
def _parts() -> list[tuple[str, st.SearchStrategy[Any]]]:
    return [
        ("entitlement", entitlements()),
        ("channel", channels()),
        ("papers", st.one_of(st.just(()), st.tuples(papers()))),
        ("person", persons()),
    ]


@eager
@st.composite
def changes(
    draw: st.DrawFn, roll: Roll, *, month: Month | None = None, backdated: int = 3
) -> tuple[Change, ...]:
    """Draw changes that fit a roll; they take effect up to `backdated` months before the list's."""
    listed = roll.month + 1 if month is None else month
    effective = st.integers(0, backdated).map(lambda back: listed - back)
    drawn: list[Change] = []
    for entry in roll.entries:
        match draw(_FATE):
            case "leaves":
                drawn.append(_removal(draw, entry, draw(effective)))
            case "changes":
                drawn.append(_adjustment(draw, entry, draw(effective)))
            case _:
                pass
    serials = draw(_SERIALS)
    for serial in serials:
        entry = draw(entries(programme=_NEW, case=st.just(CaseNumber(f"M-{serial:02}"))))
        if entry.key not in roll.by_key:
            drawn.append(_addition(draw, entry, draw(effective)))
    return tuple(drawn)


def _addition(draw: st.DrawFn, entry: Entry, effective: Month) -> Addition:
    reason = draw(_ADDED)
    return Addition(entry, effective, reason, draw(_DECISIONS))


def _removal(draw: st.DrawFn, entry: Entry, effective: Month) -> Removal:
    reason = draw(_REMOVED)
    decision, happened = draw(_DECISIONS), draw(_EVENTS)
    return Removal(entry, effective, reason, decision, happened)


def _adjustment(draw: st.DrawFn, entry: Entry, effective: Month) -> Adjustment:
    parts = tuple(draw(_ADJUSTED))
    after = draw(adjusted_entries(entry))
    return Adjustment(entry, after, effective, parts, draw(_DECISIONS))


@eager
@st.composite
def deltas(
    draw: st.DrawFn, roll: Roll | None = None, *, month: Month | None = None, backdated: int = 3
) -> MonthlyDelta:
    """Draw deltas that fit a roll and make the list of `month`, by default the next one.

    Where no roll is given, some small one.
    """
    base = draw(_ROLLS) if roll is None else roll
    listed = base.month + 1 if month is None else month
    return MonthlyDelta.on(base, listed, draw(changes(base, month=listed, backdated=backdated)))


@eager
@st.composite
def additions(draw: st.DrawFn, *, effective: Month | None = None) -> Addition:
    """Draw additions (tăng); `effective` says from which month."""
    return _addition(draw, draw(_ENTRIES), draw(_MONTHS) if effective is None else effective)


@eager
@st.composite
def removals(draw: st.DrawFn, *, effective: Month | None = None) -> Removal:
    """Draw removals (giảm); `effective` says from which month."""
    return _removal(draw, draw(_ENTRIES), draw(_MONTHS) if effective is None else effective)


@eager
@st.composite
def adjustments(draw: st.DrawFn, *, effective: Month | None = None) -> Adjustment:
    """Draw adjustments (điều chỉnh) of lines with any note; `effective` says from which month."""
    entry = attrs.evolve(draw(_ENTRIES), note=draw(_WORDS))
    return _adjustment(draw, entry, draw(_MONTHS) if effective is None else effective)


@st.composite
def conflicts(draw: st.DrawFn) -> Conflict:
    """Draw reasons why a delta does not fit a roll: of a line, or of the roll as a whole."""
    if draw(st.booleans()):
        return Conflict(draw(st.sampled_from([Code.DELTA_MONTH, Code.DELTA_BASE])))
    change = draw(st.none() | additions() | removals() | adjustments())
    key = draw(_KEYS) if change is None else change.key
    return Conflict(draw(_MISFITS), key, change)


_ROLLS = rolls(max_size=3)
_ENTRIES = entries()
_MONTHS = months()
_KEYS = entry_keys()
_WORDS = words()
_MISFITS = st.sampled_from(
    [
        Code.DELTA_ADDITION_PRESENT,
        Code.DELTA_ABSENT,
        Code.DELTA_OLD_VALUE,
        Code.DELTA_TWICE,
        Code.EFFECTIVE_AFTER,
    ]
)
