"""A standard that was decided after it applies: what everybody is owed for the months gone by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Self, assert_never

import attrs

from ansinh.entitlement import Rates
from ansinh.money import NOTHING, Dong
from ansinh.months import Month
from ansinh.people import Beneficiary, same_person
from ansinh.roll.arrears import Arrears
from ansinh.roll.changes import Addition, Adjustment, Removal
from ansinh.roll.delta import MonthlyDelta
from ansinh.roll.entry import Entry, EntryKey
from ansinh.roll.late_standards import LateStandards, follows_standards
from ansinh.roll.line import Cause, Component, InstructionLine, Owed
from ansinh.roll.recovery import Recoverable, RecoveryCause
from ansinh.roll.roll import Roll


@attrs.frozen
class ListedMonth:
    """An earlier month as it was listed (tháng đã lập danh sách).

    The roll, the changes that made it, and what the backdated ones came to, top-ups included.
    """

    roll: Roll
    delta: MonthlyDelta | None = None
    arrears: Arrears | None = None


def top_ups(
    listed: Iterable[ListedMonth],
    as_of: date,
    rates: Rates | None = None,
    *,
    delta: MonthlyDelta | None = None,
    arrears: Arrears | None = None,
) -> tuple[Owed, ...]:
    """Give what a standard that was decided late adds to the months listed before (truy lĩnh).

    Of a line with a coefficient: the standard of its month as known on `as_of` times the
    coefficient, less what the month was reckoned at by its list and by arrears since; never more
    than the standard has risen by. So what was promised is not promised again, paid or not, and
    asking twice gives nothing more. `delta` and `arrears` are this month's own: a list that is
    adjusted back to the month of the rise is not topped up besides.

    A line whose amount is no standard's that its month has had is left alone, and so is one
    without a coefficient and every one of the merit programme, which waits for its decision:
    `ansinh.checks.rates_late` finds them. What is owed to somebody who left or died stays theirs.

    Source: 335/2026/NĐ-CP (second hand); 44/2022/TT-BTC, art. 15(2)(a).
    """
    standards = LateStandards(as_of, rates)
    reckoned = _Reckoned.of(listed, standards)
    reckoned.take(delta, arrears)
    return tuple(reckoned.rises(standards))


def with_top_ups(
    arrears: Arrears,
    delta: MonthlyDelta,
    listed: Iterable[ListedMonth],
    as_of: date,
    rates: Rates | None = None,
) -> Arrears:
    """Give a month's arrears together with the top-ups of the months listed before it.

    A list that is adjusted back to months which were topped up already is owed no more than they
    are short of; and where it is adjusted to less, what they were topped up by too much is to come
    back. Of who left, what a top-up paid for months that are taken back is not claimed: whether
    it was paid is for the month book to say.
    """
    standards = LateStandards(as_of, rates)
    reckoned = _Reckoned.of(listed, standards)
    reckoned.take(delta, arrears)
    owed = [left for item in arrears.owed for left in reckoned.without_excess(item, standards)]
    too_much = reckoned.excesses(standards)
    return attrs.evolve(
        arrears,
        owed=(*owed, *reckoned.rises(standards)),
        recoverable=(*arrears.recoverable, *too_much),
    )


@attrs.define
class _Line:
    """What a month has been reckoned at for one person so far; `entry` as it is now known."""

    entry: Entry
    month: Month
    amount: Dong
    follows: bool
    gone: bool = False
    topped: Dong = NOTHING

    def rise(self, standards: LateStandards) -> Dong:
        """Give what the month is short of, and no more than its standard has risen by."""
        if self.gone or not self.follows or not follows_standards(self.entry):
            return NOTHING
        had = standards.amounts(self.entry, self.month)
        if not had:
            return NOTHING
        return min(had[-1] - self.amount, had[-1] - min(had))

    def excess(self, standards: LateStandards) -> Dong:
        """Give what the month has been topped up by too much, now that it comes to less."""
        if not self.topped or self.gone or not follows_standards(self.entry):
            return NOTHING
        had = standards.amounts(self.entry, self.month)
        return max(min(self.amount - had[-1], self.topped), NOTHING) if had else NOTHING


class _Reckoned:
    """The lines of the months, with every change that came in since."""

    def __init__(self) -> None:
        self._lines: dict[EntryKey, list[_Line]] = defaultdict(list)

    @classmethod
    def of(cls, listed: Iterable[ListedMonth], standards: LateStandards) -> Self:
        """Take months as they were listed, one after the other."""
        made = cls()
        for one in sorted(listed, key=lambda month: month.roll.month):
            made.take(one.delta, one.arrears)
            made.list(one.roll, standards)
        return made

    def list(self, roll: Roll, standards: LateStandards) -> None:
        """Take a month's own list."""
        for entry in roll.entries:
            follows = standards.follows(entry, roll.month)
            self._lines[entry.key].append(_Line(entry, roll.month, entry.amount, follows))

    def take(self, delta: MonthlyDelta | None, arrears: Arrears | None) -> None:
        """Take what a later list says of the months before it, and what that came to."""
        if delta is not None:
            self._change(delta)
        if arrears is not None:
            self._promise(arrears)

    def _change(self, delta: MonthlyDelta) -> None:
        for change in delta.changes:
            match change:
                case Addition():
                    self._join(change.entry, change.effective, delta.month)
                case Removal():
                    for line in self._of(change.entry):
                        if line.month >= change.effective:
                            line.gone, line.amount, line.topped = True, NOTHING, NOTHING
                case Adjustment():
                    self._adjust(change)
                case _:
                    assert_never(change)

    def _join(self, entry: Entry, effective: Month, until: Month) -> None:
        there = {line.month: line for line in self._of(entry)}
        month = effective
        while month < until:
            if month in there:
                there[month].gone, there[month].entry = False, entry
            else:
                self._lines[entry.key].append(
                    _Line(entry, month, NOTHING, follows_standards(entry))
                )
            month += 1

    def _adjust(self, change: Adjustment) -> None:
        before, after = change.before, change.after
        for line in self._of(before):
            if line.month < change.effective:
                line.entry = attrs.evolve(line.entry, beneficiary=after.beneficiary)
                continue
            if before.entitlement != after.entitlement:
                line.follows = follows_standards(after)
            line.entry = after

    def _of(self, entry: Entry) -> Iterator[_Line]:
        """Give the lines of a line's own person: a case number may have been given again."""
        for line in self._lines[entry.key]:
            if same_person(line.entry.beneficiary.person, entry.beneficiary.person):
                yield line

    def _promise(self, arrears: Arrears) -> None:
        # Whether or not it was paid.
        for item in (*arrears.owed, *arrears.not_yet):
            if item.line.component is Component.ARREARS:
                for line in self._lines_of(item):
                    line.amount += item.amount
                    if item.line.cause is Cause.RATE_LATE:
                        line.topped += item.amount
        for back in arrears.recoverable:
            # Of who left nothing is reckoned any more, whatever is claimed back.
            if back.cause is RecoveryCause.TOO_HIGH:
                for line in self._in(back.key, back.beneficiary, back.month_of):
                    line.amount -= back.amount

    def _lines_of(self, item: Owed) -> Iterator[_Line]:
        return self._in(item.key, item.beneficiary, item.line.month_of)

    def _in(self, key: EntryKey, whose: Beneficiary, month: Month) -> Iterator[_Line]:
        for line in self._lines[key]:
            if line.month == month and same_person(line.entry.beneficiary.person, whose.person):
                yield line

    def without_excess(self, item: Owed, standards: LateStandards) -> Iterator[Owed]:
        """Give what is left of a late rise besides what the month was topped up by already."""
        left = item.amount
        if item.line.cause is Cause.RAISED_LATE:
            for line in self._lines_of(item):
                less = min(line.excess(standards), left)
                line.amount -= less
                left -= less
        if left > NOTHING:
            yield attrs.evolve(item, line=attrs.evolve(item.line, amount=left))

    def excesses(self, standards: LateStandards) -> Iterator[Recoverable]:
        """Give what the months were topped up by too much, in the order of lines and months."""
        for line in self._in_order():
            amount = line.excess(standards)
            if amount > NOTHING:
                whose = line.entry.beneficiary
                cause = RecoveryCause.TOO_HIGH
                yield Recoverable(line.entry.programme, whose, line.month, amount, cause)

    def _in_order(self) -> Iterator[_Line]:
        for key in sorted(self._lines):
            yield from sorted(self._lines[key], key=lambda one: one.month)

    def rises(self, standards: LateStandards) -> Iterator[Owed]:
        """Give what each line is owed more, in the order of lines and months."""
        for line in self._in_order():
            amount = line.rise(standards)
            if amount > NOTHING:
                owed = InstructionLine(Component.ARREARS, line.month, amount, Cause.RATE_LATE)
                yield Owed(line.entry.programme, line.entry.beneficiary, owed)
