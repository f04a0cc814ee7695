"""A month's lists together: rolls, additions, removals, adjustments, held against each other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from ansinh.boundary.lists.additions import AdditionsPart, additions_part
from ansinh.boundary.lists.adjustments import AdjustmentsPart, adjustments_part
from ansinh.boundary.lists.conflicts import Placed, check_people, delta_of, not_known
from ansinh.boundary.lists.finding import RollIndex
from ansinh.boundary.lists.opening import open_list
from ansinh.boundary.lists.parts import Part, refuse_if_wrong
from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.removals import RemovalsPart, removals_part
from ansinh.boundary.lists.results import MonthLists
from ansinh.boundary.lists.rolls import joined_entries, owed_in, roll_part
from ansinh.boundary.lists.source import ListDefaults, SourceFile
from ansinh.errors import Code, Problem, UnreadableFile
from ansinh.formats.layout import Layout
from ansinh.money import total_of
from ansinh.months import Month
from ansinh.roll import Change, MonthlyDelta, Roll, arrears_of


def read_month(
    rolls: Sequence[SourceFile],
    additions: Sequence[SourceFile] = (),
    removals: Sequence[SourceFile] = (),
    adjustments: Sequence[SourceFile] = (),
    *,
    month: Month,
    defaults: ListDefaults | None = None,
    as_of: date | None = None,
    layouts: Mapping[str, Layout] | None = None,
) -> MonthLists:
    """Read all lists of a month (toàn bộ danh sách của một tháng).

    The rolls are those of the month before; the other lists are for `month`. Every file is read to
    its end; one problem anywhere, and nothing comes of any of them. `as_of` is the day as of which
    the rates are known that stated arrears are held against, the month's last day if not given.

    Raises:
        UnreadableFile: Every problem of every file, file by file, in the order of their places.
        MissingExtra: ``xlsx``.
    """
    files = _Files(defaults or ListDefaults(), layouts or {})
    roll_parts = files.read(rolls, "roll", lambda r: roll_part(r, month - 1, files.defaults))
    entries = joined_entries(roll_parts)
    index = RollIndex.of(entries, roll_parts)
    if files.refused:  # of a file that is no list nobody knows who stands in it
        index = RollIndex(entries, gaps=True)
    base = Roll(month - 1, entries)
    owed = tuple(owed for part in roll_parts for owed in owed_in(part, base.month))
    reported = _Reported(additions, removals, adjustments, as_of or month.last_day)
    return attrs.evolve(files.held_against(base, index, reported), owed=owed)


def read_changes(
    base: Roll,
    additions: Sequence[SourceFile] = (),
    removals: Sequence[SourceFile] = (),
    adjustments: Sequence[SourceFile] = (),
    *,
    known: Iterable[Change] = (),
    defaults: ListDefaults | None = None,
    as_of: date | None = None,
    layouts: Mapping[str, Layout] | None = None,
) -> MonthLists:
    """Read lists of changes (danh sách tăng, giảm, điều chỉnh) against a roll that is known.

    They are for the month after the roll's. The rest is as `read_month` has it: for whoever keeps
    the months, and needs no list of the last one. `known` are changes that were reported before:
    the same one again is no problem, another one of the same line is; the delta has both.

    Raises:
        UnreadableFile: Every problem of every file, file by file, in the order of their places.
        MissingExtra: ``xlsx``.
    """
    files = _Files(defaults or ListDefaults(), layouts or {})
    known_by = as_of or (base.month + 1).last_day
    reported = _Reported(additions, removals, adjustments, known_by, tuple(known))
    return files.held_against(base, RollIndex(base.entries), reported)


@attrs.frozen
class _Reported:
    """The files that report changes, the day as of which stated arrears are held against.

    `known` was reported before.
    """

    additions: Sequence[SourceFile]
    removals: Sequence[SourceFile]
    adjustments: Sequence[SourceFile]
    as_of: date
    known: tuple[Change, ...] = ()


@attrs.define
class _Files:
    """The files of a month in the order given, and what is wrong with those that are no lists."""

    defaults: ListDefaults
    layouts: Mapping[str, Layout]
    all: list[Part[Any] | UnreadableFile] = attrs.field(factory=list)

    def read(
        self, files: Sequence[SourceFile], kind: str, make: Callable[[ListReading], Part[Any]]
    ) -> list[Any]:
        """Read the files of one kind; a file that is no such list is set aside."""
        parts: list[Part[Any]] = []
        for file in files:
            try:
                reading = open_list(
                    file.data, file.name, kind, self.defaults, self.layouts.get(kind)
                )
            except UnreadableFile as error:
                self.all.append(error)
            else:
                parts.append(make(reading))
                self.all.append(parts[-1])
        return parts

    def held_against(self, base: Roll, index: RollIndex, reported: _Reported) -> MonthLists:
        """Read the changes, hold them against the roll, and refuse all files if one is wrong."""
        month = base.month + 1
        added = self.read(
            reported.additions, "additions", lambda r: additions_part(r, month, self.defaults)
        )
        removed = self.read(
            reported.removals, "removals", lambda r: removals_part(r, month, self.defaults, index)
        )
        adjusted = self.read(
            reported.adjustments,
            "adjustments",
            lambda r: adjustments_part(r, month, self.defaults, index),
        )
        known = reported.known
        placed = not_known(known, _placed(added, removed, adjusted))
        check_people(base, placed, known)
        delta = delta_of(base, month, placed, known)
        if delta is not None:
            _check_arrears(added, delta, reported.as_of)
        refuse_if_wrong(self.parts, self.problems)
        assert delta is not None  # noqa: S101 - without one there are problems
        return MonthLists(
            month=month,
            base=base,
            delta=delta,
            owed=(),
            files=tuple(part.report(part.month or month) for part in self.parts),
        )

    @property
    def parts(self) -> list[Part[Any]]:
        """The files that are lists."""
        return [one for one in self.all if isinstance(one, Part)]

    @property
    def refused(self) -> bool:
        """Whether some file so far is no list."""
        return any(isinstance(one, UnreadableFile) for one in self.all)

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong, file by file."""
        return [problem for one in self.all for problem in one.problems]


def _placed(
    added: Sequence[AdditionsPart],
    removed: Sequence[RemovalsPart],
    adjusted: Sequence[AdjustmentsPart],
) -> list[Placed]:
    """Put the changes of all lists in one row, each with its place."""
    return [
        *(Placed(x.value.change, p.reading, x.record) for p in added for x in p.lines),
        *(Placed(x.value, p.reading, x.record) for p in removed for x in p.lines),
        *(Placed(x.value, p.reading, x.record) for p in adjusted for x in p.lines),
    ]


def _check_arrears(parts: Sequence[AdditionsPart], delta: MonthlyDelta, as_of: date) -> None:
    """Hold stated arrears against those that the months since the addition add up to."""
    stated = [(p, x) for p in parts for x in p.lines if x.value.arrears.months]
    if not stated:
        return
    found = arrears_of(delta, as_of)
    owed = (*found.owed, *found.not_yet)
    for part, line in stated:
        counted = total_of(o.amount for o in owed if o.key == line.value.change.key)
        if counted != line.value.arrears.amount:
            part.reading.fault(line.record.row, "unpaid_amount", Code.ARREARS_STATED)
