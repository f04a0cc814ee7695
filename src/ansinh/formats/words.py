"""Bằng chữ: an amount in Vietnamese words, and the amount that words say.

The packages that do this were compared and each was wrong somewhere ("bảy mươi năm triệu",
"một triệu năm nghìn" for 1.005.000), and an amount in words is what a signature stands under.
"""

from itertools import pairwise
from typing import Final, Literal

from ansinh.errors import Code, InvalidAmount
from ansinh.latin import nfc, settle_tones
from ansinh.money import LARGEST, Dong

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_MILLIARD: Final = 10**9
_SCALES: Final = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))

Four = Literal["tư", "bốn"]
"""How 24 ends; 4 and 14 are always ``bốn``."""
Zero = Literal["linh", "lẻ"]
"""What stands for a nought in the tens: ``linh`` in schoolbooks, ``lẻ`` in the south."""


def dong_in_words(amount: Dong, *, four: Four = "tư", zero: Zero = "linh") -> str:
    """Write an amount in words, as papers have it after ``Bằng chữ:``.

    >>> dong_in_words(Dong(1_005_000))
    'Một triệu không trăm linh năm nghìn đồng'
    >>> dong_in_words(Dong(75_000_000))
    'Bảy mươi lăm triệu đồng'
    """
    words = _number(abs(amount.value), four, zero)
    text = f"{'âm ' if amount.value < 0 else ''}{words} đồng"
    return text[0].upper() + text[1:]


def dong_from_words(text: str) -> Dong:
    """Give the amount that words say; the inverse of `dong_in_words`, whatever its settings.

    Other spellings of the same numerals pass (ngàn, tỉ, nhăm, chẵn, a closing sign); anything
    that is not how the number is said is refused, so that a changed word never goes unseen.

    Raises:
        InvalidAmount: ``amount-words``.
    """
    words = _standard_words(text)
    negative = words[:1] == ["âm"]
    value = _value(words[negative:])
    if (
        value is None
        or value > LARGEST
        or _number(value, "bốn", "linh") != " ".join(_plain(words[negative:]))
    ):
        raise InvalidAmount(Code.AMOUNT_WORDS)
    return Dong(-value if negative else value)


def _number(value: int, four: Four, zero: Zero) -> str:
    """Say a number; a milliard (tỷ) closes a period, so above it the reading starts anew."""
    if value == 0:
        return _DIGITS[0]
    said: list[str] = []
    milliards, rest = divmod(value, _MILLIARD)
    if milliards:
        said.append(f"{_number(milliards, four, zero)} tỷ")
    for scale, name in _SCALES:
        group, rest = divmod(rest, scale)
        if group:
            said.append(f"{_group(group, four, zero, full=bool(said))} {name}".rstrip())
    return " ".join(said)


def _group(group: int, four: Four, zero: Zero, *, full: bool) -> str:
    """Say up to three digits; a group that is not the first says its noughts (`full`)."""
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    said: list[str] = []
    if hundreds or full:
        said.append(f"{_DIGITS[hundreds]} trăm")
    if tens > 1:
        said.append(f"{_DIGITS[tens]} mươi")
    elif tens == 1:
        said.append("mười")
    elif units and said:
        said.append(zero)
    if units:
        said.append(_unit(units, tens, four))
    return " ".join(said)


def _unit(units: int, tens: int, four: Four) -> str:
    match units:
        case 1 if tens > 1:
            return "mốt"
        case 4 if tens > 1:
            return four
        case 5 if tens:
            return "lăm"
        case _:
            return _DIGITS[units]


_SPELLINGS: Final = {"lẻ": "linh", "ngàn": "nghìn", "tỉ": "tỷ", "bẩy": "bảy", "nhăm": "lăm"}
_CLOSING: Final = frozenset({"đồng", "chẵn", "tròn", "việt", "nam", "vnđ", "vnd", "đ", ""})


def _standard_words(text: str) -> list[str]:
    written = settle_tones(nfc(text).lower()).strip(" .,/!;")
    words = [word.strip(",.()[]/;:") for word in written.split()]
    while words and words[-1] in _CLOSING:
        words.pop()
    return [_SPELLINGS.get(word, word) for word in words]


def _plain(words: list[str]) -> list[str]:
    """Write the words as `_number` would: 24 with ``bốn``, and no empty periods (không nghìn)."""
    plain = ["bốn" if word == "tư" else word for word in words]
    for scale in ("nghìn", "triệu"):
        while (at := _empty_period(plain, scale)) is not None:
            del plain[at : at + 2]
    return plain


def _empty_period(words: list[str], scale: str) -> int | None:
    return next(
        (at for at, pair in enumerate(pairwise(words)) if at and pair == ("không", scale)), None
    )


_SCALE_OF: Final = {"nghìn": 10**3, "triệu": 10**6}
_VALUE_OF: Final = {
    **{word: digit for digit, word in enumerate(_DIGITS)},
    "mốt": 1,
    "tư": 4,
    "lăm": 5,
    "linh": 0,
}


def _value(words: list[str]) -> int | None:
    """Add the words up without judging them; saying the sum again is what judges."""
    above = period = group = digit = 0
    for word in words:
        if word in _VALUE_OF:
            digit = _VALUE_OF[word]
        elif word == "trăm":
            group, digit = digit * 100, 0
        elif word in {"mươi", "mười"}:
            group, digit = group + 10 * (digit if word == "mươi" else 1), 0
        elif word in _SCALE_OF:
            period, group, digit = period + (group + digit) * _SCALE_OF[word], 0, 0
        elif word == "tỷ":
            above, period, group, digit = (above + period + group + digit) * _MILLIARD, 0, 0, 0
        else:
            return None
    return above + period + group + digit if words else None
