"""Adapters, plug-ins and distributions that are invented here, good and bad."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
from tests.distributions import lay_distribution

from ansinh.adapters import (
    AdapterSpec,
    ParsedResults,
    ParseRequest,
    PayoutAdapter,
    RenderedFile,
    RenderRequest,
    WrittenLine,
)
from ansinh.entitlement import SOCIAL_ASSISTANCE
from ansinh.errors import Text
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
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import (
    Agency,
    Capacity,
    Outcome,
    OutcomeKind,
    Payee,
    Payer,
    PaymentBatch,
    PaymentInstruction,
    reference_for,
)
from ansinh.people import Beneficiary, CaseNumber, CashPoint, Commune, Person, PersonName
from ansinh.roll import Cause, Component, EntryKey, InstructionLine

JULY = Month(2024, 7)
SECRET = "Nguyễn Thị Bí Mật"
"""A name that no message may show."""

PROFILE = FormatProfile(
    id="demo.lines",
    title=Text("Lines of a demo", "Danh sách thử"),
    institution="Demo",
    format_version="1",
    media=Media.DELIMITED,
    name_rule=NameRule(Charset.ASCII_UPPER, length=40),
    narrative_rule=NarrativeRule(Charset.ASCII_UPPER, length=60),
    filename_patterns=("demo_*.txt",),
    support={
        Capability.RENDER: Support.FULL,
        Capability.PARSE_RESULTS: Support.FULL,
        Capability.READ_BACK: Support.FULL,
    },
    result_codes={"OK": "paid", "NO": "refused"},
    source="invented",
    certainty=Certainty.ASSUMED,
    max_records=100,
)


class DemoAdapter(PayoutAdapter):
    """Reference and amount on each line; a small adapter that keeps every promise."""

    profile = PROFILE

    def render(self, request: RenderRequest, /) -> RenderedFile:
        lines = [f"{o.reference};{o.amount.value}\r\n" for o in request.batch.instructions]
        return RenderedFile.of(
            "".join(lines).encode(),
            f"demo_{request.batch.month}.txt",
            count=request.batch.count,
            total=request.batch.total,
        )

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        count = request.data.count(b"\n")
        known = request.batch.instructions if request.batch else ()
        outcomes = [Outcome(order.reference, OutcomeKind.PAID, order.amount) for order in known]
        return ParsedResults(outcomes, rows={"record": count})

    def read_back(self, data: bytes, /) -> list[WrittenLine]:
        rows = (row.split(";") for row in data.decode().split("\r\n") if row)
        return [WrittenLine(reference=r, amount=Dong(int(a)), payee="") for r, a in rows]


def spec(adapter: type[PayoutAdapter] = DemoAdapter, **changes: object) -> AdapterSpec:
    """Give a specification whose profile is the adapter's."""
    return attrs.evolve(AdapterSpec(profile=adapter.profile, factory=adapter), **changes)


def adapter_like(**methods: object) -> type[PayoutAdapter]:
    """Give an adapter that differs from the good one in some methods."""
    return type("Bad", (DemoAdapter,), methods)


def instruction(case: str, amount: int) -> PaymentInstruction:
    """Order a payment in cash to an invented person."""
    person = Person(PersonName(SECRET))
    agency = Agency("TEST", "Test agency", b"a key of sixteen bytes or more")
    return PaymentInstruction(
        reference=reference_for(agency, EntryKey("BTXH", case), JULY, 1),
        programme=SOCIAL_ASSISTANCE,
        beneficiary=Beneficiary(person, CaseNumber(case), Commune("Xã Thử", "00000")),
        payee=Payee(person, Capacity.SELF),
        channel=CashPoint("Điểm thử"),
        month=JULY,
        lines=(InstructionLine(Component.REGULAR, JULY, Dong(amount), Cause.ENTITLED),),
        narrative="CHI TRA THANG 07/2024",
    )


@pytest.fixture
def batch() -> PaymentBatch:
    return PaymentBatch(
        provider="demo.lines",
        programme=SOCIAL_ASSISTANCE,
        month=JULY,
        pay_day=date(2024, 7, 5),
        payer=Payer("Test agency"),
        instructions=(instruction("A-1", 500_000), instruction("A-2", 750_000)),
    )


@pytest.fixture
def request_(batch: PaymentBatch) -> RenderRequest:
    return RenderRequest(batch=batch, as_of=date(2024, 7, 1))


def module(name: str, **names: object) -> ModuleType:
    """Make a plug-in's module without a file."""
    made = ModuleType(name)
    for key, value in names.items():
        setattr(made, key, value)
    return made


@pytest.fixture
def invented() -> ModuleType:
    """Give what this file defines, however pytest imported it."""
    return sys.modules[__name__]


PLUGIN = """
    from ansinh.adapters import AdapterSpec, hookimpl
    from ansinh.errors import Text
    from ansinh.formats import Capability, Certainty, Charset, FormatProfile, Media
    from ansinh.formats import NameRule, NarrativeRule, Support

    PROFILE = FormatProfile(
        id="{id}", title=Text("Fake", "Giả"), institution="Fake", format_version="1",
        media=Media.XLSX, name_rule=NameRule(Charset.VIETNAMESE), source="invented",
        narrative_rule=NarrativeRule(Charset.VIETNAMESE), certainty=Certainty.ASSUMED,
        support={{Capability.RENDER: Support.FULL}}, filename_patterns=("fake_*.xlsx",),
    )

    @hookimpl
    def ansinh_register_adapters():
        return [AdapterSpec(profile=PROFILE, factory="{factory}", api={api})]
"""


def plugin(id: str, factory: str = "fake_absent:Fake", api: tuple[int, int] = (1, 0)) -> str:  # noqa: A002
    """Write the text of a plug-in's module."""
    return PLUGIN.format(id=id, factory=factory, api=api)


Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Put distributions on the path, as an installer does: modules and a ``.dist-info`` folder."""
    before = set(sys.modules)
    folders = 0

    def installed(distribution: str, version: str = "0.3", **what: Any) -> None:
        nonlocal folders
        folders += 1
        site = tmp_path / f"site{folders}"
        lay_distribution(site, distribution, version, **what)
        monkeypatch.syspath_prepend(str(site))

    yield installed
    for name in set(sys.modules) - before:
        if name.startswith("fake_"):
            del sys.modules[name]
