"""XML comes in as plain values or not at all."""

import sys

import pytest
from tests.sheets import codes

from ansinh import Code, InvalidValue, MissingExtra, UnreadableFile
from ansinh.formats import Column, XmlPart, read_xml, write_xml, xml_fields

ROOT = XmlPart(
    "{urn:x}Lenh",
    parts=[
        XmlPart("{urn:x}Ten", "Đặng Thị Hoà & <1>", attributes={"so": '"1"'}),
        XmlPart("{urn:x}Trong"),
    ],
)


def test_what_is_written_is_read_back() -> None:
    assert read_xml(write_xml(ROOT), "x.xml") == ROOT


def test_it_is_written_one_element_a_line_by_the_namespace_of_the_root() -> None:
    assert write_xml(ROOT, newline="\r\n").decode().split("\r\n") == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<Lenh xmlns="urn:x">',
        '  <Ten so="&quot;1&quot;">Đặng Thị Hoà &amp; &lt;1&gt;</Ten>',
        "  <Trong/>",
        "</Lenh>",
        "",
    ]


def test_an_element_knows_its_line_and_shows_nobody() -> None:
    part = read_xml(write_xml(ROOT), "x.xml").parts[0]
    assert (part.line, repr(part)) == (3, "XmlPart({urn:x}Ten, 0 parts)")


@pytest.mark.parametrize(
    ("data", "code", "row"),
    [
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>\n<a>&b;</a>', Code.XML_DTD, 1),
        (b"<a>\n<!-- x --></a>", Code.XML_MARKUP, 2),
        (b"<a>\n<![CDATA[x]]></a>", Code.XML_MARKUP, 2),
        (b"<a>\n\n<?run x?></a>", Code.XML_MARKUP, 3),
        (b"<a>&b;</a>", Code.XML_SYNTAX, 1),
        (b"<a>\n<b></a>", Code.XML_SYNTAX, 2),
        (b"", Code.XML_SYNTAX, 1),
        (b"<a>" * 300, Code.XML_SYNTAX, 1),
        (b"<a>\nx<b/></a>", Code.XML_ELEMENT, 1),
        (b"<a><b/>x</a>", Code.XML_ELEMENT, 1),
        (b'<?xml version="1.0" encoding="UTF-16"?><a/>', Code.XML_ENCODING, 1),
        (b"<a>\n\xff</a>", Code.XML_ENCODING, 2),
        ("<a/>".encode("utf-16"), Code.XML_ENCODING, 1),
    ],
)
def test_what_could_hide_something_is_refused_at_its_line(
    data: bytes, code: Code, row: int
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_xml(data, "x.xml")
    assert codes(caught.value) == [code]
    assert caught.value.problems[0].position.row == row
    assert caught.value.__context__ is None


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansinh.formats.xml_tree.MAX_FILE_BYTES", 3)
    with pytest.raises(UnreadableFile) as caught:
        read_xml(b"<a/>", "x.xml")
    assert codes(caught.value) == [Code.XML_LIMIT]


@pytest.mark.parametrize("text", ["a\nb", "a\x00b", "a\u202eb"])
def test_a_control_character_is_refused(text: str) -> None:
    for part in (XmlPart("a", text), XmlPart("a", attributes={"b": text})):
        with pytest.raises(InvalidValue) as caught:
            write_xml(part)
        assert caught.value.code == Code.CELL_CONTROL_CHARACTER
        assert caught.value.__context__ is None


COLUMNS = (Column("name", ["Ten", "HoTen"]), Column("amount", ["Tien"], kind="amount"))


def test_elements_are_fields_by_the_names_of_columns() -> None:
    record = XmlPart("Lenh", parts=[XmlPart("HoTen", "Bịa"), XmlPart("Tien")])
    assert xml_fields(record, COLUMNS) == {"name": "Bịa", "amount": None}


@pytest.mark.parametrize(
    "parts",
    [
        [XmlPart("La", "x")],
        [XmlPart("Ten", "A"), XmlPart("HoTen", "B")],
        [XmlPart("Ten", parts=[XmlPart("Ten", "A")])],
    ],
    ids=["unknown", "twice", "nested"],
)
def test_an_element_that_nobody_expects_is_refused(parts: list[XmlPart]) -> None:
    """Of two amounts, neither is taken."""
    with pytest.raises(InvalidValue) as caught:
        xml_fields(XmlPart("Lenh", parts=parts), COLUMNS)
    assert caught.value.code == Code.XML_ELEMENT


def test_without_lxml_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(MissingExtra, match=r"ansinh\[xml\]"):
        write_xml(ROOT)
