"""Hostile and broken JSON: what two readers could read in two ways is not read."""

import json
from typing import Any

import pytest
from tests.unit.boundary.documents.made import roll

from ansinh import Dong, Position, UnreadableFile, from_json, to_json
from ansinh.boundary.documents import loading


def problems_of(text: str | bytes, kind: Any = None) -> list[tuple[str, str]]:
    """Give path and code of each problem; nothing of the input hangs on the error."""
    with pytest.raises(UnreadableFile) as refused:
        from_json(text, kind, source="x.json")
    error = refused.value
    assert error.__context__ is None
    assert error.__cause__ is None
    assert all(problem.position.source == "x.json" for problem in error.problems)
    return [(problem.position.header, problem.code) for problem in error.problems]


def dong(value: str) -> str:
    return f'{{"ansinh": "dong", "version": 1, "value": {value}}}'


@pytest.mark.parametrize(
    "number",
    ["500.000", "5e5", "1E400", "NaN", "Infinity", "-Infinity", "1.0", "9" * 17, "9" * 5_000],
)
def test_no_field_takes_a_number_that_is_not_whole(number: str) -> None:
    """``500.000`` is half a million to a Vietnamese reader and five hundred to a machine."""
    assert problems_of(dong(number)) == [("value", "json-number")]


def test_sixteen_digits_are_beyond_an_amount() -> None:
    assert problems_of(dong("9" * 16)) == [("value", "amount-range")]
    assert from_json(dong("-" + "9" * 15)) == Dong(-999_999_999_999_999)


@pytest.mark.parametrize("value", ['"500000"', "true", "null", "[5]", '{"value": 5}'])
def test_an_amount_is_an_integer_and_nothing_like_one(value: str) -> None:
    assert problems_of(dong(value)) == [("value", "document-type")]


def test_a_key_that_stands_twice_is_refused_at_its_place() -> None:
    """Python takes the last one, other readers the first."""
    assert problems_of('{"ansinh": "dong", "version": 1, "value": 1, "value": 2}') == [
        ("value", "json-duplicate-key")
    ]
    text = to_json(roll()).replace('"amount":750000', '"amount":1,"amount":750000')
    assert problems_of(text) == [("value.entries[0].entitlement.amount", "json-duplicate-key")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"\xff\xfe", "json-text"),
        ("{}".encode("utf-16"), "json-text"),
        ('{"a"', "json-syntax"),
        ("", "json-syntax"),
        ("{'a': 1}", "json-syntax"),
        ("[1,]", "json-syntax"),
        ("[" * 100_000, "json-depth"),
        ('{"a":' * 100_000, "json-depth"),
        ("[]", "document-type"),
        ("1.5", "json-number"),
        ('"text"', "document-type"),
    ],
)
def test_what_is_no_document_is_told_so(text: str | bytes, code: str) -> None:
    assert problems_of(text) == [("", code)]


def test_the_line_of_broken_json_is_told() -> None:
    with pytest.raises(UnreadableFile) as refused:
        from_json('{\n"ansinh": \n!', source="x.json")
    (problem,) = refused.value.problems
    assert problem.position == Position("x.json", row=3)


def test_a_text_with_half_a_surrogate_pair_is_refused() -> None:
    """It would be read, and fail much later when it is written."""
    text = '{"ansinh": "text", "version": 1, "value": {"en": "\\ud800", "vi": ""}}'
    assert problems_of(text) == [("value.en", "json-text")]
    assert problems_of(text.replace("\\ud800", "\ud800")) == [("value.en", "json-text")]
    key = '{"ansinh": "text", "version": 1, "value": {"\\ud800": "", "en": "", "vi": ""}}'
    assert problems_of(key) == [("value", "json-text")]
    assert from_json(text.replace("\\ud800", "\\ud83d\\ude00")).en == "\U0001f600"


def test_deep_nesting_inside_a_field_is_refused() -> None:
    deep = "[" * 900 + "]" * 900
    for value in (deep, f'{{"kind": {deep}}}'):
        text = f'{{"ansinh": "step", "version": 1, "value": {{"value": {value}}}}}'
        codes = {code for _, code in problems_of(text)}
        assert codes <= {"json-depth", "document-field-missing", "document-choice", "document-type"}


def test_a_text_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MAX_DOCUMENT", 10)
    assert problems_of(dong("5")) == [("", "json-size")]


def test_a_byte_order_mark_does_not_count() -> None:
    """Editors on Windows write one."""
    assert from_json(b"\xef\xbb\xbf" + dong("5").encode()) == Dong(5)
    assert from_json("\ufeff" + dong("5")) == Dong(5)


def test_the_problems_of_a_file_are_capped() -> None:
    """A hostile file could else fill the memory of whoever shows them."""
    text = json.dumps({"ansinh": "routes", "version": 1, "value": {"banks": {}}})
    many = text.replace(
        '"banks": {}', '"banks": {' + ",".join(f'"B{n}": 1' for n in range(5_000)) + "}"
    )
    assert len(problems_of(many)) == 1, "one place, since the keys are not shown"
    entries = {"ansinh": "roll", "version": 1, "value": {"entries": [1] * 5_000}}
    assert len(problems_of(json.dumps(entries))) == 1_000
