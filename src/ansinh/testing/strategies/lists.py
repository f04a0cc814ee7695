"""What reading an office's lists gives, and the files themselves."""

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st

from ansinh.boundary.lists.applied import Applied
from ansinh.boundary.lists.results import (
    AdditionsList,
    AdjustmentsList,
    ListReport,
    MonthLists,
    RemovalsList,
    RollList,
)
from ansinh.boundary.lists.source import ListDefaults, SourceFile
from ansinh.boundary.typed.manner import Normalised
from ansinh.errors import ProposalKind
from ansinh.formats.rows import RowAccount
from ansinh.months import Month
from ansinh.testing.strategies.amounts import dongs
from ansinh.testing.strategies.deltas import additions, adjustments, deltas, removals
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.entitlements import programmes
from ansinh.testing.strategies.persons import communes
from ansinh.testing.strategies.plans import owed
from ansinh.testing.strategies.rolls import rolls
from ansinh.testing.strategies.time import months
from ansinh.testing.strategies.told import notices, positions, texts, words

Listed = TypeVar("Listed")

_COMMUNES: tuple[dict[str, str], ...] = (
    {},
    {"Xã Mẫu": "99001"},
    {"Phường Thử": "", "Xã Mẫu": "99001"},
)
_KINDS = ("roll", "additions", "removals", "adjustments")
_NAMES = ("", "mau.csv", "DS tăng (thử).xlsx")
_COUNTS = st.sampled_from([0, 0, 1, 2, 500_000])


def row_accounts() -> st.SearchStrategy[RowAccount]:
    """Draw how many rows of each kind a sheet has."""
    return st.builds(RowAccount, *[_COUNTS] * 7)


def source_files() -> st.SearchStrategy[SourceFile]:
    """Draw files as they came: any bytes under any name, empty ones among them."""
    return st.builds(SourceFile, _SOURCES, st.binary(max_size=20))


def list_defaults() -> st.SearchStrategy[ListDefaults]:
    """Draw what holds where a list does not say it: much, something, nothing."""
    return st.builds(
        ListDefaults,
        programme=st.none() | programmes(),
        commune=st.none() | communes(),
        communes=st.sampled_from(_COMMUNES) | st.dictionaries(words(), words(), max_size=2),
        code_list=st.sampled_from(["", "mẫu"]),
        edition=st.sampled_from(["", "2024"]),
        encoding=st.sampled_from(["", "cp1258"]),
        apply=st.lists(st.sampled_from(ProposalKind), max_size=2),
    )


@eager
@st.composite
def list_reports(draw: st.DrawFn, *, month: Month | None = None) -> ListReport:
    """Draw what can be said of one file."""
    return ListReport(
        kind=draw(st.sampled_from(_KINDS)),
        source=draw(_SOURCES),
        month=draw(_MONTHS) if month is None else month,
        count=draw(_COUNTS),
        total=draw(_TOTALS),
        rows=draw(_ROWS),
        notices=tuple(draw(_NOTICES)),
        normalised=draw(_NORMALISED),
        applied=tuple(draw(_APPLIED)),
    )


def applied_proposals() -> st.SearchStrategy[Applied]:
    """Draw proposals that were taken."""
    shapes = st.sampled_from(["", "00000000000", "000000000000", "Aaaa"])
    return st.builds(Applied, positions(), st.sampled_from(ProposalKind), texts(), shapes, shapes)


@eager
@st.composite
def roll_lists(draw: st.DrawFn, *, month: Month | None = None) -> RollList:
    """Draw rolls as files had them, with what stood there as unpaid."""
    roll = draw(rolls(month=month, max_size=2))
    unpaid = [draw(owed(entry, month=roll.month)) for entry in roll.entries if draw(st.booleans())]
    return RollList(roll=roll, owed=tuple(unpaid), report=draw(list_reports(month=roll.month)))


def additions_lists() -> st.SearchStrategy[AdditionsList]:
    """Draw lists of additions, each with its place; empty ones among them."""
    return _lists_of(AdditionsList, "additions", additions)


def removals_lists() -> st.SearchStrategy[RemovalsList]:
    """Draw lists of removals, each with its place; empty ones among them."""
    return _lists_of(RemovalsList, "removals", removals)


def adjustments_lists() -> st.SearchStrategy[AdjustmentsList]:
    """Draw lists of adjustments, each with its place; empty ones among them."""
    return _lists_of(AdjustmentsList, "adjustments", adjustments)


@st.composite
def _lists_of(
    draw: st.DrawFn,
    kind: Callable[..., Listed],
    part: str,
    changes: Callable[..., st.SearchStrategy[Any]],
) -> Listed:
    report = draw(list_reports())
    placed = draw(st.lists(st.tuples(changes(effective=report.month), _POSITIONS), max_size=2))
    listed = {part: tuple(change for change, _ in placed)}
    return kind(positions=tuple(place for _, place in placed), report=report, **listed)


@eager
@st.composite
def month_lists(draw: st.DrawFn, *, month: Month | None = None) -> MonthLists:
    """Draw a month's lists, read and held against each other."""
    listed = draw(_MONTHS) if month is None else month
    base = draw(rolls(month=listed - 1, max_size=2))
    unpaid = [draw(owed(entry, month=listed)) for entry in base.entries if draw(st.booleans())]
    return MonthLists(
        month=listed,
        base=base,
        delta=draw(deltas(base)),
        owed=tuple(unpaid),
        files=tuple(draw(st.lists(list_reports(month=listed), max_size=2))),
    )


_MONTHS = months()
_TOTALS = dongs()
_SOURCES = st.sampled_from(_NAMES) | words()
_ROWS = row_accounts()
_NOTICES = st.lists(notices(), max_size=2)
_NORMALISED = st.dictionaries(st.sampled_from(Normalised), st.integers(1, 40), max_size=2)
_APPLIED = st.lists(applied_proposals(), max_size=2)
_POSITIONS = positions()
