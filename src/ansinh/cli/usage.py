"""A command line that makes no sense, said in both languages.

click says it in English and repeats what was typed; here the option is named, and what was typed
is not: it may be somebody's name.
"""

from collections.abc import Sequence
from typing import TypeVar

import click

from ansinh.cli.failures import USAGE_CODE, Exit, Failure, failure
from ansinh.errors import Text

Value = TypeVar("Value")


class OfSeveral(click.UsageError):
    """What is wrong with some options together, in both languages."""

    def __init__(self, words: Text) -> None:
        super().__init__(f"{words.vi} / {words.en}", click.get_current_context())
        self.words = words


class NoneOf(OfSeveral):
    """Of some options one is needed, and none was given."""

    def __init__(self, names: Sequence[str]) -> None:
        *first, last = names
        listed = ", ".join(first)
        super().__init__(Text(f"{listed} or {last} is missing", f"thiếu {listed} hoặc {last}"))


class Together(OfSeveral):
    """Options that say the same thing in two ways, and may contradict each other."""

    def __init__(self, names: Sequence[str]) -> None:
        listed = ", ".join(names)
        super().__init__(Text(f"{listed} are not given together", f"không dùng đồng thời {listed}"))


class BadValue(click.BadParameter):
    """An option's value that cannot be used, with the reason in both languages."""

    def __init__(
        self,
        reason: Text,
        param: click.Parameter | None = None,
        ctx: click.Context | None = None,
    ) -> None:
        super().__init__(f"{reason.vi} / {reason.en}", ctx, param)
        self.reason = reason


def needed_one_of(names: Sequence[str], values: Sequence[Value]) -> Sequence[Value]:
    """Give the values of options of which one is needed here, by their words.

    Raises:
        click.UsageError: None was given.
    """
    if values:
        return values
    raise NoneOf(names)


def needed(name: str, value: Value | None) -> Value:
    """Give the value of an option that is needed here, by its parameter's name.

    Raises:
        click.MissingParameter: It was not given.
    """
    if value:
        return value
    context = click.get_current_context()
    found = next(param for param in context.command.params if param.name == name)
    raise click.MissingParameter(ctx=context, param=found)


def usage_failure(error: click.UsageError) -> Failure:
    """Put a wrong command line into words."""
    words = _words(error)
    command = error.ctx.command_path if error.ctx else "ansinh"
    line = Text(f"{words.en}; see {command} --help", f"{words.vi}; xem {command} --help")
    return failure(USAGE_CODE, line, Exit.USAGE)


def _words(error: click.UsageError) -> Text:
    match error:
        case click.NoSuchOption():
            return _no_such_option(error)
        case click.MissingParameter():
            name = _name_of(error)
            return Text(f"{name} is missing", f"thiếu {name}")
        case OfSeveral():
            return error.words
        case BadValue():
            name, reason = _name_of(error), error.reason
            return Text(f"{name}: {reason.en}", f"{name}: {reason.vi}")
        case click.BadParameter():
            return _bad_parameter(error)
        case click.BadOptionUsage():
            name = error.option_name
            return Text(f"{name} is not used so", f"{name} dùng chưa đúng")
        case _ if _no_such_command(error):
            return Text("there is no such command", "không có lệnh này")
        case _:
            return Text("the command line makes no sense", "dòng lệnh chưa đúng")


def _no_such_option(error: click.NoSuchOption) -> Text:
    """Say so; options that every command has may stand before the command's name."""
    name, is_group = error.option_name, error.ctx and isinstance(error.ctx.command, click.Group)
    if is_group and name in {"--lang", "--json"}:
        return Text(f"{name} is written after the command", f"{name} được viết sau tên lệnh")
    return Text(f"there is no option {name}", f"không có tùy chọn {name}")


def _bad_parameter(error: click.BadParameter) -> Text:
    name = _name_of(error)
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        choices = ", ".join(str(choice) for choice in kind.choices)
        return Text(f"{name} is one of: {choices}", f"{name} là một trong: {choices}")
    return Text(f"{name} cannot be that", f"{name} không nhận giá trị này")


def _name_of(error: click.BadParameter) -> str:
    """Name the option by its longest word, an argument by its name."""
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return str(error.param.name).upper()


def _no_such_command(error: click.UsageError) -> bool:
    # click has a class of its own for it from 8.4 on.
    return isinstance(error.ctx.command, click.Group) if error.ctx else False
