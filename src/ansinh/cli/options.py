"""Options that commands share."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import click

from ansinh.cli.output import plugins_aside
from ansinh.cli.usage import BadValue
from ansinh.errors import InvalidAmount, InvalidDate, InvalidMonth, InvalidValue, ProposalKind
from ansinh.formats.encodings import ENCODINGS, known_encoding
from ansinh.money import Dong
from ansinh.months import Month, parse_date

Command = TypeVar("Command", bound=Callable[..., Any])

LANGUAGE_VARIABLE: Final = "ANSINH_LANG"


PROFILE_OPTION: Final = click.option(
    "--profile",
    "profiles",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Hồ sơ định dạng riêng của đơn vị; được lặp lại. / "
    "An agency's own profile of a format; may be repeated.",
)
"""Taken before the command's name and after it."""


SETTINGS_OPTION: Final = click.option(
    "--settings",
    "settings_file",
    type=click.Path(path_type=Path),
    help="Cấu hình của cơ quan. / The agency's settings.",
)
"""For commands that can do without."""


APPLY_OPTION: Final = click.option(
    "--apply",
    "apply",
    type=click.Choice([kind.value for kind in ProposalKind]),
    multiple=True,
    help="Áp dụng loại đề xuất này; được lặp lại. / Take proposals of this kind; may be repeated.",
)
"""For commands that read lists; each kind by its name, so that nobody takes what nobody read."""


class MonthType(click.ParamType[Month]):
    """A month on the command line."""

    name = "YYYY-MM"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Month:
        """Read the month, or end with what is wrong."""
        try:
            return value if isinstance(value, Month) else Month.parse(str(value))
        except InvalidMonth as error:
            reason = error.text
        raise BadValue(reason, param, ctx)


class DayType(click.ParamType[date]):
    """A day on the command line."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day, or end with what is wrong."""
        try:
            return value if isinstance(value, date) else parse_date(str(value))
        except InvalidDate as error:
            reason = error.text
        raise BadValue(reason, param, ctx)


class DongType(click.ParamType[Dong]):
    """An amount on the command line: ``1500000`` or ``1.500.000``."""

    name = "DONG"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Dong:
        """Read the amount, or end with what is wrong."""
        try:
            return value if isinstance(value, Dong) else Dong.parse(str(value), grouping=True)
        except InvalidAmount as error:
            reason = error.text
        raise BadValue(reason, param, ctx)


class EncodingType(click.Choice[str]):
    """The encoding of a text file, by any of its names; the help and the shell list them."""

    def __init__(self) -> None:
        super().__init__(ENCODINGS)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Read the name, or end with what there is."""
        try:
            return known_encoding(str(value)) if value else ""
        except InvalidValue as error:
            reason = error.text
        raise BadValue(reason, param, ctx)


ENCODING_OPTION: Final = click.option(
    "--encoding",
    type=EncodingType(),
    default="",
    help="Bảng mã của tệp văn bản (.csv, .tsv) không phải UTF-8 hay UTF-16 có BOM. / "
    "Encoding of text files that are neither UTF-8 nor UTF-16 with its mark.",
)
"""Of the lists, for commands that read them; workbooks say it themselves."""


def shown(command: Command) -> Command:
    """Add the options that choose how a command shows its work; what plug-ins print goes aside."""
    command = click.option(
        "--lang",
        "language",
        type=click.Choice(["vi", "en"]),
        default="vi",
        envvar=LANGUAGE_VARIABLE,
        show_default=True,
        help="Ngôn ngữ hiển thị. / Language shown.",
    )(_with_plugins_aside(command))
    return click.option(
        "--json",
        "as_json",
        is_flag=True,
        help="In một văn bản JSON. / Print one JSON document.",
    )(command)


def _with_plugins_aside(command: Command) -> Command:
    @wraps(command)
    def aside(*arguments: object, **options: object) -> object:
        with plugins_aside():
            return command(*arguments, **options)

    return cast("Command", aside)
