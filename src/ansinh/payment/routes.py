"""`Routes`: which channel and bank goes to which provider."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

import attrs

from ansinh.people import BankAccount, CashPoint, Channel, EWallet, HomeDelivery


def _frozen(routes: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(sorted(routes.items())))


@attrs.frozen
class Routes:
    """Which adapter pays which channel (phân luồng chi trả); no route is a hold.

    `banks` and `wallets` go by the bank's or the wallet's short name; `any_bank` takes the banks
    that are not named.
    """

    banks: Mapping[str, str] = attrs.field(factory=dict, converter=_frozen, hash=False)
    any_bank: str | None = None
    cash: str | None = None
    home: str | None = None
    wallets: Mapping[str, str] = attrs.field(factory=dict, converter=_frozen, hash=False)

    def __reduce__(self) -> tuple[object, ...]:
        # A mapping proxy does not pickle; the converter makes it again.
        parts = (dict(self.banks), self.any_bank, self.cash, self.home, dict(self.wallets))
        return (type(self), parts)

    def provider_for(self, channel: Channel) -> str | None:
        """Give the id of the adapter that pays through a channel."""
        match channel:
            case BankAccount():
                return self.banks.get(channel.bank.code, self.any_bank)
            case CashPoint():
                return self.cash
            case HomeDelivery():
                return self.home
            case EWallet():
                return self.wallets.get(channel.provider)
            case _:
                assert_never(channel)

    @property
    def providers(self) -> tuple[str, ...]:
        """The adapters that are named, each once, in order."""
        named = (
            *self.banks.values(),
            *self.wallets.values(),
            self.any_bank,
            self.cash,
            self.home,
        )
        return tuple(sorted({provider for provider in named if provider}))
