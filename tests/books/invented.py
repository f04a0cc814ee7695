"""An invented agency with three lines, two small providers and a key, for tests of the book."""

from datetime import UTC, date, datetime
from typing import Any, ClassVar, Final

import attrs

from ansinh.adapters import (
    AdapterSpec,
    ParsedResults,
    ParseRequest,
    PayoutAdapter,
    Registry,
    RenderedFile,
    RenderRequest,
)
from ansinh.books.act import Act
from ansinh.books.book import Book
from ansinh.entitlement import SOCIAL_ASSISTANCE, Entitlement
from ansinh.errors import Code, ParseFailed, Position, RenderRefused, Text, problem
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
from ansinh.payment import Agency, Outcome, OutcomeKind, PlanTerms, Reference, Routes
from ansinh.people import (
    Beneficiary,
    CaseNumber,
    CashPoint,
    Channel,
    CitizenId,
    Commune,
    HomeDelivery,
    Person,
    PersonName,
)
from ansinh.roll import Entry, Roll

JUNE: Final = Month(2024, 6)
JULY: Final = Month(2024, 7)
AUGUST: Final = Month(2024, 8)
KEY: Final = b"a key of sixteen bytes or more"
AMOUNT: Final = Dong(500_000)
NAME: Final = PersonName("Nguyễn Văn Không")
MAKER: Final = Act("lap.an", datetime(2024, 7, 1, 8, 0, tzinfo=UTC))
CHECKER: Final = Act("duyet.binh", datetime(2024, 7, 1, 9, 30, tzinfo=UTC))


class Lines(PayoutAdapter):
    """Writes a line for each order; reads ``month`` and then ``reference;kind`` lines."""

    refuses: ClassVar[str] = ""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        batch = request.batch
        if self.refuses:
            codes = [(str(order.reference), self.refuses) for order in batch.instructions]
            raise RenderRefused(codes)
        lines = [f"{order.reference};{order.amount.value}" for order in batch.instructions]
        name = f"{batch.provider}-{batch.programme.code}-{batch.month}-{batch.sequence}.txt"
        text = "\n".join([str(batch.month), *lines])
        return RenderedFile.of(text.encode(), name, count=batch.count, total=batch.total)

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        month, *lines = request.data.decode().splitlines()
        place = Position(request.filename, row=1)
        if request.month is not None and month != str(request.month):
            words = {"said": month, "wanted": str(request.month)}
            raise ParseFailed([problem(Code.LIST_MONTH, place, **words)])
        outcomes = [
            Outcome(Reference(reference), OutcomeKind(kind), Dong(int(amount)), name=NAME)
            for reference, kind, amount in (line.split(";") for line in lines)
        ]
        return ParsedResults(outcomes, (), {"record": len(outcomes)})


def adapter(name: str, **changes: Any) -> type[Lines]:
    """Make an adapter whose answers are files of its own name."""
    profile = FormatProfile(
        id=f"{name}.lines",
        title=Text(name, name),
        institution=name,
        format_version="1",
        media=Media.DELIMITED,
        name_rule=NameRule(Charset.VIETNAMESE),
        narrative_rule=NarrativeRule(Charset.VIETNAMESE),
        source="invented",
        certainty=Certainty.ASSUMED,
        support={Capability.RENDER: Support.FULL, Capability.PARSE_RESULTS: Support.FULL},
        filename_patterns=(f"{name}-*.txt",),
    )
    return type(name.title(), (Lines,), {"profile": profile, **changes})


def registry_of(*adapters: type[Lines]) -> Registry:
    """Install adapters."""
    registry = Registry()
    for one in adapters:
        registry.register(AdapterSpec(profile=one.profile, factory=one), source="test")
    return registry


def entry(
    case: str, channel: Channel | None = None, amount: Dong = AMOUNT, citizen_id: str = ""
) -> Entry:
    """Make a line of a list; who has no citizen id is known by the case."""
    person = Person(NAME, citizen_id=CitizenId(citizen_id) if citizen_id else None)
    beneficiary = Beneficiary(person, CaseNumber(case), Commune("Xã Thử"))
    return Entry(SOCIAL_ASSISTANCE, beneficiary, Entitlement(None, amount), channel or CashPoint())


AT_THE_POST: Final = entry("K1", citizen_id="099100000001")
AT_HOME: Final = entry("K2", HomeDelivery("Thôn Thử"))
NEW: Final = entry("K3", citizen_id="099100000003")
BASE: Final = Roll(JUNE, [AT_THE_POST, AT_HOME])
AGENCY: Final = Agency("TEST", "Phòng Thử", KEY)
ROUTES: Final = Routes(cash="post.lines", home="home.lines")
TERMS: Final = PlanTerms(agency=AGENCY, pay_day=date(2024, 7, 5), routes=ROUTES)


def terms_of(month: Month) -> PlanTerms:
    """Give the terms for a month: as `TERMS`, paid on its fifth day."""
    return attrs.evolve(TERMS, pay_day=date(month.year, month.number, 5))


def new_book(url: str = "memory:", **more: Any) -> Book:
    """Open a book with the two providers."""
    more.setdefault("registry", registry_of(adapter("post"), adapter("home")))
    more.setdefault("key", KEY)
    return Book.open(url, **more)
