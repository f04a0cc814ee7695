"""`Bank`: a bank by its short name, found however a list writes it."""

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

import attrs

from ansinh.errors import Code, InvalidAccount
from ansinh.latin import edit_distance, fold
from ansinh.resources import toml_data

_CODE: Final = re.compile(r"[A-Z0-9]{2,20}", re.ASCII)
_BRANCH: Final = re.compile(r"[0-9]{8}", re.ASCII)
_EVERY_BANKS: Final = frozenset({"NGAN", "HANG", "NH", "TMCP"})
_LEADING_BRANCH: Final = re.compile(r"([0-9]{8}) *-", re.ASCII)


def _bank_code(_bank: object, _field: object, code: str) -> None:
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise InvalidAccount(Code.ACCOUNT_BANK)


def _branch_code(_bank: object, _field: object, branch: str) -> None:
    if branch and not _BRANCH.fullmatch(branch):
        raise InvalidAccount(Code.ACCOUNT_BANK)


@attrs.frozen(order=True)
class Bank:
    """A bank (ngân hàng), by its short name in capitals, and its branch if the list says it.

    `branch` has the eight digits that banks use among themselves: two for the province, three
    for the bank, three for the branch.

    Raises:
        InvalidAccount: ``account-bank``.
    """

    code: str = attrs.field(validator=_bank_code)
    branch: str = attrs.field(default="", validator=_branch_code)


@attrs.frozen
class BankEntry:
    """What is known of a bank: two code systems live side by side, so both are kept."""

    code: str
    name: str
    group: str
    """Three digits, the bank's part of a branch code."""
    bin: str
    """Six digits of the NAPAS switch; empty where we have not seen them."""
    aliases: tuple[str, ...]
    account_lengths: tuple[int, ...] = ()
    """How many digits its account numbers have, where we know; other banks' have any number."""


@cache
def _directory() -> MappingProxyType[str, BankEntry]:
    entries = (
        BankEntry(
            row["code"],
            row["name"],
            row["group"],
            row.get("bin", ""),
            tuple(row["aliases"]),
            tuple(row.get("account_lengths", ())),
        )
        for row in toml_data("ansinh.people", "banks.toml")["banks"]
    )
    return MappingProxyType({entry.code: entry for entry in entries})


@cache
def _by(key: Callable[[str], str]) -> MappingProxyType[str, str]:
    meant: dict[str, set[str]] = defaultdict(set)
    for entry in _directory().values():
        for writing in filter(None, (entry.code, entry.name, entry.bin, *entry.aliases)):
            meant[key(writing)].add(entry.code)
    # What may mean two banks means none: money must not go to the wrong one.
    return MappingProxyType(
        {writing: min(codes) for writing, codes in meant.items() if len(codes) == 1}
    )


def _key(text: str) -> str:
    letters = re.sub(r"[^A-Z0-9 ]", " ", fold(text))
    return "".join(word for word in letters.split() if word not in _EVERY_BANKS)


def _without_bank(text: str) -> str:
    # Tried second: "Saigonbank" and "Sài Gòn" are two banks.
    return _key(re.sub(r"\bBANK\b", "", fold(text))).removesuffix("BANK")


def bank_entry(code: str) -> BankEntry | None:
    """Give what is known of the bank of that short name."""
    return _directory().get(code)


def find_bank(text: str) -> Bank:
    """Find the bank that a list means by a name, a short name, a BIN or a branch code.

    >>> find_bank("NH Vietcombank").code
    'VIETCOMBANK'

    Raises:
        InvalidAccount: ``account-bank``.
    """
    if match := _LEADING_BRANCH.match(text + "-"):
        group = match[1][2:5]
        for entry in _directory().values():
            if entry.group == group:
                return Bank(entry.code, match[1])
        raise InvalidAccount(Code.ACCOUNT_BANK)
    code = _by(_key).get(_key(text)) or _by(_without_bank).get(_without_bank(text))
    if code is None:
        raise InvalidAccount(Code.ACCOUNT_BANK)
    return Bank(code)


@lru_cache(maxsize=1024)
def nearest_bank(text: str) -> BankEntry | None:
    """Give the one bank that a misspelt name is near, or ``None``.

    A letter or two may be wrong in a long name, none in a short one. No second bank may be within
    as many letters: money must not go to the wrong one.

    >>> nearest_bank("Agrybank").code
    'AGRIBANK'
    """
    written = _key(text)
    if len(written) > max(map(len, _by(_key))) + _wrong_letters(written):
        return None  # a sentence is near no name, and would take long to compare with each
    nearest: dict[str, int] = {}
    allowed: set[str] = set()
    for known, code in _by(_key).items():
        distance = edit_distance(written, known)
        nearest[code] = min(distance, nearest.get(code, distance))
        if distance <= _wrong_letters(known):
            allowed.add(code)
    if len(allowed) != 1:
        return None
    (code,) = allowed
    rival = min(distance for other, distance in nearest.items() if other != code)
    apart = 1 if nearest[code] == 1 else 2
    return bank_entry(code) if rival >= nearest[code] + apart else None


def _wrong_letters(known: str) -> int:
    """Say how many letters may be wrong in a name: none in one below eight."""
    return sum(len(known) >= length for length in (8, 10, 20))
