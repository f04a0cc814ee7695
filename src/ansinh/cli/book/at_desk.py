"""`at_desk` and `step`: what makes a function a command of the month book."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Final

import click

from ansinh.books.act import Act
from ansinh.cli.book.asked import Asked
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.options import AT, BOOK, BY, FILES, MONTH, SETTINGS, now
from ansinh.cli.folder import read_sources
from ansinh.cli.options import PROFILE_OPTION, shown
from ansinh.cli.registry import registry_by_settings
from ansinh.cli.screen import screen_for
from ansinh.cli.settings import settings_from
from ansinh.errors import BookRefused, Code
from ansinh.errors.text import Language
from ansinh.months import Month

Work = Callable[..., int]
"""What is done: it takes the desk, who does it where somebody does, and its own options."""

_BEGINS: Final = "open"
"""The one command that may begin a book."""


def at_desk(work: Work) -> Work:
    """Make a command that looks at a book: the book is opened, and let go of in the end.

    Below it stand the command's further arguments, so that the book comes first; above it its
    options, so that ``--help`` begins with them.
    """

    @click.pass_context
    @wraps(work)
    def command(  # noqa: PLR0913 - click hands over each option by itself
        ctx: click.Context,
        /,
        *,
        book: str,
        month: Month | None,
        settings_file: Path | None,
        files: Path | None,
        profiles: tuple[Path, ...],
        language: Language,
        as_json: bool,
        by: str = "",
        **own: object,
    ) -> int:
        asked = Asked(book=book, month=month, settings_file=settings_file, files=files, by=by)
        place = asked.settings_place
        settings = settings_from(read_sources((place,))[place], place.parent)
        registry = registry_by_settings(ctx, profiles, settings, place)
        screen = screen_for(language, as_json=as_json)
        if asked.begins and ctx.info_name != _BEGINS:
            raise BookRefused(Code.BOOK_MISSING)
        with Desk(asked=asked, screen=screen, settings=settings, registry=registry) as desk:
            return work(desk, **own)

    for option in (PROFILE_OPTION, FILES, SETTINGS, MONTH, BOOK):
        command = option(command)
    return shown(command)


def step(work: Work) -> Work:
    """Make a command that does a step of a book: somebody does it, at some time."""

    @wraps(work)
    def acted(desk: Desk, /, *, at: datetime | None, **own: object) -> int:
        act = Act(desk.asked.by, at or now())
        return work(desk, act, **own)

    return AT(BY(at_desk(acted)))
