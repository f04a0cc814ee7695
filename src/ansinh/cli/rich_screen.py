"""The screen with frames and colours (the extra ``cli``)."""

from collections.abc import Iterable, Sequence
from typing import Any, Self

from rich.box import SIMPLE
from rich.console import Console
from rich.padding import Padding
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text as RichText

from ansinh.cli.output import stdout
from ansinh.cli.screen import Column, Spacing, Working
from ansinh.errors import Text
from ansinh.errors.text import Language


class RichScreen:
    """Frames, colours and a moving bar, where somebody looks on."""

    def __init__(self, language: Language, console: Console | None = None) -> None:
        self.language = language
        self._console = console or Console(file=stdout(), highlight=False)
        self._progress_console = Console(stderr=True)
        self._spacing = Spacing()

    def part(self, text: Text) -> None:
        """Show a double rule with the heading in its middle."""
        self._space("heading")
        title = RichText(text.in_language(self.language), "bold")
        self._console.rule(title, characters="═")

    def heading(self, text: Text) -> None:
        """Show a rule with the heading in it."""
        self._space("heading")
        self._console.rule(RichText(text.in_language(self.language), "bold"), align="left")

    def say(self, text: Text) -> None:
        """Show a line, as it is: brackets are no markup."""
        self._space("line")
        self._console.print(RichText(text.in_language(self.language)))

    def command(self, text: Text, command: str) -> None:
        """Show a command to type; no line is broken, for it is copied."""
        self._space("command")
        words = RichText(f"{text.in_language(self.language)}: ")
        self._console.print(words.append(command, "bold"), soft_wrap=True)

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        total: bool = False,
    ) -> None:
        """Show a table; figures are never cut, and texts are folded."""
        self._space("table")
        last = rows[-1] if total and rows else None
        table = Table(box=SIMPLE, show_edge=False, show_footer=last is not None)
        titles = [column.title.in_language(self.language) for column in columns]
        room = _least_width(columns, [titles, *rows]) <= self._console.width
        for number, column in enumerate(columns):
            table.add_column(
                RichText(titles[number]),
                RichText(last[number] if last else "", "bold"),
                justify="right" if column.figure else "left",
                no_wrap=column.figure or (column.whole and room),
                overflow="fold",
            )
        for row in rows if last is None else rows[:-1]:
            table.add_row(*(RichText(cell) for cell in row))
        self._console.print(Padding(table, (0, 0, 0, 1)))

    def facts(self, facts: Sequence[tuple[Text, str]]) -> None:
        """Show names and facts side by side; a long fact goes on below its beginning."""
        self._space("table")
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for name, fact in facts:
            grid.add_row(RichText(name.in_language(self.language)), RichText(fact))
        self._console.print(Padding(grid, (0, 0, 0, 2)))

    def _space(self, what: str) -> None:
        if self._spacing.before(what):
            self._console.print()

    def working(self, text: Text) -> Working:
        """Show a bar on standard error while a step goes on."""
        return _Bar(self._progress_console, text.in_language(self.language))

    def finish(self, document: dict[str, Any]) -> None:
        """People have read it all."""


def _least_width(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> int:
    """Count what a table needs if figures and whole columns stay as they are."""
    width = 2
    for number, column in enumerate(columns):
        cells: Iterable[str] = (row[number] for row in rows)
        if not column.figure and not column.whole:
            cells = (word for cell in cells for word in cell.split())
        width += 3 + max(map(len, cells), default=0)
    return width


class _Bar:
    def __init__(self, console: Console, words: str) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(pulse_style="cyan"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self._task = self._progress.add_task(words, total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def advance(self) -> None:
        """One part of the step is done."""
        self._progress.advance(self._task)
