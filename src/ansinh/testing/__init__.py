"""What a tester takes: strategies for every value of the domain, and the kit for adapters.

`AdapterConformance` is what the author of an adapter subclasses; ``python -m ansinh.testing ID``
runs the same checks on whatever is installed. All of it loads on first use: ``import
ansinh.testing`` alone needs no extra, and nothing here is loaded by pytest of itself.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ansinh.testing import strategies
    from ansinh.testing.books.machine import BookMachine
    from ansinh.testing.case import Case, Simulator
    from ansinh.testing.check import LEVELS, REVISIONS, Check
    from ansinh.testing.conformance import AdapterConformance
    from ansinh.testing.failure import ConformanceFailure, ConformanceWarning
    from ansinh.testing.life_cycle import PayoutLifecycle
    from ansinh.testing.month_machine import MonthMachine
    from ansinh.testing.report import CheckResult, Report, Status
    from ansinh.testing.running import examine
    from ansinh.testing.samples import sample_batch

_HOMES = {
    "AdapterConformance": "conformance",
    "BookMachine": "books.machine",
    "Case": "case",
    "Check": "check",
    "CheckResult": "report",
    "ConformanceFailure": "failure",
    "ConformanceWarning": "failure",
    "LEVELS": "check",
    "MonthMachine": "month_machine",
    "PayoutLifecycle": "life_cycle",
    "REVISIONS": "check",
    "Report": "report",
    "Simulator": "case",
    "Status": "report",
    "examine": "running",
    "sample_batch": "samples",
}

__all__ = [
    "LEVELS",
    "REVISIONS",
    "AdapterConformance",
    "BookMachine",
    "Case",
    "Check",
    "CheckResult",
    "ConformanceFailure",
    "ConformanceWarning",
    "MonthMachine",
    "PayoutLifecycle",
    "Report",
    "Simulator",
    "Status",
    "examine",
    "sample_batch",
    "strategies",
]


def __getattr__(name: str) -> object:
    """Load a name on first use (PEP 562)."""
    if name == "strategies":
        return import_module("ansinh.testing.strategies")
    if name not in _HOMES:
        message = f"module 'ansinh.testing' has no attribute {name!r}"
        raise AttributeError(message, name=name)
    _need_the_extra()
    return getattr(import_module(f"ansinh.testing.{_HOMES[name]}"), name)


def _need_the_extra() -> None:
    if any(find_spec(library) is None for library in ("hypothesis", "pytest")):
        from ansinh.errors import MissingExtra

        raise MissingExtra(extra="testing", needed_for="ansinh.testing")


def __dir__() -> list[str]:
    return sorted(__all__)
