"""Column G: how the bank of an account is written.

An account inside VietinBank has the word ``VietinBank``; any other has a row of the bank's own
list, as the template's note says: ``Mã số - Tên chi nhánh ngân hàng``.
"""

from functools import cache
from importlib.resources import files
from tomllib import loads
from types import MappingProxyType
from typing import Final

from ansinh import Bank

IN_SYSTEM: Final = "VietinBank"
_OWN_CODE: Final = "VIETINBANK"


@cache
def bank_rows() -> tuple[str, ...]:
    """Give the rows of the template's bank sheet as they stand there, double spaces and all."""
    return tuple(_packaged("bank-list.txt").rstrip("\n").split("\n"))


def bank_cell(bank: Bank) -> str | None:
    """Write an account's bank; ``None`` where the list has no row for it.

    The branch that the account names, and no other; without a branch the bank's head office.
    """
    if bank.code == _OWN_CODE:
        return IN_SYSTEM
    head_office = _head_offices().get(bank.code)
    if head_office is None:
        return None
    branch = bank.branch or head_office
    # Digits three to five are the bank: a branch of another bank is nobody's branch.
    if branch[2:5] != head_office[2:5]:
        return None
    name = _names().get(branch)
    return None if name is None else f"{branch} - {name}"


@cache
def _names() -> MappingProxyType[str, str]:
    pairs = (row.split("-", 1) for row in bank_rows())
    return MappingProxyType({branch: name.strip() for branch, name in pairs})


@cache
def _head_offices() -> MappingProxyType[str, str]:
    return MappingProxyType(loads(_packaged("head-offices.toml")))


def _packaged(name: str) -> str:
    return files("ansinh_vietinbank").joinpath(name).read_text(encoding="utf-8")
