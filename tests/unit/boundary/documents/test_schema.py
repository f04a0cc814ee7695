"""The published schemas."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.unit.boundary.documents.made import roll

from ansinh.boundary.documents import names, schema_of, to_document
from ansinh.boundary.file_schemas import FILE_KINDS, file_schema
from ansinh.errors import Code, UnknownDocument

PUBLISHED = Path(__file__).parents[4] / "docs" / "schemas"


@pytest.mark.parametrize("name", names())
def test_a_schema_is_published_as_the_code_makes_it(name: str) -> None:
    """If it takes other documents than before, raise VERSION; run docs/document_schemas.py."""
    schema = schema_of(name)
    assert json.loads((PUBLISHED / f"{name}.json").read_text("utf-8")) == schema
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:ansinh:document:{name}:1"
    assert schema["description"]
    assert schema["properties"]["ansinh"] == {"const": name, "type": "string"}


@pytest.mark.parametrize("name", FILE_KINDS)
def test_the_schema_of_a_file_by_hand_is_published_too(name: str) -> None:
    schema = file_schema(name)
    assert json.loads((PUBLISHED / "files" / f"{name}.json").read_text("utf-8")) == schema
    Draft202012Validator.check_schema(schema)
    assert schema["description"]


def test_no_schema_is_left_of_a_document_that_is_gone() -> None:
    assert {path.stem for path in PUBLISHED.glob("*.json")} == set(names())
    assert {path.stem for path in (PUBLISHED / "files").iterdir()} == set(FILE_KINDS)


def test_a_schema_knows_patterns_bounds_and_choices() -> None:
    schema = schema_of("roll")
    person = schema["$defs"]["Person"]["properties"]
    assert person["citizen_id"]["anyOf"][0]["pattern"] == "^[0-9]{12}$"
    assert person["sex"]["anyOf"][0]["enum"] == ["male", "female"]
    amount = schema["$defs"]["Entitlement"]["properties"]["amount"]
    assert amount["type"] == "integer"
    assert amount["maximum"] == 999_999_999_999_999
    channel = schema["$defs"]["Entry"]["properties"]["channel"]
    assert {part["$ref"].rsplit("/")[-1] for part in channel["oneOf"]} == {
        "BankAccount",
        "CashPoint",
        "EWallet",
        "HomeDelivery",
    }
    assert schema["$defs"]["Roll"]["required"] == ["count", "total", "month", "entries"]


def test_a_schema_refuses_what_the_reader_refuses() -> None:
    validator = Draft202012Validator(schema_of("roll"))
    document = to_document(roll())
    assert validator.is_valid(document)
    document["value"]["entries"][0]["beneficiary"]["person"]["citizen_id"] = "9" * 11
    assert not validator.is_valid(document)
    document = to_document(roll())
    document["value"]["entries"][0]["more"] = 1
    assert not validator.is_valid(document)


def test_there_is_no_schema_of_what_has_no_document() -> None:
    with pytest.raises(UnknownDocument) as refused:
        schema_of("agency")
    assert refused.value.code is Code.DOCUMENT_KIND
