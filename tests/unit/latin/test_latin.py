import unicodedata

import pytest

from ansinh.latin import as_written, edit_distance, encodes, fold, legible, nfc, settle_tones
from ansinh.testing.strategies.names import VIETNAMESE_LETTERS


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Đặng Thị Hoà", "DANG THI HOA"),
        ("đ Đ ð Ð ɖ Ɖ", "D D D D D D"),
        ("Łø æœß ıŋ ŧƀ", "LO AEOESS ING TB"),
        ("", ""),
        ("abc-123", "ABC-123"),
        ("Số: 1", "SO: 1"),
    ],
)
def test_marks_come_off_and_letters_become_capitals(text: str, plain: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == plain


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Kết quả tháng 7.xlsx", "Kết quả tháng 7.xlsx"),
        ("a\udc80.csv", r"a\udc80.csv"),
        ("a\ud800.csv", r"a\ud800.csv"),
        ("a\0.csv", r"a\x00.csv"),
        ("a\x1b[31m\x07b\nc.csv", r"a\x1b[31m\x07b\nc.csv"),
        ("a\x9b2J\u2028.csv", r"a\x9b2J\u2028.csv"),
        ("thang\u202exslx.exe", r"thang\u202exslx.exe"),
        ("", ""),
    ],
)
def test_a_name_that_is_no_text_is_told_all_the_same(name: str, told: str) -> None:
    assert legible(name) == legible(told) == told


def test_every_letter_of_vietnamese_folds_to_one_of_a_to_z() -> None:
    assert len(set(VIETNAMESE_LETTERS)) == 2 * (12 * 6 + 21)
    for letter in VIETNAMESE_LETTERS:
        assert fold(letter) in set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def test_what_is_no_latin_letter_stays() -> None:
    """A Cyrillic letter may look like ours and must not become it."""
    assert fold("А") == "А"


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("hoà", "hòa"),
        ("hòa", "hòa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("tuỳ", "tùy"),
        ("oà", "òa"),
        ("uỷ quyền", "ủy quyền"),
        ("hoạ, thuý.", "họa, thúy."),
        ("quý", "quý"),
        ("quỳ", "quỳ"),
        ("toàn", "toàn"),
        ("hoặc", "hoặc"),
        ("ngoặc", "ngoặc"),
        ("tuyết", "tuyết"),
        ("huỳnh", "huỳnh"),
        ("huơ", "huơ"),
        ("giá", "giá"),
        ("hoa", "hoa"),
        ("lí", "lí"),
    ],
)
def test_a_tone_moves_only_where_two_ways_of_writing_are_right(written: str, settled: str) -> None:
    """After q the u is no vowel; where a letter follows, the tone has one place only."""
    assert settle_tones(written) == settled
    assert settle_tones(unicodedata.normalize("NFD", written)) == settled


def test_texts_that_look_alike_are_alike() -> None:
    assert nfc("Hoa\u0300") == "Hoà"
    assert nfc("plain") == "plain"
    assert as_written("Hoa\u0300") == "Hoà"
    assert as_written(7) == 7  # type: ignore[arg-type] # the validator refuses it


@pytest.mark.parametrize(
    ("encoding", "has"), [("utf-8", True), ("cp1258", False), ("ascii", False), ("idna", False)]
)
def test_an_encoding_has_every_letter_of_a_text_or_it_does_not(encoding: str, has: bool) -> None:
    """Whatever the codec raises: those of domain names have errors of their own."""
    assert encodes("Đã xử lý" + "." * 3, encoding) is has
    assert encodes("DA XU LY", "cp1258")


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("", "", 0),
        ("", "MAU", 3),
        ("AGRIBANK", "AGRIBANK", 0),
        ("AGRYBANK", "AGRIBANK", 1),
        ("AGRIBNAK", "AGRIBANK", 1),
        ("VIETTINBAK", "VIETINBANK", 2),
        ("CA", "ABC", 3),
    ],
)
def test_words_are_so_many_letters_apart(one: str, other: str, letters: int) -> None:
    assert edit_distance(one, other) == edit_distance(other, one) == letters
