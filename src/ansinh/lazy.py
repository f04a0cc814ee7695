"""Public names that load on first use (PEP 562): importing a package costs next to nothing."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Final

_LISTENERS: Final[list[Callable[[], None]]] = []


def when_values_load(listener: Callable[[], None]) -> None:
    """Have something called whenever public values were loaded; it must not raise.

    For what would otherwise have to load them all: see `ansinh._hypothesis`.
    """
    _LISTENERS.append(listener)


def public_values_loaded() -> None:
    """Tell the listeners; a public package that does not load on use says so itself."""
    for listener in _LISTENERS:
        listener()


def loaded_on_use(
    package: str, homes: Mapping[str, Sequence[str]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Give a package's ``__getattr__`` and ``__dir__``; `homes` has each module's public names.

    Modules are named within the package: ``"registry"``. The package keeps the same imports
    under ``if TYPE_CHECKING``, for readers and type checkers.
    """
    home_of = {name: f"{package}.{module}" for module, names in homes.items() for name in names}

    def __getattr__(name: str) -> object:  # noqa: N807 - it becomes the package's
        if name not in home_of:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message, name=name)
        value: object = getattr(import_module(home_of[name]), name)
        # Kept in the package, so that the next use does not come here.
        setattr(import_module(package), name, value)
        public_values_loaded()
        return value

    def __dir__() -> list[str]:  # noqa: N807 - it becomes the package's
        return sorted({*home_of, *vars(import_module(package))})

    return __getattr__, __dir__
