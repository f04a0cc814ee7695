"""`Inventory`: what is installed, as values: for the command, for `explain`, for an audit."""

import attrs
import pluggy

from ansinh.adapters.claims import Claim, Claims
from ansinh.adapters.source import PluginProblem, PluginSource
from ansinh.adapters.spec import AdapterSpec


@attrs.frozen(kw_only=True)
class InstalledAdapter:
    """An adapter that can be asked for (bộ chuyển đổi đã cài), and whose it is."""

    spec: AdapterSpec
    source: PluginSource


@attrs.frozen(kw_only=True)
class InstalledPlugin:
    """A plug-in that was taken in (gói bổ sung đã cài), the hooks that it answers, sorted."""

    source: PluginSource
    hooks: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Inventory:
    """Everything that a registry knows of (danh mục): what works, what is off, what is broken."""

    adapters: tuple[InstalledAdapter, ...]
    plugins: tuple[InstalledPlugin, ...]
    disabled: tuple[PluginSource, ...]
    problems: tuple[PluginProblem, ...]


def installed_adapters(claims: Claims) -> tuple[InstalledAdapter, ...]:
    """Give the adapters that their ids find, sorted by id."""
    return tuple(_adapter(claim) for claim in claims.usable)


def _adapter(claim: Claim) -> InstalledAdapter:
    return InstalledAdapter(spec=claim.spec, source=claim.source)


def installed_plugins(
    manager: pluggy.PluginManager, sources: dict[str, PluginSource]
) -> tuple[InstalledPlugin, ...]:
    """Give the plug-ins that were taken in, sorted by distribution and entry point."""
    found = []
    for name, source in sorted(sources.items()):
        callers = manager.get_hookcallers(manager.get_plugin(name)) or []
        hooks = tuple(sorted(caller.name for caller in callers))
        found.append(InstalledPlugin(source=source, hooks=hooks))
    return tuple(found)
