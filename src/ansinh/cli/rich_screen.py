"""The screen with frames and colours (the extra ``cli``)."""

from collections.abc import Sequence
from typing import Any, Self

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text as RichText

from ansinh.cli.screen import Column, Working
from ansinh.errors import Text
from ansinh.errors.text import Language


class RichScreen:
    """Frames, colours and a moving bar, where somebody looks on."""

    def __init__(self, language: Language, console: Console | None = None) -> None:
        self.language = language
        self._console = console or Console(highlight=False)
        self._progress_console = Console(stderr=True)

    def part(self, text: Text) -> None:
        """Show a double rule with the heading in its middle."""
        self._console.print()
        title = RichText(text.in_language(self.language), "bold")
        self._console.rule(title, characters="═")

    def heading(self, text: Text) -> None:
        """Show a rule with the heading in it."""
        self._console.print()
        self._console.rule(RichText(text.in_language(self.language), "bold"), align="left")

    def say(self, text: Text) -> None:
        """Show a line, as it is: brackets are no markup."""
        self._console.print(RichText(text.in_language(self.language)))

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        total: bool = False,
    ) -> None:
        """Show a table."""
        table = Table(box=SIMPLE_HEAD, show_footer=False, pad_edge=False)
        for column in columns:
            title = column.title.in_language(self.language)
            table.add_column(title, justify="right" if column.figure else "left")
        for number, row in enumerate(rows, start=1):
            last = total and number == len(rows)
            if last:
                table.add_section()
            table.add_row(*(RichText(cell) for cell in row), style="bold" if last else "")
        self._console.print(table)

    def working(self, text: Text) -> Working:
        """Show a bar on standard error while a step goes on."""
        return _Bar(self._progress_console, text.in_language(self.language))

    def finish(self, document: dict[str, Any]) -> None:
        """People have read it all."""


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
