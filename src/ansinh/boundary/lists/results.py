"""What reading gives: the values of a list, where each stood, and the account of its rows."""

from collections.abc import Mapping
from functools import cached_property

import attrs

from ansinh.boundary.lists.applied import Applied
from ansinh.boundary.lists.source import Notice
from ansinh.boundary.typed.manner import Normalised
from ansinh.errors import Position
from ansinh.formats.frozen_mapping import FrozenMapping
from ansinh.formats.rows import RowAccount
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.roll import Addition, Adjustment, MonthlyDelta, Owed, Removal, Roll


def _counted(counts: Mapping[Normalised, int]) -> Mapping[Normalised, int]:
    return FrozenMapping({Normalised(kind): count for kind, count in sorted(counts.items())})


@attrs.frozen(kw_only=True)
class ListReport:
    """What can be said of one file (tóm tắt tệp): its kind, month, lines and đồng, and its rows.

    `total` is what the list itself adds up to: the monthly amounts of a roll and of additions, the
    stated amounts of removals, the new amounts of adjustments. Unit: đồng.

    `normalised` counts by kind the cells that were typed otherwise than we write them and still
    mean one thing only; `applied` are the proposals that were taken because they were asked for.
    """

    kind: str
    source: str
    month: Month
    count: int
    total: Dong
    rows: RowAccount
    notices: tuple[Notice, ...] = ()
    normalised: Mapping[Normalised, int] = attrs.field(factory=dict, converter=_counted)
    applied: tuple[Applied, ...] = ()


@attrs.frozen(kw_only=True)
class RollList:
    """A roll as a file had it (danh sách chi trả), and what stood there as unpaid before."""

    roll: Roll
    owed: tuple[Owed, ...]
    report: ListReport

    @property
    def month(self) -> Month:
        """The roll's month."""
        return self.roll.month

    @property
    def rows(self) -> RowAccount:
        """The account of the file's rows."""
        return self.report.rows

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is worth knowing about the file."""
        return self.report.notices


@attrs.frozen(kw_only=True)
class AdditionsList:
    """A list of additions (danh sách tăng); `positions` has each one's place."""

    additions: tuple[Addition, ...]
    positions: tuple[Position, ...]
    report: ListReport


@attrs.frozen(kw_only=True)
class RemovalsList:
    """A list of removals (danh sách giảm); `positions` has each one's place."""

    removals: tuple[Removal, ...]
    positions: tuple[Position, ...]
    report: ListReport


@attrs.frozen(kw_only=True)
class AdjustmentsList:
    """A list of adjustments (danh sách điều chỉnh); `positions` has each one's place."""

    adjustments: tuple[Adjustment, ...]
    positions: tuple[Position, ...]
    report: ListReport


@attrs.frozen(kw_only=True)
class MonthLists:
    """A month's lists, read and held against each other (các danh sách của một tháng).

    `base` is the roll of the month before, all files joined; `delta` makes this month's out of it;
    `owed` is what the rolls state as unpaid.
    """

    month: Month
    base: Roll
    delta: MonthlyDelta
    owed: tuple[Owed, ...]
    files: tuple[ListReport, ...]

    @cached_property
    def roll(self) -> Roll:
        """This month's roll."""
        return self.delta.apply_to(self.base)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is worth knowing about the files."""
        return tuple(notice for file in self.files for notice in file.notices)

    @property
    def applied(self) -> tuple[Applied, ...]:
        """The proposals that were taken, file by file."""
        return tuple(applied for file in self.files for applied in file.applied)
