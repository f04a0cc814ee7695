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
    for installed in distributions():
        name, failure = _name_in_group(installed, group)
        if failure:
            problems.append(_unreadable(PluginSource(name or "?"), failure))
        elif name:
            names.add(name)
    for name in sorted(names):
        plugins, failure = _plugins_of(name, group)
        found += plugins
        if failure:
            problems.append(_unreadable(PluginSource(name), failure))
    return found, problems


def _name_in_group(installed: Distribution, group: str) -> tuple[str, str]:
    """Give the name of a distribution that says the group's name at all, or why it is unknown."""
    try:
        # Reading this one text first keeps hundreds of METADATA files closed.
        if group not in (installed.read_text("entry_points.txt") or ""):
            return "", ""
        return normalised(installed.metadata["Name"]), ""
    except Exception as error:  # noqa: BLE001 - whatever a foreign distribution's files hold
        return "", first_words(error)


def _plugins_of(name: str, group: str) -> tuple[list[FoundPlugin], str]:
    try:
        installed = distribution(name)
        points = set(installed.entry_points.select(group=group))
        return list(_found(name, installed.version, points)), ""
    except Exception as error:  # noqa: BLE001 - as above
        return [], first_words(error)


def _found(name: str, version: str, points: Iterable[EntryPoint]) -> Iterator[FoundPlugin]:
    for point in sorted(points, key=lambda point: (point.name, point.value)):
        yield FoundPlugin(PluginSource(name, version, f"{point.name} = {point.value}"), point.load)


def _unreadable(source: PluginSource, failure: str) -> PluginProblem:
    error = PluginError(Code.PLUGIN_METADATA, exception=failure)
    return PluginProblem(source, Stage.FIND, error)
