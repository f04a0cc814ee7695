"""The kit changes answers of every kind, or says that it cannot: no edit passes in silence."""

import json

import attrs
import pytest
from tests.conformance.profiles import DELIMITED
from tests.conformance.table import RIGHT

from ansinh.formats import Capability, Support
from ansinh.latin import encodes, fold
from ansinh.money import Dong
from ansinh.testing.answer_file import AnswerFile
from ansinh.testing.checks.unknown_words import near_words
from ansinh.testing.exchange import Exchange
from ansinh.testing.failure import LeftOut
from ansinh.testing.json_edits import json_rows
from ansinh.testing.written import records_of, text_of_file
from ansinh.testing.xml_edits import xml_rows

ANSWERING = [
    name
    for name, suite in RIGHT.items()
    if suite().case().profile.supports(Capability.PARSE_RESULTS) is Support.FULL
]
"""Those that a provider answers: the one with a form of its own gets no file back."""


def _exchange(adapter: str) -> Exchange:
    return Exchange.mixed(RIGHT[adapter]().case())


def _records(exchange: Exchange, content: bytes) -> list[str]:
    found = records_of(content, exchange.case.profile, exchange.references)
    return [text for one in found.values() for record in one for text in record.texts]


@pytest.mark.parametrize("adapter", ANSWERING)
@pytest.mark.parametrize("new", ["?", "777"])
def test_an_amount_is_changed_wherever_it_is_written(adapter: str, new: str) -> None:
    """As text, as a number, with signs in between, in an attribute: the file says another one."""
    exchange = _exchange(adapter)
    order = exchange.batch.instructions[0]
    figures = exchange.figures(order)
    assert figures
    changed = exchange.file.changed(dict.fromkeys(figures, new))
    file = AnswerFile(changed, exchange.case.profile, exchange.references)
    assert file.figures(order.reference.text, order.amount) == ()
    assert any(new in text for text in _records(exchange, changed))
    if new != "?":
        assert file.figures(order.reference.text, Dong(777))


@pytest.mark.parametrize("adapter", ANSWERING)
def test_a_reference_is_changed(adapter: str) -> None:
    exchange = _exchange(adapter)
    first = exchange.references[0]
    changed = exchange.file.changed({first: "?"})
    assert records_of(changed, exchange.case.profile, [first]) == {first: []}


@pytest.mark.parametrize("adapter", ANSWERING)
def test_rows_stand_in_the_order_that_was_asked_for(adapter: str) -> None:
    exchange = _exchange(adapter)
    backwards = exchange.references[::-1]
    changed = exchange.file.reordered(backwards)
    shown = text_of_file(changed, exchange.case.profile)
    assert sorted(backwards, key=shown.index) == list(backwards)
    assert sorted(_records(exchange, changed)) == sorted(_records(exchange, exchange.answer))


@pytest.mark.parametrize("adapter", ANSWERING)
def test_what_changes_nothing_is_no_change(adapter: str) -> None:
    """A file that was only packed anew would let a check pass that has looked at nothing."""
    exchange = _exchange(adapter)
    assert exchange.file.replaced({"not in it": "?"}) == exchange.answer
    assert exchange.file.rows(exchange.references) == exchange.answer
    with pytest.raises(LeftOut):
        exchange.file.changed({"not in it": "?"})
    with pytest.raises(LeftOut):
        exchange.file.reordered(exchange.references)


def test_a_word_is_folded_where_the_files_letters_lack_it() -> None:
    """Windows-1258 has Đ and no ử: what it cannot write would come out as question marks."""
    assert encodes("Đ", "cp1258")
    assert not encodes("Đã xử lý", "cp1258")
    profile = attrs.evolve(DELIMITED, encoding="cp1258")
    words = set(near_words("Thành công", profile))
    assert "DA XU LY" in words
    assert all(encodes(word, "cp1258") for word in words)


@pytest.mark.parametrize("adapter", ANSWERING)
def test_a_name_stands_outside_the_rows_and_the_rows_stay(adapter: str) -> None:
    """In the place of the total: a cell, an attribute, a number, figures of a fixed width."""
    exchange = _exchange(adapter)
    changed = exchange.file.outside("Mẫu Giữ", exchange.batch.total)
    profile = exchange.case.profile
    assert str(exchange.batch.total.value) not in text_of_file(changed, profile).replace(".", "")
    assert "MAU" in fold(text_of_file(changed, profile))
    assert _records(exchange, changed) == _records(exchange, exchange.answer)


def test_elements_of_several_groups_are_put_into_another_order() -> None:
    """A bank may group its answer by the day or the branch; the rows were taken for one group's."""
    grouped = b"<R><G><P ref='A1'/><P ref='B2'/></G><G><P ref='C3'/></G></R>"
    turned = xml_rows(grouped, ("A1", "B2", "C3"), ("C3", "A1", "B2")).decode()
    assert [turned.index(ref) for ref in ("C3", "A1", "B2")] == sorted(
        turned.index(ref) for ref in ("C3", "A1", "B2")
    )
    assert xml_rows(grouped, ("A1", "B2", "C3"), ("D4",)) == grouped


def test_records_within_records_are_put_into_another_order() -> None:
    text = '{"parts": [{"day": true, "rows": [{"ref": "A1"}, {"ref": "B2"}]}, null]}'
    turned = json.loads(json_rows(text, ("A1", "B2"), ("B2", "A1")))
    assert turned["parts"][0]["rows"] == [{"ref": "B2"}, {"ref": "A1"}]
