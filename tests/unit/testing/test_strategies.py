import importlib
import inspect
import subprocess
import sys
import textwrap
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.vendor.pretty import pretty  # as examples are shown

import ansinh.testing
from ansinh import (
    SOCIAL_ASSISTANCE,
    BankAccount,
    Beneficiary,
    Capacity,
    CaseNumber,
    CashPoint,
    Cause,
    Commune,
    Component,
    Dong,
    InstructionLine,
    Month,
    Payee,
    Payer,
    PaymentBatch,
    PaymentInstruction,
    Person,
    PersonName,
    Reference,
    Roll,
    plan,
)
from ansinh.errors import MissingExtra, Text
from ansinh.formats import (
    Capability,
    Certainty,
    Charset,
    FormatProfile,
    Media,
    NameRule,
    NarrativeRule,
    Support,
)
from ansinh.money import LARGEST
from ansinh.testing import strategies as draws
from ansinh.testing.strategies.boundaries import all_boundaries
from ansinh.testing.strategies.names import VIETNAMESE_LETTERS
from ansinh.testing.strategies.persons import persons
from ansinh.testing.strategies.terms import EVERY_ROUTE

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
    "boundary_batches": draws.profiles().flatmap(draws.boundary_batches),
    "changes": draws.rolls(max_size=2).flatmap(draws.changes),
    "damaged": st.binary(max_size=50).flatmap(draws.damaged),
    "outcomes": draws.batches(max_size=2).flatmap(draws.outcomes),
    "renderable_batches": draws.profiles().flatmap(draws.renderable_batches),
}
SOMEBODY = Person(PersonName("Người Mẫu"))
ORDER = PaymentInstruction(
    reference=Reference("A" + "0" * 18 + "K"),
    programme=SOCIAL_ASSISTANCE,
    beneficiary=Beneficiary(SOMEBODY, CaseNumber("1"), Commune("Xã Mẫu")),
    payee=Payee(SOMEBODY, Capacity.SELF),
    channel=CashPoint(),
    month=MONTH,
    lines=(InstructionLine(Component.REGULAR, MONTH, Dong(1), Cause.ENTITLED),),
    narrative="CHI TRA",
)
BATCH = PaymentBatch(
    provider="mau.bank-list",
    programme=SOCIAL_ASSISTANCE,
    month=MONTH,
    pay_day=PAY_DAY,
    payer=Payer("PHONG MAU"),
    instructions=(ORDER,),
)
PROFILE = FormatProfile(
    id=BATCH.provider,
    title=Text("A list for tests", "Danh sách mẫu"),
    institution="Ngân hàng Mẫu",
    format_version="1",
    media=Media.DELIMITED,
    name_rule=NameRule(Charset.ASCII_UPPER, 40),
    narrative_rule=NarrativeRule(Charset.ASCII_UPPER, 40),
    source="invented",
    certainty=Certainty.ASSUMED,
    support={Capability.RENDER: Support.FULL},
    max_records=3,
    max_amount=Dong(1_000_000),
)
SUBJECTS: dict[str, dict[str, object]] = {
    "answers": {"orders": ()},
    "boundary_batches": {"profile": PROFILE},
    "changes": {"roll": Roll(MONTH, ())},
    "outcomes": {"batch": BATCH},
    "renderable_batches": {"profile": PROFILE},
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
        # From 30,000 on Hypothesis warns that an example is a book.
        assert len(pretty(value)) < 30_000

    draw()
    assert drawn
    assert name.endswith("s") or name in {"damaged", "owed", "person_names_as_typed"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_strategy_shows_shortly(name: str) -> None:
    strategy = NEED_A_SUBJECT[name] if name in NEED_A_SUBJECT else getattr(draws, name)()
    assert len(repr(strategy)) < 10_000


@pytest.mark.parametrize("faithful", [True, False])
def test_answers_to_many_orders_show_as_their_number(faithful: bool) -> None:
    shown = repr(draws.answers([ORDER] * 5_000, faithful=faithful))
    assert "5000 orders" in shown
    assert len(shown) < 200


def test_a_full_file_shows_as_the_number_of_its_orders() -> None:
    """Drawn once in a while only, five hundred orders made a book of an example."""
    profile = attrs.evolve(PROFILE, max_records=500)
    full = [edge for edge in all_boundaries(profile) if edge.limit == "max_records"]
    assert [(edge.batch.count, edge.fits) for edge in full] == [(500, True), (501, False)]
    assert {pretty(edge) == repr(edge) and len(repr(edge)) < 200 for edge in full} == {True}


WRONG: dict[str, Callable[[], object]] = {
    "rolls(): min_size is above max_size": lambda: draws.rolls(min_size=3, max_size=1),
    "rolls(): min_size is below 0": lambda: draws.rolls(min_size=-1),
    "batches(): min_size is below 1": lambda: draws.batches(min_size=0),
    "plans(): max_size is to be int, not bool": lambda: draws.plans(max_size=True),
    "months(): min_value is above max_value": lambda: draws.months(
        min_value=MONTH, max_value=MONTH - 1
    ),
    "deltas(): backdated is below 0": lambda: draws.deltas(backdated=-1),
}


@pytest.mark.parametrize("told", WRONG)
def test_a_setting_that_cannot_be_is_refused_where_it_is_said(told: str) -> None:
    """Not where something is drawn, far away, and not as a refused value deep inside."""
    with pytest.raises(InvalidArgument) as refused:
        WRONG[told]()
    assert str(refused.value) == told


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_setting_is_checked(name: str) -> None:
    """What is no value at all is none that a setting may have."""
    function = getattr(draws, name)
    for setting in inspect.signature(function).parameters:
        given_so = {**SUBJECTS.get(name, {}), setting: object()}
        with pytest.raises(InvalidArgument) as refused:
            function(**given_so)
        assert str(refused.value).startswith(f"{name}(): {setting} is to be ")
        assert str(refused.value).endswith(", not object")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_settings_are_named_at_the_call(name: str) -> None:
    parameters = inspect.signature(getattr(draws, name)).parameters.values()
    plain = [p.name for p in parameters if p.kind is not p.KEYWORD_ONLY]
    assert plain in ([], ["roll"], ["entry"], ["batch"], ["orders"], ["profile"], ["files"])


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
    ("nothing carried out", draws.settlements(), lambda s: not s.carried_out),
    ("a name in capitals", draws.person_names(), lambda name: name.text.isupper()),
    ("a tone on the first vowel", draws.person_names(), lambda name: "Hòa" in name.text),
    ("a tone on the second vowel", draws.person_names(), lambda name: "Hoà" in name.text),
    ("the longest name", draws.person_names(), lambda name: len(name.text) == 100),
    ("a name of one letter", draws.person_names(), lambda name: len(name.text) == 1),
    ("the smallest amount", draws.dongs(), lambda amount: amount == Dong(-LARGEST)),
    ("the largest amount", draws.dongs(), lambda amount: amount == Dong(LARGEST)),
    ("the most a month", draws.entries(), lambda entry: entry.amount == Dong(10**12 - 1)),
    ("an order of 1 đ", draws.instructions(), lambda order: order.amount == Dong(1)),
    (
        "an authorization of one day, drawn by itself",
        draws.authorizations(around=PAY_DAY),
        lambda p: p.span.start is not None and p.span.last_day == p.span.start,
    ),
    ("a limit of one record", draws.limits(), lambda limits: limits.max_records == 1),
    ("a batch of one order", draws.batches(), lambda batch: batch.count == 1),
    ("a hold of nothing", draws.holds(), lambda hold: not hold.lines),
    ("an answer that was said twice", draws.reconciliations(), lambda r: bool(r.duplicate)),
    ("owed and paid too much at once", draws.arrears(), lambda a: a.owed and a.recoverable),
    ("a list of nobody", draws.additions_lists(), lambda listed: not listed.additions),
    ("a month of nobody", draws.prepared_months(), lambda month: not month.roll.count),
    ("a month with a file", draws.prepared_months(), lambda month: bool(month.files)),
    ("a profile of a table", draws.profiles(), lambda p: p.order and p.answer and p.must_say),
    ("a profile that says little", draws.profiles(), lambda p: not (p.order or p.banks)),
    ("a layout in another order", draws.layouts(), lambda at: at.columns[0].field == "amount"),
    ("a table with a total", draws.tables(), lambda table: bool(table.totals)),
    ("a table that names its month", draws.tables(), lambda table: bool(table.months)),
    ("an event of a failure", draws.adapter_events(), lambda event: bool(event.error)),
    (
        "a batch of as many orders as the format takes",
        draws.renderable_batches(PROFILE),
        lambda batch: batch.count == PROFILE.max_records,
    ),
    (
        "an order one đồng above the format's most",
        draws.boundary_batches(PROFILE),
        lambda at: at.limit == "max_amount" and not at.fits,
    ),
    (
        "a file exactly full",
        draws.boundary_batches(PROFILE),
        lambda at: at.limit == "max_records" and at.fits and at.batch.count == 3,
    ),
    (
        "a file one order too long",
        draws.boundary_batches(PROFILE),
        lambda at: at.limit == "max_records" and not at.fits and at.batch.count == 4,
    ),
    ("a file cut off", draws.damaged(b"0123456789"), lambda file: file == b"01234"),
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
    assert dir(ansinh.testing) == sorted(ansinh.testing.__all__)
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


@pytest.mark.parametrize("name", ["MonthMachine", "strategies"])
def test_each_public_name_says_what_to_install(name: str) -> None:
    """Where Hypothesis is not installed."""
    program = f"""
        import importlib.util, sys
        sys.modules["hypothesis"] = None
        importlib.util.find_spec = lambda name: None
        import ansinh.testing
        try:
            ansinh.testing.{name}
        except ansinh.MissingExtra as missing:
            print(missing)
    """
    assert "pip install 'ansinh[testing]'" in _told(program)


@given(entry=draws.payable_entries(), terms=draws.plan_terms(month=MONTH))
def test_a_payable_line_is_ordered_where_there_is_a_route(entry: Any, terms: Any) -> None:
    terms = attrs.evolve(terms, routes=EVERY_ROUTE, limits={})
    assert plan(Roll(MONTH, [entry]), terms).holds == ()


@given(terms=draws.plan_terms(), settings=draws.agency_settings())
def test_agencies_keys_are_published(terms: Any, settings: Any) -> None:
    """A drawn key may end in a log; it says itself that it is no secret."""
    for agency in (terms.agency, settings.agency):
        assert b"published key for tests" in agency.key
