"""`AdapterConformance`: the suite that an author subclasses; the tests come with it."""

import inspect
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar, Final

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ansinh.adapters import AdapterSpec, PluginSource, Registry, default_registry
from ansinh.errors import Text
from ansinh.testing.case import Case
from ansinh.testing.check import Check
from ansinh.testing.checks import ALL_CHECKS
from ansinh.testing.failure import ConformanceFailure, ConformanceWarning, LeftOut
from ansinh.testing.running import SUITE_CHECK, run_check, why_left_out

_MADE: Final = "_ansinh_check"


class AdapterConformance:
    """Every check of the kit, for one adapter: subclass it and say which (bộ kiểm thử).

    `adapter_id` finds the adapter as it is installed, so that packaging is tested too; for one
    that is not installed override `make_adapter`. `simulator` is the provider, invented: a
    function that answers an order; `golden` a folder of golden files, relative to the file of the
    class; `known_gaps` gives a reason for each check that is known to fail. `revision` is the
    edition of the kit that the adapter keeps up with: newer checks only warn. `property_settings`
    takes the place of the settings of the properties, which are the active profile's without a
    deadline.

    The tests are made anew for each subclass; overriding one fails M09.
    """

    adapter_id: ClassVar[str] = ""
    revision: ClassVar[str] = ""
    simulator: ClassVar[Any] = None
    """A `Simulator`, as ``staticmethod(…)``."""
    golden: ClassVar[str] = ""
    known_gaps: ClassVar[Mapping[str, str]] = {}
    property_settings: ClassVar[settings | None] = None
    registry: ClassVar[Registry | None] = None
    """Where an installed adapter is looked up, if not in the default registry."""

    _case: ClassVar[Case | None] = None
    _replaced: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, **more: object) -> None:
        super().__init_subclass__(**more)
        cls._case = None
        cls._replaced = tuple(dict.fromkeys((*cls._replaced, *_replaced_in(cls))))
        for check in ALL_CHECKS:
            setattr(cls, check.test_name, _test_of(cls, check))

    def make_adapter(self) -> AdapterSpec:
        """Give the adapter as it signs up; by default the installed one of `adapter_id`."""
        return self._registry.spec(self.adapter_id)

    def case(self) -> Case:
        """Give the adapter with what the suite brings; found when first asked for."""
        cls = type(self)
        if cls._case is None:
            spec = self.make_adapter()
            cls._case = Case(
                spec=spec,
                source=self._source(spec),
                simulator=cls.simulator,
                golden=_folder(cls),
                revision=cls.revision,
                gaps=dict(cls.known_gaps),
                overridden=self._overridden(),
                installed=self._is_installed,
            )
        return cls._case

    @property
    def _registry(self) -> Registry:
        return type(self).registry or default_registry()

    @property
    def _is_installed(self) -> bool:
        return type(self).make_adapter is AdapterConformance.make_adapter

    def _source(self, spec: AdapterSpec) -> PluginSource:
        if self._is_installed:
            return self._registry.source(spec.id)
        return PluginSource(type(self).__module__)

    def _overridden(self) -> tuple[str, ...]:
        """Name the tests that are not the kit's own any more, also those replaced afterwards."""
        now = (
            check.test_name
            for check in ALL_CHECKS
            if not hasattr(inspect.getattr_static(self, check.test_name), _MADE)
        )
        return tuple(dict.fromkeys((*self._replaced, *now)))


def _replaced_in(cls: type) -> list[str]:
    """Name the tests of the kit that a class, or a class it is mixed with, brings of its own."""
    return [
        check.test_name
        for check in ALL_CHECKS
        for base in cls.__mro__
        if check.test_name in vars(base) and not hasattr(vars(base)[check.test_name], _MADE)
    ]


def _folder(cls: type[AdapterConformance]) -> Path | None:
    """Give the golden folder, relative to the file of the class that names it."""
    if not cls.golden:
        return None
    owner = next(base for base in cls.__mro__ if "golden" in vars(base))
    file = getattr(sys.modules.get(owner.__module__), "__file__", None) or "."
    return Path(file).parent / cls.golden


def _test_of(cls: type[AdapterConformance], check: Check) -> Callable[..., None]:
    """Make the test of a check for one class; Hypothesis wants each to have its own."""
    test: Any = _property(cls, check) if check.drawn else _example(check)
    gap = _gap(cls, check)
    if gap:
        # Luck lets a property pass that has a gap, so there it is only told.
        test = pytest.mark.xfail(reason=gap, strict=not check.drawn)(test)
    setattr(test, _MADE, check.id)
    made: Callable[..., None] = test
    return made


def _example(check: Check) -> Callable[..., None]:
    def test(self: AdapterConformance) -> None:
        _tried(check, self.case())

    return _named(test, check)


def _property(cls: type[AdapterConformance], check: Check) -> Callable[..., None]:
    def test(self: AdapterConformance, data: st.DataObject) -> None:
        _tried(check, self.case(), data)

    how = cls.property_settings or settings(deadline=None)
    if _gap(cls, check):
        # What is known to fail is not worth making small, which takes most of the time.
        phases = [phase for phase in how.phases if phase is not Phase.shrink]
        how = settings(how, phases=phases, report_multiple_bugs=False)
    wrapped: Callable[..., None] = how(given(data=st.data())(_named(test, check)))
    return wrapped


def _gap(cls: type[AdapterConformance], check: Check) -> str:
    reason = cls.known_gaps.get(check.id, "")
    return reason if check.id != SUITE_CHECK and isinstance(reason, str) else ""


def _named(test: Callable[..., None], check: Check) -> Callable[..., None]:
    test.__name__ = check.test_name
    test.__qualname__ = f"AdapterConformance.{check.test_name}"
    test.__doc__ = f"{check.title.en[:1].upper()}{check.title.en[1:]}."
    return test


def _shown(reason: Text) -> str:
    return f"{reason.vi} / {reason.en}"


def _tried(check: Check, case: Case, *drawn: st.DataObject) -> None:
    left_out = why_left_out(check, case)
    if left_out is not None:
        pytest.skip(_shown(left_out[1]))
    try:
        run_check(check, case, *drawn)
    except LeftOut as found:
        pytest.skip(_shown(found.reason))
    except ConformanceFailure as failure:
        if not check.is_newer_than(case.revision):
            raise
        warnings.warn(f"since {check.since}: {failure}", ConformanceWarning, stacklevel=2)
