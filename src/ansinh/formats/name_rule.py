"""How a provider takes names and narratives: `NameRule`, `NarrativeRule`."""

import unicodedata
from enum import StrEnum
from typing import ClassVar, Final

import attrs

from ansinh.errors import Code, InvalidProfile, InvalidValue
from ansinh.latin import fold, nfc

_ASCII: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ")
_TYPED_APOSTROPHE: Final = str.maketrans("\u2019", "'")
_COMBINING: Final = range(0x0300, 0x0370)


class Charset(StrEnum):
    """The letters that a provider takes (bộ ký tự)."""

    ASCII_UPPER = "ascii-upper"
    """A to Z, digits and spaces; Vietnamese is folded (không dấu, chữ hoa)."""
    VIETNAMESE = "vietnamese"
    """As written, in composed letters; Latin letters with any marks, digits and spaces."""


def _a_charset(_rule: object, _field: object, charset: Charset) -> None:
    if not isinstance(charset, Charset):
        raise InvalidProfile(Code.PROFILE_KIND)


def _above_nothing(_rule: object, _field: object, length: int | None) -> None:
    if length is not None and (type(length) is not int or length < 1):
        raise InvalidProfile(Code.LIMITS)


def _plain_signs(_rule: object, _field: object, signs: str) -> None:
    if not isinstance(signs, str) or any(s.isspace() or not s.isprintable() for s in signs):
        raise InvalidProfile(Code.PROFILE_KIND)


@attrs.frozen
class TextRule:
    """What a provider takes in one field of text; base of the two rules below.

    `length` counts characters after folding; `signs` are those taken beside letters, digits and
    spaces.
    """

    charset: Charset = attrs.field(validator=_a_charset)
    length: int | None = attrs.field(default=None, validator=_above_nothing)
    signs: str = attrs.field(default="", validator=_plain_signs)

    too_long: ClassVar[Code]

    def express(self, text: str) -> str:
        """Give the text as the provider takes it; nothing is cut, and no sign is replaced.

        >>> NameRule(Charset.ASCII_UPPER, length=40).express("Đặng Thị Hoà")
        'DANG THI HOA'

        Raises:
            InvalidValue: ``text-not-expressible``, ``name-too-long-for-provider``,
                ``narrative-too-long-for-provider``.
        """
        if self.charset is Charset.ASCII_UPPER:
            # The apostrophe that word processors type is the same sign, as ASCII has one only.
            written = fold(text.translate(_TYPED_APOSTROPHE))
            taken = _ASCII.union(self.signs).issuperset(written)
        else:
            written = nfc(text)
            taken = all(_is_latin(c) or c in self.signs for c in written)
        if not taken:
            raise InvalidValue(Code.TEXT_NOT_EXPRESSIBLE)
        if self.length is not None and len(written) > self.length:
            raise InvalidValue(self.too_long)
        return written


def _is_latin(letter: str) -> bool:
    if letter.isascii():
        return letter.isalnum() or letter == " "
    # Some letters of the highland languages have no composed form: a mark follows the letter.
    return ord(letter) in _COMBINING or (
        letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN ")
    )


@attrs.frozen
class NameRule(TextRule):
    """How a provider takes a person's name (quy tắc ghi họ tên)."""

    signs: str = attrs.field(default="'-.", validator=_plain_signs)

    too_long: ClassVar[Code] = Code.NAME_TOO_LONG_FOR_PROVIDER


@attrs.frozen
class NarrativeRule(TextRule):
    """How a provider takes the words on a transfer (quy tắc ghi nội dung)."""

    signs: str = attrs.field(default=".,-/", validator=_plain_signs)

    too_long: ClassVar[Code] = Code.NARRATIVE_TOO_LONG_FOR_PROVIDER
