"""A value becomes a document."""

import json
from datetime import date
from fractions import Fraction

import pytest
from tests.unit.boundary.documents.made import roll

from ansinh import (
    Agency,
    Bank,
    BirthDate,
    CashPoint,
    Citation,
    Dong,
    EntryKey,
    Month,
    Outcome,
    OutcomeKind,
    Person,
    PersonName,
    PlanTerms,
    Position,
    Roll,
    Routes,
    Step,
    Text,
    to_document,
    to_json,
)
from ansinh.errors import Code, InvalidValue, UnknownDocument


def test_the_envelope_says_kind_and_version() -> None:
    assert to_document(Dong(500_000)) == {"ansinh": "dong", "version": 1, "value": 500_000}


def test_a_roll_states_its_totals_and_every_line() -> None:
    made = roll()
    value = to_document(made)["value"]
    assert value["count"] == 2
    assert value["total"] == 1_250_000
    assert value["digest"] == made.digest
    first, second = value["entries"]
    assert first["beneficiary"]["person"] == {
        "name": "Nguyễn Thị Mẫu",
        "birth": "1945",
        "citizen_id": "099145000012",
    }
    assert first["entitlement"] == {
        "category": {"code": "05.1", "name": ""},
        "amount": 750_000,
        "coefficient": "3/2",
        "since": "2021-07",
    }
    assert first["channel"]["kind"] == "bank-account"
    assert second["channel"] == {"kind": "cash-point", "place": ""}
    assert second["papers"][0]["kind"] == "authorization"
    assert second["papers"][0]["span"] == {"start": "2024-01-01"}


def test_what_is_not_known_is_left_out_unless_it_must_be_said() -> None:
    """A reference that an answer lacks is a statement; a day that it does not give is none."""
    assert to_document(Outcome(None, OutcomeKind.UNKNOWN))["value"] == {
        "reference": None,
        "kind": "unknown",
        "reason": "",
        "transaction": "",
    }


@pytest.mark.parametrize(
    ("birth", "text"),
    [
        (BirthDate(1945, 2, 1), "1945-02-01"),
        (BirthDate(1945, 2), "1945-02"),
        (BirthDate(1945), "1945"),
    ],
)
def test_a_birth_date_is_as_precise_as_it_was(birth: BirthDate, text: str) -> None:
    assert to_document(birth)["value"] == text


def test_equal_values_give_the_same_text() -> None:
    """However their parts came."""
    one = Routes(banks={"A1": "x.a", "B1": "x.b"}, cash="y.c")
    other = Routes(banks={"B1": "x.b", "A1": "x.a"}, cash="y.c")
    assert to_json(one) == to_json(other)
    made = roll()
    assert to_json(Roll(made.month, reversed(made.entries))) == to_json(made)


def test_json_is_one_line_of_readable_text() -> None:
    text = to_json(roll())
    assert "\n" not in text
    assert "Phường Mẫu" in text
    assert json.loads(text) == to_document(roll())


@pytest.mark.parametrize(
    "value",
    [
        Agency("MAU", "Phòng Mẫu", b"a published key for tests only"),
        PlanTerms(
            agency=Agency("MAU", "Phòng Mẫu", b"a published key for tests only"),
            pay_day=date(2024, 7, 5),
            routes=Routes(),
        ),
        object(),
        "text",
    ],
)
def test_a_secret_never_stands_in_a_document(value: object) -> None:
    with pytest.raises(UnknownDocument) as refused:
        to_json(value)
    assert refused.value.code is Code.DOCUMENT_NONE


@pytest.mark.parametrize(
    "value",
    [
        Position("x", row=10**15),
        Position("x", row=True),
        Step(Month(2024, 7), date(2024, 7, 1), Fraction(1, 10**30), Citation("x")),
    ],
)
def test_a_number_that_would_not_be_read_is_not_written(value: object) -> None:
    with pytest.raises(InvalidValue) as refused:
        to_json(value)
    assert refused.value.code is Code.JSON_NUMBER


def test_half_a_surrogate_pair_is_not_written() -> None:
    with pytest.raises(InvalidValue) as refused:
        to_json(Text("\ud800", ""))
    assert refused.value.code is Code.JSON_TEXT
    assert refused.value.__context__ is None


def test_small_values_have_documents_too() -> None:
    assert to_document(Bank("VIETINBANK"))["value"] == {"code": "VIETINBANK", "branch": ""}
    assert to_document(EntryKey("BTXH", "1"))["value"] == {"programme": "BTXH", "case": "1"}
    assert to_document(CashPoint())["value"]["kind"] == "cash-point"
    assert to_document(Person(PersonName("Lê Thử")))["value"] == {"name": "Lê Thử"}
