"""`Entry`: one line of a month's list."""

import hashlib
from functools import cached_property
from typing import NamedTuple

import attrs

from ansinh.canonical import canonical_bytes
from ansinh.entitlement import Entitlement, Programme
from ansinh.money import Dong
from ansinh.people import Beneficiary, Channel, Paper


class EntryKey(NamedTuple):
    """What tells two lines apart (khóa của dòng): the programme's code and the case number."""

    programme: str
    case: str

    def __repr__(self) -> str:
        return f"EntryKey({self.programme}, …)"

    def __str__(self) -> str:
        return repr(self)


@attrs.frozen(repr=False)
class Entry:
    """One line of a roll (một dòng của danh sách chi trả).

    `papers` are the grounds on which somebody else collects; whether one of them holds on the
    pay day is decided by `ansinh.payment.payee_for`.
    """

    programme: Programme
    beneficiary: Beneficiary
    entitlement: Entitlement
    channel: Channel
    papers: tuple[Paper, ...] = ()
    note: str = ""
    key: EntryKey = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        key = EntryKey(self.programme.code, self.beneficiary.case.text)
        object.__setattr__(self, "key", key)

    @property
    def amount(self) -> Dong:
        """The monthly amount. Unit: đồng a month."""
        return self.entitlement.amount

    @cached_property
    def digest(self) -> bytes:
        """SHA-256 over everything that the line says."""
        return hashlib.sha256(canonical_bytes(self)).digest()

    def __repr__(self) -> str:
        return f"Entry({self.programme.code}, …, {self.amount})"

    __str__ = __repr__
