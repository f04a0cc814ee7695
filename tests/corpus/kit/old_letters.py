"""Vietnamese typed for the fonts of the nineties, made here from the tables of those who made them.

Apart from the library's own tables, so that one can be wrong without the other.
"""

import unicodedata
from typing import Final

_TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""None, huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese tables."""


def _toned(vowels: str) -> list[str]:
    return [unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in _TONES]


_TCVN_ORDER: Final = "aăâeêioôơuưy"
_TCVN_BYTES: Final = (
    "61 B5 B6 B7 B8 B9 A8 BB BC BD BE C6 A9 C7 C8 C9 CA CB 65 CC CE CF D0 D1 "
    "AA D2 D3 D4 D5 D6 69 D7 D8 DC DD DE 6F DF E1 E2 E3 E4 AB E5 E6 E7 E8 E9 "
    "AC EA EB EC ED EE 75 EF F1 F2 F3 F4 AD F5 F6 F7 F8 F9 79 FA FB FC FD FE "
)
_TCVN: Final = {
    **dict(zip(_toned(_TCVN_ORDER), bytes.fromhex(_TCVN_BYTES.replace(" ", "")), strict=True)),
    "đ": 0xAE,
    **dict(zip("ĂÂÊÔƠƯĐ", range(0xA1, 0xA8), strict=True)),
}

_VNI_TONES: Final = ("", "ø", "û", "õ", "ù", "ï")
_VNI_HAT: Final = ("â", "à", "å", "ã", "á", "ä")
_VNI_BOWL: Final = ("ê", "è", "ú", "ü", "é", "ë")


def _vni_table() -> dict[str, str]:
    table: dict[str, str] = {"đ": "ñ", "Đ": "Ñ"}
    for letter in "aeouy":
        table |= _with(letter, [letter + sign for sign in _VNI_TONES])
    for letter, base in (("â", "a"), ("ê", "e"), ("ô", "o")):
        table |= _with(letter, [base + sign for sign in _VNI_HAT])
    table |= _with("ă", ["a" + sign for sign in _VNI_BOWL])
    table |= _with("ơ", ["ô" + sign for sign in _VNI_TONES])
    table |= _with("ư", ["ö" + sign for sign in _VNI_TONES])
    table |= _with("i", ["i", "ì", "æ", "ó", "í", "ò"])
    table["ỵ"] = "î"
    return table | {letter.upper(): sign.upper() for letter, sign in table.items()}


def _with(letter: str, signs: list[str]) -> dict[str, str]:
    return dict(zip(_toned(letter), signs, strict=True))


_VISCII_HIGH: Final = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII: Final = {
    **{letter: 0x80 + at for at, letter in enumerate(_VISCII_HIGH)},
    "Ẳ": 0x02,
    "Ẵ": 0x05,
    "Ẫ": 0x06,
    "Ỷ": 0x14,
    "Ỹ": 0x19,
    "Ỵ": 0x1E,
}

_VPS_HIGH: Final = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ··ỀỂỄỐỒỔỖýỷỵỚỜỞ·ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺßàáâãảạăçèéêẽìíîĩẴĐòóôõöƠụùúủüỶẼỳ"
)
_VPS: Final = {
    **{letter: 0x80 + at for at, letter in enumerate(_VPS_HIGH) if letter != "·"},
    "Ạ": 0x02,
    "Ậ": 0x03,
    "Ặ": 0x04,
    "Ẹ": 0x05,
    "Ệ": 0x06,
    "Ị": 0x10,
    "Ọ": 0x11,
    "Ộ": 0x12,
    "Ợ": 0x13,
    "Ụ": 0x14,
    "Ự": 0x15,
    "Ỵ": 0x19,
    "Ẫ": 0x1C,
    "Ữ": 0x1D,
}


def tcvn3(text: str, *, capitals: bool = False) -> str:
    """Type a text for ``.VnTime``, as Windows keeps it; `capitals` for ``.VnTimeH``.

    The font has no capitals with tones: one types small letters there, and ``.VnTimeH`` draws them
    as capitals.
    """
    written = unicodedata.normalize("NFC", text)
    if capitals:
        return tcvn3(written.lower())
    return "".join(chr(_TCVN[c]) if c in _TCVN else _plain(c) for c in written)


def _plain(letter: str) -> str:
    # À on a small-letter font: nothing but the letter without its tone.
    return letter if letter.isascii() else unicodedata.normalize("NFD", letter)[0]


def vni(text: str) -> str:
    """Type a text for ``VNI-Times``."""
    return "".join(_VNI.get(c, c) for c in unicodedata.normalize("NFC", text))


_VNI: Final = _vni_table()


def tcvn3_bytes(text: str) -> bytes:
    """Give a text file of TCVN3."""
    return tcvn3(text).encode("latin-1")


def vni_bytes(text: str) -> bytes:
    """Give a text file of VNI."""
    return vni(text).encode("cp1252")


def viscii_bytes(text: str) -> bytes:
    """Give a text file of VISCII."""
    written = unicodedata.normalize("NFC", text)
    return bytes(_VISCII[c] if c in _VISCII else ord(c) for c in written)


def vps_bytes(text: str) -> bytes:
    """Give a text file of VPS."""
    written = unicodedata.normalize("NFC", text)
    return bytes(_VPS[c] if c in _VPS else ord(c) for c in written)


def cp1258_bytes(text: str) -> bytes:
    """Give a text file of Windows-1258: letters with their hats, tones after them."""
    return "".join(map(_cp1258, unicodedata.normalize("NFC", text))).encode("cp1258")


def _cp1258(letter: str) -> str:
    try:
        letter.encode("cp1258")
    except UnicodeError:
        apart = unicodedata.normalize("NFD", letter)
        tone = next(c for c in apart if c in _TONES[1:])
        return unicodedata.normalize("NFC", apart.replace(tone, "")) + tone
    return letter
