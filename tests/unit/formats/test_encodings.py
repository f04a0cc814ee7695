"""Encodings of text files: what a file says itself, what somebody names, and what is wrong."""

import unicodedata

import pytest
from tests.old_letters import typed
from tests.sheets import codes

from ansinh.errors import Code, InvalidValue, UnreadableFile
from ansinh.formats import read_csv, read_sheets, text_lines
from ansinh.formats.encodings import ENCODINGS, decoded, known_encoding
from ansinh.formats.old_letters import OldLetters

LIST = "STT;Họ và tên;Ghi chú\n1;Nguyễn Thị Mẫu;trợ cấp\n2;Đặng Văn Thử;ở xã\n"
ROWS = [
    ("STT", "Họ và tên", "Ghi chú"),
    ("1", "Nguyễn Thị Mẫu", "trợ cấp"),
    ("2", "Đặng Văn Thử", "ở xã"),
]


def in_encoding(text: str, encoding: str) -> bytes:
    """Write a text as somebody did in that encoding."""
    if encoding in {"utf-8", "utf-16"}:
        return text.encode(encoding)
    if encoding == "cp1258":
        # The code page has the vowels with a roof or a horn, and the tones by themselves.
        tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
        letters = [
            "".join(unicodedata.normalize("NFC", part) for part in _parted(letter, tones))
            for letter in text
        ]
        return "".join(letters).encode("cp1258")
    return typed(text, OldLetters(encoding)).encode("latin-1")


def _parted(letter: str, tones: set[str]) -> tuple[str, str]:
    plain = unicodedata.normalize("NFD", letter)
    return (
        "".join(sign for sign in plain if sign not in tones),
        "".join(sign for sign in plain if sign in tones),
    )


def refused(data: bytes, encoding: str = "utf-8") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        text_lines(data, "x.csv", encoding)
    assert caught.value.__context__ is None  # it would carry the bytes along
    return caught.value


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_list_is_read_in_the_encoding_that_is_named(encoding: str) -> None:
    data = in_encoding(LIST, encoding)
    assert read_csv(data, "x.csv", encoding=encoding).rows == ROWS
    assert read_sheets(data, "x.csv", encoding)[0].rows == ROWS
    parted_by_tabs = in_encoding(LIST.replace(";", "\t"), encoding)
    assert read_sheets(parted_by_tabs, "x.tsv", encoding)[0].rows == ROWS


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("named", ["", *ENCODINGS])
def test_a_mark_in_front_says_more_than_what_is_named(codec: str, named: str) -> None:
    mark = "" if codec == "utf-8-sig" else "\ufeff"
    data = (mark + LIST).encode(codec)
    assert read_sheets(data, "x.csv", named)[0].rows == ROWS


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_only_where_it_is_named(codec: str) -> None:
    data = LIST.encode(codec)
    assert codes(refused(data)) == [Code.FILE_ENCODING]
    assert text_lines(data, "x.csv", "utf-16") == LIST.splitlines()


def test_utf_16_whose_order_does_not_show_is_refused() -> None:
    assert codes(refused("\u1ea1\u1ea3".encode("utf-16-le"), "utf-16")) == [Code.TEXT_ENCODING]


@pytest.mark.parametrize(
    ("data", "row"),
    [
        (b"\xff\xfeA\x00\n\x00B", 2),
        (b"\xff\xfe\xff\xfeA\x00", 1),
        (b"\xef\xbb\xbf\xef\xbb\xbfA", 1),
        (b"\xff\xfeA\x00\n\x00\x00\xd8A\x00", 2),
        ("\ufeffA".encode("utf-32-le"), 1),
    ],
    ids=["half a sign", "two marks", "two marks of UTF-8", "half a pair", "UTF-32"],
)
def test_a_mark_does_not_make_junk_readable(data: bytes, row: int) -> None:
    error = refused(data)
    assert codes(error) == [Code.FILE_ENCODING]
    assert error.problems[0].position.row == row


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\xfe\xff\x00 \x00\n", b"\xef\xbb\xbf\n"])
def test_a_mark_and_nothing_else_is_an_empty_file(data: bytes) -> None:
    assert codes(refused(data)) == [Code.FILE_EMPTY]


@pytest.mark.parametrize("encoding", ["cp1258", "tcvn3", "vni", "viscii", "vps"])
def test_utf_8_is_not_read_as_something_else(encoding: str) -> None:
    """Nearly every byte is a letter there; the names would be those of nobody."""
    error = refused(LIST.encode(), encoding)
    assert codes(error) == [Code.TEXT_ENCODING]
    assert error.problems[0].position.row == 1
    assert text_lines(b"A\n1\n", "x.csv", encoding) == ["A", "1"]


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_a_sign_that_the_set_does_not_have_is_told_with_its_line(encoding: str) -> None:
    error = refused(b"A\nB\n\xff\x81\n", encoding)
    assert (codes(error), error.problems[0].position.row) == ([Code.TEXT_ENCODING], 3)


def test_code_page_1258_is_composed() -> None:
    text, wrong = decoded(in_encoding("Nguyễn Ệ", "cp1258"), "windows-1258")
    assert (text, wrong) == ("Nguyễn Ệ", 0)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("UTF-8", "utf-8"),
        ("utf_8", "utf-8"),
        ("Windows-1258", "cp1258"),
        (" TCVN3 ", "tcvn3"),
        ("ABC", "tcvn3"),
        ("VNI-Windows", "vni"),
        ("VISCII", "viscii"),
    ],
)
def test_an_encoding_has_one_name_however_it_is_spelled(name: str, encoding: str) -> None:
    assert known_encoding(name) == encoding


@pytest.mark.parametrize("name", ["latin-1", "cp1252", "ascii", "tcvn3-capitals", "unicode", ""])
def test_an_encoding_that_would_take_every_file_is_none(name: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        known_encoding(name)
    assert caught.value.code == Code.ENCODING_UNKNOWN
    assert all(encoding in caught.value.text.vi for encoding in ENCODINGS)


def test_a_provider_may_have_any_codec() -> None:
    assert text_lines("Hòa\r\n".encode("cp1252"), "x.txt", "cp1252") == ["Hòa"]


def test_a_codec_that_knows_no_place_says_the_first_line() -> None:
    assert decoded(b"xn--a\n", "idna") == ("", 1)
