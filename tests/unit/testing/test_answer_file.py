"""The kit changes answers of every kind, or says that it cannot: no edit passes in silence."""

import json

import attrs
import pytest
from tests.conformance.profiles import DELIMITED
from tests.conformance.table import RIGHT

from ansinh.formats import BookWriter, Capability, Support
from ansinh.latin import encodes, fold
from ansinh.money import Dong
from ansinh.testing.answer_file import AnswerFile
from ansinh.testing.checks.nothing_lost import _rows_in
from ansinh.testing.checks.unknown_words import near_words
from ansinh.testing.exchange import Exchange
from ansinh.testing.failure import LeftOut
from ansinh.testing.json_edits import json_rows, json_words
from ansinh.testing.workbook_cells import raw_book
from ansinh.testing.written import records_of, says_the_same, text_of_file
from ansinh.testing.xml_edits import xml_rows, xml_words

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


def test_elements_of_several_groups_stay_in_theirs() -> None:
    """A bank may group its answer by what came of the orders: elsewhere it would say another."""
    grouped = b"<R><G><P ref='A1'/>\n <P ref='B2'/></G><G><P ref='C3'/></G></R>"
    references = ("A1", "B2", "C3")
    turned = b"<R><G><P ref='B2'/>\n <P ref='A1'/></G><G><P ref='C3'/></G></R>"
    assert xml_rows(grouped, references, ("C3", "B2", "A1")) == turned
    alone = b"<G><P ref='C3'/></G>"  # a group of one is moved as a whole
    twice = grouped.replace(alone, alone * 2)
    assert xml_rows(grouped, references, ("A1", "B2", "C3", "C3")) == twice
    assert xml_rows(grouped, references, ("A1", "B2")) == grouped.replace(alone, b"")


NAMESPACED = b"""<?xml version='1.0'?>
<p:R xmlns:p="urn:mau" xmlns='urn:other' total = "30">
  <!-- 30 --><p:O id="A1"><p:S>OK</p:S ></p:O ><p:O id="B2" ><S><![CDATA[OK]]></S></p:O></p:R>"""


def test_what_is_not_changed_in_xml_stays_to_the_byte() -> None:
    """Written anew it had other prefixes, in the adapter's own files too, and no declaration."""
    turned = xml_rows(NAMESPACED, ("A1", "B2"), ("B2", "A1"))
    assert turned.index(b'id="B2"') < turned.index(b'id="A1"')
    assert sorted(turned) == sorted(NAMESPACED)
    assert xml_words(NAMESPACED, {"OK": "<&>"}) == NAMESPACED.replace(
        b"<p:S>OK", b"<p:S>&lt;&amp;&gt;"
    ).replace(b"<![CDATA[OK]]>", b"&lt;&amp;&gt;")
    named = NAMESPACED.replace(b'"30"', b'"&lt;&quot;"')
    assert xml_words(NAMESPACED, {"30": '<"'}, outside=("A1", "B2")) == named
    assert xml_words(NAMESPACED, {"urn:mau": "?"}) == NAMESPACED


def _delimited(text: str, *references: str) -> AnswerFile:
    return AnswerFile(text.encode(), DELIMITED, references)


def test_a_last_line_without_an_end_stays_a_line_of_its_own() -> None:
    file = _delimited("head\nA1;1\nB2;2", "A1", "B2")
    assert file.reordered(("B2", "A1")) == b"head\nB2;2\nA1;1"


def test_lines_stay_among_those_that_they_stand_with() -> None:
    """A subtotal, or the heading of those that failed, tells which a line belongs to."""
    file = _delimited("A1;1\n+;a\nB2;2\nsum;3\nC3;4\n", "A1", "B2", "C3")
    assert file.rows(("C3", "B2", "A1")) == file.content
    file = _delimited("A1;1\nB2;2\nfailed\nC3;4\n", "A1", "B2", "C3")
    assert file.rows(("C3", "B2", "A1")) == b"B2;2\nA1;1\nfailed\nC3;4\n"


def test_a_cell_with_the_separator_in_it_stays_one_cell() -> None:
    """Unquoted it was three, and the row was refused before anybody looked at the sum."""
    file = _delimited('A1,"1,000,000",x\nB2,2,"a ""b"""\n', "A1", "B2")
    assert file.replaced({"1,000,000": "9,000,000"}).startswith(b'A1,"9,000,000",x')
    assert file.replaced({'a "b"': "c"}).endswith(b'B2,2,"c"\n')
    assert file.replaced({"x": 'y,"z"'}).startswith(b'A1,"1,000,000","y,""z"""')


def test_records_within_records_are_put_into_another_order() -> None:
    text = '{"parts": [{"day": true, "rows": [{"ref": "A1"}, {"ref": "B2"}]}, null]}'
    turned = json.loads(json_rows(text, ("A1", "B2"), ("B2", "A1")))
    assert turned["parts"][0]["rows"] == [{"ref": "B2"}, {"ref": "A1"}]


def test_lists_in_lists_are_put_into_another_order_and_lose_nothing() -> None:
    text = '{"groups": [[{"ref": "A1"}, {"both": ["A1", "B2"]}, {"ref": "B2"}, {"ref": "C3"}]]}'
    turned = json.loads(json_rows(text, ("A1", "B2", "C3"), ("C3", "B2", "A1")))
    assert turned["groups"][0] == [
        {"ref": "A1"},
        {"both": ["A1", "B2"]},
        {"ref": "C3"},
        {"ref": "B2"},
    ]


def test_a_number_of_json_becomes_a_number_and_any_other_word_a_text() -> None:
    text = '{"ref": "A1", "amount": 360000.0}'
    assert json.loads(json_words(text, {"360000.0": "960000.0"}))["amount"] == 960_000
    assert json.loads(json_words(text, {"360000.0": "007"}))["amount"] == "007"


def test_a_figure_may_have_its_currency_behind_it() -> None:
    file = _delimited("A1;1.500.000 VND\nB2;2.000đ\nC3;3,000 đồng\n", "A1", "B2", "C3")
    assert file.figures("A1", Dong(1_500_000)) == ("1.500.000 VND",)
    assert file.figures("B2", Dong(2_000)) == ("2.000đ",)
    assert file.figures("C3", Dong(3_000)) == ("3,000 đồng",)


def _book(*sheets: str) -> bytes:
    book = BookWriter("Mẫu")
    for title in sheets:
        sheet = book.sheet(title)
        for row, text in enumerate(("KQ", "A1", "B2 x", "sum"), start=1):
            sheet.text(row, 1, text if title == sheets[0] else f"{title} {row}")
    return book.content()


def test_what_the_sheets_are_called_is_said_too() -> None:
    """A month may stand in the sheet's name alone."""
    assert says_the_same(_book("T7"), _book("T7"), DELIMITED)
    assert not says_the_same(_book("T7"), _book("T8"), DELIMITED)


def test_the_rows_of_one_sheet_are_put_into_another_order_and_no_other_sheets() -> None:
    file = AnswerFile(_book("KQ", "Tổng hợp"), DELIMITED, ("A1", "B2"))
    cells = raw_book(file.reordered(("B2", "A1"))).cells
    said = [cell.text for cell in sorted(cells, key=lambda cell: (cell.sheet, cell.row))]
    assert said == ["KQ", "B2 x", "A1", "sum", *(f"Tổng hợp {row}" for row in range(1, 5))]
    assert file.rows(("C3", "A1", "B2")) == file.rows(("A1", "B2"))
    assert AnswerFile(file.content, DELIMITED, ("Z9",)).rows(("Z9", "Z9")) == file.content


def test_rows_are_counted_as_the_file_is_and_not_as_the_order_was() -> None:
    """A bank may answer a csv with a workbook."""
    exchange = _exchange("mau.delimited")
    assert _rows_in(exchange, _book("KQ", "Tổng hợp")) == 8
    assert _rows_in(exchange, b"a\nb\n") == 2
