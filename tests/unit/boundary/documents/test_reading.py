"""A document becomes a value, or all that is wrong with it."""

import json
from typing import Annotated, Any

import pytest
from pydantic import AfterValidator, TypeAdapter, ValidationError
from tests.unit.boundary.documents.made import roll
from tests.unit.boundary.documents.test_loading import problems_of

from ansinh import Bank, Month, Roll, UnreadableFile, from_json, to_document, to_json
from ansinh.boundary.documents import reading
from ansinh.boundary.documents.codec import Codec
from ansinh.boundary.documents.problems import problems_of as problems_of_error
from ansinh.errors import UnknownDocument

SECRETS = ("Nguyễn", "Mẫu Bí Mật", "099145000012", "0000011234", "46099990012")


def changed(**parts: Any) -> dict[str, Any]:
    document = to_document(roll())
    document["value"].update(parts)
    return document


def test_a_roll_reads_back_equal() -> None:
    made = roll()
    again = from_json(to_json(made), Roll)
    assert again == made
    assert again.digest == made.digest


def test_all_problems_come_at_once_each_at_its_path() -> None:
    """Whoever mends a file wants to mend it once."""
    document = to_document(roll())
    first, second = document["value"]["entries"]
    first["beneficiary"]["person"]["citizen_id"] = "46099990012"
    first["beneficiary"]["person"]["name"] = "Mẫu Bí Mật 5"
    first["channel"]["number"] = "0000 0112 34"
    first["channel"]["bank"] = {"code": "?", "branch": "1"}
    second["channel"] = {"kind": "pigeon"}
    second["papers"][0]["kind"] = "authorisation"
    second["papers"].append({"representative": {}})
    second["entitlement"]["coefficient"] = 1
    second["entitlement"]["since"] = "07/2024"
    second["beneficiary"]["case"] = None
    text = json.dumps(document)
    assert sorted(problems_of(text)) == [
        ("value.entries[0].beneficiary.person.citizen_id", "citizen-id-length"),
        ("value.entries[0].beneficiary.person.name", "name-characters"),
        ("value.entries[0].channel.bank.branch", "account-bank"),
        ("value.entries[0].channel.bank.code", "account-bank"),
        ("value.entries[1].beneficiary.case", "document-type"),
        ("value.entries[1].channel.kind", "document-choice"),
        ("value.entries[1].entitlement.coefficient", "document-type"),
        ("value.entries[1].entitlement.since", "month-text"),
        ("value.entries[1].papers[0].kind", "document-choice"),
        ("value.entries[1].papers[1].kind", "document-field-missing"),
    ]
    with pytest.raises(UnreadableFile) as refused:
        from_json(text)
    told = str(refused.value) + repr(refused.value.problems)
    assert not [secret for secret in SECRETS if secret in told]


def test_the_rule_of_a_field_speaks_at_the_field() -> None:
    document = to_document(roll())
    document["value"]["entries"][0]["channel"]["number"] = "0000 0112 34"
    assert problems_of(json.dumps(document)) == [
        ("value.entries[0].channel.number", "account-number")
    ]


def test_the_rule_of_a_whole_speaks_at_the_whole() -> None:
    document = to_document(roll())
    entries = document["value"]["entries"]
    entries[1]["papers"][0]["span"] = {"start": "2024-07-01", "end": "2024-06-01"}
    assert problems_of(json.dumps(document)) == [("value.entries[1].papers[0].span", "span-order")]
    twice = changed(entries=[entries[0], entries[0]])
    assert problems_of(json.dumps(twice)) == [("value.entries", "roll-twice")]


@pytest.mark.parametrize(
    ("field", "value"),
    [("count", 3), ("total", 1_250_001), ("digest", "0" * 64)],
)
def test_a_total_that_is_not_true_is_refused(field: str, value: object) -> None:
    text = json.dumps(changed(**{field: value}))
    assert problems_of(text) == [(f"value.{field}", "document-total")]


def test_a_digest_may_be_left_out_and_a_total_not() -> None:
    """Whoever makes a document elsewhere can add up, but does not know how we hash."""
    document = to_document(roll())
    del document["value"]["digest"]
    assert from_json(json.dumps(document)) == roll()
    del document["value"]["total"]
    assert problems_of(json.dumps(document)) == [("value.total", "document-field-missing")]


def test_a_word_of_the_document_is_never_shown() -> None:
    """A field or key that nobody knows may be a person's name."""
    document = changed(**{"Nguyễn Thị Mẫu Bí Mật": 1})
    document["value"]["entries"][0]["beneficiary"]["099145000012"] = "x"
    assert sorted(problems_of(json.dumps(document))) == [
        ("value", "document-field-unknown"),
        ("value.entries[0].beneficiary", "document-field-unknown"),
    ]
    routes = {"ansinh": "routes", "version": 1, "value": {"banks": {"Nguyễn": 5}}}
    assert problems_of(json.dumps(routes)) == [("value.banks.…", "document-type")]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({}, {("ansinh", "document-field-missing"), ("version", "document-field-missing")}),
        ({"ansinh": "horse", "version": 1}, {("ansinh", "document-kind")}),
        ({"ansinh": 5, "version": 1}, {("ansinh", "document-kind")}),
        ({"ansinh": ["month"], "version": 1}, {("ansinh", "document-kind")}),
        ({"ansinh": "month", "version": 2}, {("version", "document-version")}),
        ({"ansinh": "month", "version": "1"}, {("version", "document-version")}),
        ({"ansinh": "month", "version": True}, {("version", "document-version")}),
        ({"ansinh": "month", "version": 1.0}, {("version", "json-number")}),
        (
            {"ansinh": "horse", "version": 2},
            {("ansinh", "document-kind"), ("version", "document-version")},
        ),
        ({"ansinh": "month", "version": 1, "name": ""}, {("", "document-field-unknown")}),
        ({"ansinh": "agency", "version": 1}, {("ansinh", "document-kind")}),
    ],
)
def test_the_envelope_must_be_right(
    document: dict[str, object], expected: set[tuple[str, str]]
) -> None:
    assert set(problems_of(json.dumps({**document, "value": "2024-07"}))) == expected


def test_a_document_of_another_kind_is_refused() -> None:
    """A batch given for a roll is a mistake of the hand, not of the file."""
    text = to_json(Month(2024, 7))
    assert from_json(text, Month) == from_json(text, "month") == from_json(text) == Month(2024, 7)
    assert problems_of(text, Roll) == [("ansinh", "document-kind-other")]
    assert problems_of(text, "roll") == [("ansinh", "document-kind-other")]


@pytest.mark.parametrize("kind", ["horse", object])
def test_asking_for_a_kind_that_there_is_not_is_the_callers_mistake(kind: Any) -> None:
    with pytest.raises(UnknownDocument):
        from_json(to_json(Month(2024, 7)), kind)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("birth-date", "1945-00", "birth-date-value"),
        ("birth-date", "02/1945", "birth-date-text"),
        ("birth-date", "1945-02-30", "birth-date-value"),
        ("render-request", None, "document-type"),
        ("person-key", "xyz", "document-type"),
        ("sex", "nam", "document-choice"),
        ("code", "no-such-code", "document-choice"),
        ("reference", "A" * 20, "reference-check"),
        ("month", "2024-13", "month-text"),
        ("month", "2024-07\n", "month-text"),
        ("position", {"source": "", "row": 10**15}, "json-number"),
        ("answer", {"filename": "", "data": "é"}, "document-type"),
        ("day-span", {"start": "2024-02-30"}, "date-value"),
        ("day-span", {"start": "30/06/2024"}, "date-text"),
        ("entitlement", {"category": None, "amount": 1, "coefficient": "1.5"}, "document-type"),
        ("entitlement", {"category": None, "amount": 1, "coefficient": "99"}, "coefficient"),
        ("entitlement", {"category": None, "amount": -1}, "amount-range"),
        ("settlement-line", {"provider": "", "programme": "", "paid": 1}, "settlement-unbalanced"),
    ],
)
def test_a_value_says_what_is_wrong_with_it(name: str, value: object, code: str) -> None:
    document = {"ansinh": name, "version": 1, "value": value}
    assert code in {code for _, code in problems_of(json.dumps(document))}


def test_a_field_that_may_be_left_out_may_also_be_null() -> None:
    person = {"ansinh": "person", "version": 1, "value": {"name": "Lê Thử", "sex": None}}
    assert from_json(json.dumps(person)).sex is None
    bank = {"ansinh": "bank", "version": 1, "value": {"code": "VIETINBANK"}}
    assert from_json(json.dumps(bank)) == Bank("VIETINBANK")


def test_an_error_that_is_not_ours_is_not_repeated() -> None:
    """Whatever a value's rule raises, what it says may be about a person."""

    def rule(_text: str) -> str:
        message = "Nguyễn Thị Mẫu Bí Mật"
        raise ValueError(message)

    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Annotated[str, AfterValidator(rule)]).validate_python("x")
    (problem,) = problems_of_error(refused.value, "x.json", Codec(str, str, str))
    assert problem.code == "document-type"
    assert "Bí Mật" not in str(problem)


def test_a_reader_that_runs_out_of_depth_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """How deep Python can go differs by version; the answer does not."""

    def reader(_name: str) -> object:
        raise RecursionError

    monkeypatch.setattr(reading, "_reader", reader)
    assert problems_of(to_json(Month(2024, 7))) == [("", "json-depth")]
