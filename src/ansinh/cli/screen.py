"""What the commands show: tables and lines on a terminal, or one JSON document at the end.

Data goes to standard output, progress to standard error. With rich (the extra ``cli``) tables
have frames and colours; without it they are plain columns.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any, Protocol, Self

import attrs
import click

from ansinh.errors import Text
from ansinh.errors.text import Language


@attrs.frozen
class Column:
    """A column of a table on the screen; figures stand to the right."""

    title: Text
    figure: bool = False


class Screen(Protocol):
    """Where a command shows its work."""

    @property
    def language(self) -> Language:
        """Which language it shows."""

    def heading(self, text: Text) -> None:
        """Begin a part."""

    def say(self, text: Text) -> None:
        """Show a line."""

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        total: bool = False,
    ) -> None:
        """Show a table; with `total` its last row is set apart."""

    def working(self, text: Text) -> "Working":
        """Show that something long is going on."""

    def finish(self, document: dict[str, Any]) -> None:
        """End with what a program would want to read."""


class Working(Protocol):
    """A long step: entered, left, and told of its advance."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *_: object) -> None: ...
    def advance(self) -> None:
        """One part of the step is done."""


class _Quietly:
    """A long step that nobody watches."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing was begun."""

    def advance(self) -> None:
        """Nobody watches."""


@attrs.frozen
class JsonScreen:
    """Shows nothing but the document at the end."""

    language: Language

    def heading(self, text: Text) -> None:
        """Programs read no headings."""

    def say(self, text: Text) -> None:
        """Programs read no sentences."""

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        total: bool = False,
    ) -> None:
        """Programs read the document."""

    def working(self, text: Text) -> Working:  # noqa: ARG002 - the screens' one shape
        """Work without a word."""
        return _Quietly()

    def finish(self, document: dict[str, Any]) -> None:
        """Print the document."""
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))


@attrs.frozen
class PlainScreen:
    """Plain columns, for terminals without rich and for files."""

    language: Language

    def heading(self, text: Text) -> None:
        """Show a heading, underlined."""
        words = text.in_language(self.language)
        click.echo(f"\n{words}\n{'─' * len(words)}")

    def say(self, text: Text) -> None:
        """Show a line."""
        click.echo(text.in_language(self.language))

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        total: bool = False,
    ) -> None:
        """Show aligned columns."""
        titles = [column.title.in_language(self.language) for column in columns]
        widths = [max(map(len, cells)) for cells in zip(titles, *rows, strict=True)]
        body = list(rows)
        rule = ["─" * width for width in widths]
        if total and body:
            body.insert(-1, rule)
        for cells in (titles, rule, *body):
            padded = [
                cell.rjust(width) if column.figure else cell.ljust(width)
                for cell, width, column in zip(cells, widths, columns, strict=True)
            ]
            click.echo(f"  {'  '.join(padded)}".rstrip())

    def working(self, text: Text) -> Working:
        """Say what is going on, to standard error."""
        click.echo(f"… {text.in_language(self.language)}", err=True)
        return _Quietly()

    def finish(self, document: dict[str, Any]) -> None:
        """People have read it all."""


def screen_for(language: Language, *, as_json: bool) -> Screen:
    """Choose the screen: JSON, frames where rich is installed and a terminal looks on, or plain."""
    if as_json:
        return JsonScreen(language)
    if sys.stdout.isatty():
        try:
            from ansinh.cli.rich_screen import RichScreen
        except ImportError:
            return PlainScreen(language)
        return RichScreen(language)
    return PlainScreen(language)
