"""`KnownAs`: under which numbers the lists of a book have its people, now and before.

A person gets a citizen id, and another case after that. Then the orders of the time before have
keys under none of the numbers of now; what leads from one to the other is the list between. So
that is asked: lines that have a number in common and are of one person belong together, and what
one of them was paid, no other is. A line counts for the months before the list that has it no
more: a number that was a mistake, and is somebody else's, holds nothing of what comes later.

It is made of documents, whenever it is asked, and is not kept: no chain has to name who is whom.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, NamedTuple

import attrs

from ansinh.books.claims import Written, keys_of
from ansinh.months import Month
from ansinh.payment import Agency, PaymentInstruction
from ansinh.people import Beneficiary, same_person
from ansinh.roll import (
    Addition,
    Adjustment,
    Change,
    Component,
    Entry,
    InstructionLine,
    Removal,
)
from ansinh.roll.deaths import Deaths

_MOST: Final = 50
"""A number that more lines have than any person ever does says nothing of who it is."""

_Number = str | tuple[str, str]
"""Digits, or programme and case."""


@attrs.frozen
class Past:
    """What the lists up to a month have told and the list of the month itself does not say.

    `until` has the lines that are gone, or have somebody otherwise now, each with the month whose
    list was the first without it.
    """

    deaths: Deaths = attrs.Factory(Deaths)
    until: Mapping[Written, Month] = attrs.field(factory=dict)

    def after(self, month: Month, changes: Iterable[Change]) -> "Past":
        """Take in the changes of a month."""
        changes = tuple(changes)
        gone = dict.fromkeys(_gone(changes), month)
        return Past(self.deaths.after(changes), {**self.until, **gone})


def _gone(changes: Iterable[Change]) -> Iterator[Written]:
    for change in changes:
        match change:
            case Removal(entry):
                yield entry.programme, entry.beneficiary
            case Adjustment(before, after):
                if _numbers_of(before.beneficiary) != _numbers_of(after.beneficiary):
                    yield before.programme, before.beneficiary
            case Addition():
                pass


class _Line(NamedTuple):
    """A line that has somebody, or had: until the list of which month; ``None`` has it still."""

    written: Written
    until: Month | None

    def counts_for(self, month: Month | None) -> bool:
        """Whether it stood on a list by the time of a month; ``None`` is any time."""
        return self.until is None or month is None or month < self.until


class KnownAs:
    """How the lists have each person (các cách ghi một người), a month's list and all before."""

    def __init__(self, entries: Iterable[Entry], past: Past) -> None:
        listed = (_Line((e.programme, e.beneficiary), None) for e in entries)
        gone = (_Line(written, until) for written, until in past.until.items())
        self._shared: Final = _by_number(chain(listed, gone))

    def keys_of_line(
        self, order: PaymentInstruction, line: InstructionLine, *, agency: Agency
    ) -> tuple[str, ...]:
        """Give the keys of a sum of an order, by all numbers that the person has or had."""
        month = None if line.component is Component.FUNERAL else line.month_of
        others = self.others((order.programme, order.beneficiary), month)
        return keys_of(
            (line,),
            order.beneficiary,
            order.programme,
            order.month,
            agency=agency,
            others=others,
        )

    def keys_of_order(self, order: PaymentInstruction, *, agency: Agency) -> tuple[str, ...]:
        """Give the keys of an order, by all numbers that the person has or had."""
        keys = {
            key for line in order.lines for key in self.keys_of_line(order, line, agency=agency)
        }
        return tuple(sorted(keys))

    def others(self, written: Written, month: Month | None) -> tuple[Written, ...]:
        """Give how other lines have the same person, as far as they count for a month."""
        if self._shared.keys().isdisjoint(_all_numbers_of(written)):
            return ()  # of most people there is one line
        found = [written]
        for one in found:  # it grows meanwhile: one line leads to the next
            for number in _all_numbers_of(one):
                lines = self._shared.get(number, ())
                if len(lines) <= _MOST:
                    found += _more(lines, one, found, month)
        return tuple(found[1:])


def _by_number(lines: Iterable[_Line]) -> dict[_Number, list[_Line]]:
    """Sort lines by their numbers; of most people there is one line, and it leads nowhere."""
    first: dict[_Number, _Line] = {}
    shared: dict[_Number, list[_Line]] = {}
    for line in lines:
        for number in _all_numbers_of(line.written):
            before = first.setdefault(number, line)
            if before is not line:
                shared.setdefault(number, [before]).append(line)
    return shared


def _more(
    lines: Iterable[_Line], one: Written, found: Iterable[Written], month: Month | None
) -> list[Written]:
    return [
        line.written
        for line in lines
        if line.written not in found
        and line.counts_for(month)
        and same_person(line.written[1].person, one[1].person)
    ]


def _all_numbers_of(written: Written) -> tuple[_Number, ...]:
    programme, beneficiary = written
    case = (programme.code, beneficiary.case.text)
    return (case, *filter(None, _numbers_of(beneficiary)))


def _numbers_of(beneficiary: Beneficiary) -> tuple[str, str]:
    """Give citizen id and old number, twelve digits and nine; empty where there is none."""
    person = beneficiary.person
    citizen, legacy = person.citizen_id, person.legacy_id
    return (
        "" if citizen is None else citizen.digits,
        "" if legacy is None else legacy.digits,
    )
