"""Whom a command is about: by programme and case, or by citizen id, which is never shown."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from ansinh.books.whose import Whom
from ansinh.boundary import SourceFile
from ansinh.cli.book.desk import Desk
from ansinh.cli.folder import read_sources
from ansinh.cli.usage import Together, needed
from ansinh.errors import Text
from ansinh.errors.text import Language
from ansinh.people import CitizenId
from ansinh.roll import EntryKey

Command = TypeVar("Command", bound=Callable[..., Any])

_ASK: Final = Text("Citizen id (not shown)", "Số CCCD (không hiện trên màn hình)")


def named(command: Command) -> Command:
    """Add the options that say whom a command is about."""
    for option in (
        click.option(
            "--id-file",
            type=click.Path(path_type=Path),
            help="Tệp chỉ chứa số CCCD; không có thì hỏi. / "
            "A file with nothing but the citizen id; asked for if not given.",
        ),
        click.option("--case", default="", help="Mã hồ sơ. / The case number."),
        click.option("--programme", default="", help="Mã chương trình. / The programme's code."),
    ):
        command = option(command)
    return command


def whom(desk: Desk, *, programme: str, case: str, id_file: Path | None) -> Whom:
    """Say whom the command is about; the programme is the settings' where none is said.

    Raises:
        click.UsageError: By both: they may be two people's.
        InvalidId: ``citizen-id-…``; what was typed is not repeated.
    """
    by_case = [name for name, said in (("--programme", programme), ("--case", case)) if said]
    if by_case and id_file is not None:
        raise Together([*by_case, "--id-file"])
    if case:
        usual = desk.settings.lists.programme
        return EntryKey(needed("programme", programme or (usual.code if usual else "")), case)
    if id_file is not None:
        return CitizenId(_digits(read_sources((id_file,))[id_file]))
    return CitizenId(_asked(desk.screen.language))


def _digits(source: SourceFile) -> str:
    return source.data.decode("utf-8-sig", errors="replace").strip()


def _asked(language: Language) -> str:
    """Ask for the id, or read it from what comes in where nobody types."""
    if sys.stdin.isatty():
        typed: str = click.prompt(_ASK.in_language(language), hide_input=True, err=True)
        return typed.strip()
    return sys.stdin.readline().strip()
