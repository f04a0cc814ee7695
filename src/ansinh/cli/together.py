"""The lists of a month held against each other: changes against the roll, a roll against the last.

`ansinh check` is given files in any order; their kinds and months say what goes with what.
"""

from collections.abc import Iterable, Sequence

import attrs

from ansinh.boundary import ListDefaults, ListReport, MonthLists, SourceFile, read_month, read_roll
from ansinh.checks import Finding, unlike_last_roll
from ansinh.errors import Text
from ansinh.months import Month

PlacedFinding = tuple[str, Finding]
"""A finding, after the name of the file that it is in."""


def how_many_unreported(count: int) -> Text:
    """Say how many differences from last month's list no change list explains."""
    if not count:
        return Text(
            "Every difference from last month's list was reported.",
            "Mọi thay đổi so với danh sách tháng trước đều đã báo.",
        )
    things = "difference was" if count == 1 else "differences were"
    return Text(f"{count} {things} not reported.", f"{count} thay đổi chưa báo.")


@attrs.frozen
class Together:
    """Lists that are right each by itself, with what was said of each."""

    sources: Sequence[SourceFile]
    reports: Sequence[ListReport]
    defaults: ListDefaults

    def unreported(self) -> list[PlacedFinding] | None:
        """Hold a month's roll against the month before and what was reported since.

        ``None`` where no two rolls follow each other. Changes are held against the roll of the
        month before also where this month's is not given.

        Raises:
            UnreadableFile: The changes do not fit the roll, or each other.
        """
        changes = {report.month for report in self.reports if report.kind != "roll"}
        rolls = {report.month for report in self.reports if report.kind == "roll"}
        month = max(changes or rolls, default=None)
        if month is None or changes - {month} or rolls - {month, month - 1}:
            return None
        if month - 1 not in rolls or (month not in rolls and not changes):
            return None
        lists = self._month(month)
        return self._held_against(lists, month) if month in rolls else None

    def _month(self, month: Month) -> MonthLists:
        return read_month(
            self._files("roll", month - 1),
            self._files("additions", month),
            self._files("removals", month),
            self._files("adjustments", month),
            month=month,
            defaults=self.defaults,
        )

    def _held_against(self, lists: MonthLists, month: Month) -> list[PlacedFinding]:
        files = self._files("roll", month)
        listed = read_month(files, month=month + 1, defaults=self.defaults).base
        holders = dict(self._keys_in(files, month))
        return [
            (holders.get(finding.key, files[0].name), finding)
            for finding in unlike_last_roll(listed, lists.base, lists.delta)
        ]

    def _keys_in(self, files: Iterable[SourceFile], month: Month) -> Iterable[tuple[object, str]]:
        for file in files:
            read = read_roll(file.data, source=file.name, month=month, defaults=self.defaults)
            yield from ((entry.key, file.name) for entry in read.roll.entries)

    def _files(self, kind: str, month: Month) -> list[SourceFile]:
        return [
            source
            for source, report in zip(self.sources, self.reports, strict=True)
            if (report.kind, report.month) == (kind, month)
        ]
