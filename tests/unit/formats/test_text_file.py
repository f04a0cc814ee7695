"""Bytes are lines, or are refused at their line; nothing is replaced on the way out."""

import pytest
from tests.sheets import codes

from ansinh import Code, InvalidValue, UnreadableFile
from ansinh.formats import line_fault, text_bytes, text_lines


def refused(data: bytes, encoding: str = "utf-8") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        text_lines(data, "x.txt", encoding)
    assert caught.value.__context__ is None  # it would carry the bytes along
    return caught.value


@pytest.mark.parametrize(
    "data",
    [b"A\r\nB\r\n", b"A\nB\n", b"A\r\nB", b"\xef\xbb\xbfA\nB\n"],
    ids=["crlf", "lf", "no end", "bom"],
)
def test_ends_and_a_mark_before_change_nothing(data: bytes) -> None:
    assert text_lines(data, "x.txt") == ["A", "B"]


def test_another_encoding_is_read_as_such() -> None:
    assert text_lines("Hòa\r\n".encode("windows-1252"), "x.txt", "windows-1252") == ["Hòa"]


@pytest.mark.parametrize(
    ("data", "encoding", "code", "row"),
    [
        (b"A\nB\xff\n", "utf-8", Code.FILE_ENCODING, 2),
        (b"A\nB\n\xc3\x82\n", "ascii", Code.TEXT_ENCODING, 3),
        (b"\xff\xfeA\x00\n\x00B", "utf-8", Code.FILE_ENCODING, 2),
        (b" \r\n", "utf-8", Code.FILE_EMPTY, 0),
        (b"xn--\xff", "idna", Code.TEXT_ENCODING, 1),
    ],
)
def test_what_is_no_text_is_refused_at_its_line(
    data: bytes, encoding: str, code: Code, row: int
) -> None:
    error = refused(data, encoding)
    assert (codes(error), error.problems[0].position.row) == ([code], row)


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansinh.formats.text_file.MAX_ROWS", 1)
    assert codes(refused(b"A\nB\n")) == [Code.FILE_TOO_LARGE]
    monkeypatch.setattr("ansinh.formats.text_file.MAX_FILE_BYTES", 2)
    assert codes(refused(b"A\nB\n")) == [Code.FILE_TOO_LARGE]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Hồ Thị Bịa", None),
        ("a\tb", None),
        ("a\rb", Code.FILE_LINE_BREAK),
        ("a\u202eb", Code.FILE_CHARACTER),
        ("a\x00b", Code.FILE_CHARACTER),
    ],
)
def test_signs_that_belong_in_no_line_have_a_code(line: str, code: Code | None) -> None:
    assert line_fault(line) == code


def test_a_letter_that_the_encoding_does_not_have_is_refused_not_replaced() -> None:
    """A question mark for a letter is another name, and a payment returned."""
    assert text_bytes("BIA", "ascii") == b"BIA"
    with pytest.raises(InvalidValue) as caught:
        text_bytes("Hồ Thị Bịa", "ascii")
    assert caught.value.code == Code.TEXT_NOT_EXPRESSIBLE
    assert caught.value.__context__ is None
