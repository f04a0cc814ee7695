"""What one file's reading leaves behind before it is known whether all files are right."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

import attrs

from ansinh.boundary.lists.applied import Applied
from ansinh.boundary.lists.office import check_office
from ansinh.boundary.lists.opening import notices_of
from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.lists.results import ListReport
from ansinh.boundary.lists.source import ListDefaults, Notice
from ansinh.boundary.lists.totals import check_totals
from ansinh.boundary.lists.units import check_units
from ansinh.boundary.lists.unread import unread_notices
from ansinh.errors import Position, Problem, UnreadableFile
from ansinh.formats.record import Record
from ansinh.money import Dong, total_of
from ansinh.months import Month

Value = TypeVar("Value")


@attrs.frozen(repr=False)
class Line(Generic[Value]):
    """A value and the record that it came from."""

    value: Value
    record: Record


@attrs.define(repr=False)
class Part(Generic[Value]):
    """One file, read to its end: its lines, and the amounts that its total rows are about."""

    reading: ListReading
    month: Month | None
    lines: list[Line[Value]] = attrs.field(factory=list)
    sums: dict[str, dict[int, Dong]] = attrs.field(factory=dict)
    main: str = "amount"
    notices: list[Notice] = attrs.field(factory=list)

    def count(self, field: str, row: int, amount: Dong | None) -> None:
        """Remember an amount for the total row of its column."""
        amounts = self.sums.setdefault(field, {})
        if amount is not None:
            amounts[row] = amount

    def close(self, defaults: ListDefaults) -> None:
        """Check office, units and totals, once all lines have been read."""
        check_office(self.reading, defaults)
        check_units(self.reading, self.sums)
        self.notices += check_totals(self.reading, self.sums)
        self.notices += notices_of(self.reading, defaults)
        self.notices += unread_notices(self.reading)

    @property
    def values(self) -> tuple[Value, ...]:
        """The values of the lines that are right."""
        return tuple(line.value for line in self.lines)

    @property
    def positions(self) -> tuple[Position, ...]:
        """The place of each of them."""
        return tuple(self.reading.table.position(line.record.row) for line in self.lines)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the file, in the order of the places."""
        return sorted(self.reading.problems, key=lambda one: (one.position, one.code))

    @property
    def account(self) -> dict[str, dict[str, int]]:
        """How many rows of each kind the file has, by its name; lines that are wrong are one."""
        table = self.reading.table
        return {table.sheet.source: table.account(self.reading.broken).counts}

    @property
    def applied(self) -> tuple[Applied, ...]:
        """The proposals that were taken, in the order of the places."""
        return tuple(sorted(self.reading.applied.values(), key=lambda one: one.position))

    def report(self, month: Month) -> ListReport:
        """Sum the file up."""
        table = self.reading.table
        return ListReport(
            kind=table.layout.kind,
            source=table.sheet.source,
            month=month,
            count=len(table.records),
            total=total_of(self.sums.get(self.main, {}).values()),
            rows=table.account(self.reading.broken),
            notices=tuple(self.notices),
            normalised=self.reading.normalised_kinds,
            applied=self.applied,
        )


def refuse_if_wrong(parts: Iterable[Part[Any]], problems: Iterable[Problem] = ()) -> None:
    """Raise what is wrong, all at once: with the parts, or as `problems` has it in order.

    Raises:
        UnreadableFile: The problems, if there are any; what rows the files have, and what was
            taken by proposal in them.
    """
    files = tuple(parts)
    told = problems or (one for part in files for one in part.problems)
    found = tuple(dict.fromkeys(told))
    if found:
        accounts = {name: rows for part in files for name, rows in part.account.items()}
        raise UnreadableFile(found, accounts, [one for part in files for one in part.applied])


def known(month: Month | None) -> Month:
    """Give the month of a list that has no problem, hence a month."""
    assert month is not None  # noqa: S101 - a list without a month has a problem
    return month
