"""Syllables are spelled as Vietnamese schoolbooks spell them."""

import pytest

from ansinh.formats.syllables import is_nearly_syllable, is_syllable, reads_vietnamese, words_of

SYLLABLES = """
Nguyễn Thị Hòa Hoà Thuỷ Thủy Quý Quỳnh Giang Giếng gì gìn Nghĩa Ngô Kỷ Cúc Quốc Khuyên Huỳnh Phượng
Đặng Trần Lê Võ Vũ Bùi Yến Ý Út Ấp Xã Phường Huyện Tỉnh Đắk Thuở Khuya Xoong Hoạch Tuyết Tuệ Oanh
Uyên Ưng Ánh Ẩn Én Ích Mẫu Thử giặt giỏi rượu khuỷu hươu quẹt quýt quẫy giết quên Chuyên Ngoan
Khoẻ Khỏe Thoại Loan Toàn Tĩnh Hằng Sửu Mão Thìn Tỵ Mùi Dậu Tuất Hợi NGUYỄN của mía múa
"""
NO_SYLLABLES = """
NguyÔn Ngưyễn Kêt Lôc cê iờ maù hòai Mlô Êban Niê Ñuê quôn ngê gê kò ńa Hélène hữưng bq yờn thyếm
hoàá
"""


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_a_syllable_is_one(word: str) -> None:
    assert is_syllable(word)
    assert is_nearly_syllable(word)


@pytest.mark.parametrize("word", NO_SYLLABLES.split())
def test_what_is_spelled_otherwise_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_a_tone_may_be_missing_or_stand_elsewhere_in_nearly_one() -> None:
    assert [word for word in ("Lôc", "Kết", "hòai") if is_nearly_syllable(word)] == [
        "Lôc",
        "Kết",
        "hòai",
    ]
    assert not is_nearly_syllable("Mlô")


def test_a_text_reads_where_its_marked_words_do() -> None:
    assert reads_vietnamese("UBND xã Mẫu, tổ 5")
    assert not reads_vietnamese("UBND x· MÉu")
    assert words_of("tổ 5, H'Mẫu") == ["tổ", "H", "Mẫu"]
    assert not is_syllable("a\nb")
