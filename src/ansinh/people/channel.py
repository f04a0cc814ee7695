"""The channels by which money reaches somebody."""

import re
from typing import Final

import attrs

from ansinh.errors import Code, InvalidAccount, InvalidChannel
from ansinh.people.bank import Bank
from ansinh.people.name import PersonName

_NUMBER: Final = re.compile(r"[A-Z0-9]{4,30}", re.ASCII)
_LONGEST: Final = 200


def _account_number(_account: object, _field: object, number: str) -> None:
    if not isinstance(number, str) or not _NUMBER.fullmatch(number):
        raise InvalidAccount(Code.ACCOUNT_NUMBER)


def _place(_channel: object, _field: object, place: str) -> None:
    if (
        not isinstance(place, str)
        or len(place) > _LONGEST
        or not (place == "" or place.isprintable())
    ):
        raise InvalidChannel(Code.CHANNEL_PLACE)


@attrs.frozen(repr=False)
class BankAccount:
    """A bank account (tài khoản ngân hàng): the bank, the number as text, and whose it is.

    Raises:
        InvalidAccount: ``account-number``.
    """

    bank: Bank
    number: str = attrs.field(validator=_account_number)
    holder_name: PersonName

    def __repr__(self) -> str:
        return f"BankAccount({self.bank.code}, …{self.number[-3:]})"

    __str__ = __repr__


@attrs.frozen(repr=False)
class EWallet:
    """An electronic wallet (ví điện tử).

    Raises:
        InvalidAccount: ``account-number``.
    """

    provider: str
    number: str = attrs.field(validator=_account_number)
    holder_name: PersonName

    def __repr__(self) -> str:
        return f"EWallet({self.provider}, …{self.number[-3:]})"

    __str__ = __repr__


@attrs.frozen
class CashPoint:
    """Cash at a pay point of the post (tiền mặt tại điểm chi trả); `place` where it is said.

    Raises:
        InvalidChannel: ``channel-place``.
    """

    place: str = attrs.field(default="", validator=_place)


@attrs.frozen(repr=False)
class HomeDelivery:
    """Cash brought home to the old and the immobile (chi trả tại nhà).

    Raises:
        InvalidChannel: ``channel-place``.
    """

    address: str = attrs.field(default="", validator=_place)

    def __repr__(self) -> str:
        return "HomeDelivery(…)"

    __str__ = __repr__


Channel = BankAccount | CashPoint | HomeDelivery | EWallet
"""How a payee gets the money (hình thức nhận)."""
