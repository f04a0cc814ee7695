"""`BirthDate`: a day, a month or a year, and never more than the paper says."""

import calendar
import re
from datetime import date
from typing import Final, Self

import attrs

from ansinh.errors import Code, InvalidDate
from ansinh.months import day_of

_FIRST_YEAR: Final = 1880
_LAST_YEAR: Final = 2199
_TEXT: Final = re.compile(r"(?:(?:([0-9]{1,2})[/.-])?([0-9]{1,2})[/.-])?([0-9]{4})", re.ASCII)
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", re.ASCII)


@attrs.frozen(repr=False)
class BirthDate:
    """A date of birth (ngày sinh) to the precision that is known: day, month or year.

    Nothing is invented: of somebody born "in 1945" nobody knows the birthday.

    Raises:
        InvalidDate: ``birth-date-value``.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        parts = (self.year, *(p for p in (self.month, self.day) if p is not None))
        whole = all(type(part) is int for part in parts)
        if not whole or not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            raise InvalidDate(Code.BIRTH_DATE_VALUE)
        if self.month is None:
            if self.day is not None:
                raise InvalidDate(Code.BIRTH_DATE_VALUE)
        elif not _exists(self.year, self.month, self.day or 1) or self.day == 0:
            raise InvalidDate(Code.BIRTH_DATE_VALUE)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``01/02/1945``, ``02/1945``, ``1945``, ``00/00/1945`` or ``1945-02-01``.

        Raises:
            InvalidDate: ``birth-date-text``, ``birth-date-value``.
        """
        written = text.strip(" ")
        if match := _TEXT.fullmatch(written):
            day, month, year = (int(part or 0) for part in match.groups())
        elif match := _ISO.fullmatch(written):
            year, month, day = (int(part or 0) for part in match.groups())
        else:
            raise InvalidDate(Code.BIRTH_DATE_TEXT)
        return cls(year, month or None, day or None)

    @classmethod
    def on(cls, day: date) -> Self:
        """Make the birth date of a known day."""
        return cls(day.year, day.month, day.day)

    @property
    def earliest(self) -> date:
        """The first day that it can have been."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can have been."""
        if self.month is None:
            return date(self.year, 12, 31)
        if self.day is None:
            return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])
        return self.earliest

    @property
    def label(self) -> str:
        """The date as lists write it: ``01/02/1945``, ``02/1945`` or ``1945``."""
        parts = (f"{part:02}" for part in (self.day, self.month) if part is not None)
        return "/".join((*parts, f"{self.year}"))

    def __repr__(self) -> str:
        known = "day" if self.day else "month" if self.month else "year"
        return f"BirthDate(… to the {known})"

    __str__ = __repr__


def _exists(year: int, month: int, day: int) -> bool:
    try:
        day_of(year, month, day)
    except InvalidDate:
        return False
    return True
