"""`Roll`: one month's list."""

import hashlib
from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter, eq
from types import MappingProxyType
from typing import Self

import attrs

from ansinh.errors import Code, InvalidRoll
from ansinh.money import Dong, total_of
from ansinh.months import Month
from ansinh.roll.entry import Entry, EntryKey

_by_key = attrgetter("key")


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=_by_key))


def _each_once(_roll: object, _field: object, entries: tuple[Entry, ...]) -> None:
    keys = [entry.key for entry in entries]
    if any(map(eq, keys, keys[1:])):  # in order, so equal keys are neighbours
        raise InvalidRoll(Code.ROLL_TWICE)


@attrs.frozen(repr=False)
class Roll:
    """One month's list of who is owed what (danh sách chi trả).

    Each case once a programme, in the order of the keys whatever order they came in.

    Raises:
        InvalidRoll: ``roll-twice``.
    """

    month: Month
    entries: tuple[Entry, ...] = attrs.field(converter=_in_order, validator=_each_once)

    @classmethod
    def joined(cls, rolls: Iterable["Roll"]) -> Self:
        """Make one roll of the lists of several communes for one month.

        Raises:
            InvalidRoll: ``roll-month``, ``roll-twice``.
        """
        parts = tuple(rolls)
        if len({part.month for part in parts}) != 1:
            raise InvalidRoll(Code.ROLL_MONTH)
        return cls(parts[0].month, (entry for part in parts for entry in part.entries))

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.entries)

    @cached_property
    def total(self) -> Dong:
        """What the month costs. Unit: đồng."""
        return total_of(entry.amount for entry in self.entries)

    @cached_property
    def by_key(self) -> MappingProxyType[EntryKey, Entry]:
        """The lines by programme and case."""
        return MappingProxyType({entry.key: entry for entry in self.entries})

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hex, over the month and every line in order."""
        lines = hashlib.sha256(f"roll {self.month}\n".encode())
        lines.update(b"".join([entry.digest for entry in self.entries]))
        return lines.hexdigest()

    def __repr__(self) -> str:
        return f"Roll({self.month}, {self.count} entries, {self.total})"

    __str__ = __repr__
