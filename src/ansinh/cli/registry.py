"""Which adapters a command works with: those that are installed, and an agency's own profiles."""

from collections.abc import Sequence
from pathlib import Path

import click

from ansinh.adapters import Registry, default_registry
from ansinh.adapters.registry import installed_registry
from ansinh.boundary import Settings
from ansinh.cli.folder import read_sources
from ansinh.errors import Code, Position, UnreadableFile, problem


def profiles_of(ctx: click.Context, profiles: Sequence[Path]) -> tuple[Path, ...]:
    """Give the profiles from before and after the command's name."""
    before: Sequence[Path] = ctx.find_root().params.get("profiles") or ()
    return (*before, *profiles)


def registry_with(ctx: click.Context, profiles: Sequence[Path]) -> Registry:
    """Give the registry, with the profiles from before and after the command's name.

    Raises:
        UnreadableFile: What is wrong with the profiles, all of it.
    """
    paths = profiles_of(ctx, profiles)
    if not paths:
        return default_registry()
    return installed_registry(read_sources(paths).values())


def registry_by_settings(
    ctx: click.Context, profiles: Sequence[Path], settings: Settings, settings_file: Path
) -> Registry:
    """Give the registry with the profiles that the settings name too, which lie beside them.

    Raises:
        UnreadableFile: As above; ``settings-value`` of a file that is another format's.
    """
    own = [settings_file.parent / name for name in settings.profiles.values()]
    registry = registry_with(ctx, [*profiles, *own])
    strange = [name for name in settings.profiles if name not in registry.own_profiles]
    if strange:
        places = (Position(settings_file.name, header=f"providers.{n}.profile") for n in strange)
        raise UnreadableFile([problem(Code.SETTINGS_VALUE, place) for place in places])
    return registry
