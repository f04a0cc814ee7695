"""Letters: the one place that folds Vietnamese text to plain ones.

Everything that compares or prints without marks goes through `fold`, so that a bank, a header and
a name are folded alike.
"""

import re
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


_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
"""Control signs (C0, C1), breaks of lines and paragraphs, and what turns the direction."""


def nfc(text: str) -> str:
    """Give composed letters (NFC), so that texts that look alike are alike."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def encodes(text: str, encoding: str) -> bool:
    """Say whether an encoding has every letter of a text.

    >>> encodes("Hoà", "utf-8"), encodes("Hoà", "ascii")
    (True, False)
    """
    try:
        text.encode(encoding)
    except UnicodeError:
        return False
    return True


def legible(name: str) -> str:
    r"""Write out what no text can hold, so that a file is not refused for its name.

    Bytes of a name that are no UTF-8 come as halves of surrogate pairs; NUL comes from no disk.
    Signs that move a terminal's cursor, break a line or turn the direction of writing are written
    out too, so that a name shows what it is.

    >>> legible("kết quả \udc80.csv")
    'kết quả \\udc80.csv'
    >>> legible("kết quả\x1b[2J.csv")
    'kết quả\\x1b[2J.csv'
    """
    text = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return _UNSEEN.sub(lambda sign: ascii(sign[0])[1:-1], text)


def as_written(text: str) -> str:
    """Compose a value object's text; what is no text goes on to the validator that refuses it."""
    return nfc(text) if isinstance(text, str) else text


def fold(text: str) -> str:
    """Take the marks off, and upper-case; what is not a Latin letter stays as it is.

    >>> fold("Đặng Thị Hoà")
    'DANG THI HOA'
    """
    if text.isascii():
        return text.upper()
    plain = unicodedata.normalize("NFD", text.translate(_STROKES))
    return "".join(c for c in plain if unicodedata.category(c) != "Mn").upper()


_OPEN_SYLLABLE: Final = re.compile(
    "(?<!q)(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])(?![\\w\u0300-\u036f])"
)
"""Decomposed, a tone follows its vowel: h-o-a-grave; nothing may follow it in the syllable."""


def settle_tones(text: str) -> str:
    """Write the tone of an open syllable on its first vowel: ``hoà`` and ``hòa`` become one.

    Only ``oa``, ``oe`` and ``uy`` at a syllable's end vary, and never after ``q`` (``quý``).
    Give lower-case text; the answer is NFC.

    >>> settle_tones("uỷ quyền, hoà, quý, hoàn")
    'ủy quyền, hòa, quý, hoàn'
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _OPEN_SYLLABLE.sub(r"\1\3\2", decomposed))


def edit_distance(one: str, other: str) -> int:
    """Count the letters to put in, take out, change or exchange until two words are one.

    >>> edit_distance("VIETTINBANK", "VIETINBANK"), edit_distance("AGRIBNAK", "AGRIBANK")
    (1, 1)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                least = min(least, last[j - 2] + 1)
            row.append(least)
    return row[-1]
