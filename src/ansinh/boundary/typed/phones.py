"""Telephone numbers, with the country's code and with what people put between digits."""

import re
from typing import Final

from ansinh.boundary.typed.digits import clean_digits, refuse_rounded
from ansinh.boundary.typed.manner import Cleaned, Likely, Manner, Normalised
from ansinh.boundary.typed.texts import clean_text, text_of
from ansinh.errors import Code, InvalidPhone, InvalidValue, ProposalKind, Text
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.people import PhoneNumber

_SIGNS: Final = re.compile(r"[ .,'’‘`–-]+")
_BRACKETS: Final = re.compile(r"\(([0-9+ ]+)\)", re.ASCII)
_OF_A_NUMBER: Final = re.compile(r"([0-9]+)\.0")
_FROM_ABROAD: Final = re.compile(r"(?:\+|00)?84(?:0(?=[1-9]))?([0-9]{9,10})", re.ASCII)
_BETWEEN: Final = re.compile(r"[/;,\n]| - | và | hoặc ")
_NUMBER: Final = re.compile(r"(?:0|\+?84)[0-9]{8,10}", re.ASCII)
_WITHOUT_ZERO: Final = re.compile(r"[35789][0-9]{8}|2[0-9]{9}", re.ASCII)

_EVIDENCE: Final = Text(
    "with the 0 put back it is a number as operators give them",
    "thêm số 0 ở đầu thì đúng dạng số điện thoại",
)


def _phone_of(cell: CellValue) -> PhoneNumber:
    if type(cell) is str and cell.isascii():
        return PhoneNumber(cell)
    return PhoneNumber(text_of(cell))


def _clean_phone(cell: CellValue) -> Cleaned:
    """Clean a number: signs, the country's code.

    Raises:
        InvalidPhone: ``phone-two``, ``phone-zero-lost``.
        InvalidValue: ``cell-number-rounded``.
    """
    if _is_two(cell):
        raise InvalidPhone(Code.PHONE_TWO)
    cleaned = _plain(cell)
    digits = cleaned.cell
    if type(digits) is not str:
        return cleaned
    if abroad := _FROM_ABROAD.fullmatch(digits):
        return cleaned.also("0" + abroad[1], Normalised.SIGNS)
    if _WITHOUT_ZERO.fullmatch(digits):
        raise InvalidPhone(Code.PHONE_ZERO_LOST)
    return cleaned


def _plain(cell: CellValue) -> Cleaned:
    refuse_rounded(cell)
    if type(cell) is int:
        return clean_digits(cell)
    cleaned = clean_text(cell)
    written = cleaned.cell
    if type(written) is not str:
        return cleaned
    if number := _OF_A_NUMBER.fullmatch(written):
        return cleaned.also(number[1], Normalised.NUMBERS)
    bare = _SIGNS.sub("", _BRACKETS.sub(r"\1", written))
    return cleaned if bare == written else cleaned.also(bare, Normalised.SIGNS)


def _is_two(cell: CellValue) -> bool:
    if type(cell) is not str:
        return False
    parts = [_SIGNS.sub("", _BRACKETS.sub(r"\1", part)) for part in _BETWEEN.split(cell)]
    return sum(_NUMBER.fullmatch(part) is not None for part in parts) > 1


def _likely(cell: CellValue, _record: Record) -> Likely | None:
    try:
        digits = _plain(cell).cell
    except InvalidValue:
        return None
    if type(digits) is not str or not _WITHOUT_ZERO.fullmatch(digits):
        return None
    return Likely(ProposalKind.ZEROS, "0" + digits, _EVIDENCE)


PHONE: Final = Manner(_phone_of, _clean_phone, _likely)
