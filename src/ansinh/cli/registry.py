"""Which adapters a command works with: those that are installed, and an agency's own profiles."""

from collections.abc import Sequence
from pathlib import Path

import click

from ansinh.adapters import Registry, default_registry
from ansinh.adapters.registry import installed_registry
from ansinh.cli.folder import read_sources


def registry_with(ctx: click.Context, profiles: Sequence[Path]) -> Registry:
    """Give the registry, with the profiles from before and after the command's name.

    Raises:
        UnreadableFile: What is wrong with the profiles, all of it.
    """
    before: Sequence[Path] = ctx.find_root().params.get("profiles") or ()
    paths = [*before, *profiles]
    if not paths:
        return default_registry()
    return installed_registry(read_sources(paths).values())
