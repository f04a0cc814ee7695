"""Names and narratives that a provider's rule takes as they are, and some that it does not."""

from functools import cache
from typing import Final

from hypothesis import strategies as st

from ansinh.formats.name_rule import Charset, NameRule, NarrativeRule, TextRule
from ansinh.people import PersonName
from ansinh.testing.expected import expressed
from ansinh.testing.strategies.names import VIETNAMESE_LETTERS

_LONGEST_NAME: Final = 100
_LONGEST_NARRATIVE: Final = 210
_NAME_SIGNS: Final = "'’-."
_OTHERS: Final = ("H'Mẫu Niê", "Y Thử Êban", "Thạch Thị Sa-Mẫu", "Hồ Văn A.", "A", "Siu Bơ̆")
_LIFELIKE: Final = (
    "Đặng Thị Hoà",
    "Nguyễn Văn Thử",
    "Hồ Thị Ví Dụ",
    "NGUYỄN THỊ ƯỚC",
    "Trần Mẫu",
    "Lê Ệ",
)
_PLAIN: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@cache
def expressible_names(rule: NameRule) -> st.SearchStrategy[PersonName]:
    """Draw names that a rule takes: every Vietnamese letter, its signs, as long as it takes."""
    longest = min(rule.length or _LONGEST_NAME, _LONGEST_NAME)
    signs = [sign for sign in _NAME_SIGNS if _takes(rule, f"A{sign}B")]
    word = st.text(VIETNAMESE_LETTERS, min_size=1, max_size=7)
    parts = st.lists(word, min_size=1, max_size=4)
    between = st.sampled_from([" ", " ", *(sign for sign in signs if sign != ".")])
    any_letters = st.builds(lambda said, sign: sign.join(said), parts, between)
    known = [name for name in (*_LIFELIKE, *_LIFELIKE, *_OTHERS) if _takes(rule, name)]
    limits = [("Ư" + "Ơ" * longest)[:longest], ("Mẫu " * longest)[: longest - 1] + "A"]
    drawn = st.one_of(st.sampled_from([*known, *limits]), any_letters)
    return drawn.map(lambda text: PersonName(_cut(text, longest)))


@cache
def expressible_narratives(rule: NarrativeRule) -> st.SearchStrategy[str]:
    """Draw words for a transfer that a rule takes: its letters, its signs, as long as it takes."""
    longest = min(rule.length or _LONGEST_NARRATIVE, _LONGEST_NARRATIVE)
    letters = _PLAIN if rule.charset is Charset.ASCII_UPPER else _PLAIN + VIETNAMESE_LETTERS
    word = st.text(letters, min_size=1, max_size=8)
    signs = st.sampled_from([" ", *rule.signs])
    words = st.lists(st.tuples(word, signs), min_size=1, max_size=5).map(
        lambda parts: "".join(text + sign for text, sign in parts)
    )
    usual = [text for text in ("CHI TRA THANG 07/2024", "CHI TRA") if _takes(rule, text)]
    edges = [("CHI TRA " * longest)[: longest - 1] + "X"]
    drawn = st.one_of(st.sampled_from([*usual, *edges]), words)
    return drawn.map(lambda text: _cut(text, longest))


def names_not_taken(rule: NameRule) -> tuple[PersonName, ...]:
    """Give names that a rule cannot express or finds too long; none where it takes every name."""
    signs = (PersonName(f"Mẫu{sign}Thử") for sign in _NAME_SIGNS)
    beyond = [] if rule.length is None else [name_of_length(rule.length + 1)]
    candidates = (*signs, *(name for name in beyond if name is not None))
    return tuple(name for name in candidates if not _takes(rule, name.text))


def narratives_not_taken(rule: NarrativeRule) -> tuple[str, ...]:
    """Give words for a transfer that a rule cannot express or finds too long."""
    beyond = [] if rule.length is None else [narrative_of_length(rule.length + 1)]
    candidates = ("CHI TRA @", "CHI TRA ЖИТО", "CHI TRA = 1", "CHI; TRA", *filter(None, beyond))
    return tuple(text for text in candidates if not _takes(rule, text))


def name_of_length(length: int) -> PersonName | None:
    """Give a name of so many letters, if a name can have them."""
    return PersonName("M" + "Ẫ" * (length - 1)) if length <= _LONGEST_NAME else None


def narrative_of_length(length: int) -> str | None:
    """Give words for a transfer of so many letters, if an order can have them."""
    return "C" * length if length <= _LONGEST_NARRATIVE else None


def narratives_of_length(length: int) -> tuple[str, ...]:
    """Give words of so many letters, without marks and with them; each one letter when folded."""
    plain = narrative_of_length(length)
    return () if plain is None else (plain, "C" + "Ả" * (length - 1))


def _takes(rule: TextRule, text: str) -> bool:
    return expressed(rule, text) is not None


def _cut(text: str, longest: int) -> str:
    return text[:longest].strip() or "A"
