import importlib
import inspect
import subprocess
import sys
import textwrap
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import ansinh.testing
from ansinh import BankAccount, Month, Roll
from ansinh.errors import MissingExtra
from ansinh.testing import strategies as draws
from ansinh.testing.strategies.names import VIETNAMESE_LETTERS
from ansinh.testing.strategies.persons import persons

MONTH = Month(2024, 7)
PAY_DAY = MONTH.first_day
QUICK = settings(
    max_examples=2_000,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
NEED_A_SUBJECT: dict[str, st.SearchStrategy[Any]] = {
    "adjusted_entries": draws.entries().flatmap(draws.adjusted_entries),
    "answers": draws.batches(max_size=2).flatmap(lambda batch: draws.answers(batch.instructions)),
    "changes": draws.rolls(max_size=2).flatmap(draws.changes),
    "deltas": draws.rolls(max_size=2).flatmap(draws.deltas),
    "outcomes": draws.batches(max_size=2).flatmap(draws.outcomes),
    "owed": draws.entries().flatmap(lambda entry: draws.owed(entry, month=MONTH)),
    "plan_terms": draws.plan_terms(month=MONTH),
}
FUNCTIONS = [name for name in draws.__all__ if inspect.isfunction(getattr(draws, name))]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_strategy_draws_valid_values_and_filters_none_away(name: str) -> None:
    """What is drawn is valid by construction: a refused value would raise, a filter would slow."""
    strategy = NEED_A_SUBJECT[name] if name in NEED_A_SUBJECT else getattr(draws, name)()
    drawn: list[object] = []

    @settings(max_examples=15, database=None)
    @given(strategy)
    def draw(value: object) -> None:
        drawn.append(value)

    draw()
    assert drawn
    assert name.endswith("s") or name in {"owed", "person_names_as_typed"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_settings_are_named_at_the_call(name: str) -> None:
    parameters = inspect.signature(getattr(draws, name)).parameters.values()
    plain = [p.name for p in parameters if p.kind is not p.KEYWORD_ONLY]
    assert plain in ([], ["roll"], ["entry"], ["batch"], ["orders"])


@given(person=persons(), channel=draws.accounts())
def test_what_is_drawn_is_visibly_invented(person: Any, channel: BankAccount) -> None:
    if person.citizen_id is not None:
        assert person.citizen_id.digits.startswith("099")
    if person.legacy_id is not None:
        assert person.legacy_id.digits.startswith("000")
    if person.phone is not None:
        assert person.phone.digits.startswith("000")
    assert channel.number.startswith("0000")


EDGES: list[tuple[str, st.SearchStrategy[Any], Callable[[Any], bool]]] = [
    ("a birth year alone", draws.birth_dates(), lambda birth: birth.month is None),
    ("a birth month", draws.birth_dates(), lambda b: b.month is not None and b.day is None),
    ("29 February", draws.birth_dates(), lambda birth: (birth.month, birth.day) == (2, 29)),
    (
        "an authorization of one day",
        draws.papers(around=PAY_DAY),
        lambda p: p.span.start is not None and p.span.last_day == p.span.start,
    ),
    (
        "a paper that ended the day before",
        draws.papers(around=PAY_DAY),
        lambda p: p.span.end == PAY_DAY,
    ),
    ("nothing a month", draws.entitlements(), lambda entitlement: not entitlement.amount),
    ("an empty roll", draws.rolls(), lambda roll: roll.count == 0),
    ("a roll of one line", draws.rolls(), lambda roll: roll.count == 1),
    (
        "one case in two programmes",
        draws.rolls(),
        lambda roll: len({key.case for key in roll.by_key}) < roll.count,
    ),
    (
        "somebody who died on the pay day",
        draws.entries(around=PAY_DAY),
        lambda entry: entry.beneficiary.person.died_on == PAY_DAY,
    ),
    ("two papers", draws.entries(), lambda entry: len(entry.papers) == 2),
    (
        "an ended paper",
        draws.entries(around=PAY_DAY),
        lambda e: any(p.span.end is not None and p.span.end <= PAY_DAY for p in e.papers),
    ),
    ("a name typed decomposed", draws.person_names_as_typed(), lambda text: "\u0301" in text),
    ("a plan with an order", draws.plans(), lambda plan: bool(plan.instructions)),
    ("a plan with a hold", draws.plans(), lambda plan: bool(plan.holds)),
    ("a plan with a cancellation", draws.plans(), lambda plan: bool(plan.cancellations)),
    ("a mismatch", draws.answered_months(), lambda m: bool(m.reconciliation.mismatched)),
    (
        "an order without an answer",
        draws.answered_months(),
        lambda m: bool(m.reconciliation.missing),
    ),
    ("money carried out", draws.settlements(), lambda s: bool(s.carried_out)),
    ("a delta of nothing", draws.deltas(Roll(MONTH, ())), lambda delta: not delta.changes),
    (
        "a backdated change",
        draws.deltas(Roll(MONTH, ())),
        lambda delta: any(change.effective < delta.month for change in delta.changes),
    ),
]


@pytest.mark.parametrize(("edge", "strategy", "is_there"), EDGES, ids=[edge[0] for edge in EDGES])
def test_the_edges_are_drawn(
    edge: str, strategy: st.SearchStrategy[Any], is_there: Callable[[Any], bool]
) -> None:
    assert edge
    find(strategy, is_there, settings=QUICK)


@pytest.mark.parametrize("letter", sorted(set(VIETNAMESE_LETTERS))[::12])
def test_names_have_every_letter(letter: str) -> None:
    find(draws.person_names(), lambda name: letter in name.text, settings=QUICK)


def test_the_package_has_no_other_names() -> None:
    assert dir(ansinh.testing) == ["strategies"]
    assert ansinh.testing.__getattr__("strategies") is ansinh.testing.strategies is draws
    with pytest.raises(AttributeError):
        _ = ansinh.testing.nothing  # type: ignore[attr-defined]


def _told(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_strategies_load_on_use_only() -> None:
    assert (
        _told("""
        import sys, ansinh, ansinh.testing
        print("hypothesis" in sys.modules)
        ansinh.testing.strategies
        print("hypothesis" in sys.modules)
    """)
        == "False\nTrue\n"
    )


def test_without_hypothesis_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'ansinh\[testing\]'"):
        importlib.reload(draws)
