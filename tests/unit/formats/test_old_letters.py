"""Old letters: every letter of every set, both ways, and which fonts draw which."""

import shutil
import subprocess

import pytest
from tests.old_letters import LETTERS, SIGNS, typed

from ansinh.errors import Code, InvalidValue
from ansinh.formats.old_letters import OldLetters, letters_of_font, read_old

EACH_SIGN = [
    pytest.param(letters, letter, sign, id=f"{letters}-{letter}")
    for letters, signs in SIGNS.items()
    for letter, sign in signs.items()
]


@pytest.mark.parametrize(("letters", "letter", "sign"), EACH_SIGN)
def test_every_sign_is_read_as_the_letter_that_the_font_shows(
    letters: OldLetters, letter: str, sign: str
) -> None:
    assert read_old(sign, letters) == letter
    assert read_old(f"B{sign}c", letters).casefold() == f"b{letter}c".casefold()


@pytest.mark.parametrize(
    ("letters", "count"),
    [("tcvn3", 74), ("tcvn3-capitals", 67), ("vni", 134), ("viscii", 134), ("vps", 134)],
)
def test_the_alphabet_is_complete(letters: str, count: int) -> None:
    signs = SIGNS[OldLetters(letters)]
    assert len(signs) == len(set(signs.values())) == count
    assert len(set(LETTERS)) == 134


@pytest.mark.skipif(shutil.which("iconv") is None, reason="this machine has no iconv")
@pytest.mark.parametrize(("letters", "charset"), [("tcvn3", "TCVN"), ("viscii", "VISCII")])
def test_iconv_writes_the_same_signs(letters: str, charset: str) -> None:
    signs = SIGNS[OldLetters(letters)]
    told = subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", charset],
        input="".join(signs).encode(),
        capture_output=True,
        check=False,
    )
    if told.returncode:
        pytest.skip(f"the iconv of this machine does not know {charset}")
    assert told.stdout.decode("latin-1") == "".join(signs.values())


@pytest.mark.parametrize("letters", [OldLetters.VISCII, OldLetters.VPS])
def test_signs_are_read_as_windows_1252_shows_them_too(letters: OldLetters) -> None:
    for letter, sign in SIGNS[letters].items():
        shown = sign.encode("latin-1").decode("cp1252", errors="ignore")
        if shown:  # five numbers are no sign of Windows-1252
            assert read_old(shown, letters) == letter


@pytest.mark.parametrize("letters", OldLetters)
def test_plain_letters_digits_and_punctuation_pass(letters: OldLetters) -> None:
    text = "NGO 12/3, (A-B)."
    assert read_old(text, letters) == text
    quoted = read_old("\u00ab\u00bb", OldLetters.TCVN3)
    assert quoted == "ôằ"


def test_the_font_for_capitals_draws_plain_letters_as_capitals_too() -> None:
    assert read_old("nguyÔn thÞ mÉu", OldLetters.TCVN3_CAPITALS) == "NGUYỄN THỊ MẪU"
    assert read_old("Ngo An", OldLetters.TCVN3_CAPITALS) == "NGO AN"
    assert read_old("nguyÔn", OldLetters.TCVN3) == "nguyễn"


def test_a_tone_of_its_own_stands_on_the_letter_before() -> None:
    assert read_old("A°A±A²A³A´¢³", OldLetters.TCVN3) == "ÀẢÃÁẠẤ"


def test_in_vni_the_letter_says_the_case() -> None:
    assert read_old("AÙNH Aùnh aÙnh", OldLetters.VNI) == "ÁNH Ánh ánh"
    assert read_old("TRÖÔØNG Tröôøng", OldLetters.VNI) == "TRƯỜNG Trường"


@pytest.mark.parametrize("letters", OldLetters)
def test_letters_of_today_among_old_ones_stay(letters: OldLetters) -> None:
    assert read_old("Nguyễn Thị Mẫu", letters) == "Nguyễn Thị Mẫu"
    assert read_old("Nguye\u0302\u0303n “Mẫu”", letters) == "Nguyễn “Mẫu”"


def test_quotation_marks_of_windows_pass_where_the_set_has_no_letters_there() -> None:
    assert read_old("“MÉu” – 1", OldLetters.TCVN3) == "“Mẫu” – 1"
    assert read_old("“Maãu” – 1", OldLetters.VNI) == "“Mẫu” – 1"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("MÉu ÿ §", OldLetters.TCVN3),
        ("§Æng Mẫu", OldLetters.TCVN3),
        ("Maãu ¤", OldLetters.VNI),
        ("Nguy\u0081n", OldLetters.TCVN3),
        ("\u4e2d", OldLetters.VPS),
    ],
)
def test_a_sign_of_no_letter_is_refused(text: str, letters: OldLetters) -> None:
    with pytest.raises(InvalidValue) as caught:
        read_old(text, letters)
    assert caught.value.code == Code.CELL_OLD_FONT


@pytest.mark.parametrize(
    ("font", "letters"),
    [
        (".VnTime", "tcvn3"),
        (" .vnarial  ", "tcvn3"),
        (".VnArial Narrow", "tcvn3"),
        (".VnTimeH", "tcvn3-capitals"),
        (".VNTIMEH", "tcvn3-capitals"),
        (".VnArial  NarrowH ", "tcvn3-capitals"),
        (".Vn3DH", "tcvn3-capitals"),
        ("VNI-Times", "vni"),
        ("VNI Helve", "vni"),
        ("vni-times", "vni"),
        ("VPS Times", "vps"),
        ("VPS-Arial", "vps"),
        ("VI Times", "viscii"),
        ("VISCII-Arial", "viscii"),
        ("HoangYen 1.1", "viscii"),
        ("UHoai1.1", "viscii"),
    ],
)
def test_a_font_says_its_letters(font: str, letters: str) -> None:
    assert letters_of_font(font) == OldLetters(letters)


@pytest.mark.parametrize(
    "font",
    [
        "Times New Roman",
        "Arial",
        "",
        "UTM VnTime",
        "VnTime Unicode",
        "My.VnTime",
        "VNIsimple",
        "Vivaldi",
        "Viner Hand ITC",
        "VPSans",
        "UVN Van",
        "HoangYen",
    ],
)
def test_a_font_of_today_says_none(font: str) -> None:
    assert letters_of_font(font) is None


@pytest.mark.parametrize("letters", OldLetters)
def test_a_name_comes_back(letters: OldLetters) -> None:
    name = "Đặng Thị Mẫu Hường"
    if letters is OldLetters.TCVN3_CAPITALS:
        name = name.upper()
    assert read_old(typed(name, letters), letters) == name
