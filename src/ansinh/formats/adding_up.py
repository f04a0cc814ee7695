"""Whether the total rows of a list say what its lines add up to, at any depth.

Every total stands for some run of lines that ends at it. Which run, its words tell only in part:
``Cộng`` may close a page, a hamlet, a commune or the list. So a row is right if the lines since
some boundary (a total, a section, the beginning) add up to what it says, in every column and in
the number of lines at once, and if its run does not cut through one that was closed before. The
last ``Tổng cộng`` stands for every line. What fits no reading is a problem, told by the reading
that comes closest; no total is ever counted as a line.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from ansinh.errors import Code, InvalidValue, Position, Problem, problem
from ansinh.formats.cells import amount_of
from ansinh.formats.record_rules import (
    dong_in,
    people_beside,
    people_in,
    says_in_words,
    says_note,
    says_total,
)
from ansinh.formats.rows import RowKind
from ansinh.formats.sheet import CellValue
from ansinh.formats.total_row import TotalKind, TotalRow
from ansinh.money import Dong

if TYPE_CHECKING:
    from ansinh.formats.table import Table

Sums = Mapping[str, Mapping[int, Dong]]
"""The amounts of a list's records, by field and row."""
Readers = Mapping[str, Callable[[CellValue], Dong]]
_AS_WE_WRITE: Final[Readers] = MappingProxyType({})

_CLOSING: Final = frozenset({TotalKind.WHOLE, TotalKind.PLAIN, TotalKind.PART})
_ENDING: Final = frozenset({RowKind.NOTE, RowKind.BLANK})
_MOST_TRIED: Final = 200_000
"""Runs tried in one list: a sheet of nothing but totals must not take a day."""


@attrs.frozen
class Run:
    """The rows that a total row stands for, and what the lines in them add up to."""

    first_row: int
    last_row: int
    count: int
    sums: Mapping[str, int]


@attrs.frozen
class AddedUp:
    """What a list's total rows come to: what is wrong, and the runs of those that are right."""

    problems: tuple[Problem, ...]
    right: Mapping[int, Run]
    whole: bool
    """Whether a total that is right stands for every line, and by its words for no part."""


def total_problems(
    table: "Table", amounts: Mapping[int, Dong], field: str = "amount"
) -> list[Problem]:
    """Compare what the total rows say with what the records' amounts add up to.

    `amounts` has the amount of each record by its row. An empty cell in a total row says nothing.
    """
    return list(added_up(table, {field: amounts}).problems)


def added_up(table: "Table", sums: Sums, readers: Readers = _AS_WE_WRITE) -> AddedUp:
    """Hold every total row against the lines that it may stand for.

    `readers` read a field's cell in a total row as those of its lines were read.
    """
    lines = _Lines(table, sums)
    bounds = _Bounds(table, lines)
    problems: list[Problem] = []
    right: dict[int, Run] = {}
    whole = False
    for total in table.totals:
        bounds.reach(total.row)
        stated, wrong = _stated(table, total, sums, readers)
        problems += wrong
        nearest, found = _best(stated, bounds.runs(total))
        bounds.close(total, nearest)
        missed = [one for one in stated if not one.holds(found)]
        problems += (one.problem(found) for one in missed)
        if stated and not missed and not wrong:
            right[total.row] = found
            whole = whole or (found.count == lines.count and _says_whole(table, total, lines))
    return AddedUp(tuple(problems), right, whole)


def _best(stated: Sequence["_Stated"], runs: Iterator[Run]) -> tuple[Run, Run]:
    """Give the run that a total closes, and the one that it is held against.

    Where no run fits they differ: the row then closes no more than it must.
    """
    nearest = best = next(runs)
    fewest = _missed(stated, best)
    while fewest and (run := next(runs, None)) is not None:
        missed = _missed(stated, run)
        if missed < fewest:
            best, fewest = run, missed
    return (nearest if fewest else best), best


def _missed(stated: Sequence["_Stated"], run: Run) -> int:
    return sum(not one.holds(run) for one in stated)


class _Lines:
    """The records of a list, summed up so that any run of them is two look-ups."""

    def __init__(self, table: "Table", sums: Sums) -> None:
        self._rows = [record.row for record in table.records]
        self.count = len(self._rows)
        self._sums = {
            field: list(accumulate((_value(amounts.get(row)) for row in self._rows), initial=0))
            for field, amounts in sums.items()
            if table.totals
        }

    def run(self, first_row: int, last_row: int) -> Run:
        """Add up the lines in some rows."""
        first, last = bisect_left(self._rows, first_row), bisect_right(self._rows, last_row)
        last = max(first, last)
        sums = {field: summed[last] - summed[first] for field, summed in self._sums.items()}
        return Run(first_row, last_row, last - first, sums)


class _Bounds:
    """Where the run of a total may begin, kept while the list is gone through."""

    def __init__(self, table: "Table", lines: _Lines) -> None:
        self._lines = lines
        self._end = len(table.kinds)
        self._sections = [section.row for section in table.sections]
        self._next_section = 0
        self._starts = [1]
        self._page = 1
        self._tried = 0
        closing = [one for one in table.totals if one.kind in _CLOSING]
        whole = [one for one in closing if one.kind is TotalKind.WHOLE]
        self._grand = whole[-1].row if whole else 0
        if closing and closing[-1].kind is TotalKind.PLAIN:
            last = closing[-1].row
            if self._lines.run(last, self._end).count:  # lines below the last total of all
                self._grand = last

    def reach(self, row: int) -> None:
        """Begin the sections above a row, and at it."""
        while self._next_section < len(self._sections):
            section = self._sections[self._next_section]
            if section > row:
                break
            self._begin(section + 1)
            self._next_section += 1

    def runs(self, total: TotalRow) -> Iterator[Run]:
        """Give the runs that a total may stand for, the likeliest first; one at least."""
        run, end = self._lines.run, self._end
        above = run(1, total.row)
        if total.kind is TotalKind.SECTION:
            yield run(total.row + 1, total.last_row)
        elif total.kind is TotalKind.PAGE or total.kind is TotalKind.RUNNING:
            if (page := run(self._page, total.row)).count:
                yield page
            yield above
        elif total.row == self._grand or not above.count:
            yield run(1, end)
        else:
            yield from self._since_starts(total.row)
            if total.kind is not TotalKind.PART:
                yield run(1, end)

    def close(self, total: TotalRow, run: Run) -> None:
        """Close what a total stands for: no later run begins inside it."""
        if total.kind is TotalKind.PAGE or total.kind is TotalKind.RUNNING:
            self._page = total.row + 1
        elif total.kind in _CLOSING and run.last_row == total.row:
            while self._starts[-1] > run.first_row:
                self._starts.pop()
            self._begin(total.row + 1)

    def _begin(self, row: int) -> None:
        if self._lines.run(self._starts[-1], row).count:
            self._starts.append(row)

    def _since_starts(self, row: int) -> Iterator[Run]:
        for start in reversed(self._starts):
            self._tried += 1
            if (run := self._lines.run(start, row)).count:
                yield run
                if self._tried >= _MOST_TRIED:
                    return


@attrs.frozen
class _Stated:
    """One thing that a total row says: an amount of a field, of any field, or a number of lines."""

    place: Position
    value: int
    field: str | None = None
    counts: bool = False

    def holds(self, run: Run) -> bool:
        if self.counts:
            return run.count == self.value
        if self.field is None:
            return self.value in run.sums.values()
        return run.sums[self.field] == self.value

    def problem(self, run: Run) -> Problem:
        if self.counts:
            return problem(Code.COUNT_MISMATCH, self.place, stated=self.value, counted=run.count)
        counted = next(iter(run.sums.values())) if self.field is None else run.sums[self.field]
        words = {"stated": _written(self.value), "counted": _written(counted)}
        return problem(Code.TOTAL_MISMATCH, self.place, **words)


def _stated(
    table: "Table", total: TotalRow, sums: Sums, readers: Readers
) -> tuple[list[_Stated], list[Problem]]:
    """Read what a total row says, and what of it cannot be read."""
    stated: list[_Stated] = []
    wrong: list[Problem] = []
    for field in sums:
        cell = total[field]
        if cell is None:
            continue
        place = table.position(total.row, field)
        try:
            stated.append(_Stated(place, readers.get(field, amount_of)(cell).value, field))
        except InvalidValue as error:
            wrong.append(problem(error.code, place))
    for column, text in total.texts:
        place = table.sheet.position.at(total.row, column)
        people = people_in(text) if total.kind is not TotalKind.SECTION else people_beside(text)
        if people is not None:
            stated.append(_Stated(place, people, counts=True))
        figures = dong_in(text) if says_total(text) and sums else None
        if figures is not None:
            try:
                stated.append(_Stated(place, amount_of(figures).value))
            except InvalidValue as error:
                wrong.append(problem(error.code, place))
    return stated, wrong


def _says_whole(table: "Table", total: TotalRow, lines: _Lines) -> bool:
    """Whether a total of every line is no part's: by its words, its place, or what follows it.

    After ``Cộng`` alone the lines of the next part may have been lost; an amount in words or a
    signature below it shows that the list ends there.
    """
    if total.kind is TotalKind.WHOLE:
        return True
    if total.kind is TotalKind.PLAIN and not lines.run(1, total.row).count:
        return True
    if total.kind not in _CLOSING or not _ENDING.issuperset(table.kinds[total.row :]):
        return False
    below = (line.text for line in table.notes if line.row > total.row)
    return any(says_note(text) or says_in_words(text) for text in below)


def _value(amount: Dong | None) -> int:
    return 0 if amount is None else amount.value


def _written(value: int) -> str:
    return f"{value:,} đ".replace(",", ".")
