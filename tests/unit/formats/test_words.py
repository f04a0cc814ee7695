"""Amounts in words are what people sign: every rule of reading them, and back again."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh import Code, Dong, InvalidValue
from ansinh.formats import dong_from_words, dong_in_words
from ansinh.money import LARGEST

NINES = "chín trăm chín mươi chín"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (1, "Một đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (25, "Hai mươi lăm đồng"),
        (50, "Năm mươi đồng"),
        (101, "Một trăm linh một đồng"),
        (104, "Một trăm linh bốn đồng"),
        (105, "Một trăm linh năm đồng"),
        (111, "Một trăm mười một đồng"),
        (1_000, "Một nghìn đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (1_010, "Một nghìn không trăm mười đồng"),
        (360_000, "Ba trăm sáu mươi nghìn đồng"),
        (500_000, "Năm trăm nghìn đồng"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (75_000_000, "Bảy mươi lăm triệu đồng"),
        (
            1_234_567_020,
            "Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn không trăm hai mươi đồng",
        ),
        (10**12, "Một nghìn tỷ đồng"),
        (1_001 * 10**9, "Một nghìn không trăm linh một tỷ đồng"),
        (
            LARGEST,
            f"Chín trăm chín mươi chín nghìn {NINES} tỷ {NINES} triệu {NINES} nghìn {NINES} đồng",
        ),
        (-24_000, "Âm hai mươi tư nghìn đồng"),
    ],
)
def test_amounts_are_read_as_vietnamese_reads_them(amount: int, words: str) -> None:
    assert dong_in_words(Dong(amount)) == words


def test_the_south_and_the_schoolbook_read_differently() -> None:
    assert dong_in_words(Dong(124_104), four="bốn", zero="lẻ") == (
        "Một trăm hai mươi bốn nghìn một trăm lẻ bốn đồng"
    )


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("Năm trăm ngàn đồng chẵn./.", 500_000),
        ("hai tỉ đồng", 2 * 10**9),
        ("Một triệu không nghìn không trăm linh năm đồng", 1_000_005),
        ("HAI MƯƠI NHĂM ĐỒNG", 25),
        ("bẩy mươi lăm triệu", 75_000_000),
        ("(một triệu, không trăm lẻ năm nghìn đồng)", 1_005_000),
        ("Mười nhăm triệu đồng Việt Nam", 15_000_000),
        ("HAI MƯƠI TƯ TRIỆU NĂM TRĂM NGHÌN VNĐ", 24_500_000),
        ("Một tỉ hai trăm triệu đồng tròn", 1_200_000_000),
        ("Ba trăm sáu mươi nghìn (đồng).", 360_000),
    ],
)
def test_other_spellings_say_the_same(words: str, amount: int) -> None:
    assert dong_from_words(words) == Dong(amount)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "đồng",
        "hai mươi năm đồng",  # 25 is hai mươi lăm
        "mười mốt đồng",
        "một triệu năm nghìn đồng",  # 1.005.000 says its noughts
        "năm trăm nghìn nghìn đồng",
        "một nghìn triệu đồng",
        "500.000 đồng",
        "khoảng năm trăm nghìn đồng",
        "một " + "tỷ " * 200,
    ],
)
def test_what_is_not_how_a_number_is_said_is_refused(words: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        dong_from_words(words)
    assert refused.value.code == Code.AMOUNT_WORDS


@given(
    amount=st.integers(-LARGEST, LARGEST),
    four=st.sampled_from(["tư", "bốn"]),
    zero=st.sampled_from(["linh", "lẻ"]),
)
def test_words_give_the_amount_back(
    amount: int, four: Literal["tư", "bốn"], zero: Literal["linh", "lẻ"]
) -> None:
    """A total in words can be held against the figures, whatever the office's manner."""
    assert dong_from_words(dong_in_words(Dong(amount), four=four, zero=zero)) == Dong(amount)


@given(amount=st.integers(0, LARGEST), data=st.data())
def test_a_word_that_is_left_out_never_says_the_same_amount(
    amount: int, data: st.DataObject
) -> None:
    words = dong_in_words(Dong(amount)).split()
    gone = data.draw(st.integers(0, len(words) - 2))
    try:
        assert dong_from_words(" ".join(words[:gone] + words[gone + 1 :])) != Dong(amount)
    except InvalidValue as refused:
        assert refused.code == Code.AMOUNT_WORDS  # noqa: PT017 - either is right
