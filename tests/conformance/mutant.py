"""`Mutant`: a right adapter that was made wrong in one way, and which checks must notice."""

import re
from collections.abc import Callable
from typing import Any, Final

import attrs

from ansinh import AdapterSpec, PayoutAdapter
from ansinh.testing import AdapterConformance

MUTANTS: Final[list["Mutant"]] = []


@attrs.frozen
class Mutant:
    """An adapter that is wrong in one realistic way; its docstring tells how it came to be.

    `killed_by` has the checks that must fail on it; others may too.
    """

    adapter: type[PayoutAdapter]
    killed_by: tuple[str, ...]
    simulator: Callable[..., bytes]
    spec: AdapterSpec
    suite: dict[str, Any]

    @property
    def name(self) -> str:
        """Say what it does: ``drops-the-last-row``."""
        return "-".join(re.findall("[A-Z][a-z0-9]*", self.adapter.__name__)).lower()

    @property
    def story(self) -> str:
        """Tell it in one line."""
        return " ".join((self.adapter.__doc__ or "").split())

    def conformance(self) -> type[AdapterConformance]:
        """Make its suite."""
        return suite_of(self.spec, self.simulator, **self.suite)


def suite_of(
    spec: AdapterSpec, simulator: Callable[..., bytes], **more: Any
) -> type[AdapterConformance]:
    """Make the suite of an adapter that is not installed."""
    parts: dict[str, Any] = {
        "make_adapter": lambda _self: spec,
        "simulator": staticmethod(simulator),
        "revision": "2026.1",
        "golden": f"golden/{spec.id.partition('.')[2]}" if spec.id.startswith("mau.") else "",
        "__module__": __name__,
    }
    return type(f"Suite of {spec.id}", (AdapterConformance,), parts | more)


def mutant(
    *killed_by: str,
    simulator: Callable[..., bytes],
    suite: dict[str, Any] | None = None,
    **spec: Any,
) -> Callable[[type[PayoutAdapter]], type[PayoutAdapter]]:
    """Put an adapter into the table; `spec` and `suite` say what is wrong beside the class."""

    def listed(adapter: type[PayoutAdapter]) -> type[PayoutAdapter]:
        signed = AdapterSpec(**{"profile": adapter.profile, "factory": adapter, **spec})
        MUTANTS.append(Mutant(adapter, killed_by, simulator, signed, suite or {}))
        return adapter

    return listed
