"""Letters of another encoding are found in lifelike names, and never in names as they are."""

import random
import unicodedata
from collections.abc import Callable

import pytest
from tests.old_letters import LETTERS, typed

from ansinh.errors import Code, ProposalKind
from ansinh.formats.odd_letters import odd_letters
from ansinh.formats.old_letters import OldLetters
from ansinh.formats.syllables import is_syllable

BEGINNING_LINES = """
- b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x
"""
RHYME_LINES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêm iên iêng iêp iêt
iêu o oc oi om on ong op ot oa oai oan oang oanh oat oay oe ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uât uê uôc uôi uôm uôn uông uôt uy uynh uyên uyêt
ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yên yêu
"""
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")


def proposed(text: str) -> str:
    odd = odd_letters(text)
    return "" if odd is None else odd.proposed


def _syllables() -> list[str]:
    """Spell all there are: the tone on each vowel in turn, and kept where it is one."""
    found = set()
    for beginning in BEGINNING_LINES.split():
        for rhyme in RHYME_LINES.split():
            for tone in TONES:
                for at in range(1, len(rhyme) + 1):
                    word = beginning.strip("-") + rhyme[:at] + tone + rhyme[at:]
                    found.add(unicodedata.normalize("NFC", word))
    return sorted(word for word in found if is_syllable(word))


SYLLABLES = _syllables()

NAMES_ABROAD = """
Hélène Côté|François Müller|José Núñez|Noël Béranger|Zoé|Éloïse Lefèvre|Maï Linh|Thaï An|Loïc|Chloë
Anaïs|Raphaël|Gaëtan Lebœuf|Benoît|Jérôme Hébert|Maëlle|Agnès Lê|Naïm|Caïn|Haïm|Aïcha|Günther Grün
Jäger|Jörg Köhn|Mü|Lü An|Nü Lü|Bjørn Åse|Þór|Søren Ærø|Måns Öberg|Pål Håkon|Weiß|João Simões
Guimarães|Conceição|Assunção|Muñoz Peña|Nuño|Iñaki|Guðmundsdóttir|Daniël|Siân|Seán An|Renée|André
Théo|Léa|Lucía|Šimić|Čapek|Łukasz|Ștefan|Müge Öz|Işık|d’Ornano|Mary O'Example
"""
NAMES_OF_THE_HIGHLANDS = """
H'Mẫu Niê|Y Thử Êban|Y Ñuê|H' Ñoan Niê|Y Ñam Mlô|Ñan|Ñô|H'Ñiêm|Y Sôt|A Lôc|Bôp|Kêt|Y Tuên|Y TUÊN
RÔK|NIÊ|MLÔ|ÊBAN|KBUÔR|KSƠR|ADRƠNG|AYŬN|Aê H'Nga|AÊ|Hđơk|H'Bŭn|Rơ Châm Ñeo|Siu H'Ñul|Rơ Mah Blơ̆
Kpă Klơng|Nay Y Blŭng|Ksor Phôn|Puih Ñâm|Bđưm|Đinh Văn Nrêh|A Brol Ñiê|Y Hlŏng|Y Čư|Čil Múp Ha Ñhan
K'Brêu|Kơ Să Ha Bông|Ka Ñhir|Touneh Hàn Đăng|Đàng Năng Thị Ñgọc|Thạch Sa Rây|Hồ A Tôih|Alăng Phơ
Zơ Râm Dơôr|Cơlâu|Tơ Ngôl|Coor Ñrái|Sùng A Sệnh|Phàn Tả Mẩy|Nông Ích Ñạt|Voòng Nhịt Phóng
Tsằn A Sáng|Quách Oánh|Huỳnh Uý|Uông Ðình|Võ Ðại|LÊ VĂN Ý|lê thị ừ|À Ơi|ơ|Hồ Văn Ô|Siu Bơ̆|K’Ví
"""
NAMES = [
    name
    for lines in (NAMES_ABROAD, NAMES_OF_THE_HIGHLANDS)
    for line in lines.split("\n")
    for name in line.split("|")
    if name
]
WRITINGS: list[Callable[[str], str]] = [
    str,
    str.upper,
    str.lower,
    str.title,
    lambda name: unicodedata.normalize("NFD", name),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_people_is_not_odd(name: str) -> None:
    for write in WRITINGS:
        assert odd_letters(write(name)) is None


def test_no_syllable_is_odd() -> None:
    assert len(SYLLABLES) > 12_000
    for write in (str, str.upper, str.title):
        assert [word for word in SYLLABLES if odd_letters(write(word))] == []


def test_no_name_of_syllables_is_odd() -> None:
    drawn = random.Random(31)
    for _ in range(20_000):
        name = " ".join(drawn.choices(SYLLABLES, k=drawn.randint(1, 4)))
        assert odd_letters(name.title()) is None


@pytest.mark.parametrize(
    ("letters", "words", "least"),
    [
        (OldLetters.TCVN3, 2, 0.85),
        (OldLetters.TCVN3, 3, 0.95),
        (OldLetters.TCVN3, 4, 0.98),
        (OldLetters.VNI, 2, 0.88),
        (OldLetters.VNI, 3, 0.97),
        (OldLetters.VNI, 4, 0.99),
    ],
)
def test_names_typed_for_an_old_font_are_found(
    letters: OldLetters, words: int, least: float
) -> None:
    """Of any syllables at all; and what is proposed is what was typed."""
    drawn = random.Random(words)
    names = [" ".join(drawn.choices(SYLLABLES, k=words)).title() for _ in range(6_000)]
    if letters is OldLetters.TCVN3:
        names = [name for name in names if not set(name) & set(LETTERS[67:]) - set("ĂÂÊÔƠƯĐ")]
    names = [name for name in names if not name.isascii()]
    found = [(name, odd) for name in names if (odd := odd_letters(typed(name, letters)))]
    assert len(found) >= least * len(names)
    assert sum(odd.proposed == name for name, odd in found) >= 0.998 * len(found)


@pytest.mark.parametrize(
    ("typed_text", "meant"),
    [
        ("NguyÔn ThÞ Hßa", "Nguyễn Thị Hòa"),
        ("NguyÔn Anh", "Nguyễn Anh"),
        ("NGUYÔN THÞ HßA", "NGUYỄN THỊ HÒA"),
        ("NGUYÔN MINH", "NGUYỄN MINH"),
        ("Lª V¨n A", "Lê Văn A"),
        ("§ç ThÞ MÉu", "Đỗ Thị Mẫu"),
        ("Huúnh V¨n Thö", "Huỳnh Văn Thử"),
        ("Hä vµ tªn", "Họ và tên"),
        ("D\u00ad\u00acng", "Dương"),
        ("Nguyeãn Thò Hoøa", "Nguyễn Thị Hòa"),
        ("NGUYEÃN THÒ HOØA", "NGUYỄN THỊ HÒA"),
        ("Traàn Vaên Huøng", "Trần Văn Hùng"),
        ("Leâ Anh", "Lê Anh"),
        ("Phaïm Lan", "Phạm Lan"),
        ("Döông Vaên Baûy", "Dương Văn Bảy"),
    ],
)
def test_letters_of_an_old_font_are_told_with_what_was_meant(typed_text: str, meant: str) -> None:
    odd = odd_letters(typed_text)
    assert odd is not None
    assert (odd.code, odd.kind, odd.proposed) == (Code.CELL_OLD_FONT, ProposalKind.FONTS, meant)
    assert meant not in repr(odd)


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_utf_8_read_as_another_encoding_is_told(codec: str) -> None:
    for meant in (
        "Nguyễn",
        "Hòa",
        "Năm",
        "LÊ VĂN TÁM",
        "ĐÚ",
        "Ũ",
        "Đặng Thị Mẫu",
        "Ước",
        "Trần Thử",
        "Thanh – “Mẫu”",
    ):
        broken = meant.encode().decode(codec, errors="replace")
        odd = odd_letters(broken)
        assert odd is not None
        assert (odd.code, odd.kind) == (Code.CELL_MOJIBAKE, ProposalKind.ENCODING)
        assert odd.proposed == ("" if "\ufffd" in broken else meant)


def test_every_letter_comes_back_however_it_was_broken() -> None:
    no_signs = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    for letter in LETTERS:
        signs = [bytes([one]) for one in letter.encode()]
        as_latin_1 = "".join(sign.decode("latin-1") for sign in signs)
        in_windows = "".join(
            sign.decode("latin-1" if sign[0] in no_signs else "cp1252") for sign in signs
        )
        for broken in {as_latin_1, in_windows} - {"Ã’"}:  # this one may be a name
            assert proposed(f"M{broken}n") == f"M{letter}n"
    assert odd_letters("XÃ’") is None


def test_what_was_broken_twice_is_mended_twice() -> None:
    broken = "Nguyễn".encode().decode("cp1252").encode().decode("cp1252")
    odd = odd_letters(broken)
    assert odd is not None
    assert (odd.kind, odd.proposed) == (ProposalKind.ENCODING, "Nguyễn")
    thrice = broken.encode().decode("cp1252")
    assert not proposed(thrice)
    capital = "LÊ".encode().decode("cp1252").encode().decode("cp1252")
    assert odd_letters(capital).proposed == "LÊ"  # type: ignore[union-attr]


def test_decomposed_letters_come_back_composed() -> None:
    broken = unicodedata.normalize("NFD", "Nguyễn Mẫu").encode().decode("latin-1")
    assert proposed("Ä\u0090" + broken) == "ĐNguyễn Mẫu"


def test_where_signs_were_lost_nothing_is_proposed() -> None:
    odd = odd_letters("Nguyá»?n VÄ?n")
    assert odd is not None
    assert (odd.code, odd.proposed) == (Code.CELL_MOJIBAKE, "")


@pytest.mark.parametrize(
    "text", ["", "Ngo An", "12 m²", "Tổ 5 – Ấp 3", "§ 5", "«Mẫu»", "20 °C", "½", "1 × 2", "A · B"]
)
def test_signs_that_are_no_letters_are_not_odd_by_themselves(text: str) -> None:
    assert odd_letters(text) is None


@pytest.mark.parametrize("text", ["Veâ Smith", "EÃn I", "Í RoÂ", "sÔÙ", "Leâ", "TuÊn"])
def test_one_word_among_strange_ones_is_no_proof(text: str) -> None:
    assert odd_letters(text) is None


def test_two_readings_that_weigh_the_same_are_in_doubt() -> None:
    assert odd_letters("Maï Loï") is None
