"""A month from end to end with two small providers: what is strung together, and in what order."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from types import ModuleType
from typing import Any, ClassVar, Final

import attrs
import pytest

from ansinh.adapters import (
    AdapterSpec,
    BatchFinding,
    ParsedResults,
    ParseRequest,
    PayoutAdapter,
    Registry,
    RenderedFile,
    RenderRequest,
    hookimpl,
)
from ansinh.cycle import (
    Answer,
    PreparedMonth,
    hear_answers,
    parse_answers,
    prepare_month,
    settle_month,
)
from ansinh.entitlement import MERIT, SOCIAL_ASSISTANCE, Entitlement, Programme
from ansinh.errors import (
    AmbiguousFile,
    Code,
    ParseFailed,
    Position,
    RenderRefused,
    Text,
    UnknownAdapter,
    problem,
)
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
    CarryOver,
    Cause,
    Outcome,
    OutcomeKind,
    PaymentBatch,
    PlanTerms,
    Reference,
    Routes,
)
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
from ansinh.roll import Addition, Entry, ListedMonth, MonthlyDelta, Removal, RemovalReason, Roll

JUNE: Final = Month(2024, 6)
JULY: Final = Month(2024, 7)
PAY_DAY: Final = date(2024, 7, 5)
AMOUNT: Final = Dong(500_000)
NAME: Final = PersonName("Nguyễn Văn Không")


def profile(name: str, *, parses: Support = Support.FULL) -> FormatProfile:
    return FormatProfile(
        id=f"{name}.lines",
        title=Text(name, name),
        institution=name,
        format_version="1",
        media=Media.DELIMITED,
        name_rule=NameRule(Charset.VIETNAMESE),
        narrative_rule=NarrativeRule(Charset.VIETNAMESE),
        source="invented",
        certainty=Certainty.ASSUMED,
        support={Capability.RENDER: Support.FULL, Capability.PARSE_RESULTS: parses},
        filename_patterns=(f"{name}-*.txt",),
    )


class Lines(PayoutAdapter):
    """Writes a line for each order; reads ``month`` and then ``reference;kind`` lines."""

    seen: ClassVar[list[RenderRequest]] = []
    refuses: ClassVar[str] = ""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        self.seen.append(request)
        batch = request.batch
        if self.refuses:
            codes = [(str(order.reference), self.refuses) for order in batch.instructions]
            raise RenderRefused(codes)
        text = "\n".join(str(order.reference) for order in batch.instructions)
        name = f"{batch.provider}-{batch.programme.code}-{batch.month}.txt"
        return RenderedFile.of(text.encode(), name, count=batch.count, total=batch.total)

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        month, *lines = request.data.decode().splitlines()
        place = Position(request.filename, row=1)
        if request.month is not None and month != str(request.month):
            words = {"said": month, "wanted": str(request.month)}
            raise ParseFailed([problem(Code.LIST_MONTH, place, **words)])
        pairs = [line.split(";") for line in lines]
        broken = [
            problem(Code.REFERENCE_TEXT, place.at(row))
            for row, pair in enumerate(pairs, start=2)
            if len(pair) == 1
        ]
        outcomes = [
            Outcome(Reference(pair[0]), OutcomeKind(pair[1]), AMOUNT, name=NAME)
            for pair in pairs
            if len(pair) == 2
        ]
        return ParsedResults(outcomes, broken, {"record": len(pairs)})


def adapter(name: str, **changes: Any) -> type[Lines]:
    parses = changes.pop("parses", Support.FULL)
    made = {"profile": profile(name, parses=parses), "seen": [], **changes}
    return type(name.title(), (Lines,), made)


def registry_of(*adapters: type[Lines]) -> Registry:
    registry = Registry()
    for one in adapters:
        registry.register(AdapterSpec(profile=one.profile, factory=one), source="test")
    return registry


def entry(case: str, channel: Channel) -> Entry:
    beneficiary = Beneficiary(Person(NAME), CaseNumber(case), Commune("Xã Thử"))
    return Entry(SOCIAL_ASSISTANCE, beneficiary, Entitlement(None, AMOUNT), channel)


AT_THE_POST: Final = entry("K1", CashPoint())
AT_HOME: Final = entry("K2", HomeDelivery("Thôn Thử"))
NEW: Final = entry("K3", CashPoint())
BEFORE: Final = Roll(JUNE, [AT_THE_POST, AT_HOME])
TERMS: Final = PlanTerms(
    agency=Agency("TEST", "Test agency", b"a key of sixteen bytes or more"),
    pay_day=PAY_DAY,
    routes=Routes(cash="post.lines", home="home.lines"),
)


def prepared(
    registry: Registry, changes: Iterable[Addition | Removal] = (), **more: Any
) -> PreparedMonth:
    return prepare_month(BEFORE, MonthlyDelta.on(BEFORE, JULY, changes), TERMS, registry, **more)


def answer(
    month: PreparedMonth, name: str, kinds: Mapping[str, str], said: str = "2024-07"
) -> Answer:
    """Answer the orders of the cases that are named."""
    orders = {order.beneficiary.case.text: order for order in month.plan.instructions}
    lines = [f"{orders[case].reference};{kind}" for case, kind in kinds.items()]
    return Answer(name, "\n".join([str(said), *lines]).encode())


@pytest.fixture
def registry() -> Registry:
    return registry_of(adapter("post"), adapter("home"))


def test_the_month_is_the_roll_after_the_changes(registry: Registry) -> None:
    month = prepared(registry, [Addition(NEW, JULY), Removal(AT_HOME, JULY)])
    assert [one.beneficiary.case.text for one in month.roll.entries] == ["K1", "K3"]
    assert month.plan.total == Dong(1_000_000)
    assert [item.batch.provider for item in month.files] == ["post.lines"]
    assert month.providers == ("post.lines",)
    assert month.files[0].file.count == 2


def with_id(line: Entry, programme: Programme = SOCIAL_ASSISTANCE) -> Entry:
    """Give a line of the person with the one citizen id that there is."""
    person = attrs.evolve(line.beneficiary.person, citizen_id=CitizenId("099140000001"))
    whose = attrs.evolve(line.beneficiary, person=person)
    return attrs.evolve(line, programme=programme, beneficiary=whose)


@pytest.mark.parametrize("said_by", ["removal", "line"])
def test_who_died_by_one_programmes_list_is_held_by_the_others(
    registry: Registry, said_by: str
) -> None:
    """A death is one for all: the line of the other programme waits, own month and arrears."""
    ours, theirs = with_id(AT_HOME), with_id(AT_THE_POST, MERIT)
    dead = attrs.evolve(ours.beneficiary.person, died_on=date(2024, 6, 20))
    if said_by == "line":
        ours = attrs.evolve(ours, beneficiary=attrs.evolve(ours.beneficiary, person=dead))
    before = Roll(JUNE, [ours, theirs, NEW])
    leaves = Removal(ours, JULY, RemovalReason.DIED, event_on=date(2024, 6, 20))
    changes = [leaves] if said_by == "removal" else []
    month = prepare_month(before, MonthlyDelta.on(before, JULY, changes), TERMS, registry)
    held = {hold.programme.code: (hold.code, hold.amount) for hold in month.plan.holds}
    assert held[MERIT.code] == (Code.HOLD_DIED, AMOUNT)
    assert [order.beneficiary.case.text for order in month.plan.instructions] == ["K3"]
    assert month.plan.total + month.plan.held == month.roll.total


def test_a_death_after_the_pay_day_holds_nothing_yet(registry: Registry) -> None:
    ours, theirs = with_id(AT_HOME), with_id(AT_THE_POST, MERIT)
    before = Roll(JUNE, [ours, theirs])
    leaves = Removal(ours, JULY, RemovalReason.DIED, event_on=PAY_DAY + timedelta(days=1))
    month = prepare_month(before, MonthlyDelta.on(before, JULY, [leaves]), TERMS, registry)
    assert month.plan.holds == ()


def test_each_adapter_gets_its_own_texts_and_the_day() -> None:
    """One provider's texts are none of the other's business."""
    post, home = adapter("post"), adapter("home")
    texts = {"post.lines": {"branch": "Hương Trà"}}
    as_of = date(2024, 7, 1)
    prepared(registry_of(post, home), texts=texts, as_of=as_of)
    assert [(r.as_of, dict(r.settings)) for r in post.seen] == [(as_of, {"branch": "Hương Trà"})]
    assert [(r.as_of, dict(r.settings)) for r in home.seen] == [(as_of, {})]
    prepared(registry_of(post, home))
    assert post.seen[-1].as_of == PAY_DAY


def test_an_order_that_a_format_cannot_express_is_held_and_the_others_go_out() -> None:
    """One bank that is on no list must not keep a commune waiting."""
    post = adapter("post", refuses="text-not-expressible")
    month = prepared(registry_of(post, adapter("home")))
    assert [hold.code for hold in month.plan.holds] == [Code.TEXT_NOT_EXPRESSIBLE]
    assert [item.batch.provider for item in month.files] == ["home.lines"]
    assert month.plan.total + month.plan.held == month.roll.total


def test_a_refusal_for_a_foreign_reason_is_told_for_all_batches_at_once() -> None:
    """An office that mends one line at a time runs its month a dozen times."""
    theirs = "so-hn:no-such-branch"
    with pytest.raises(RenderRefused) as caught:
        prepared(registry_of(adapter("post", refuses=theirs), adapter("home", refuses=theirs)))
    assert len(caught.value.references) == 2


def with_rule(
    registry: Registry, rule: Callable[[PaymentBatch], Iterable[BatchFinding]]
) -> Registry:
    """Let a plug-in of the agency's own have its say."""

    def ansinh_check_batch(batch: PaymentBatch) -> Iterable[BatchFinding]:
        return rule(batch)

    plugin = ModuleType("rules")
    plugin.ansinh_check_batch = hookimpl(ansinh_check_batch)  # type: ignore[attr-defined]
    registry.register_plugin(plugin, source="so-hn-rules")
    return registry


def finding(name: str, *, about: str = "", blocking: bool = False) -> BatchFinding:
    message = Text("over the branch's limit", "vượt hạn mức của chi nhánh")
    return BatchFinding(code=f"so-hn:{name}", message=message, reference=about, blocking=blocking)


def first_of(batch: PaymentBatch) -> str:
    return batch.instructions[0].reference.text


def test_what_a_rule_of_the_agency_finds_is_told_and_stops_nothing(registry: Registry) -> None:
    month = prepared(with_rule(registry, lambda batch: [finding("size", about=first_of(batch))]))
    assert [one.code for one in month.rule_findings] == ["so-hn:size"] * 2
    assert {one.reference for one in month.rule_findings} == {
        order.reference.text for order in month.plan.instructions
    }
    assert month.plan.holds == ()


def test_an_order_that_a_rule_blocks_is_held_and_the_others_go_out(registry: Registry) -> None:
    """The money waits with a reason; it is neither paid against the rule nor lost."""

    def rule(batch: PaymentBatch) -> list[BatchFinding]:
        at_the_post = batch.provider == "post.lines"
        return [finding("limit", about=first_of(batch), blocking=at_the_post)]

    month = prepared(with_rule(registry, rule), [Addition(NEW, JULY)])
    # The second time the rule sees the other order, and has something against it too.
    assert [(h.key.case, h.code) for h in month.plan.holds] == [
        ("K1", Code.HOLD_AGENCY_RULE),
        ("K3", Code.HOLD_AGENCY_RULE),
    ]
    assert [item.batch.provider for item in month.files] == ["home.lines"]
    assert [one.blocking for one in month.rule_findings] == [True, True, False]
    assert month.plan.total + month.plan.held == month.roll.total


def test_a_rule_that_blocks_a_batch_holds_all_of_it(registry: Registry) -> None:
    def rule(batch: PaymentBatch) -> list[BatchFinding]:
        return [finding("closed", blocking=True)] if batch.count == 2 else []

    month = prepared(with_rule(registry, rule), [Addition(NEW, JULY)])
    assert [hold.key.case for hold in month.plan.holds] == ["K1", "K3"]
    assert [item.batch.provider for item in month.files] == ["home.lines"]
    assert len(month.rule_findings) == 1


def test_rules_are_asked_again_where_a_format_refused_an_order() -> None:
    """The batch that goes out is the one that was looked at."""
    seen: list[int] = []

    class RefusesOne(adapter("post")):  # type: ignore[misc] # a class that is made here
        def render(self, request: RenderRequest, /) -> RenderedFile:
            if request.batch.count == 2:
                raise RenderRefused([(first_of(request.batch), "bank-not-listed")])
            return super().render(request)

    def rule(batch: PaymentBatch) -> list[BatchFinding]:
        if batch.provider == "post.lines":
            seen.append(batch.count)
        return [finding("size")]

    registry = with_rule(registry_of(RefusesOne, adapter("home")), rule)
    month = prepared(registry, [Addition(NEW, JULY)])
    assert seen == [2, 1]
    assert [hold.code for hold in month.plan.holds] == [Code.BANK_NOT_LISTED]
    assert [one.code for one in month.rule_findings] == ["so-hn:size"]


def test_a_rule_about_somebody_elses_order_is_recorded(registry: Registry) -> None:
    month = prepared(with_rule(registry, lambda _batch: [finding("x", about="A" * 20)]))
    assert (month.rule_findings, month.plan.holds) == ((), ())
    assert [one.error.code for one in registry.problems] == [Code.PLUGIN_CHECK]


def test_a_route_to_nowhere_is_the_installations() -> None:
    with pytest.raises(UnknownAdapter):
        prepared(registry_of(adapter("post")))


def test_answers_settle_the_month_in_whatever_order_they_come(registry: Registry) -> None:
    month = prepared(registry)
    answers = [
        answer(month, "post-1.txt", {"K1": "paid"}),
        answer(month, "home-1.txt", {"K2": "uncollected"}),
    ]
    settled = settle_month(month, answers, registry)
    assert settled.settlement.total.paid == AMOUNT
    assert [owed.key.case for owed in settled.carry_over.owed] == ["K2"]
    assert len(settled.results) == 2
    backwards = settle_month(month, reversed(answers), registry)
    assert backwards.settlement == settled.settlement
    assert backwards.carry_over == settled.carry_over


def test_all_files_are_read_before_anything_is_refused() -> None:
    """Nobody recognises one, another is of another month, a third has a broken row."""
    registry = registry_of(adapter("post"), adapter("deaf", parses=Support.NOT_YET))
    answers = [
        Answer("z.txt", b"?"),
        Answer("post-2.txt", b"2024-05"),
        Answer("deaf-1.txt", b"2024-07"),
        Answer("post-1.txt", b"2024-07\nbroken\nbroken"),
    ]
    with pytest.raises(ParseFailed) as caught:
        parse_answers(answers, registry, JULY)
    places = [(one.position.source, one.position.row, one.code) for one in caught.value.problems]
    assert places == [
        ("deaf-1.txt", 0, Code.OPERATION_UNSUPPORTED),
        ("post-1.txt", 2, Code.REFERENCE_TEXT),
        ("post-1.txt", 3, Code.REFERENCE_TEXT),
        ("post-2.txt", 1, Code.LIST_MONTH),
        ("z.txt", 0, Code.FILE_UNRECOGNISED),
    ]


def test_a_file_that_two_recognise_is_refused() -> None:
    one, other = adapter("post"), adapter("other")
    other.profile = attrs.evolve(other.profile, filename_patterns=("post-*.txt",))
    with pytest.raises(ParseFailed) as caught:
        parse_answers([Answer("post-1.txt", b"2024-07")], registry_of(one, other), JULY)
    (found,) = caught.value.problems
    assert found.code == Code.FILE_AMBIGUOUS
    assert "other.lines, post.lines" in found.message.en


def test_a_broken_plug_in_is_told_where_it_might_have_known_the_file() -> None:
    """Then the installation is wrong, not the file."""

    def ask(_adapter: object, _probe: object) -> bool:
        raise OSError

    registry = registry_of(adapter("post", sniff=ask))
    with pytest.raises(AmbiguousFile) as caught:
        parse_answers([Answer("post-1.txt", b"2024-07")], registry, JULY)
    assert caught.value.__notes__ == ["post-1.txt"]
    assert caught.value.lines


def test_money_that_comes_back_late_may_come_in_a_file_of_its_own_month(
    registry: Registry,
) -> None:
    june = prepare_month(
        Roll(JUNE - 1, BEFORE.entries),
        MonthlyDelta.on(Roll(JUNE - 1, BEFORE.entries), JUNE, ()),
        attrs.evolve(TERMS, pay_day=date(2024, 6, 5)),
        registry,
    )
    paid = [
        answer(june, "post-1.txt", {"K1": "paid"}, JUNE),
        answer(june, "home-1.txt", {"K2": "paid"}, JUNE),
    ]
    carried = settle_month(june, paid, registry).carry_over
    july = prepared(registry, carried=carried)
    late = answer(june, "post-9.txt", {"K1": "returned"}, JUNE)
    settled = settle_month(july, [late], registry, settled=carried.settled)
    assert settled.settlement.total.returned == AMOUNT
    for wrong, batches in ((late, ()), (paid[0], carried.settled)):
        with pytest.raises(ParseFailed) as caught:
            settle_month(july, [wrong], registry, settled=batches)
        assert [one.code for one in caught.value.problems] == [Code.LIST_MONTH]
    both = answer(june, "post-9.txt", {"K1": "returned", "K2": "paid"}, JUNE)
    with pytest.raises(ParseFailed):
        settle_month(july, [both], registry, settled=carried.settled)


def test_a_standard_that_was_decided_late_is_paid_with_the_month(registry: Registry) -> None:
    """From the lists that the carry-over has; and asked for again, it is paid once."""

    def line(case: str, coefficient: Fraction | None) -> Entry:
        made = entry(case, CashPoint())
        return attrs.evolve(made, entitlement=Entitlement(None, Dong(500_000), coefficient))

    roll = Roll(Month(2026, 9), [line("K1", Fraction(1)), line("K2", None)])
    listed = tuple(ListedMonth(Roll(Month(2026, number), roll.entries)) for number in (7, 8, 9))
    terms = attrs.evolve(TERMS, pay_day=date(2026, 10, 5))
    carried = CarryOver(Month(2026, 9), (), (), listed)
    october = MonthlyDelta.on(roll, Month(2026, 10), ())
    month = prepare_month(roll, october, terms, registry, carried=carried)
    rises = [item for item in month.arrears.owed if item.line.cause is Cause.RATE_LATE]
    assert [item.amount for item in rises] == [Dong(40_000)] * 3
    assert month.plan.total == Dong(1_120_000)
    late = [one.key.case for one in month.findings if one.code is Code.CHECK_RATE_LATE]
    assert late == ["K2"]
    november = MonthlyDelta.on(month.roll, Month(2026, 11), ())
    again = CarryOver(Month(2026, 10), (), (), (*listed, month.listed))
    more = prepare_month(month.roll, november, terms, registry, carried=again).arrears.owed
    assert [item.line.month_of for item in more] == [Month(2026, 10)]


HEARD = ("2024-05", "2024-06", "2024-08")


@pytest.mark.parametrize("said", HEARD)
@pytest.mark.parametrize("ordered", [JUNE - 1, JUNE, JULY, None])
def test_an_answer_may_bear_an_earlier_month_in_which_its_orders_were_out(
    registry: Registry, said: str, ordered: Month | None
) -> None:
    """Of whoever keeps all orders: what is ordered in a month, nobody answered before it."""
    reference = Reference("A00000000000000000AZ")
    asked: list[set[Reference]] = []

    def ordered_in(references: Collection[Reference]) -> Collection[Month]:
        asked.append(set(references))
        return [ordered] if ordered else []

    told = Answer("post-1.txt", f"{said}\n{reference};paid\nbroken".encode())
    month = Month.parse(said)
    if ordered is not None and ordered <= month < JULY:
        (heard,) = hear_answers([told], registry, JULY, ordered_in=ordered_in)
        assert heard.month == month
        assert [one.kind for one in heard.results.outcomes] == [OutcomeKind.PAID]
        assert [one.code for one in heard.results.problems] == [Code.REFERENCE_TEXT]
    else:
        with pytest.raises(ParseFailed) as caught:
            hear_answers([told], registry, JULY, ordered_in=ordered_in)
        assert [one.code for one in caught.value.problems] == [Code.LIST_MONTH]
    assert asked == [{reference}]


def test_what_cannot_be_read_of_any_month_is_told_as_it_was_read_first() -> None:
    def refused(lines: Lines, request: ParseRequest) -> ParsedResults:
        Lines.parse_results(lines, request)
        raise ParseFailed([problem(Code.FILE_NOT_A_LIST, Position("x"), en="x", vi="x")])

    told, unreadable = Answer("post-1.txt", b"2024-06"), adapter("post", parse_results=refused)
    with pytest.raises(ParseFailed) as caught:
        hear_answers([told], registry_of(unreadable), JULY, ordered_in=lambda _: [JUNE])
    assert [one.code for one in caught.value.problems] == [Code.LIST_MONTH]


def test_a_file_that_is_right_is_of_the_month_that_is_asked_about(registry: Registry) -> None:
    told = Answer("post-1.txt", b"2024-07")
    (heard,) = hear_answers([told], registry, JULY, ordered_in=lambda _: [])
    assert heard.month == JULY
