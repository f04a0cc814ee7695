"""What a tester takes: Hypothesis strategies for every value, and a machine of the month.

They load on first use; ``import ansinh.testing`` alone needs no extra.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ansinh.testing import strategies
    from ansinh.testing.month_machine import MonthMachine

__all__ = ["MonthMachine", "strategies"]


def __getattr__(name: str) -> object:
    """Load the strategies, or the machine, on first use (PEP 562)."""
    if name not in __all__:
        message = f"module 'ansinh.testing' has no attribute {name!r}"
        raise AttributeError(message, name=name)
    strategies = import_module("ansinh.testing.strategies")  # says which extra is missing
    if name == "strategies":
        return strategies
    value: object = import_module("ansinh.testing.month_machine").MonthMachine
    return value


def __dir__() -> list[str]:
    return __all__
