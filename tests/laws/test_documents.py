"""Documents: what is written is read back, and what is not a document is told so."""

import json
import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import ansinh
import ansinh.testing.strategies as draws
from ansinh.boundary.documents import from_json, names, schema_of, to_document, to_json
from ansinh.boundary.documents.derive import codec_of
from ansinh.boundary.documents.kinds import class_of
from ansinh.errors import UnreadableFile


def values(name: str) -> st.SearchStrategy[Any]:
    """Draw values of a kind of document; for a new public class, ansinh.testing has to know how."""
    return st.from_type(class_of(name))


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
@settings(max_examples=15)
def test_what_we_kept_is_read_back_by_the_quick_way(name: str, data: st.DataObject) -> None:
    """The book reads what it wrote itself; equal again, to what does not count for equality."""
    value = data.draw(values(name))
    codec = codec_of(class_of(name))
    again = codec.read(json.loads(json.dumps(codec.write(value))))
    assert again == value
    assert type(again) is type(value)
    assert to_json(again) == to_json(value)


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


@given(batch=draws.batches(), data=st.data())
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
