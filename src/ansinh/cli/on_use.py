"""`OnUse`: a group whose commands load when they are called, so that none pays for another."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import attrs
import click


@attrs.frozen
class Place:
    """Where a command is found, ``module:name``, and its one line in ``--help``."""

    where: str
    line: str


class OnUse(click.Group):
    """A group that knows of its commands where they are, and loads none before it is called."""

    def __init__(self, *args: Any, places: Mapping[str, Place], **more: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **more)
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's shape
        """Name them in their order, which may be that of the work."""
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's shape
        """Load a command."""
        place = self._places.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.where.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's shape
        """Write the lines without loading a command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.line) for name, place in self._places.items()])
