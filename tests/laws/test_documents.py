"""Documents: what is written is read back, and what is not a document is told so."""

import json
import re
from enum import Enum
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import ansinh
import ansinh.testing.strategies as draws
from ansinh.boundary.documents import from_json, names, schema_of, to_document, to_json
from ansinh.boundary.documents.kinds import class_of
from ansinh.checks import Finding, check_roll
from ansinh.errors import Code, UnreadableFile
from ansinh.formats.kinds import Capability, Certainty, Media, Support
from ansinh.formats.name_rule import Charset, NameRule, NarrativeRule
from ansinh.formats.profile import FormatProfile
from ansinh.formats.rows import RowAccount
from ansinh.payment import CarryOver
from ansinh.payment.reference import check_character
from ansinh.roll import Addition, Adjustment, Removal

Drawn = st.SearchStrategy[Any]

_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_SAID = st.sampled_from(["Đơn vị Mẫu", "Thử", "2024"])
_TEXTS = st.builds(ansinh.Text, _WORDS, _WORDS)
_POSITIONS = st.builds(
    ansinh.Position, _WORDS, _WORDS, st.integers(0, 9_999), st.integers(0, 99), _WORDS
)
_CITATIONS = st.builds(ansinh.Citation, _SAID, _WORDS)
_PROBLEMS = st.builds(ansinh.Problem, _POSITIONS, st.sampled_from(Code).map(str), _TEXTS, _TEXTS)
_RULE = {
    "charset": st.sampled_from(Charset),
    "length": st.none() | st.integers(1, 500),
}
_PROFILES = st.builds(
    FormatProfile,
    id=st.just("mau.bank-list"),
    title=st.just(ansinh.Text("A list", "Danh sách")),
    institution=_SAID,
    format_version=_SAID,
    media=st.sampled_from(Media),
    name_rule=st.builds(NameRule, **_RULE),
    narrative_rule=st.builds(NarrativeRule, **_RULE),
    source=_SAID,
    certainty=st.sampled_from(Certainty),
    support=st.dictionaries(st.sampled_from(Capability), st.sampled_from(Support)),
    newline=st.sampled_from(["\n", "\r\n"]),
    max_amount=st.none() | draws.dongs(min_value=ansinh.Dong(1)),
    result_codes=st.sampled_from([{}, {"Đã chi": "paid", "CHƯA": "uncollected"}]),
)


_ENTRIES = draws.entries()
_DECISIONS = st.none() | draws.documents()
_ADDITIONS = st.builds(
    Addition,
    _ENTRIES,
    draws.months(),
    st.none() | st.sampled_from(ansinh.AdditionReason),
    _DECISIONS,
)
_REMOVALS = st.builds(
    Removal,
    _ENTRIES,
    draws.months(),
    st.none() | st.sampled_from(ansinh.RemovalReason),
    _DECISIONS,
    st.none() | draws.days(),
)
_ADJUSTMENTS = st.builds(
    lambda entry, note, month, parts, decision: Adjustment(
        entry, attrs.evolve(entry, note=note), month, tuple(parts), decision
    ),
    _ENTRIES,
    _WORDS,
    draws.months(),
    st.lists(st.sampled_from(ansinh.AdjustedPart), max_size=2),
    _DECISIONS,
)
_LINES = st.builds(
    ansinh.InstructionLine,
    st.sampled_from(ansinh.Component),
    draws.months(),
    draws.dongs(min_value=ansinh.Dong(1)),
    st.sampled_from(ansinh.Cause),
)
_REFERENCES = st.integers(0, 10**18).map(
    lambda serial: ansinh.Reference(f"{serial:019}" + check_character(f"{serial:019}"))
)
_MONTHS = draws.answered_months()
_BATCHES = draws.batches()
_DELTAS = draws.rolls(max_size=3).flatmap(draws.deltas)

_NOTICES = st.builds(ansinh.Notice, _POSITIONS, st.sampled_from(Code), _TEXTS, _TEXTS)
_REPORTS = st.builds(
    ansinh.ListReport,
    kind=_SAID,
    source=_WORDS,
    month=draws.months(),
    count=st.integers(0, 9),
    total=draws.dongs(),
    rows=st.builds(RowAccount, record=st.integers(0, 9), blank=st.integers(0, 9)),
    notices=st.lists(_NOTICES, max_size=2).map(tuple),
)
_FILES = st.builds(
    ansinh.RenderedFile.of,
    st.binary(max_size=20),
    st.just("mau.xlsx"),
    count=st.integers(0, 9),
    total=draws.dongs(),
)
_PROVIDER_FILES = st.builds(ansinh.ProviderFile, _BATCHES, _FILES)
_RESULTS = st.builds(
    ansinh.ParsedResults,
    _MONTHS.map(lambda m: m.outcomes),
    st.lists(_PROBLEMS, max_size=2),
    st.dictionaries(_WORDS, st.integers(0, 9), max_size=2),
)


def _listed(kind: type, part: str, drawn: Drawn) -> Drawn:
    return st.builds(
        kind,
        positions=st.lists(_POSITIONS, max_size=2).map(tuple),
        report=_REPORTS,
        **{part: st.lists(drawn, max_size=2).map(tuple)},
    )


def _prepared(month: draws.Answered) -> Drawn:
    made_of = month.made_of
    return st.builds(
        ansinh.PreparedMonth,
        before=draws.rolls(max_size=2),
        delta=_DELTAS,
        roll=st.just(made_of.roll),
        carried_in=st.just(tuple(made_of.owed)),
        arrears=st.builds(ansinh.arrears_of, _DELTAS, draws.days()),
        findings=st.just(
            check_roll(made_of.roll, pay_day=month.plan.pay_day, as_of=month.plan.pay_day)
        ),
        plan=st.just(month.plan),
        files=st.lists(_PROVIDER_FILES, max_size=1).map(tuple),
    )


def _settled(month: draws.Answered) -> Drawn:
    return st.builds(
        ansinh.SettledMonth,
        prepared=_prepared(month),
        results=st.lists(_RESULTS, max_size=1).map(tuple),
        reconciliation=st.just(month.reconciliation),
        settlement=st.just(month.settlement),
        carry_over=st.just(
            CarryOver.of(month.settlement, month.reconciliation, month.plan.batches)
        ),
    )


VALUES: dict[str, Drawn] = {
    "additions-list": _listed(ansinh.AdditionsList, "additions", _ADDITIONS),
    "adjustments-list": _listed(ansinh.AdjustmentsList, "adjustments", _ADJUSTMENTS),
    "answer": st.builds(ansinh.Answer, _WORDS, st.binary(max_size=20)),
    "list-defaults": st.builds(
        ansinh.ListDefaults,
        programme=st.none() | draws.programmes(),
        commune=st.none() | draws.communes(),
        communes=st.dictionaries(_WORDS, _WORDS, max_size=2),
    ),
    "list-report": _REPORTS,
    "month-lists": st.builds(
        ansinh.MonthLists,
        month=draws.months(),
        base=draws.rolls(max_size=2),
        delta=_DELTAS,
        owed=st.just(()),
        files=st.lists(_REPORTS, max_size=2).map(tuple),
    ),
    "notice": _NOTICES,
    "prepared-month": _MONTHS.flatmap(_prepared),
    "provider-file": _PROVIDER_FILES,
    "removals-list": _listed(ansinh.RemovalsList, "removals", _REMOVALS),
    "roll-list": st.builds(
        ansinh.RollList, roll=draws.rolls(max_size=2), owed=st.just(()), report=_REPORTS
    ),
    "settled-month": _MONTHS.flatmap(_settled),
    "source-file": st.builds(ansinh.SourceFile, _WORDS, st.binary(max_size=20)),
    "addition": _ADDITIONS,
    "adjustment": _ADJUSTMENTS,
    "arrears": st.builds(ansinh.arrears_of, _DELTAS, draws.days()),
    "authorization": draws.papers().filter(lambda p: isinstance(p, ansinh.Authorization)),
    "bank": draws.banks(),
    "bank-account": draws.accounts(),
    "beneficiary": draws.beneficiaries(),
    "birth-date": draws.birth_dates(),
    "cancellation": st.builds(
        ansinh.Cancellation,
        draws.programmes(),
        draws.beneficiaries(),
        _LINES,
        _DECISIONS,
        st.none() | _CITATIONS,
    ),
    "carry-over": _MONTHS.map(
        lambda m: CarryOver.of(m.settlement, m.reconciliation, m.plan.batches)
    ),
    "case-number": draws.case_numbers(),
    "cash-point": st.builds(ansinh.CashPoint, st.sampled_from(["", "Bưu cục Mẫu"])),
    "category": draws.categories(),
    "citation": _CITATIONS,
    "citizen-id": draws.citizen_ids(),
    "commune": draws.communes(),
    "conflict": st.builds(
        ansinh.Conflict,
        st.sampled_from(Code),
        st.none() | _ENTRIES.map(lambda entry: entry.key),
        st.none() | _ADDITIONS | _REMOVALS | _ADJUSTMENTS,
    ),
    "day-span": draws.day_spans(),
    "document": draws.documents(),
    "dong": draws.dongs(),
    "e-wallet": draws.wallets(),
    "entitlement": draws.entitlements(),
    "entry": draws.entries(),
    "entry-key": _ENTRIES.map(lambda entry: entry.key),
    "finding": st.builds(
        Finding,
        st.sampled_from(Code),
        _ENTRIES.map(lambda entry: entry.key),
        _TEXTS,
        _TEXTS,
        st.none() | _CITATIONS,
    ),
    "format-profile": _PROFILES,
    "guardianship": draws.papers().filter(lambda p: isinstance(p, ansinh.Guardianship)),
    "hold": st.builds(
        ansinh.Hold,
        draws.programmes(),
        draws.beneficiaries(),
        st.sampled_from(Code),
        st.lists(_LINES, max_size=2).map(tuple),
        st.none() | _CITATIONS,
    ),
    "home-delivery": st.builds(ansinh.HomeDelivery, st.sampled_from(["", "Thôn Mẫu, số 0"])),
    "instruction-line": _LINES,
    "legacy-id-number": draws.legacy_ids(),
    "limits": st.builds(ansinh.Limits, st.none() | st.integers(1, 999), st.none() | draws.dongs()),
    "month": draws.months(),
    "month-span": draws.month_spans(),
    "monthly-delta": _DELTAS,
    "outcome": st.builds(
        ansinh.Outcome,
        st.none() | _REFERENCES,
        st.sampled_from(ansinh.OutcomeKind),
        st.none() | draws.dongs(),
        st.sampled_from([None, "0000123456"]),
        st.none() | draws.person_names(),
        st.none() | draws.days(),
        _WORDS,
        _WORDS,
        st.none() | draws.person_names(),
        st.none() | _POSITIONS,
    ),
    "owed": st.builds(ansinh.Owed, draws.programmes(), draws.beneficiaries(), _LINES),
    "parental-representation": draws.papers().filter(
        lambda p: isinstance(p, ansinh.ParentalRepresentation)
    ),
    "parse-request": st.builds(
        ansinh.ParseRequest,
        data=st.binary(max_size=20),
        filename=_WORDS,
        batch=st.none() | _BATCHES,
        month=st.none() | draws.months(),
        settings=st.dictionaries(_WORDS, _WORDS, max_size=2),
    ),
    "parsed-results": _RESULTS,
    "payee": _BATCHES.map(lambda batch: batch.instructions[0].payee),
    "payer": _BATCHES.map(lambda batch: batch.payer),
    "payment-batch": _BATCHES,
    "payment-instruction": _BATCHES.map(lambda batch: batch.instructions[-1]),
    "payment-plan": draws.plans(),
    "person": draws.persons(),
    "person-key": draws.beneficiaries().map(
        lambda b: ansinh.PersonKey.of(b, agency="MAU", key=b"a published key for tests only")
    ),
    "person-name": draws.person_names(),
    "phone-number": draws.phone_numbers(),
    "position": _POSITIONS,
    "problem": _PROBLEMS,
    "programme": draws.programmes(),
    "reconciliation": _MONTHS.map(lambda m: m.reconciliation),
    "recoverable": st.builds(
        ansinh.Recoverable,
        draws.programmes(),
        draws.beneficiaries(),
        draws.months(),
        draws.dongs(),
    ),
    "reference": _REFERENCES,
    "removal": _REMOVALS,
    "render-request": st.builds(
        ansinh.RenderRequest,
        batch=_BATCHES,
        as_of=draws.days(),
        settings=st.dictionaries(_WORDS, _WORDS, max_size=2),
    ),
    "rendered-file": _FILES,
    "roll": draws.rolls(),
    "roll-identity": draws.rolls().map(ansinh.RollIdentity.of),
    "routes": draws.routes(),
    "settlement": _MONTHS.map(lambda m: m.settlement),
    "settlement-line": _MONTHS.map(lambda m: m.settlement.total),
    "step": st.builds(
        ansinh.Step,
        draws.months(),
        draws.days(),
        draws.dongs() | draws.coefficients() | st.integers(-9, 9) | _WORDS,
        _CITATIONS,
    ),
    "text": _TEXTS,
}


def values(name: str) -> Drawn:
    """Draw values of a kind of document; of a choice of words, the words."""
    if name in VALUES:
        return VALUES[name]
    kind = class_of(name)
    assert issubclass(kind, Enum), f"a new public value: draw it in VALUES: {name}"
    return st.sampled_from(list(kind))


@pytest.mark.parametrize("name", names())
@given(data=st.data())
@settings(max_examples=15)
def test_what_is_written_is_read_back(name: str, data: st.DataObject) -> None:
    """Equal, of the same class, and alike also in what does not count for equality."""
    value = data.draw(values(name))
    text = to_json(value)
    again = from_json(text.encode(), name)
    assert again == value
    assert type(again) is type(value)
    assert to_json(again) == text


@pytest.mark.parametrize("name", names())
@given(data=st.data())
@settings(max_examples=10)
def test_what_is_written_fits_the_published_schema(name: str, data: st.DataObject) -> None:
    """The schema is for programs that do not run ours."""
    document = json.loads(to_json(data.draw(values(name))))
    assert document == to_document(from_json(json.dumps(document)))
    Draft202012Validator(schema_of(name)).validate(document)


@given(roll=draws.rolls(min_size=1), data=st.data())
def test_a_roll_that_lost_a_line_is_refused(roll: ansinh.Roll, data: st.DataObject) -> None:
    """Control totals are the point: what was cut on its way is not a smaller roll."""
    document = to_document(roll)
    lost = data.draw(st.integers(0, roll.count - 1))
    del document["value"]["entries"][lost]
    assert "document-total" in _codes_of(document)


@given(batch=_BATCHES, data=st.data())
def test_a_batch_whose_total_was_changed_is_refused(
    batch: ansinh.PaymentBatch, data: st.DataObject
) -> None:
    """Not even by one đồng."""
    document = to_document(batch)
    changed = data.draw(st.sampled_from(["count", "total"]))
    document["value"][changed] += data.draw(st.sampled_from([-1, 1, 1_000]))
    assert _codes_of(document) == {"document-total"}


@given(batch=draws.batches(min_size=2, channel=draws.accounts()))
def test_two_accounts_that_changed_places_are_refused(batch: ansinh.PaymentBatch) -> None:
    """Count and total do not see it; the digest does."""
    document = to_document(batch)
    one, other = document["value"]["instructions"][:2]
    if one["channel"] == other["channel"]:
        return
    one["channel"], other["channel"] = other["channel"], one["channel"]
    assert _codes_of(document) == {"document-total"}


_MARK = "ZQXJ"
_PARTS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from([_MARK, "2024-07", "\ud800"]),
    lambda part: (
        st.lists(part, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [_MARK, "kind", "value", "entries", "month", "person", "ansinh", "version"]
            ),
            part,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(part=_PARTS, name=st.sampled_from(names()))
def test_json_of_any_shape_is_a_value_or_a_list_of_problems(part: object, name: str) -> None:
    """Nothing else comes out, and no problem repeats what it read."""
    _is_read_or_refused(json.dumps({"ansinh": name, "version": 1, "value": part}))
    _is_read_or_refused(json.dumps(part))


@given(data=st.data(), roll=draws.rolls(min_size=1, max_size=2))
def test_a_damaged_document_is_a_value_or_a_list_of_problems(
    data: st.DataObject, roll: ansinh.Roll
) -> None:
    """Whatever stands instead of some part of it."""
    document = json.loads(to_json(roll))
    holder: Any = document
    while True:
        key = data.draw(
            st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder)))
        )
        inner = holder[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        holder = inner
    holder[key] = data.draw(_PARTS)
    _is_read_or_refused(json.dumps(document))


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_anything_is_a_list_of_problems(text: str | bytes) -> None:
    """A file that is no document at all."""
    with pytest.raises(UnreadableFile):
        from_json(text)


@given(roll=draws.rolls(min_size=1, max_size=2), data=st.data())
def test_one_wrong_byte_never_gives_another_roll(roll: ansinh.Roll, data: st.DataObject) -> None:
    """It is refused, or it was in what does not count, as a programme's name."""
    written = bytearray(to_json(roll).encode())
    written[data.draw(st.integers(0, len(written) - 1))] = data.draw(st.integers(0, 255))
    try:
        again = from_json(bytes(written), ansinh.Roll)
    except UnreadableFile:
        return
    assert again == roll


def _codes_of(document: object) -> set[str]:
    with pytest.raises(UnreadableFile) as refused:
        from_json(json.dumps(document))
    return {problem.code for problem in refused.value.problems}


def _is_read_or_refused(text: str) -> None:
    refused = _refusal_of(text)
    if refused is None:
        return
    told = str(refused) + repr(refused.problems)
    assert refused.problems
    assert _MARK not in told
    assert re.search(r"\{[a-z]*\}", told) is None, "a message with a hole"
    assert refused.__context__ is None
    assert refused.__cause__ is None


def _refusal_of(text: str) -> UnreadableFile | None:
    try:
        from_json(text)
    except UnreadableFile as error:
        return error
    return None


def test_a_fraction_has_a_document_inside_a_step() -> None:
    """A step may hold more than đồng; the document says what it holds."""
    step = ansinh.Step(
        ansinh.Month(2024, 7), ansinh.parse_date("2024-07-01"), Fraction(3, 2), ansinh.Citation("x")
    )
    assert to_document(step)["value"]["value"] == {"kind": "fraction", "value": "3/2"}
    assert from_json(to_json(step)) == step
