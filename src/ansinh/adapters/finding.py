"""Finding plug-ins: which entry points are installed, read one distribution at a time.

pluggy's own loader drops the second of two entry points with one name in silence, and one broken
distribution takes the host down; here each is read by itself, in an order that does not depend
on the installation.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import Distribution, EntryPoint, distribution, distributions

import attrs

from ansinh.adapters.foreign import first_words
from ansinh.adapters.source import PluginProblem, PluginSource, Stage
from ansinh.errors import Code, PluginError


@attrs.frozen
class FoundPlugin:
    """An entry point that was found, and how to import what it names."""

    source: PluginSource
    load: Callable[[], object] = attrs.field(repr=False)


def normalised(distribution_name: str) -> str:
    """Write a distribution's name as package indexes compare it: ``So_HN.adapters`` too.

    >>> normalised("So_HN.adapters:Bank")
    'so-hn-adapters:Bank'
    """
    name, colon, entry = distribution_name.partition(":")
    return re.sub(r"[-_.]+", "-", name).lower() + colon + entry


def find_plugins(group: str) -> tuple[list[FoundPlugin], list[PluginProblem]]:
    """Give the entry points of a group, sorted by distribution and name, and what was unreadable.

    A distribution that lies on the path twice (``lib`` and ``lib64``, an old copy behind a new
    one) counts once: the one that an import would find.
    """
    found: list[FoundPlugin] = []
    problems: list[PluginProblem] = []
    names: set[str] = set()
    for installed in _installed(problems):
        try:
            name = _name_in_group(installed, group)
        except Exception as error:  # noqa: BLE001 - whatever a foreign distribution's files hold
            problems.append(_unreadable(_by_folder(installed), error))
        else:
            names.add(name)
    for name in sorted(names - {""}):
        source = PluginSource(name)
        try:
            installed = distribution(name)
            source = PluginSource(name, str(installed.version or ""))
            points = set(installed.entry_points.select(group=group))
            found += _found(source, points)
        except Exception as error:  # noqa: BLE001 - whatever its files hold
            problems.append(_unreadable(source, error))
    return found, problems


def _installed(problems: list[PluginProblem]) -> list[Distribution]:
    try:
        return list(distributions())
    except Exception as error:  # noqa: BLE001 - somebody's import hook, asked for what it has
        problems.append(_unreadable(PluginSource("?"), error))
        return []


def _name_in_group(installed: Distribution, group: str) -> str:
    """Give the name of a distribution that says the group's name at all."""
    # Reading this one text first keeps hundreds of METADATA files closed.
    if group not in (installed.read_text("entry_points.txt") or ""):
        return ""
    return normalised(installed.metadata["Name"])


def _by_folder(installed: Distribution) -> PluginSource:
    """Name a distribution that does not say its name by the folder that it lies in."""
    folder = str(getattr(getattr(installed, "_path", None), "name", ""))
    name, _, version = folder.removesuffix(".dist-info").removesuffix(".egg-info").partition("-")
    return PluginSource(normalised(name) or "?", version)


def _found(source: PluginSource, points: Iterable[EntryPoint]) -> Iterator[FoundPlugin]:
    for point in sorted(points, key=lambda point: (point.name, point.value)):
        entry_point = f"{point.name} = {point.value}"
        yield FoundPlugin(attrs.evolve(source, entry_point=entry_point), point.load)


def _unreadable(source: PluginSource, error: Exception) -> PluginProblem:
    told = PluginError(Code.PLUGIN_METADATA, exception=first_words(error))
    return PluginProblem(source, Stage.FIND, told)
