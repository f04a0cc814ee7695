"""What the commands show: tables and lines on a terminal, or one JSON document at the end.

Data goes to standard output, progress to standard error. With rich (the extra ``cli``) tables
have frames and colours; without it they are plain columns.
"""

import sys
from collections.abc import Sequence
from shutil import get_terminal_size
from textwrap import wrap
from typing import Any, Final, Protocol, Self

import attrs

from ansinh.cli.output import put, put_document, stdout
from ansinh.errors import Text
from ansinh.errors.text import Language

_PAGE: Final = 100
"""Columns of a page where no terminal says how many it has."""
_LEAST: Final = 20


@attrs.frozen
class Column:
    """A column of a table on the screen; figures stand to the right.

    What is `whole`, a path for one, stays on one line as long as there is room.
    """

    title: Text
    figure: bool = False
    whole: bool = False


class Screen(Protocol):
    """Where a command shows its work."""

    @property
    def language(self) -> Language:
        """Which language it shows."""

    def part(self, text: Text) -> None:
        """Begin a part, a month for one."""

    def heading(self, text: Text) -> None:
        """Begin a step of a part."""

    def say(self, text: Text) -> None:
        """Show a line."""

    def command(self, text: Text, command: str) -> None:
        """Show a command to type, after what it is for; it stays on one line, to be copied."""

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        total: bool = False,
    ) -> None:
        """Show a table; with `total` its last row is set apart."""

    def facts(self, facts: Sequence[tuple[Text, str]]) -> None:
        """Show what is known of one thing: what it is called, and what it is."""

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

    def part(self, text: Text) -> None:
        """Programs read no headings."""

    def heading(self, text: Text) -> None:
        """Programs read no headings."""

    def say(self, text: Text) -> None:
        """Programs read no sentences."""

    def command(self, text: Text, command: str) -> None:
        """Programs read the document."""

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        total: bool = False,
    ) -> None:
        """Programs read the document."""

    def facts(self, facts: Sequence[tuple[Text, str]]) -> None:
        """Programs read the document."""

    def working(self, text: Text) -> Working:  # noqa: ARG002 - the screens' one shape
        """Work without a word."""
        return _Quietly()

    def finish(self, document: dict[str, Any]) -> None:
        """Print the document."""
        put_document(document)


class Spacing:
    """Says where an empty line stands: between two things, never within one, never twice."""

    def __init__(self) -> None:
        self._above = ""

    def before(self, what: str) -> bool:
        """Say whether `what` (heading, table, line) is set apart from what stands above it."""
        close = {("heading", "table"), ("line", "line")}
        apart = self._above != "" and (self._above, what) not in close
        self._above = what
        return apart


@attrs.frozen
class PlainScreen:
    """Plain columns, for terminals without rich and for files."""

    language: Language
    _spacing: Spacing = attrs.field(factory=Spacing, init=False)

    def part(self, text: Text) -> None:
        """Show a heading between two lines."""
        self._space("heading")
        words = text.in_language(self.language)
        line = "═" * len(words)
        put(f"{line}\n{words}\n{line}")

    def heading(self, text: Text) -> None:
        """Show a heading, underlined."""
        self._space("heading")
        words = text.in_language(self.language)
        put(f"{words}\n{'─' * len(words)}")

    def say(self, text: Text) -> None:
        """Show a line."""
        self._space("line")
        put(text.in_language(self.language))

    def command(self, text: Text, command: str) -> None:
        """Show a command to type."""
        self._space("command")
        put(f"{text.in_language(self.language)}: {command}")

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        total: bool = False,
    ) -> None:
        """Show aligned columns."""
        self._space("table")
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
            put(f"  {'  '.join(padded)}".rstrip())

    def facts(self, facts: Sequence[tuple[Text, str]]) -> None:
        """Show names and facts side by side; a long fact goes on below its beginning."""
        self._space("table")
        names = [name.in_language(self.language) for name, _ in facts]
        width = max(map(len, names), default=0)
        room = max(get_terminal_size(fallback=(_PAGE, 0)).columns - width - 4, _LEAST)
        for name, (_, fact) in zip(names, facts, strict=True):
            for number, line in enumerate(wrap(fact, room, break_on_hyphens=False) or [""]):
                put(f"  {'' if number else name:{width}}  {line}".rstrip())

    def working(self, text: Text) -> Working:
        """Say what is going on, where somebody looks on; a log needs no such lines."""
        if sys.stderr.isatty():
            put(f"… {text.in_language(self.language)}", aside=True)
        return _Quietly()

    def finish(self, document: dict[str, Any]) -> None:
        """People have read it all."""

    def _space(self, what: str) -> None:
        if self._spacing.before(what):
            put("")


def screen_for(language: Language, *, as_json: bool) -> Screen:
    """Choose the screen: JSON, frames where rich is installed and a terminal looks on, or plain."""
    if as_json:
        return JsonScreen(language)
    if stdout().isatty():
        try:
            from ansinh.cli.rich_screen import RichScreen
        except ImportError:
            return PlainScreen(language)
        return RichScreen(language)
    return PlainScreen(language)
