"""Options that the commands of the month book share; who and when are said, never guessed."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from ansinh.books.act import Act
from ansinh.cli.options import DayType, MonthType
from ansinh.cli.usage import BadValue
from ansinh.errors import InvalidAct, InvalidReference, Text
from ansinh.payment import Reference

_NOW_IS_NO_ACT: Final = datetime(2000, 1, 1)
"""A time that is right, to try a staff code with."""

_PATH: Final = click.Path(path_type=Path)


class StaffType(click.ParamType[str]):
    """A staff code on the command line; a name is refused, for the book names nobody."""

    name = "STAFF-CODE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Read the code, or end with what is wrong."""
        try:
            return Act(str(value), _NOW_IS_NO_ACT).by
        except InvalidAct as error:
            reason = Text(f"{error.text.en}; {error.cure.en}", f"{error.text.vi}; {error.cure.vi}")
        raise BadValue(reason, param, ctx)


class TimeType(click.ParamType[datetime]):
    """A time to the second on the command line, with its zone or without."""

    name = "YYYY-MM-DDTHH:MM"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Read the time, or end with what is wrong."""
        if isinstance(value, datetime):
            return value
        try:
            said = datetime.fromisoformat(str(value))
        except ValueError:
            said = None
        if said is not None and not said.microsecond:
            return said
        reason = Text("a time: 2024-07-05T08:30", "thời điểm: 2024-07-05T08:30")
        raise BadValue(reason, param, ctx)


class ReferenceType(click.ParamType[Reference]):
    """An order's reference on the command line."""

    name = "REFERENCE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Reference:
        """Read the reference, or end with what is wrong."""
        try:
            return value if isinstance(value, Reference) else Reference(str(value))
        except InvalidReference as error:
            reason = Text(f"{error.text.en}; {error.cure.en}", f"{error.text.vi}; {error.cure.vi}")
        raise BadValue(reason, param, ctx)


def now() -> datetime:
    """Give the time by the machine's clock and zone, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


BOOK: Final = click.argument("book", metavar="BOOK")
"""A file, or an url."""

MONTH: Final = click.option(
    "--month",
    type=MonthType(),
    help="Tháng chi trả; mặc định là kỳ gần nhất trong sổ, trừ lệnh open. / "
    "The month; the latest in the book if not given, but for open.",
)
SETTINGS: Final = click.option(
    "--settings",
    "settings_file",
    type=_PATH,
    help="Cấu hình của cơ quan; mặc định là settings.toml cạnh sổ. / "
    "The agency's settings; settings.toml beside the book if not given.",
)
FILES: Final = click.option(
    "--files",
    "--out",
    "files",
    type=_PATH,
    help="Thư mục tệp lệnh chi và các bảng; mặc định là cạnh sổ. / "
    "Where files and papers go; beside the book if not given.",
)
BY: Final = click.option(
    "--by",
    type=StaffType(),
    required=True,
    help="Mã cán bộ thực hiện. / Who does it: a staff code, no name.",
)
AT: Final = click.option(
    "--at",
    type=TimeType(),
    help="Thời điểm; mặc định là bây giờ. / When; now if not given.",
)
PAY_DAY: Final = click.option(
    "--pay-day", type=DayType(), required=True, help="Ngày chi trả. / The pay day."
)
RATES_AS_OF: Final = click.option(
    "--as-of",
    type=DayType(),
    help="Áp dụng mức đã ban hành đến ngày này; mặc định là ngày chi trả. / "
    "Rates as known on this day; the pay day if not given.",
)


def typed_terms(pay_day: date, as_of: date | None, law_files: Iterable[Path]) -> tuple[str, ...]:
    """Write the pay day and the rates as they were typed, for the next step that takes them."""
    said = ["--pay-day", str(pay_day)]
    if as_of is not None:
        said += ["--as-of", str(as_of)]
    for file in law_files:
        said += ["--law-file", file.as_posix()]
    return tuple(said)


REFERENCE: Final = click.argument("reference", type=ReferenceType())
