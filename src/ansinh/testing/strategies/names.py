"""Names of persons, in every letter that a Vietnamese list holds."""

import unicodedata

from hypothesis import strategies as st

from ansinh.people import PersonName

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_CONSONANTS = "bcdđghklmnpqrstvxfjwz"
_SMALL = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES)
VIETNAMESE_LETTERS = _SMALL + _CONSONANTS + (_SMALL + _CONSONANTS).upper()
"""Every letter of Vietnamese with every tone, small and capital, and f, j, w, z."""

_FAMILY = ("Nguyễn", "Trần", "Lê", "Hồ", "Đặng", "Phạm", "Vũ", "Ngô", "Võ", "Hoàng")
_MIDDLE = ("Thị", "Văn", "", "Đình", "Thị Ngọc", "Hữu", "Quý")
_GIVEN = ("Mẫu", "Thử", "Ví Dụ", "Hòa", "Hoà", "Thuỷ", "Thúy", "Ước", "Ệ", "A")
_OTHERS = (
    "H'Mẫu Niê",
    "Y Thử Êban",
    "K’Ví",
    "Siu Bơ̆",
    "Thạch Thị Sa-Mẫu",
    "Hồ Văn A.",
    "Mary O'Example",
    "A",
    "X" * 100,
)


def person_names() -> st.SearchStrategy[PersonName]:
    """Draw names: lifelike ones, names of any letters, ethnic and foreign names, the limits."""
    return person_names_as_typed().map(PersonName)


def person_names_as_typed() -> st.SearchStrategy[str]:
    """Draw the text of names as people and programs write it: composed or not, in any case."""
    lifelike = st.builds(
        lambda *parts: " ".join(part for part in parts if part),
        st.sampled_from(_FAMILY),
        st.sampled_from(_MIDDLE),
        st.sampled_from(_GIVEN),
    )
    word = st.text(VIETNAMESE_LETTERS, min_size=1, max_size=7)
    any_letters = st.lists(word, min_size=1, max_size=4).map(" ".join)
    written = st.sampled_from([str, str.upper, _decomposed])
    names = st.one_of(lifelike, lifelike, any_letters, st.sampled_from(_OTHERS))
    return st.builds(lambda name, write: write(name), names, written)


def _decomposed(name: str) -> str:
    return unicodedata.normalize("NFD", name)
