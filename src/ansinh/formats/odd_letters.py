"""Letters that are not what they were typed as, where no font and no encoding says so.

A cell ``NguyÔn ThÞ Hßa`` has nothing but letters, so it would pass for a name. That it was typed
for an old font shows where its words are Vietnamese syllables in the font's letters and are none as
they stand. People's names come in many languages; so the signs must be such as none of them has, or
all words together must say the same. What stays in doubt is no finding.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

import attrs

from ansinh.errors import Code, ProposalKind, Text
from ansinh.formats.mojibake import from_mojibake, is_mojibake
from ansinh.formats.old_letters import OldLetters, shown_in
from ansinh.formats.syllables import is_nearly_syllable, is_syllable


@attrs.frozen(repr=False)
class OddLetters:
    """What is odd about a text, and what it most likely was (chữ lạ); never shown as such.

    `proposed` is empty where signs have been lost.
    """

    code: Code
    kind: ProposalKind
    proposed: str
    evidence: Text

    def __repr__(self) -> str:
        return f"OddLetters({self.code})"


def odd_letters(text: str) -> OddLetters | None:
    """Look whether a text was typed for an old font, or broken on its way; None for all others.

    >>> odd_letters("Nguyễn Thị Mẫu"), odd_letters("NguyÔn ThÞ MÉu").proposed
    (None, 'Nguyễn Thị Mẫu')
    """
    if text.isascii() or _WORTH_A_LOOK.search(text) is None:
        return None
    if is_mojibake(text):
        proposed = from_mojibake(text)
        return OddLetters(Code.CELL_MOJIBAKE, ProposalKind.ENCODING, proposed, _BROKEN)
    found = [(weight, letters) for letters in _TYPED_FOR if (weight := _weight(text, letters)) > 0]
    if not found:
        return None
    weight, letters = max(found)
    if len(found) > 1 and min(found)[0] == weight:
        return None
    shown = _shown(text, letters)
    return OddLetters(Code.CELL_OLD_FONT, ProposalKind.FONTS, shown, _EVIDENCE[letters])


def column_letters(texts: Iterable[str]) -> OldLetters | None:
    """Say in which old font a column is typed, where half of its texts with marks show it.

    A word alone may be Vietnamese both ways; among others that are not, it is of their font.
    """
    distinct = [one for one in dict.fromkeys(texts) if not one.isascii()]
    if _WORTH_A_LOOK.search("\n".join(distinct)) is None:
        return None
    found = Counter(
        letters
        for one in distinct
        if (odd := odd_letters(one)) is not None and odd.kind is ProposalKind.FONTS
        for letters in _TYPED_FOR
        if _shown(one, letters) == odd.proposed
    )
    letters, count = max(found.items(), key=lambda one: one[1], default=(None, 0))
    return letters if count and count * 2 >= len(distinct) else None


def odd_beside(text: str, letters: OldLetters) -> OddLetters | None:
    """Look at a text of a column that is typed in an old font: whatever can be of it, is."""
    if text.isascii():
        return None
    words = [word for word in _BETWEEN.split(text) if word]
    shown = [shown_in(word, letters) for word in words]
    if not all(after is not None and is_syllable(after) for after in shown):
        return None
    proposed = _shown(text, letters)
    if proposed == text:
        return None
    return OddLetters(Code.CELL_OLD_FONT, ProposalKind.FONTS, proposed, _BESIDE)


_TYPED_FOR: Final = (OldLetters.TCVN3, OldLetters.VNI)
_BROKEN: Final = Text(
    "each letter has become several signs, as when UTF-8 is opened as Windows-1252",
    "mỗi chữ thành nhiều ký hiệu, như khi tệp UTF-8 được mở bằng bảng mã Windows-1252",
)
_BESIDE: Final = Text(
    "the column is typed for an old font, and in it these words are Vietnamese too",
    "cột này gõ bằng phông chữ cũ, đọc theo phông ấy thì chữ này cũng thành chữ Việt",
)
_EVIDENCE: Final = {
    OldLetters.TCVN3: Text(
        "read as TCVN3 (ABC, fonts such as .VnTime) the words are Vietnamese, as they stand not",
        "đọc theo bảng mã TCVN3 (ABC, phông .VnTime) thì thành chữ Việt, để nguyên thì không",
    ),
    OldLetters.VNI: Text(
        "read as VNI (fonts such as VNI-Times) the words are Vietnamese, as they stand not",
        "đọc theo bảng mã VNI (phông VNI-Times) thì thành chữ Việt, để nguyên thì không",
    ),
}

_LETTERS: Final = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
_SMALL: Final = _LETTERS.lower()
_ASCII_AND_ABOVE: Final = (
    "\\x00-\\x7f\u2019\u0300-\u036f\u1ea0-\u1ef9"
    "\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0"
)
"""Letters that say nothing of themselves: ASCII, and those that only Unicode has."""
_OF_TODAY: Final = f"{_ASCII_AND_ABOVE}{_LETTERS}{_SMALL}"
_CASES: Final = "[a-z][À-ÖØ-Þ]|[A-Z][ß-öø-ÿ][A-Z]"
"""Capitals inside a word of small letters, or the other way."""
_PAIRS: Final = "[aA][ùõâàãáêèúéÙÕÂÀÃÁÊÈÚÉ]|[eEoO][ùõâãÙÕÂÃ]|[iyuIYU][eE][àáÀÁ]|[uUyYôÔ][ùõÙÕ]"
"""Pairs of VNI that no Vietnamese syllable has."""
_FOREIGN: Final = re.compile(f"[^{_OF_TODAY}]")
_WORTH_A_LOOK: Final = re.compile(
    # The letter in question comes first, so that a name is passed over at the pace of a class.
    f"[^{_ASCII_AND_ABOVE}](?:(?<=[^{_OF_TODAY}])|(?<=[a-z][À-ÖØ-Þ])|(?<=[A-Z][ß-öø-ÿ])(?=[A-Z])"
    f"|{'|'.join(f'(?<={pair})' for pair in _PAIRS.split('|'))}"
    "|(?<=[yY]Ô)|(?<=[uU]ú)(?=[nN])|(?<=[vV]â)(?!\\w))"
)
"""What some odd text has. The last three are Nguyễn, Huỳnh and Võ in TCVN3."""
_BETWEEN: Final = re.compile("[\\s!-@\\[-`{-~\u2010-\u203a]+")
_NO_LETTERS: Final = re.compile("[A-Za-z][\u00a1-\u00bf×÷]|[\u00a1-\u00bf×÷][A-Za-z]")
_MARKED: Final = {
    OldLetters.TCVN3: re.compile(f"{_CASES}|[åæøßðþûîÿïëÅÆØÐÞÛÎÏË]"),
    OldLetters.VNI: re.compile(f"{_PAIRS}|[aeouyAEOUYöÖôÔ][øûåäØÛÅÄ]|[öÖ][ôÔ]|[ôÔöÖ][ïÏùÙ]|[æÆ]"),
}
"""Signs that tell a text of several Vietnamese words; names abroad have them one by one."""
_CAPITALS: Final = re.compile("[^\\s.'-][A-Z]")
_ANY_SMALL: Final = re.compile("[a-z]")
_FEWEST_LETTERS: Final = 3
_FAMILY_LINES: Final = """
bùi cù đàm đặng đào đậu diệp đinh đỗ đoàn đồng dương hà hồ hoàng huỳnh kiều lâm lê lữ lục lương lưu
lý mạc ngô nguyễn ông phạm phùng quách tạ tăng thái tô tôn trần trịnh trương từ tưởng văn viên võ vũ
vương
"""
_FAMILY_NAMES: Final = frozenset(_FAMILY_LINES.split())
"""Common family names with a mark: a first word that reads as one is no accident."""
_SINGLE: Final = 4
"""What one sign that is no letter weighs against letters only."""


def _weight(text: str, letters: OldLetters) -> int:
    """Weigh what speaks for a set: 0 for nothing, or for too little."""
    words = [word for word in _BETWEEN.split(text) if word]
    shown = {word: shown_in(word, letters) for word in dict.fromkeys(words) if not word.isascii()}
    if not shown or not all(after and is_syllable(after) for after in shown.values()):
        return 0
    odd = [word for word in words if word in shown and not is_nearly_syllable(word)]
    found = {sign for word in odd for sign in word if not sign.isascii()}
    signs = sum(_NO_LETTERS.search(word) is not None for word in odd)
    marked = sum(
        (len(word) >= _FEWEST_LETTERS or _FOREIGN.search(word) is not None)
        and _MARKED[letters].search(word) is not None
        for word in odd
    )
    family = words[0] in odd and (shown[words[0]] or "").lower() in _FAMILY_NAMES
    long = sum(map(len, odd)) > _FEWEST_LETTERS or _FOREIGN.search(text) is not None
    if signs or (marked and len(found) > 1 and long) or (family and len(words) > 1):
        return signs * _SINGLE + len(found)
    plain = all(len(word) == 1 or word in shown or is_syllable(word) for word in words)
    beside = any(len(word) > 1 for word in words if word not in odd)
    several = len(odd) > 1 and len(found) > 1
    return len(found) if plain and (several or (marked and beside)) else 0


def _shown(text: str, letters: OldLetters) -> str:
    shown = shown_in(text, letters) or ""
    # Words as HßA were typed in a font that draws small letters as capitals.
    capitals = _CAPITALS.search(text) is not None and _ANY_SMALL.search(text) is None
    return shown.upper() if capitals else shown
