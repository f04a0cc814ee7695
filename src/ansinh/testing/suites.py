"""`suite_for`: the suite of an installed adapter, by its id: the one it ships, or a bare one."""

from collections.abc import Callable
from functools import partial
from inspect import signature
from pathlib import Path
from typing import Any

from ansinh.adapters import AdapterSpec, Registry
from ansinh.adapters.making import named
from ansinh.errors import Code, PluginError
from ansinh.testing.case import Simulator
from ansinh.testing.check import REVISIONS
from ansinh.testing.conformance import AdapterConformance


def suite_for(
    adapter: str,
    registry: Registry,
    *,
    simulator: Simulator | None = None,
    golden: Path | None = None,
) -> type[AdapterConformance]:
    """Give the suite that an adapter ships, or one that brings nothing.

    `golden` and `simulator` take the place of its own. An agency's own profile has another layout
    than the golden files were made by, so these are left out then; a simulator that takes a
    `profile` answers by it.

    Raises:
        UnknownAdapter: ``adapter-unknown``.
        AdapterConflict: ``adapter-conflict``.
        PluginError: ``plugin-suite``: it names a suite that is none.
    """
    spec = registry.spec(adapter)
    base = _shipped(spec, registry) if spec.conformance else AdapterConformance
    brought: dict[str, Any] = {"adapter_id": spec.id, "registry": registry}
    if not base.revision:
        brought["revision"] = REVISIONS[-1]
    answers = simulator or base.simulator
    if answers is not None:
        brought["simulator"] = staticmethod(_by_profile(answers, spec))
    if golden is not None or spec.own_profile:
        brought["golden"] = str(golden.absolute()) if golden else ""
    return type(base.__name__, (base,), brought)


def _shipped(spec: AdapterSpec, registry: Registry) -> type[AdapterConformance]:
    found: object = None
    why = ""
    try:
        found = named(spec.conformance)
    except Exception as error:  # noqa: BLE001 - importing a suite runs its package's code
        why = type(error).__name__
    if isinstance(found, type) and issubclass(found, AdapterConformance):
        return found
    raise PluginError(
        Code.PLUGIN_SUITE,
        adapter=spec.id,
        where=str(registry.source(spec.id)),
        exception=why or type(found).__name__,
    )


def _by_profile(simulator: Callable[..., bytes], spec: AdapterSpec) -> Callable[..., bytes]:
    if spec.own_profile and "profile" in signature(simulator).parameters:
        return partial(simulator, profile=spec.profile)
    return simulator
