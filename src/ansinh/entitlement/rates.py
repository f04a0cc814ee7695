"""`Rates`: all instruments together, and what of them holds in a month as known on a day."""

from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property
from typing import Final, TypeVar

import attrs

from ansinh.entitlement.groups import Group
from ansinh.entitlement.instrument import (
    Both,
    Funeral,
    Instrument,
    OneOff,
    Repeal,
    Stop,
    Suspension,
)
from ansinh.entitlement.instrument_document import instrument_from
from ansinh.entitlement.programme import Programme
from ansinh.errors import Code, NotInForce
from ansinh.law import Step, in_force
from ansinh.money import Dong
from ansinh.months import Month, day_label
from ansinh.resources import toml_data

NATIONAL_FILES: Final = (
    "20-2021",
    "02-2021-bldtbxh",
    "75-2021",
    "55-2023",
    "76-2024",
    "77-2024",
    "176-2025",
    "418-2025",
    "335-2026",
    "321-2026",
)
"""The law files that ship with the package, in the order in which they were made."""

_Dated = TypeVar("_Dated", Both, Funeral, Group, Repeal)


@attrs.frozen(repr=False)
class Rates:
    """The law as data (mức và hệ số theo quy định): national instruments and a place's own.

    What a local instrument sets is a floor of its own: of the nation's standard and those of each
    of them the highest counts in a month (20/2021/NĐ-CP, art. 4(3)).
    """

    instruments: tuple[Instrument, ...]
    local: tuple[Instrument, ...] = ()

    def and_local(self, *instruments: Instrument) -> "Rates":
        """Give these rates together with a place's own."""
        return attrs.evolve(self, local=(*self.local, *instruments))

    @cached_property
    def every(self) -> tuple[Instrument, ...]:
        """National and local instruments."""
        return (*self.instruments, *self.local)

    def __repr__(self) -> str:
        return f"Rates({len(self.instruments)} instruments, {len(self.local)} local)"

    def steps(self, programme: Programme) -> tuple[Step[Dong], ...]:
        """Give every standard of a programme, in the order of their months."""
        return _steps(self.every, programme)

    def standard(self, programme: Programme, month: Month, as_of: date) -> Step[Dong]:
        """Give the standard (mức chuẩn) of a month, as known on the day `as_of`.

        Raises:
            NotInForce: ``not-in-force``.
        """
        found: list[Step[Dong]] = []
        for instruments in (self.instruments, *((one,) for one in self.local)):
            try:
                found.append(in_force(_steps(instruments, programme), month, as_of))
            except NotInForce:
                continue
        if not found:
            raise NotInForce(Code.NOT_IN_FORCE, month=month.label, day=day_label(as_of))
        return max(found, key=lambda step: step.value)

    def groups(self, month: Month, as_of: date) -> tuple[Group, ...]:
        """Give the groups of a month as known on a day: of each code the latest, none repealed."""
        gone = self.repealed(month, as_of)
        listed = (group for one in self.every for group in one.groups)
        latest = {group.code: group for group in _in_force(listed, month, as_of)}
        return tuple(
            group
            for code, group in latest.items()
            if code not in gone or gone[code].applies_from < group.applies_from
        )

    def repealed(self, month: Month, as_of: date) -> dict[str, Repeal]:
        """Give what repealed a group, by the group's code."""
        repeals = (repeal for one in self.every for repeal in one.repeals)
        return {
            code: repeal for repeal in _in_force(repeals, month, as_of) for code in repeal.groups
        }

    def both(self, month: Month, as_of: date) -> tuple[Both, ...]:
        """Give the pairs of groups that one person may have together."""
        return _in_force((pair for one in self.every for pair in one.both), month, as_of)

    def funerals(self, month: Month, as_of: date) -> tuple[Funeral, ...]:
        """Give who has funeral support, and how much."""
        return _in_force((row for one in self.every for row in one.funerals), month, as_of)

    def one_offs(self, as_of: date) -> tuple[OneOff, ...]:
        """Give the sums that are paid once, as far as they were known."""
        listed = (row for one in self.every for row in one.one_offs)
        return tuple(row for row in listed if row.known_from <= as_of)

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """What ends a benefit."""
        return tuple(stop for one in self.every for stop in one.stops)

    @cached_property
    def suspensions(self) -> tuple[Suspension, ...]:
        """What suspends a benefit."""
        return tuple(row for one in self.every for row in one.suspensions)


def _steps(instruments: Iterable[Instrument], programme: Programme) -> tuple[Step[Dong], ...]:
    listed = (one for instrument in instruments for one in instrument.standards)
    steps = (one.step for one in listed if one.programme == programme)
    return tuple(sorted(steps, key=lambda step: (step.applies_from, step.known_from)))


def _in_force(rows: Iterable[_Dated], month: Month, as_of: date) -> tuple[_Dated, ...]:
    holding = (row for row in rows if row.applies_from <= month and row.known_from <= as_of)
    return tuple(sorted(holding, key=lambda row: (row.applies_from, row.known_from)))


@cache
def national_rates() -> Rates:
    """Give the rates of the whole country; read once."""
    return Rates(
        tuple(
            instrument_from(toml_data("ansinh.entitlement", f"instruments/{name}.toml"))
            for name in NATIONAL_FILES
        )
    )


def standard_for(
    programme: Programme, month: Month, as_of: date, rates: Rates | None = None
) -> Step[Dong]:
    """Give the standard of a programme in a month, as known on the day `as_of`.

    Raises:
        NotInForce: ``not-in-force``.
    """
    return (rates or national_rates()).standard(programme, month, as_of)
