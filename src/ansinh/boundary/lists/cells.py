"""How the cells of lists become values of the domain."""

from collections.abc import Callable
from typing import Final

from ansinh.boundary.words import meaning_of
from ansinh.errors import Code, InvalidAmount, InvalidName, InvalidRoll, InvalidValue
from ansinh.formats.cells import amount_of, birth_text_of, code_of
from ansinh.formats.cells import text_of as text_as_it_stands
from ansinh.formats.odd_letters import odd_letters
from ansinh.formats.sheet import CellValue
from ansinh.money import Dong
from ansinh.people import (
    BirthDate,
    CaseNumber,
    CitizenId,
    LegacyIdNumber,
    PersonName,
    PhoneNumber,
    Sex,
)

_LEGACY_LENGTH: Final = 9


def text_of(cell: CellValue) -> str:
    """Read a text whose letters are what they were typed as.

    Raises:
        InvalidValue: ``cell-old-font``, ``cell-mojibake`` and those of `formats.cells.text_of`.
    """
    odd = odd_letters(cell) if type(cell) is str else None
    if odd is not None:
        raise InvalidValue(odd.code)
    return text_as_it_stands(cell)


def name_of(cell: CellValue) -> PersonName:
    """Read a person's name; letters of an old font would pass for one.

    Raises:
        InvalidName: ``cell-old-font``, ``cell-mojibake`` and those of `PersonName`.
        InvalidValue: Those of `formats.cells.text_of`.
    """
    odd = odd_letters(cell) if type(cell) is str else None
    if odd is not None:
        raise InvalidName(odd.code)
    return PersonName(text_as_it_stands(cell))


def birth_of(cell: CellValue) -> BirthDate:
    """Read a birth date: a day, a month or a year."""
    return BirthDate.parse(birth_text_of(cell))


def sex_of(cell: CellValue) -> Sex:
    """Read a sex."""
    meaning = meaning_of("sex", text_of(cell))
    if meaning is None:
        raise InvalidRoll(Code.SEX_WORD)
    return Sex(meaning)


def case_of(cell: CellValue) -> CaseNumber:
    """Read a case number: text, its zeros kept."""
    return CaseNumber(code_of(cell))


def identity_of(cell: CellValue) -> CitizenId | LegacyIdNumber:
    """Read an identity number: twelve digits, or the nine of an old card."""
    digits = compact(code_of(cell))
    return LegacyIdNumber(digits) if len(digits) == _LEGACY_LENGTH else CitizenId(digits)


def citizen_id_of(cell: CellValue) -> CitizenId:
    """Read a citizen id: twelve digits."""
    return CitizenId(compact(code_of(cell)))


def phone_of(cell: CellValue) -> PhoneNumber:
    """Read a telephone number."""
    return PhoneNumber.parse(compact(code_of(cell)))


def compact(text: str) -> str:
    """Drop what people put into numbers to read or to keep them: spaces, an apostrophe in front.

    >>> compact("'0991 4500 0012")
    '099145000012'
    """
    return text if text.isalnum() else text.removeprefix("'").replace(" ", "")


def listed_amount_of(cell: CellValue) -> Dong:
    """Read an amount that is not below nothing."""
    amount = amount_of(cell)
    if amount.value < 0:
        raise InvalidAmount(Code.AMOUNT_NEGATIVE)
    return amount


def word_of(table: str, code: Code) -> Callable[[CellValue], str]:
    """Make the reader of a word that means one of a few things."""

    def read(cell: CellValue) -> str:
        meaning = meaning_of(table, text_of(cell))
        if meaning is None:
            raise InvalidRoll(code)
        return meaning

    return read
