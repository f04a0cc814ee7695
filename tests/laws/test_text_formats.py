"""What is written as text is read back, whatever it is."""

from hypothesis import given
from hypothesis import strategies as st

from ansinh import Dong, UnreadableFile
from ansinh.formats import Column, XmlPart, fixed_fields, fixed_line, read_xml, write_xml
from ansinh.latin import nfc

COLUMNS = (
    Column("name", ["Họ tên"], width=30),
    Column("account", ["Số TK"], kind="code", width=12),
    Column("amount", ["Số tiền"], kind="amount", width=15),
)
LETTERS = st.characters(codec="utf-8", exclude_categories=["C", "Z"])
TEXTS = st.text(LETTERS, max_size=10).map(nfc).filter(lambda text: text.isprintable())


@given(name=TEXTS, account=st.text("0123456789", max_size=12), amount=st.integers(0, 10**15 - 1))
def test_a_fixed_width_line_is_read_back(name: str, account: str, amount: int) -> None:
    line = fixed_line(COLUMNS, {"name": name, "account": account, "amount": Dong(amount)})
    assert len(line) == 57
    assert fixed_fields(COLUMNS, line) == {
        "name": name or None,
        "account": account or None,
        "amount": amount,
    }


PARTS = st.recursive(
    st.builds(XmlPart, st.sampled_from(["Ten", "{urn:x}Tien"]), TEXTS),
    lambda inner: st.builds(XmlPart, st.just("Lenh"), parts=st.lists(inner, min_size=1)),
    max_leaves=8,
)


@given(part=PARTS)
def test_an_element_is_read_back(part: XmlPart) -> None:
    assert read_xml(write_xml(part), "x.xml") == part


NEARLY_XML = st.text("<>!?&;[]-abDOCTYPE =\"'/", max_size=60).map(str.encode)


@given(data=st.binary(max_size=60) | NEARLY_XML)
def test_any_bytes_are_an_element_or_refused_and_nothing_else(data: bytes) -> None:
    refused = None
    try:
        part = read_xml(data, "x.xml")
    except UnreadableFile as error:
        refused = error
    if refused is None:
        assert part.name
    else:
        assert len(refused.problems) == 1
