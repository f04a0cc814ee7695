import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh import Code
from ansinh.formats import xml_fault

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (HEAD + b"<a>&amp;&#65;&#x41;</a>", None),
        (b"\xef\xbb\xbf" + HEAD + b"<a/>", None),
        (HEAD + b"<a>&b;</a>", (Code.XML_SYNTAX, 42)),
        (b"<?xml version='1.1'?><a/>", (Code.XML_SYNTAX, 0)),
        (HEAD + b"<?xml version='1.0'?><a/>", (Code.XML_MARKUP, 39)),
        (b"<a/><!doctype a>", (Code.XML_DTD, 4)),
        ("<a/>".encode("utf-16"), (Code.XML_ENCODING, 0)),
        ("<a/>".encode("utf-16-be"), (Code.XML_ENCODING, 0)),
    ],
)
def test_what_no_file_needs_is_found_where_it_stands(
    data: bytes, fault: tuple[Code, int] | None
) -> None:
    assert xml_fault(data) == fault


@given(before=st.integers(0, 12), padding=st.sampled_from([0, 2**20 - 7, 2**20]))
def test_a_byte_that_is_no_letter_is_found_wherever_it_stands(before: int, padding: int) -> None:
    """Also where a letter lies across two of the pieces that are looked at one by one."""
    good = b"<a>" + b" " * padding + "ệ".encode() * before
    assert xml_fault(good + b"</a>") is None
    assert xml_fault(good + b"\xff</a>") == (Code.XML_ENCODING, len(good))


def test_a_limit_is_the_callers() -> None:
    assert xml_fault(b"<a/>", most=4) is None
    assert xml_fault(b"<a/>", most=3) == (Code.XML_LIMIT, 0)
