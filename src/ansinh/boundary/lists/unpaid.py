"""What earlier months left unpaid, as a list states it, and whether the line adds up."""

from typing import Final

import attrs

from ansinh.boundary.lists.reading import ListReading
from ansinh.boundary.typed.numbers import COUNT
from ansinh.boundary.words import plain
from ansinh.errors import Code
from ansinh.formats.record import Record
from ansinh.money import NOTHING, Dong
from ansinh.months import Month
from ansinh.roll import Cause, Component, Entry, InstructionLine, Owed

_ARREARS = "TRUY LINH"


@attrs.frozen
class Unpaid:
    """What a line states as unpaid: how many months, and how much in all. Unit: đồng."""

    months: int
    amount: Dong


_NONE: Final = Unpaid(0, NOTHING)
"""Most lines have none, and share it."""


class UnpaidReader:
    """Reads what stands as unpaid on a line (chưa trả tháng trước, truy lĩnh)."""

    def __init__(self, reading: ListReading) -> None:
        self._reading = reading
        self._months = reading.reader("unpaid_months", COUNT)
        self.amount = reading.amounts("unpaid_amount")
        self.total = reading.amounts("total")
        header = plain(reading.table.headers.get("unpaid_amount", ""))
        self._component = Component.ARREARS if _ARREARS in header else Component.REGULAR

    def __call__(self, record: Record, amount: Dong | None) -> Unpaid:
        """Read what is unpaid, and check that the line adds up."""
        months, unpaid = self._months(record), self.amount(record)
        total = self.total(record)
        if bool(months) != bool(unpaid):
            self._half(record, months, unpaid)
        elif months and unpaid and unpaid.value % months:
            self._reading.fault(record.row, "unpaid_amount", Code.UNPAID_SPLIT)
        if total is not None and amount is not None and total != amount + (unpaid or NOTHING):
            self._reading.fault(record.row, "total", Code.LINE_TOTAL)
        return Unpaid(months or 0, unpaid or NOTHING) if months or unpaid else _NONE

    def owed(self, unpaid: Unpaid, entry: Entry, month: Month) -> tuple[Owed, ...]:
        """Give a sum for each of the months right before `month`, all alike."""
        if not unpaid.months:
            return ()
        each = Dong(unpaid.amount.value // unpaid.months)
        return tuple(
            Owed(
                entry.programme,
                entry.beneficiary,
                InstructionLine(self._component, month - back, each, Cause.LISTED),
            )
            for back in range(unpaid.months, 0, -1)
        )

    def _half(self, record: Record, months: int | None, unpaid: Dong | None) -> None:
        """Say which half is missing; what stands there and could not be read was said before."""
        field, other = "unpaid_months", "unpaid_amount"
        if months:
            field, other = other, field
        if (unpaid if months else months) is None and record[field] is not None:
            return
        at = field if self._reading.has(field) else other
        self._reading.fault(record.row, at, Code.UNPAID_MONTHS)
