"""`at_desk` and `step`: what makes a function a command of the month book."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Final

import click

from ansinh.books.act import Act
from ansinh.books.book import Book
from ansinh.cli.book.asked import Asked
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.options import AT, BOOK, BY, FILES, MONTH, SETTINGS, now
from ansinh.cli.folder import read_sources
from ansinh.cli.options import PROFILE_OPTION, shown
from ansinh.cli.registry import profiles_of, registry_by_settings
from ansinh.cli.screen import screen_for
from ansinh.cli.settings import settings_from
from ansinh.errors import BookRefused, Code
from ansinh.errors.text import Language
from ansinh.months import Month

Work = Callable[..., int]
"""What is done: it takes the desk, who does it where somebody does, and its own options."""

_OF_MONTH: Final = (PROFILE_OPTION, FILES, SETTINGS, MONTH, BOOK)
"""The options of whoever looks at a month."""

_BEGINS: Final = "open"
"""The one command that may begin a book."""


def at_desk(work: Work) -> Work:
    """Make a command that looks at a month: the book is opened to be read, and let go of.

    Below it stand the command's further arguments, so that the book comes first; above it its
    options, so that ``--help`` begins with them.
    """
    return _with(_at(work, Book.to_read), *_OF_MONTH)


def step(work: Work) -> Work:
    """Make a command that does a step of a month: somebody does it, at some time."""
    return _with(_at(_acted(work), Book.open), *_OF_MONTH, BY, AT)


def with_book(work: Work) -> Work:
    """Make a command that looks into a book, at no month of it."""
    return _with(_at(work, Book.to_read), SETTINGS, BOOK)


def done_to_book(work: Work) -> Work:
    """Make a command that does something to a book, to no month of it."""
    return _with(_at(_acted(work), Book.open), SETTINGS, BOOK, BY, AT)


def _with(command: Work, *options: Callable[[Work], Work]) -> Work:
    for option in options:
        command = option(command)
    return command


def _at(work: Work, opened: Callable[..., Book]) -> Work:
    @click.pass_context
    @wraps(work)
    def command(  # noqa: PLR0913 - click hands over each option by itself
        ctx: click.Context,
        /,
        *,
        book: str,
        settings_file: Path | None,
        language: Language,
        as_json: bool,
        month: Month | None = None,
        files: Path | None = None,
        profiles: tuple[Path, ...] = (),
        by: str = "",
        **own: object,
    ) -> int:
        asked = Asked(
            book=book,
            month=month,
            settings_file=settings_file,
            files=files,
            by=by,
            profiles=profiles_of(ctx, profiles),
        )
        place = asked.settings_place
        settings = settings_from(read_sources((place,))[place], place.parent)
        registry = registry_by_settings(ctx, profiles, settings, place)
        screen = screen_for(language, as_json=as_json)
        if asked.begins and ctx.info_name != _BEGINS:
            raise BookRefused(Code.BOOK_MISSING)
        with Desk(
            asked=asked, screen=screen, settings=settings, registry=registry, opened=opened
        ) as desk:
            return work(desk, **own)

    return shown(command)


def _acted(work: Work) -> Work:
    @wraps(work)
    def acted(desk: Desk, /, *, at: datetime | None, **own: object) -> int:
        return work(desk, Act(desk.asked.by, at or now()), **own)

    return acted
