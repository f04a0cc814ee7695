from typing import Any

import pytest

from ansinh import Code, NameMatch, PersonName
from ansinh.errors import InvalidName

EQUAL, VARIANT, DIFFERENT = NameMatch.EQUAL, NameMatch.VARIANT, NameMatch.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ("Nguyễn Thị Hoà", "Nguyễn Thị Hoà", EQUAL),
        ("Nguyễn Thị Hoà", "Nguyễn Thị Hoa\u0300", EQUAL),
        ("Nguyễn Thị Hoà", "Nguyễn Thị Hòa", VARIANT),
        ("Nguyễn Thị Thuỷ", "Nguyễn Thị Thủy", VARIANT),
        ("Nguyễn Thị Hoà", "NGUYỄN THỊ HOÀ", VARIANT),
        ("Nguyễn Thị Hoà", "NGUYEN THI HOA", VARIANT),
        ("Nguyễn Thị Hoà", "Nguyễn  Thị Hoà", VARIANT),
        ("Nguyễn Thị Hoà", " Nguyễn Thị Hoà ", VARIANT),
        ("Đặng Văn Đạt", "Ðặng Văn Ðạt", VARIANT),
        ("Đặng Văn Đạt", "DANG VAN DAT", VARIANT),
        ("Quý", "Quỳ", VARIANT),
        ("Quý", "Qúy", VARIANT),
        ("H'Mẫu", "H’Mẫu", VARIANT),
        ("Sa-Mẫu", "Sa Mẫu", VARIANT),
        ("H'Hen Niê", "HHen Niê", VARIANT),
        ("Hoa Ngân", "Hoàng Ân", DIFFERENT),
        ("Nguyễn Thị Hoà", "Nguyễn Thị Hoàn", DIFFERENT),
        ("Nguyễn Thị Hoà", "Nguyễn Hoà Thị", DIFFERENT),
        ("Nguyễn Thị Hoà", "Nguyễn Hoà", DIFFERENT),
        ("Lý", "Lí", DIFFERENT),
    ],
)
def test_names_are_compared_by_grade(one: str, other: str, grade: NameMatch) -> None:
    """Marks, case, spaces and signs are how a name is written; letters are who it is."""
    assert PersonName(one).matches(PersonName(other)) is grade
    assert PersonName(other).matches(PersonName(one)) is grade


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("H'Hen Niê", "H HEN NIE"),
        ("Y Phôn Ksor", "Y PHON KSOR"),
        ("K’Bơ̆", "K BO"),
        ("Thạch Thị Sa-Phia", "THACH THI SA PHIA"),
        ("Lò Văn Ứng", "LO VAN UNG"),
        ("Châu Đoan Phổl", "CHAU DOAN PHOL"),
        ("Y Ƀih Êban", "Y BIH EBAN"),
        ("Mary O'Connor Jr.", "MARY O CONNOR JR"),
        ("Łukasz Strauß", "LUKASZ STRAUSS"),
        ("A", "A"),
    ],
)
def test_names_of_every_people_pass(text: str, folded: str) -> None:
    assert PersonName(text).folded == folded
    assert PersonName(text).text == text
    assert str(PersonName(text)) == repr(PersonName(text)) == "PersonName(…)"


@pytest.mark.parametrize("text", ["", "A" * 101, 7, None, " ", "'-. "])
def test_a_name_has_one_to_a_hundred_characters_and_a_letter(text: Any) -> None:
    with pytest.raises(InvalidName) as refused:
        PersonName(text)
    assert refused.value.code is Code.NAME_LENGTH


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn 1",
        "=1+1",
        "=SUM(A)",
        "+84",
        "@Mẫu",
        "Mẫu\n",
        "Mẫu\tMẫu",
        "Mẫu\u00a0Mẫu",
        "Mẫu\u202eMẫu",
        "Mẫu\u200bMẫu",
        "Mẫu\ufffd",
        "Nguyễn А",  # Cyrillic
        "Ｎguyễn",
        "Mẫu 😀",
        "Mẫu, Thử",
        "Mẫu/Thử",
        "\u0301Mẫu",
        "Mẫu \u0301Thử",
    ],
    ids=ascii,
)
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(InvalidName) as refused:
        PersonName(text)
    assert refused.value.code is Code.NAME_CHARACTERS
