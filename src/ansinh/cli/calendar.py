"""``ansinh calendar``: a year's deadlines and pay days, and what falls on a day off."""

from pathlib import Path

import click

from ansinh.boundary.days_off import read_days_off
from ansinh.cli.calendar_document import calendar_document
from ansinh.cli.calendar_view import CalendarView
from ansinh.cli.folder import read_sources
from ansinh.cli.options import shown
from ansinh.cli.screen import screen_for
from ansinh.cli.usage import BadValue
from ansinh.entitlement import DayRow, PayDays, calendar_of, known_days_off
from ansinh.errors import InvalidSpan, Text
from ansinh.errors.text import Language

_FIRST, _LAST = 2000, 2099


class YearType(click.ParamType[int]):
    """A year on the command line."""

    name = "YYYY"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read the year, or end with what is wrong."""
        text = str(value)
        if text.isascii() and text.isdigit() and _FIRST <= int(text) <= _LAST:
            return int(text)
        reason = Text(f"a year from {_FIRST} to {_LAST}", f"năm từ {_FIRST} đến {_LAST}")
        raise BadValue(reason, param, ctx)


class PayDaysType(click.ParamType[PayDays]):
    """A day of the month, or a span of them: ``5``, ``5-10``."""

    name = "DAY[-DAY]"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> PayDays:
        """Read the days, or end with what is wrong."""
        first, dash, last = str(value).partition("-")
        try:
            return PayDays(_number(first), _number(last if dash else first))
        except InvalidSpan as error:
            reason = Text(f"{error.text.en}; {error.cure.en}", f"{error.text.vi}; {error.cure.vi}")
        raise BadValue(reason, param, ctx)


def _number(text: str) -> int:
    """Give a day's number; 0, which no month has, where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else 0


@click.command()
@click.argument("year", type=YearType())
@click.option(
    "--pay-day",
    "pay_days",
    type=PayDaysType(),
    help="Ngày chi trả theo hợp đồng: 5 hoặc 5-10. / The contract's pay day, or span of days.",
)
@click.option(
    "--overrides",
    type=click.Path(path_type=Path),
    help="Bảng ngày nghỉ riêng của đơn vị (TOML). / An agency's own table of days off.",
)
@shown
def calendar(
    *,
    year: int,
    pay_days: PayDays | None,
    overrides: Path | None,
    language: Language,
    as_json: bool,
) -> int:
    """In lịch chi trả của một năm. / Print a year's deadlines and pay days.

    Hạn rơi vào ngày nghỉ thì nêu ngày làm việc trước đó, không tự dời. / A deadline on a day off
    is not moved: the working day before it is named.
    """
    screen = screen_for(language, as_json=as_json)
    own: tuple[DayRow, ...] = ()
    if overrides is not None:
        source = read_sources((overrides,))[overrides]
        own = read_days_off(source.data, source=source.name)
    year_calendar = calendar_of(year, days_off=known_days_off(year, own), pay_days=pay_days)
    CalendarView(screen, year_calendar).show()
    screen.finish(calendar_document(year_calendar))
    return 0
