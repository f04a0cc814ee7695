"""Texts: letters composed, one space between words, and nothing that nobody sees."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar

import attrs

from ansinh.boundary.typed.manner import Cleaned, Likely, Manner, Normalised
from ansinh.errors import Code, InvalidValue
from ansinh.formats.limits import MAX_CELL_CHARACTERS
from ansinh.formats.odd_letters import OddLetters, column_letters, odd_beside, odd_letters
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.people import PersonName

Value = TypeVar("Value")

_MOST: Final = MAX_CELL_CHARACTERS
_SPACES: Final = re.compile("[ \t\r\n\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# A soft hyphen is not among them: in TCVN3 it is a letter, ư.
_INVISIBLE: Final = re.compile("[\u200b-\u200d\u2060\ufeff]")
_APOSTROPHES: Final = ("'", "’", "‘", "`")
_LOOK_ALIKES: Final = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})


def text_of(value: CellValue) -> str:
    """Read a text that is typed as we write it; a whole number is written out in digits.

    Raises:
        InvalidValue: ``cell-text``, ``cell-control-character``, ``cell-too-long``,
            ``cell-old-font``, ``cell-mojibake``.
    """
    if type(value) is str:
        composed = value.isascii() or _is_composed(value)
        if composed and value.isprintable() and "  " not in value and len(value) <= _MOST:
            odd = odd_letters(value)
            if odd is None:
                return value
            raise InvalidValue(odd.code)
        raise InvalidValue(_what_is_wrong(value), most=_MOST)
    if type(value) is int:
        return str(value)
    raise InvalidValue(Code.CELL_TEXT)


def is_plain(text: str) -> bool:
    """Whether a cell with that text gives back the very same."""
    return clean_text(text) == Cleaned(text) and text.isprintable()


def _is_composed(text: str) -> bool:
    return (
        unicodedata.is_normalized("NFC", text)
        and "Ð" not in text
        and "ð" not in text
        and "Ɖ" not in text
        and "ɖ" not in text
    )


def _what_is_wrong(text: str) -> Code:
    odd = odd_letters(text)  # letters that were broken leave signs that nobody typed
    if odd is not None:
        return odd.code
    if not _SPACES.sub(" ", text).isprintable():
        return Code.CELL_CONTROL_CHARACTER
    return Code.CELL_TOO_LONG if len(text) > _MOST else Code.CELL_TEXT


def clean_text(cell: CellValue) -> Cleaned:
    """Compose letters, settle spaces, drop what has no width; other cells stay as they are."""
    if type(cell) is not str:
        return Cleaned(cell)
    kinds: set[Normalised] = set()
    text = _changed(cell, _INVISIBLE.sub("", cell), Normalised.INVISIBLE, kinds)
    spaced = _SPACES.sub(" ", text).strip(" ")
    text = _changed(text, spaced, Normalised.SPACES, kinds)
    text = _changed(text, unicodedata.normalize("NFC", text), Normalised.LETTERS, kinds)
    text = _changed(text, text.translate(_LOOK_ALIKES), Normalised.LOOK_ALIKES, kinds)
    return Cleaned(text, frozenset(kinds))


def without_apostrophe(cleaned: Cleaned) -> Cleaned:
    """Drop the sign by which people keep a spreadsheet from making a number or a day of it."""
    written = cleaned.cell
    if type(written) is str and written.startswith(_APOSTROPHES):
        return cleaned.also(written.lstrip("".join(_APOSTROPHES)).strip(" "), Normalised.SIGNS)
    return cleaned


def _changed(before: str, after: str, kind: Normalised, kinds: set[Normalised]) -> str:
    if after != before:
        kinds.add(kind)
    return after


def likely_letters(cell: CellValue, _record: Record) -> Likely | None:
    """Propose the letters that a text was typed in, where it has those of an old font."""
    odd = odd_letters(cell) if type(cell) is str else None
    if odd is None or not odd.proposed:
        return None
    return Likely(odd.kind, odd.proposed, odd.evidence)


def text(strict: Callable[[CellValue], Value]) -> Manner[Value]:
    """Make the manner of a field of words: they are cleaned, and their letters looked at."""
    manner = Manner(strict, clean_text, likely_letters)
    return attrs.evolve(manner, in_column=partial(_in_letters, manner))


def _in_letters(manner: Manner[Value], cells: Sequence[CellValue]) -> Manner[Value]:
    """Give the manner for a column: in one of an old font no word passes for another."""
    letters = column_letters(cell for cell in cells if type(cell) is str)
    if letters is None:
        return manner
    font = letters

    def odd(cell: CellValue) -> OddLetters | None:
        found = odd_letters(cell) if type(cell) is str else None
        return found or (odd_beside(cell, font) if type(cell) is str else None)

    def strict(cell: CellValue) -> Value:
        found = odd(cell)
        if found is not None:
            raise InvalidValue(found.code)
        return manner.strict(cell)

    def propose(cell: CellValue, _record: Record) -> Likely | None:
        found = odd(cell)
        return Likely(found.kind, found.proposed, found.evidence) if found else None

    return Manner(strict, manner.clean, propose, meant=manner.strict)


def _name_of(cell: CellValue) -> PersonName:
    return PersonName(text_of(cell))


TEXT: Final = text(text_of)
NAME: Final = text(_name_of)
