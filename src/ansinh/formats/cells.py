"""How one cell becomes one value; each reader refuses what it cannot be sure of.

A reader takes a cell that is not empty. No message holds what the cell had.
"""

import re
import unicodedata
from datetime import date
from fractions import Fraction
from typing import Final

from ansinh.errors import (
    Code,
    InvalidAmount,
    InvalidDate,
    InvalidEntitlement,
    InvalidMonth,
    InvalidValue,
)
from ansinh.formats.limits import MAX_CELL_CHARACTERS
from ansinh.formats.sheet import CellValue
from ansinh.money import Dong
from ansinh.months import Month, day_label, parse_date

_SPACES: Final = re.compile(r"[ \t\r\n\u00a0\u202f]+")
_COEFFICIENT: Final = re.compile(r"([0-9]{1,2})(?:[.,]([0-9]{1,2}))?", re.ASCII)
_COUNT: Final = re.compile(r"[0-9]{1,3}", re.ASCII)
_SURE_FROM: Final = date(1900, 3, 1)
"""Spreadsheets count a 29 February 1900; before it each program means another day."""


def text_of(value: CellValue) -> str:
    """Read a text: composed letters, one space between words, no control character.

    A whole number that was typed as such is written out in digits.

    Raises:
        InvalidValue: ``cell-text``, ``cell-control-character``, ``cell-too-long``.
    """
    if type(value) is int:
        return str(value)
    if type(value) is not str:
        raise InvalidValue(Code.CELL_TEXT)
    text = value
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable() or "  " in text:
        text = _SPACES.sub(" ", text).strip(" ")
        if not text.isprintable():
            raise InvalidValue(Code.CELL_CONTROL_CHARACTER)
    if len(text) > MAX_CELL_CHARACTERS:
        raise InvalidValue(Code.CELL_TOO_LONG, most=MAX_CELL_CHARACTERS)
    return text


def code_of(value: CellValue) -> str:
    """Read an id, an account, a telephone: text, because a number has lost its zeros.

    Raises:
        InvalidValue: ``cell-number-for-text`` and those of `text_of`.
    """
    if type(value) is int or type(value) is float:
        raise InvalidValue(Code.CELL_NUMBER_FOR_TEXT)
    return text_of(value)


def amount_of(value: CellValue) -> Dong:
    """Read an amount: a whole number, or text as `Dong.parse` reads it.

    Raises:
        InvalidAmount: ``amount-text``, ``amount-range``.
    """
    if type(value) is int:
        return Dong(value)
    if type(value) is str:
        return Dong.parse(value)
    raise InvalidAmount(Code.AMOUNT_TEXT)


def count_of(value: CellValue) -> int:
    """Read a count, as of months unpaid: 0 to 999.

    Raises:
        InvalidValue: ``cell-count``.
    """
    if type(value) is int and 0 <= value <= 999:
        return value
    if type(value) is str and _COUNT.fullmatch(value):
        return int(value)
    raise InvalidValue(Code.CELL_COUNT)


def month_of(value: CellValue) -> Month:
    """Read a month: ``07/2024`` as text, or a cell with a day of that month.

    A day stands for its month: spreadsheets keep ``07/2024`` as 1 July.

    Raises:
        InvalidMonth: ``month-text``, ``month-range``.
    """
    if type(value) is date:
        return Month.of(value)
    if type(value) is str:
        return Month.parse(value)
    raise InvalidMonth(Code.MONTH_TEXT)


def date_of(value: CellValue) -> date:
    """Read a day: a date cell without a time of day, or text as `parse_date` reads it.

    Raises:
        InvalidDate: ``date-text``, ``date-value``.
    """
    if type(value) is date:
        return value
    if type(value) is str:
        return parse_date(value)
    raise InvalidDate(Code.DATE_TEXT)


def birth_text_of(value: CellValue) -> str:
    """Give a birth date as the text that `BirthDate.parse` reads: a day, a month or a year.

    Raises:
        InvalidDate: ``birth-date-text``, ``birth-date-value``.
    """
    if type(value) is date:
        if value < _SURE_FROM:
            raise InvalidDate(Code.BIRTH_DATE_VALUE)
        return day_label(value)
    if type(value) is int and 1000 <= value <= 9999:
        return str(value)
    if type(value) is str:
        return value
    raise InvalidDate(Code.BIRTH_DATE_TEXT)


def coefficient_of(value: CellValue) -> Fraction:
    """Read a coefficient: ``1,5``, ``1.5``, or a number cell; two decimals at most.

    >>> coefficient_of("1,5")
    Fraction(3, 2)

    Raises:
        InvalidEntitlement: ``coefficient``.
    """
    # The shortest text of a binary fraction is the decimal that was typed: 1.5, not 1.4999….
    text = str(value) if type(value) is int or type(value) is float else value
    if type(text) is str and (found := _COEFFICIENT.fullmatch(text)):
        decimals = found[2] or ""
        return Fraction(int(found[1] + decimals), 10 ** len(decimals))
    raise InvalidEntitlement(Code.COEFFICIENT)
