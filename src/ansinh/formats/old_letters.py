"""Letters from before Unicode: which sign an old font or an old file shows as which letter.

An old font draws Vietnamese letters where Latin-1 has others: the cell holds ``NguyÔn`` and its
font, ``.VnTime``, shows ``Nguyễn``. The tables are the signs' numbers in the order of `_SMALL`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs

from ansinh.errors import Code, InvalidValue


class OldLetters(StrEnum):
    """A set of Vietnamese letters from before Unicode (bảng mã tiếng Việt cũ)."""

    TCVN3 = "tcvn3"
    """TCVN 5712:1993 VN3, called ABC: fonts ``.VnTime``, ``.VnArial``; no capitals with tones."""
    TCVN3_CAPITALS = "tcvn3-capitals"
    """The same in a font whose name ends in H, which draws small letters as capitals."""
    VNI = "vni"
    """VNI for Windows: a letter, and a sign after it for its marks; fonts ``VNI-Times``."""
    VISCII = "viscii"
    """VISCII 1.1 (RFC 1456); fonts ``VI Times``."""
    VPS = "vps"
    """VPS, of the Vietnamese Professionals Society; fonts ``VPS Times``."""


def letters_of_font(name: str) -> OldLetters | None:
    """Say which letters a font draws; None for every font of today.

    >>> letters_of_font(".VnTimeH"), letters_of_font("Times New Roman")
    (<OldLetters.TCVN3_CAPITALS: 'tcvn3-capitals'>, None)
    """
    plain = " ".join(name.split()).casefold()
    return next((letters for font, letters in _FONTS if font.fullmatch(plain)), None)


def read_old(text: str, letters: OldLetters) -> str:
    """Give what the old font shows, in letters of today (NFC).

    The signs are taken as Latin-1 or as Windows-1252 has them. A text that has letters which the
    set does not have, and no signs but letters, is one of today among old ones, and stays.

    >>> read_old("NguyÔn ThÞ MÉu", OldLetters.TCVN3)
    'Nguyễn Thị Mẫu'

    Raises:
        InvalidValue: ``cell-old-font``: a sign is none of that set.
    """
    shown = shown_in(text, letters)
    if shown is not None:
        return shown
    if is_of_today(text):
        return unicodedata.normalize("NFC", text)
    raise InvalidValue(Code.CELL_OLD_FONT)


def is_of_today(text: str) -> bool:
    """Say whether a text has no signs but Latin letters and what stands between words."""
    return _TODAY.fullmatch(text) is not None


def shown_in(text: str, letters: OldLetters) -> str | None:
    """Give what the set shows for a text, None where one of its signs is none of that set."""
    old = _SETS[letters]
    if text.isascii() and text.isprintable():
        shown = text
    else:
        signs = text.translate(_WINDOWS) if old.above_7f else text
        if _FOREIGN.search(old.units.sub("", signs)):
            return None
        shown = old.units.sub(old.letter, signs)
    return shown.upper() if letters is OldLetters.TCVN3_CAPITALS else shown


_SMALL: Final = (
    "àảãáạ ăằẳẵắặ âầẩẫấậ èẻẽéẹ êềểễếệ ìỉĩíị òỏõóọ ôồổỗốộ ơờởỡớợ ùủũúụ ưừửữứự ỳỷỹýỵ đ".replace(
        " ", ""
    )
)
_TCVN3: Final = (
    "B5B6B7B8B9 A8BBBCBDBEC6 A9C7C8C9CACB CCCECFD0D1 AAD2D3D4D5D6 D7D8DCDDDE "
    "DFE1E2E3E4 ABE5E6E7E8E9 ACEAEBECEDEE EFF1F2F3F4 ADF5F6F7F8F9 FAFBFCFDFE AE"
)
_TCVN3_LARGE: Final = "A1A2A3A4A5A6A7"
_VISCII: Final = (
    "E0E4E3E1D5 E5A2C6C7A1A3 E2A5A6E7A4A7 E8EBA8E9A9 EAABACADAAAE ECEFEEEDB8 "
    "F2F6F5F3F7 F4B0B1B2AFB5 BDB6B7DEBEFE F9FCFBFAF8 DFD7D8E6D1F1 CFD6DBFDDC F0"
)
_VISCII_LARGE: Final = (
    "C0C4C3C180 C58202058183 C28586068487 C8CB88C989 CA8B8C8D8A8E CC9BCECD98 "
    "D299A0D39A D49091928F93 B49697B39594 D99C9DDA9E BFBBBCFFBAB9 9F1419DD1E D0"
)
_VPS: Final = (
    "E0E4E3E1E5 E6A2A3A4A1A5 E2C0C4C5C3C6 E8C8EBE9CB EA8A8BCD898C ECCCEFEDCE "
    "F2D5F5F386 F4D2B087D3B6 D6A9AAABA7AE F9FBDBFAF8 DCD8BABBD9BF FF9BCF9A9C C7"
)
_VPS_LARGE: Final = (
    "808182C102 888E8FF08D04 C284851C8303 D7DEFEC905 CA9394959006 B5B7B8B410 "
    "BCBDBEB911 D49798999612 F79E9FA69D13 A8D1ACDA14 D0AFB11DAD15 B2FDB3DD19 F1"
)
_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300\u0309\u0303\u0301\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302\u0306\u031b"
_TCVN3_TONES: Final = {"°": _GRAVE, "±": _HOOK, "²": _TILDE, "³": _ACUTE, "\u00b4": _DOT}
_VNI_TONES: Final = {"ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ù": _ACUTE, "ï": _DOT}
_VNI_CIRCUMFLEX: Final = {
    "â": _CIRCUMFLEX,
    "à": _CIRCUMFLEX + _GRAVE,
    "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE,
    "á": _CIRCUMFLEX + _ACUTE,
    "ä": _CIRCUMFLEX + _DOT,
}
_VNI_BREVE: Final = {
    "ê": _BREVE,
    "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "é": _BREVE + _ACUTE,
    "ë": _BREVE + _DOT,
}
_VNI_ALONE: Final = {
    "ì": "i" + _GRAVE,
    "æ": "i" + _HOOK,
    "ó": "i" + _TILDE,
    "í": "i" + _ACUTE,
    "ò": "i" + _DOT,
    "î": "y" + _DOT,
    "ô": "o" + _HORN,
    "ö": "u" + _HORN,
    "ñ": "đ",
}
_VNI_MARKS: Final = {
    "a": _VNI_TONES | _VNI_CIRCUMFLEX | _VNI_BREVE,
    "e": _VNI_TONES | _VNI_CIRCUMFLEX,
    "o": _VNI_TONES | _VNI_CIRCUMFLEX,
    "u": _VNI_TONES,
    "y": _VNI_TONES,
    "ô": _VNI_TONES,
    "ö": _VNI_TONES,
}


@attrs.frozen
class _Set:
    """One set: every sign or pair of signs that stands for a letter, and that letter."""

    letters: Mapping[str, str]
    above_7f: bool = False
    """Whether letters stand at 80 to 9F too, where Windows-1252 has quotation marks."""
    units: re.Pattern[str] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        longest_first = sorted(self.letters, key=len, reverse=True)
        object.__setattr__(self, "units", re.compile("|".join(map(re.escape, longest_first))))

    def letter(self, unit: re.Match[str]) -> str:
        return self.letters[unit[0]]


def _numbered(letters: str, numbers: str) -> Iterator[tuple[str, str]]:
    return zip(bytes.fromhex(numbers).decode("latin-1"), letters, strict=True)


def _tcvn3() -> dict[str, str]:
    letters = dict(_numbered(_SMALL + "ĂÂÊÔƠƯĐ", _TCVN3 + _TCVN3_LARGE))
    vowels = dict(zip("aeiouyAEIOUY", "aeiouyAEIOUY", strict=True)) | {
        sign: letter for sign, letter in letters.items() if letter in "ăâêôơưĂÂÊÔƠƯ"
    }
    for sign, vowel in vowels.items():
        for tone, mark in _TCVN3_TONES.items():  # the set's own way to put a tone on a capital
            letters[sign + tone] = _composed(vowel + mark)
    return letters


def _vni() -> dict[str, str]:
    letters = {sign: _composed(letter) for sign, letter in _VNI_ALONE.items()}
    for base, marks in _VNI_MARKS.items():
        plain = letters.get(base, base)
        for sign, mark in marks.items():
            letters[base + sign] = _composed(plain + mark)
    large = {sign.upper(): letter.upper() for sign, letter in letters.items()}
    # The letter says the case: functions of a spreadsheet change that of the signs alone.
    return {
        either: letter
        for sign, letter in (letters | large).items()
        for either in (sign, sign[0] + sign[1:].swapcase())
    }


def _composed(letters: str) -> str:
    return unicodedata.normalize("NFC", letters)


_SETS: Final = MappingProxyType(
    {
        OldLetters.TCVN3: _Set(_tcvn3()),
        OldLetters.TCVN3_CAPITALS: _Set(_tcvn3()),
        OldLetters.VNI: _Set(_vni()),
        OldLetters.VISCII: _Set(
            dict(_numbered(_SMALL + _SMALL.upper(), _VISCII + _VISCII_LARGE)), above_7f=True
        ),
        OldLetters.VPS: _Set(
            dict(_numbered(_SMALL + _SMALL.upper(), _VPS + _VPS_LARGE)), above_7f=True
        ),
    }
)
_WINDOWS: Final = {
    ord(bytes([number]).decode("cp1252")): number
    for number in range(0x80, 0xA0)
    if number not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}  # signs that Windows-1252 does not have
}
_FOREIGN: Final = re.compile("[^\t\n\r -~\u00a0\u2010-\u203a]")
_TODAY: Final = re.compile("[\t\n\r -~\u00a0\u2010-\u203aÀ-ÖØ-öø-ɏ\u0300-\u036f\u1e00-\u1eff]*")
_FONTS: Final = (
    (re.compile(r"\. ?vn.*h"), OldLetters.TCVN3_CAPITALS),
    (re.compile(r"\. ?vn.*"), OldLetters.TCVN3),
    (re.compile(r"vni([ -].*)?"), OldLetters.VNI),
    (re.compile(r"vps([ -].*)?"), OldLetters.VPS),
    (re.compile(r"(vi|viscii)[ -].*"), OldLetters.VISCII),
    (re.compile(r"(hoangyen|minhquan|phuongthao|thuphap|uhoai) ?1\.1"), OldLetters.VISCII),
)
