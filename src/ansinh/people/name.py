"""`PersonName`: a name as written, folded for banks, and matched by grade."""

import itertools
import re
import string
import unicodedata
from enum import StrEnum
from functools import cached_property
from typing import Final

import attrs

from ansinh.errors import Code, InvalidName
from ansinh.latin import as_written, fold, nfc, settle_tones

_LONGEST: Final = 100
_SIGNS: Final = frozenset("'’-. ")
_PLAIN: Final = frozenset(
    nfc(letter + shape + tone)
    for letter in string.ascii_letters
    for shape in ("", "\u0302", "\u0306", "\u031b")  # ô, ă, ơ
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    if len(nfc(letter + shape + tone)) == 1
) | frozenset("Đđ ")
"""What nearly every name of the country is written in; of these nothing has to be asked."""

_UNSEEN: Final = re.compile("[^\u0300-\u036f]|\u034f")  # marks that no Latin letter carries
_NO_LETTERS: Final = re.compile("[^A-Z]+")
_TYPED_FOR: Final = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ", "’": "'"})


def _latin_letters(_name: object, _field: object, text: str) -> None:
    if not isinstance(text, str) or not 1 <= len(text) <= _LONGEST:
        raise InvalidName(Code.NAME_LENGTH)
    if _PLAIN.issuperset(text) and not text.isspace():
        return
    folded = fold(text)
    if not all("A" <= letter <= "Z" or letter in _SIGNS for letter in folded):
        raise InvalidName(Code.NAME_CHARACTERS)
    if any(unicodedata.category(letter) == "Mn" for letter in (text[0], *_after_signs(text))):
        raise InvalidName(Code.NAME_CHARACTERS)
    if any(_UNSEEN.match(letter) for letter in text if unicodedata.category(letter) == "Mn"):
        raise InvalidName(Code.NAME_CHARACTERS)
    if text.lstrip(" ").startswith("-") or not unicodedata.is_normalized("NFKC", text):
        raise InvalidName(Code.NAME_CHARACTERS)
    if not any("A" <= letter <= "Z" for letter in folded):
        raise InvalidName(Code.NAME_LENGTH)


def _after_signs(text: str) -> list[str]:
    return [after for before, after in itertools.pairwise(text) if before in _SIGNS]


def _settled(text: str) -> str:
    return " ".join(settle_tones(text.translate(_TYPED_FOR).lower()).split())


def _writings(name: "PersonName") -> set[str]:
    # "H'Hen" is kept as "H HEN" by one bank and as "HHEN" by another.
    unsigned = "".join(letter for letter in fold(name.text) if letter not in "'’-.")
    return {name.folded, " ".join(unsigned.split())}


class NameMatch(StrEnum):
    """How alike two names are (mức khớp họ tên): equal, written in another way, or different."""

    EQUAL = "equal"
    VARIANT = "variant"
    DIFFERENT = "different"


@attrs.frozen(order=True, repr=False)
class PersonName:
    """A person's name as written (họ và tên), in composed letters (NFC).

    Latin letters with any marks, spaces and the signs ``' - .``; so names of every people of
    Vietnam and foreign names pass, while digits, controls, formulas, bidirectional signs and
    other scripts' look-alikes do not. A sign ``-`` in front is how a formula begins.

    Raises:
        InvalidName: ``name-length``, ``name-characters``.
    """

    text: str = attrs.field(converter=as_written, validator=_latin_letters)

    @cached_property
    def folded(self) -> str:
        """The name in A to Z and single spaces, as banks keep names."""
        return " ".join(_NO_LETTERS.sub(" ", fold(self.text)).split())

    def matches(self, other: "PersonName") -> NameMatch:
        """Compare with another writing of a name.

        ``VARIANT``: the same but for marks, case, spacing, signs, look-alike letters, or the
        place of a tone mark (hòa, hoà).
        """
        if self.text == other.text:
            return NameMatch.EQUAL
        if self.folded == other.folded:  # what a bank makes of a name; the rest is seldom asked
            return NameMatch.VARIANT
        if _settled(self.text) == _settled(other.text) or _writings(self) & _writings(other):
            return NameMatch.VARIANT
        return NameMatch.DIFFERENT

    def __repr__(self) -> str:
        return "PersonName(…)"

    __str__ = __repr__
