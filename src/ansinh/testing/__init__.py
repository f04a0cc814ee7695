"""What a tester takes: Hypothesis strategies for every value of the domain.

They load on first use; ``import ansinh.testing`` alone needs no extra.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ansinh.testing import strategies

__all__ = ["strategies"]


def __getattr__(name: str) -> object:
    """Load the strategies on first use (PEP 562)."""
    if name not in __all__:
        message = f"module 'ansinh.testing' has no attribute {name!r}"
        raise AttributeError(message, name=name)
    return import_module(f"ansinh.testing.{name}")


def __dir__() -> list[str]:
    return __all__
