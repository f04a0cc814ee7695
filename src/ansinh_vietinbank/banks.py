"""The column of banks: how the bank of an account is written.

An account inside VietinBank has the word ``VietinBank``; any other has a row of the bank's own
list, as the template's note says: ``Mã số - Tên chi nhánh ngân hàng``. An agency's own profile may
have words of its own for a bank, and then these stand there.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from ansinh import Bank

_BRANCH_DIGITS: Final = 8


@cache
def bank_rows() -> tuple[str, ...]:
    """Give the rows of the template's bank sheet as they stand there, double spaces and all."""
    packaged = files("ansinh_vietinbank").joinpath("bank-list.txt").read_text(encoding="utf-8")
    return tuple(packaged.rstrip("\n").split("\n"))


def bank_cell(bank: Bank, banks: Mapping[str, str]) -> str | None:
    """Write an account's bank; ``None`` where nobody has said how.

    `banks` has the profile's words. Where they are a row of the list, the branch that the account
    names is written, and no other; without a branch that row.
    """
    said = banks.get(bank.code)
    if said is None or not _is_branch(said):
        return said
    branch = bank.branch or said
    # Digits three to five are the bank: a branch of another bank is nobody's branch.
    if branch[2:5] != said[2:5]:
        return None
    name = _names().get(branch)
    return None if name is None else f"{branch} - {name}"


def _is_branch(text: str) -> bool:
    return len(text) == _BRANCH_DIGITS and text.isascii() and text.isdigit()


@cache
def _names() -> MappingProxyType[str, str]:
    pairs = (row.split("-", 1) for row in bank_rows())
    return MappingProxyType({branch: name.strip() for branch, name in pairs})
