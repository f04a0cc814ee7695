"""`Addition | Removal | Adjustment`: the three ways in which a list changes."""

from datetime import date

import attrs

from ansinh.errors import Code, InvalidRoll
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.people import Document
from ansinh.roll.entry import Entry, EntryKey
from ansinh.roll.reasons import AdditionReason, AdjustedPart, RemovalReason


@attrs.frozen
class Addition:
    """Somebody joins (tăng). An effective month before the list's own means arrears."""

    entry: Entry
    effective: Month
    reason: AdditionReason | None = None
    decision: Document | None = None

    @property
    def key(self) -> EntryKey:
        """Whose line it is."""
        return self.entry.key

    @property
    def net(self) -> Dong:
        """What the month costs more. Unit: đồng."""
        return self.entry.amount


@attrs.frozen
class Removal:
    """Somebody leaves (giảm); `event_on` is the day of death or of what else happened."""

    entry: Entry
    effective: Month
    reason: RemovalReason | None = None
    decision: Document | None = None
    event_on: date | None = attrs.field(default=None, repr=False)

    @property
    def key(self) -> EntryKey:
        """Whose line it is."""
        return self.entry.key

    @property
    def net(self) -> Dong:
        """What the month costs more: a negative amount. Unit: đồng."""
        return -self.entry.amount


def _same_case(adjustment: "Adjustment", _field: object, after: Entry) -> None:
    if after.key != adjustment.before.key:
        raise InvalidRoll(Code.ADJUSTMENT_CASE)


@attrs.frozen
class Adjustment:
    """A line changes (điều chỉnh): amount, account, channel, representative or person.

    Raises:
        InvalidRoll: ``adjustment-case``: the two lines are of different cases.
    """

    before: Entry
    after: Entry = attrs.field(validator=_same_case)
    effective: Month
    parts: tuple[AdjustedPart, ...] = ()
    decision: Document | None = None

    @property
    def key(self) -> EntryKey:
        """Whose line it is."""
        return self.before.key

    @property
    def net(self) -> Dong:
        """What the month costs more. Unit: đồng."""
        return self.after.amount - self.before.amount


Change = Addition | Removal | Adjustment
"""One change of a month's list (biến động)."""
