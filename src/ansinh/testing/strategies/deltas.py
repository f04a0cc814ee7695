"""Changes of a roll, and the deltas that they make."""

from functools import cache
from typing import Any

import attrs
from hypothesis import strategies as st

from ansinh.entitlement import SOCIAL_ASSISTANCE, SOCIAL_PENSION
from ansinh.months import Month
from ansinh.people import CaseNumber
from ansinh.roll import (
    Addition,
    AdditionReason,
    AdjustedPart,
    Adjustment,
    Change,
    Entry,
    MonthlyDelta,
    Removal,
    RemovalReason,
    Roll,
)
from ansinh.testing.strategies.channels import channels
from ansinh.testing.strategies.entitlements import entitlements
from ansinh.testing.strategies.papers import documents, papers
from ansinh.testing.strategies.persons import persons
from ansinh.testing.strategies.rolls import entries
from ansinh.testing.strategies.time import days

_MOST_ADDED = 3
_DECISIONS = st.none() | documents()
_EVENTS = st.none() | days()
_ADDED = st.none() | st.sampled_from(AdditionReason)
_REMOVED = st.none() | st.sampled_from(RemovalReason)
_ADJUSTED = st.lists(st.sampled_from(AdjustedPart), max_size=2, unique=True)
_FATE = st.sampled_from(["stays", "leaves", "changes"])
_SERIALS = st.lists(st.integers(1, 99), max_size=_MOST_ADDED, unique=True)
_NEW = st.sampled_from([SOCIAL_ASSISTANCE, SOCIAL_PENSION])


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


@st.composite
def deltas(
    draw: st.DrawFn, roll: Roll, *, month: Month | None = None, backdated: int = 3
) -> MonthlyDelta:
    """Draw deltas that fit a roll and make the list of `month`, by default the next one."""
    listed = roll.month + 1 if month is None else month
    return MonthlyDelta.on(roll, listed, draw(changes(roll, month=listed, backdated=backdated)))
