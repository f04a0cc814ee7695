"""Months of payment, with the words and the short years that lists have for them."""

import re
from typing import Final

from ansinh.boundary.typed.manner import Cleaned, Manner, Normalised
from ansinh.boundary.typed.texts import clean_text, without_apostrophe
from ansinh.formats.cells import month_of
from ansinh.formats.sheet import CellValue

_MONTH: Final = r"(0?[1-9]|1[0-2])"
_YEAR: Final = r"((?:19|2[0-9])[0-9]{2})"
_FIGURES: Final = re.compile(rf"{_MONTH} ?[/.-] ?{_YEAR}", re.ASCII)
_NUMBER: Final = re.compile(rf"{_MONTH}\.{_YEAR}", re.ASCII)
_WORDS: Final = re.compile(
    rf"(?:từ )?(?:tháng|thg|th|t)\.? ?{_MONTH}(?: ?[/.-] ?| ?,? năm | )(?:{_YEAR}|([0-9]{{2}}))"
)
_FIRST_DAY: Final = re.compile(rf"0?1[/-]{_MONTH}[/-]{_YEAR}(?: 0?0:00(?::00)?)?", re.ASCII)
_ISO_FIRST_DAY: Final = re.compile(rf"{_YEAR}-(0[1-9]|1[0-2])-01(?:[ T]00:00:00)?", re.ASCII)


def _clean_month(cell: CellValue) -> Cleaned:
    """Clean a month: ``T7/24``, ``tháng 7 năm 2024``, ``7.2024``, its first day as text.

    ``07/24`` alone is none: it may be a day and a month. A number 7.2024 was typed as a month, and
    one with fewer decimals has lost a zero.
    """
    if type(cell) is float:
        number = _NUMBER.fullmatch(repr(cell))
        return (
            Cleaned(_written(number), frozenset({Normalised.NUMBERS})) if number else Cleaned(cell)
        )
    cleaned = without_apostrophe(clean_text(cell))
    written = cleaned.cell
    if type(written) is not str:
        return cleaned
    if found := _FIGURES.fullmatch(written):
        plain = _written(found)
        return cleaned.also(plain, Normalised.SIGNS)
    if found := _WORDS.fullmatch(written.casefold()):
        if found[3] is None:
            return cleaned.also(_written(found), Normalised.WORDS)
        full = cleaned.also(f"{found[1]}/20{found[3]}", Normalised.WORDS)
        return full.also(full.cell, Normalised.YEARS)
    if found := _FIRST_DAY.fullmatch(written):
        return cleaned.also(_written(found), Normalised.DAYS)
    if found := _ISO_FIRST_DAY.fullmatch(written):
        return cleaned.also(f"{found[2]}/{found[1]}", Normalised.DAYS)
    return cleaned


def _written(found: re.Match[str]) -> str:
    return f"{found[1]}/{found[2]}"


MONTH: Final = Manner(month_of, _clean_month)
