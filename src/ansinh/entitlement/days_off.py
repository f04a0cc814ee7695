"""`DaysOff`: on which days offices are closed, and who says so."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final, Self

import attrs

from ansinh.errors import Code, InvalidDate, Text
from ansinh.law import Confidence
from ansinh.months import day_of
from ansinh.resources import toml_data

_DAY: Final = re.compile(r"(?:([0-9]{4})-)?([0-9]{2})-([0-9]{2})", re.ASCII)
_A_LEAP_YEAR: Final = 2024
_FURTHEST: Final = 32
"""How many days back a working day is looked for."""


class DayKind(StrEnum):
    """What a row makes of its days (loại ngày)."""

    OFF = "off"
    """Nobody works (ngày nghỉ)."""
    WORKING = "working"
    """People work for another day, on a weekend too (ngày làm bù)."""


def _written(_row: object, _field: object, days: tuple[str, ...]) -> None:
    for day in days:
        match = _DAY.fullmatch(day)
        if match is None:
            raise InvalidDate(Code.DAYS_OFF_DAY)
        day_of(int(match[1] or _A_LEAP_YEAR), int(match[2]), int(match[3]))


@attrs.frozen
class DayRow:
    """A row of a table of days off (một dòng của bảng ngày nghỉ).

    `on` has days of every year, ``09-02``, and of one, ``2025-05-02``. `source` is who says so,
    `sure` how we know.

    Raises:
        InvalidDate: ``days-off-day``, ``date-value``.
    """

    on: tuple[str, ...] = attrs.field(validator=_written)
    kind: DayKind
    name: Text
    source: str
    sure: Confidence

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Take a row as a table has it; `en` and `sure` may be left out of an agency's own.

        Raises:
            InvalidDate: ``days-off-day``, ``date-value``.
        """
        return cls(
            on=tuple(row["on"]),
            kind=DayKind(row["kind"]),
            name=Text(row.get("en") or row["vi"], row["vi"]),
            source=row["source"],
            sure=Confidence(row.get("sure") or Confidence.LOCAL),
        )

    def names(self, day: date) -> bool:
        """Whether the row is about a day."""
        written = day.isoformat()
        return written in self.on or written[-5:] in self.on


_WORKING_WEEK: Final = "188/1999/QĐ-TTg"
_WEEKEND: Final = {
    5: DayRow((), DayKind.OFF, Text("Saturday", "Thứ Bảy"), _WORKING_WEEK, Confidence.FROM_MEMORY),
    6: DayRow((), DayKind.OFF, Text("Sunday", "Chủ nhật"), _WORKING_WEEK, Confidence.FROM_MEMORY),
}


@attrs.frozen
class DaysOff:
    """The days on which offices are closed (ngày nghỉ): weekends, and what the rows say.

    Of several rows about a day the first one counts. `lunar_known` says whether they have the
    lunar holidays, the days in lieu and those that are decided year by year.
    """

    rows: tuple[DayRow, ...]
    lunar_known: bool

    def why(self, day: date) -> DayRow | None:
        """Give what makes a day a day off; ``None`` for a working day."""
        for row in self.rows:
            if row.names(day):
                return row if row.kind is DayKind.OFF else None
        return _WEEKEND.get(day.weekday())

    def working_day(self, day: date) -> date | None:
        """Give the day itself, or the last working day before it.

        ``None`` where a table closes the office for more than a month.
        """
        earlier = (day - timedelta(days=back) for back in range(_FURTHEST))
        return next((one for one in earlier if self.why(one) is None), None)


def fixed_days_off() -> tuple[DayRow, ...]:
    """Give the days off that the same date brings every year."""
    return tuple(DayRow.of(row) for row in toml_data("ansinh.entitlement", "days_off.toml")["days"])


def first_of(own: Iterable[DayRow], *others: Iterable[DayRow]) -> tuple[DayRow, ...]:
    """Put tables behind one another: where two speak of a day, the one in front counts."""
    return (*own, *(row for table in others for row in table))
