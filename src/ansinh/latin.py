"""Letters: the one place that folds Vietnamese text to plain ones.

Everything that compares or prints without marks goes through `fold`, so that a bank, a header and
a name are folded alike.
"""

import unicodedata
from typing import Final

_STROKES: Final = str.maketrans(
    {
        "Đ": "D",
        "đ": "d",
        "Ð": "D",  # Icelandic eth, typed for Đ on foreign keyboards
        "ð": "d",
        "Ɖ": "D",
        "ɖ": "d",
        "Ƀ": "B",  # ƀ, ł, ø, ŧ: highland languages of Vietnam and foreign names
        "ƀ": "b",
        "Ł": "L",
        "ł": "l",
        "Ø": "O",
        "ø": "o",
        "Ŧ": "T",
        "ŧ": "t",
        "Æ": "AE",
        "æ": "ae",
        "Œ": "OE",
        "œ": "oe",
        "ß": "ss",
        "ı": "i",
        "Ŋ": "NG",
        "ŋ": "ng",
    }
)


def nfc(text: str) -> str:
    """Give composed letters (NFC), so that texts that look alike are alike."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Take the marks off, and upper-case; what is not a Latin letter stays as it is.

    >>> fold("Đặng Thị Hoà")
    'DANG THI HOA'
    """
    if text.isascii():
        return text.upper()
    plain = unicodedata.normalize("NFD", text.translate(_STROKES))
    return "".join(c for c in plain if unicodedata.category(c) != "Mn").upper()


_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_OPEN_PAIRS: Final = ("oa", "oe", "uy")


def settle_tones(text: str) -> str:
    """Write the tone of an open syllable on its first vowel: ``hoà`` and ``hòa`` become one.

    Only ``oa``, ``oe`` and ``uy`` at a syllable's end vary, and never after ``q`` (``quý``).
    Give lower-case text; the answer is NFC.

    >>> settle_tones("uỷ quyền, hoà, quý")
    'ủy quyền, hòa, quý'
    """
    if text.isascii():
        return text
    words: list[str] = []
    for word in unicodedata.normalize("NFD", text).split(" "):
        words.append(_settled(word))
    return unicodedata.normalize("NFC", " ".join(words))


def _settled(word: str) -> str:
    # In NFD the tone follows its vowel: "hoa" + grave is h-o-a-grave, wanted h-o-grave-a.
    letters = "".join(c for c in word if c not in _TONES)
    out: list[str] = []
    plain_before = 0
    index = 0
    while index < len(word):
        if (
            word[index] in _TONES
            and plain_before >= 2
            and letters[plain_before - 2 : plain_before] in _OPEN_PAIRS
            and (plain_before < 3 or letters[plain_before - 3] != "q")
            and not letters[plain_before : plain_before + 1].isalpha()
        ):
            out.insert(len(out) - 1, word[index])
        else:
            out.append(word[index])
            plain_before += word[index] not in _TONES
        index += 1
    return "".join(out)
