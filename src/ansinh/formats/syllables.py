"""What a Vietnamese syllable looks like: a beginning, a rhyme and one tone, in fixed spelling.

Letters of another encoding hardly ever make one, so this tells what a text was meant to be. It says
nothing of names: people of Vietnam have names in many languages.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_RHYME_LINES: Final = """
a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêt
uôc uôi uôm uôn uông uôt uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt
ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
_RHYMES: Final = frozenset(_RHYME_LINES.split())
_AFTER_QU: Final = frozenset(rhyme for rhyme in _RHYMES if rhyme[0] in "aăâeêiyơ") | {
    "ôc",
    "ynh",
    "yt",
}
_AFTER_GI: Final = frozenset(rhyme for rhyme in _RHYMES if rhyme[0] not in "iy") | {"", "êng", "êt"}
_BEFORE_FRONT: Final = ("k", "gh", "ngh")
_BEFORE_BACK: Final = ("c", "g", "ng")
_BEGINNING: Final = re.compile("(ngh|ng|nh|n|ch|c|kh|k|gh|g|ph|p|qu|th|tr|t|[bdđhlmrsvx])?(.*)")
_FRONT: Final = ("e", "ê", "i", "y")
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_VOWELS: Final = re.compile("[aeiouyăâêôơư]+")
_ON_NO_VOWEL: Final = re.compile("(?<![aeiouy\u0302\u0306\u031b])[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED: Final = re.compile(".*(?:c|ch|k|p|t)")
_HIGH_OR_LOW: Final = ("\u0301", "\u0323")
_WORDS: Final = re.compile("[^\\W\\d_]+")


def words_of(text: str) -> list[str]:
    """Give the words of a text: its letters between everything else."""
    return _WORDS.findall(text)


def reads_vietnamese(text: str) -> bool:
    """Say whether every word with a letter beyond ASCII is a Vietnamese syllable."""
    return all(word.isascii() or is_syllable(word) for word in words_of(text))


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Say whether a word is spelled as a Vietnamese syllable, its tone where it belongs.

    >>> is_syllable("Nguyễn"), is_syllable("NguyÔn"), is_syllable("Lôc")
    (True, False, False)
    """
    rhyme, tone, at = _parts_of(word)
    if rhyme is None or len(tone) > 1 or (tone and at not in _tone_places(rhyme)):
        return False
    return _STOPPED.fullmatch(rhyme) is None or tone in _HIGH_OR_LOW


@lru_cache(maxsize=20_000)
def is_nearly_syllable(word: str) -> bool:
    """Say the same where tones may stand anywhere or be left out, as in highland names: ``Lôc``."""
    return _parts_of(word)[0] is not None


def _parts_of(word: str) -> tuple[str | None, str, int]:
    """Give the rhyme, None where none goes with the beginning; the tones, and the first's place."""
    letters = unicodedata.normalize("NFD", word.lower())
    tone = "".join(_TONES.findall(letters))
    plain = unicodedata.normalize("NFC", _TONES.sub("", letters))
    found = _BEGINNING.fullmatch(plain)
    if found is None or _ON_NO_VOWEL.search(letters):  # a line break inside; the tilde of ñ
        return None, tone, 0
    beginning, rhyme = found[1] or "", found[2]
    before = _TONES.split(letters, maxsplit=1)[0]
    at = len(unicodedata.normalize("NFC", before)) - len(beginning) - 1
    if beginning == "g" and rhyme[:1] == "i" and rhyme[1:] in _AFTER_GI:
        # gia, giường: the i belongs to the beginning, but in gì it has the tone.
        return (rhyme[1:], tone, at - 1) if rhyme[1:] else (rhyme, tone, at)
    allowed = _AFTER_QU if beginning == "qu" else _RHYMES
    wrong = _BEFORE_BACK if rhyme.startswith(_FRONT) else _BEFORE_FRONT
    if rhyme.startswith("yê") and beginning not in {"", "qu"}:
        return None, tone, at
    fits = rhyme in allowed and (beginning not in wrong or (beginning, rhyme[:1]) == ("g", "i"))
    return (rhyme if fits else None), tone, at


@lru_cache(maxsize=512)
def _tone_places(rhyme: str) -> frozenset[int]:
    """Say on which letters of a rhyme the tone may stand: ``oa`` has had it on either."""
    marked = [at for at, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    found = _VOWELS.match(rhyme)
    vowels = found.end() if found else 0
    if marked:
        return frozenset({marked[0] if rhyme in {"ưa", "ưu"} else marked[-1]})
    if rhyme in {"oa", "oe", "uy"}:
        return frozenset({0, 1})
    return frozenset({1 if vowels > 2 or (vowels == 2 and len(rhyme) > 2) else 0})
