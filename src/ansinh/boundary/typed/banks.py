"""Banks by any of their names, with a branch behind, or with a letter wrong."""

import re
from typing import Final

from ansinh.boundary.typed.manner import Cleaned, Likely, Manner, Normalised
from ansinh.boundary.typed.texts import clean_text, likely_letters, text_of
from ansinh.errors import ProposalKind, Text
from ansinh.formats.record import Record
from ansinh.formats.sheet import CellValue
from ansinh.people import Bank, find_bank, nearest_bank

_BRANCH: Final = re.compile(
    r"(.{2,}?) ?[-–,(]? ?\b(?:chi nhánh|cn|phòng giao dịch|pgd)\b.*", re.IGNORECASE
)


def _bank_of(cell: CellValue) -> Bank:
    """Read a bank, by any of its names or codes."""
    return find_bank(text_of(cell))


def _clean_bank(cell: CellValue) -> Cleaned:
    """Clean a bank's name: a branch that is named behind it is not its name."""
    cleaned = clean_text(cell)
    written = cleaned.cell
    if type(written) is str and (found := _BRANCH.fullmatch(written)):
        return cleaned.also(found[1].rstrip(" -–,("), Normalised.WORDS)
    return cleaned


def _likely(cell: CellValue, record: Record) -> Likely | None:
    letters = likely_letters(cell, record)
    if letters is not None:
        return letters
    written = _clean_bank(cell).cell
    nearest = nearest_bank(written) if type(written) is str else None
    if nearest is None:
        return None
    evidence = Text(
        f"{nearest.code} is the one bank with a name so near ({nearest.name})",
        f"chỉ {nearest.code} có tên gần như vậy ({nearest.name})",
    )
    return Likely(ProposalKind.BANKS, nearest.code, evidence)


BANK: Final = Manner(_bank_of, _clean_bank, _likely)
