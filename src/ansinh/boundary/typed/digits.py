"""Accounts and case numbers: texts of digits, as spreadsheets and people keep them."""

import re
from typing import Final

from ansinh.boundary.typed.manner import Cleaned, Likely, Manner, Normalised
from ansinh.boundary.typed.texts import clean_text, text_of, without_apostrophe
from ansinh.errors import Code, InvalidAccount, InvalidValue, ProposalKind, Text
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.people import BankEntry, CaseNumber, bank_entry, find_bank

_POWER: Final = re.compile(r"[0-9](?:[.,][0-9]+)?E\+?[0-9]{1,3}", re.IGNORECASE)
_POWER_OF_A_SPREADSHEET: Final = re.compile(r"[0-9](?:[.,][0-9]+)?E\+[0-9]{1,3}", re.IGNORECASE)
_OF_A_NUMBER: Final = re.compile(r"([0-9]+)[.,]0{1,2}")
_LIKE_A_FRACTION: Final = re.compile(r"[0-9]+[.,][0-9]{1,2}")
_GROUPS: Final = re.compile(r"[0-9A-Z]+(?:(?: |\.|,| ?[-–] ?)[0-9A-Z]+)+", re.ASCII)
_SIGN: Final = re.compile(r"[ .,–-]+")

WHOLE: Final = Text(
    "it is a whole number of {count} digits, so a spreadsheet has rounded none of them",
    "là số nguyên có {count} chữ số nên bảng tính không làm tròn",
)


def code_of(cell: CellValue) -> str:
    """Read a text of digits and letters that is typed as we write it.

    Raises:
        InvalidValue: ``cell-number-for-text``, ``cell-number-rounded`` and those of `text_of`.
    """
    if type(cell) is str and cell.isascii() and cell.isalnum():
        return cell
    refuse_rounded(cell)
    if type(cell) is int:
        raise InvalidValue(Code.CELL_NUMBER_FOR_TEXT)
    return text_of(cell)


def refuse_rounded(cell: CellValue) -> None:
    """Refuse what is no whole number any more, or too large a one: its digits are gone.

    Raises:
        InvalidValue: ``cell-number-rounded``.
    """
    power = type(cell) is str and _POWER_OF_A_SPREADSHEET.fullmatch(cell)
    if type(cell) is float or power:
        raise InvalidValue(Code.CELL_NUMBER_ROUNDED)


def clean_digits(cell: CellValue) -> Cleaned:
    """Take the signs out of a number kept as text; write out what a spreadsheet made a number of.

    ``46145000012.0`` is such a number too: its dot parts no groups.

    Raises:
        InvalidValue: ``cell-number-rounded``.
    """
    refuse_rounded(cell)
    if type(cell) is int:
        return Cleaned(str(cell), frozenset({Normalised.NUMBERS}))
    cleaned = without_apostrophe(clean_text(cell))
    written = cleaned.cell
    if type(written) is not str:
        return cleaned
    if _POWER.fullmatch(written):
        raise InvalidValue(Code.CELL_NUMBER_ROUNDED)
    if number := _OF_A_NUMBER.fullmatch(written):
        return cleaned.also(number[1], Normalised.NUMBERS)
    if _GROUPS.fullmatch(written) and not _LIKE_A_FRACTION.fullmatch(written):
        return cleaned.also(_SIGN.sub("", written), Normalised.SIGNS)
    return cleaned


def _clean_account(cell: CellValue) -> Cleaned:
    return _never_from_a_number(clean_digits(cell))


def _clean_case(cell: CellValue) -> Cleaned:
    """Clean a case number: its dots and dashes are part of it."""
    refuse_rounded(cell)
    return _never_from_a_number(without_apostrophe(clean_text(cell)))


def _never_from_a_number(cleaned: Cleaned) -> Cleaned:
    """Leave a number a number where it may have had zeros in front: nobody knows how many."""
    if type(cleaned.cell) is int or Normalised.NUMBERS in cleaned.kinds:
        raise InvalidValue(Code.CELL_NUMBER_FOR_TEXT)
    return cleaned


def _digits_as_they_stand(cell: CellValue, _record: Record) -> Likely | None:
    written = written_number(cell)
    if written is None:
        return None
    return Likely(ProposalKind.NUMBERS, written, WHOLE.filled(count=len(written)))


def written_number(cell: CellValue) -> str | None:
    """Write out a number that a spreadsheet keeps, if it is whole and not too large."""
    try:
        cleaned = clean_digits(cell)
    except InvalidValue:
        return None
    number = cleaned.cell if Normalised.NUMBERS in cleaned.kinds else None
    return number if type(number) is str and number.isdigit() else None


def _account_of(cell: CellValue) -> str:
    """Read an account's number; `BankAccount` has the rule for it."""
    number = code_of(cell)
    if not number.isalnum():
        raise InvalidAccount(Code.ACCOUNT_NUMBER)
    return number


def _bank(cell: CellValue) -> BankEntry | None:
    try:
        return None if cell is None else bank_entry(find_bank(text_of(cell)).code)
    except InvalidValue:
        return None


def account(bank_field: str) -> Manner[str]:
    """Make the manner of an account number; the bank beside it says how long its numbers are."""

    def propose(cell: CellValue, record: Record) -> Likely | None:
        likely = _digits_as_they_stand(cell, record)
        bank = _bank(record[bank_field])
        if likely is None or bank is None or not bank.account_lengths:
            return likely
        if len(str(likely.cell)) not in bank.account_lengths:
            return None  # a shorter one may have lost its zeros, and nobody knows how many
        evidence = Text(
            f"{likely.evidence.en}; that is how long this bank's numbers are",
            f"{likely.evidence.vi}; đúng độ dài số tài khoản của ngân hàng này",
        )
        return Likely(likely.kind, likely.cell, evidence)

    return Manner(_account_of, _clean_account, propose)


def _case_of(cell: CellValue) -> CaseNumber:
    return CaseNumber(code_of(cell))


CASE: Final = Manner(_case_of, _clean_case, _digits_as_they_stand)
