"""`st.from_type` draws every public value, and the hook that makes it so breaks nothing."""

import enum
import subprocess
import sys
import textwrap
import typing
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ansinh
import ansinh.lazy
from ansinh import Dong, LegacyIdNumber, PhoneNumber, Step, _hypothesis
from ansinh.people import BankAccount, CitizenId, EWallet
from ansinh.testing import strategies as draws

PUBLIC = (
    "ansinh",
    "ansinh.adapters",
    "ansinh.books",
    "ansinh.checks",
    "ansinh.entitlement",
    "ansinh.formats",
    "ansinh.reports",
)
NOT_VALUES = {
    "Book": "it is kept somewhere, and changes",
    "BookWriter": "it is written to",
    "BoundAdapter": "it does something: a registry gives it",
    "PayoutAdapter": "its author writes it",
    "Registry": "it holds what is installed",
    "RowReader": "it is read from, once",
    "SheetWriter": "it is written to",
}
"""Public classes that no strategy draws, and why."""


@cache
def public_classes() -> dict[str, type]:
    """Every public class but errors, and words of a choice, which Hypothesis draws by itself."""
    found: dict[str, type] = {}
    for home in PUBLIC:
        module = import_module(home)
        for name in module.__all__:
            thing = getattr(module, name)
            if isinstance(thing, type) and not issubclass(thing, Exception | enum.Enum):
                assert found.setdefault(name, thing) is thing
    return found


def values() -> list[str]:
    return sorted(set(public_classes()) - set(NOT_VALUES))


def test_every_public_value_has_a_strategy() -> None:
    """A new public class either gets one, or the reason why not."""
    drawn = {
        name: f"ansinh.{home}" for home, names in _hypothesis.DRAWN_BY.items() for name in names
    }
    assert drawn == {name: public_classes()[name].__module__ for name in values()}
    assert set(NOT_VALUES) <= set(public_classes())


def test_the_strategies_are_public() -> None:
    named = {strategy for names in _hypothesis.DRAWN_BY.values() for strategy in names.values()}
    assert named <= set(draws.__all__)


@pytest.mark.parametrize("name", values())
def test_a_type_is_drawn(name: str) -> None:
    """Always of the class itself, always valid, and visibly invented however deep it lies."""
    kind = public_classes()[name]

    @settings(max_examples=10, database=None)
    @given(st.from_type(kind))
    def draw(value: object) -> None:
        assert type(value) is kind
        for part in _parts(value):
            _is_invented(part)

    draw()


def _parts(value: Any) -> Iterator[Any]:
    yield value
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _parts(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _parts(part)
    elif isinstance(value, typing.Mapping):
        for part in value.values():
            yield from _parts(part)


def _is_invented(part: object) -> None:
    match part:
        case CitizenId(digits):
            assert digits.startswith("099")
        case LegacyIdNumber(digits) | PhoneNumber(digits):
            assert digits.startswith("000")
        case BankAccount(number=number) | EWallet(number=number):
            assert number.startswith("0000")


@pytest.mark.parametrize("name", ["Change", "Channel", "Paper"])
def test_a_choice_of_values_is_drawn(name: str) -> None:
    union = getattr(ansinh, name)
    seen: set[type] = set()

    @settings(max_examples=200, database=None)
    @given(st.from_type(union))
    def draw(value: object) -> None:
        seen.add(type(value))

    draw()
    assert seen == set(typing.get_args(union))


@given(step=st.from_type(Step[Dong]))
def test_a_step_of_a_type_holds_that_type(step: Step[Dong]) -> None:
    assert type(step.value) is Dong


@attrs.frozen
class Letter:
    """Somebody's own class that holds a value of ours."""

    amount: Dong
    channel: ansinh.Channel


@given(letter=st.from_type(Letter))
def test_a_class_that_holds_values_is_drawn(letter: Letter) -> None:
    assert type(letter.amount) is Dong


def told(program: str, *flags: str) -> tuple[str, str]:
    """Run a program in a fresh interpreter; give what it printed and what it complained of."""
    done = subprocess.run(
        [sys.executable, *flags, "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip(), done.stderr


def test_importing_hypothesis_loads_no_value() -> None:
    """Everybody who has ansinh in their environment pays for it, in every run of theirs."""
    loaded, complaints = told("""
        import sys, hypothesis
        print([name for name in sys.modules if name.startswith(("ansinh", "attr", "pydantic"))])
    """)
    assert sorted(eval(loaded)) == ["ansinh", "ansinh._hypothesis", "ansinh.lazy"]
    assert complaints == ""


@pytest.mark.parametrize(
    "lines",
    [
        "import hypothesis, ansinh; kind = ansinh.Roll",
        "import ansinh; kind = ansinh.Roll; import hypothesis",
        "import ansinh.testing.strategies; from ansinh import Roll as kind",
        "import hypothesis; from ansinh.adapters import WrittenLine as kind",
        "from ansinh.adapters import WrittenLine as kind; import hypothesis",
        "import hypothesis; from ansinh.checks import Finding as kind",
        "import hypothesis; from ansinh.entitlement import Category as kind",
        "import hypothesis; from ansinh.reports import Office as kind",
        "import hypothesis, ansinh; kind = type(ansinh.SOCIAL_PENSION)",
        "import hypothesis; from ansinh import Channel as kind",
        "import hypothesis; from ansinh import SettledMonth as kind",
    ],
)
def test_whichever_is_imported_first(lines: str) -> None:
    drawn, complaints = told(f"""
        {lines}
        from hypothesis import HealthCheck, given, settings, strategies as st
        @settings(max_examples=2, database=None, suppress_health_check=list(HealthCheck))
        @given(st.from_type(kind))
        def draw(value):
            assert isinstance(value, kind)
        draw()
        print("drawn")
    """)
    assert (drawn, complaints) == ("drawn", "")


BROKEN = {
    "the package is another": "import ansinh.lazy; del ansinh.lazy.when_values_load",
    "a module is missing": "import sys; sys.modules['ansinh.lazy'] = None",
}


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize("flags", [(), ("-W", "error")])
def test_a_broken_hook_does_not_break_hypothesis(how: str, flags: tuple[str, ...]) -> None:
    """Broken on purpose before Hypothesis is imported: it warns, also where warnings are errors."""
    printed, complaints = told(
        f"""
        import ansinh
        {BROKEN[how]}
        from hypothesis import given, strategies as st
        given(st.integers())(lambda number: None)()
        print("works")
        """,
        *flags,
    )
    assert printed == "works"
    assert ("UserWarning: ansinh: no strategies for Hypothesis" in complaints) == (not flags)


def test_a_class_that_cannot_be_signed_up_loads_all_the_same() -> None:
    """Hypothesis may change; whoever uses ansinh has nothing to do with it."""
    printed, complaints = told("""
        import hypothesis.strategies
        del hypothesis.strategies.register_type_strategy
        import ansinh
        print(ansinh.Dong(1), ansinh.Month(2024, 7).label)
    """)
    assert printed == "1 đ 07/2024"
    assert complaints.count("UserWarning: ansinh: no strategies for Hypothesis") == 1


def test_a_fault_in_the_hook_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.delattr(ansinh.lazy, "when_values_load")
        with pytest.warns(UserWarning, match="no strategies for Hypothesis"):
            _hypothesis.register()
    monkeypatch.setattr(_hypothesis, "_waiting", {"months": {"Month": "months"}})
    monkeypatch.setattr("hypothesis.strategies.register_type_strategy", None)
    with pytest.warns(UserWarning, match="no strategies for Hypothesis"):
        ansinh.lazy.public_values_loaded()
    assert _hypothesis._waiting == {}
