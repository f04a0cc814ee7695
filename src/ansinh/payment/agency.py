"""`Agency`: who orders the payments; `Payer`: under which name and account a provider is told."""

from typing import Final

import attrs

from ansinh.errors import Code, InvalidSettings

_SHORTEST_KEY: Final = 16


def _long_enough(_agency: object, _field: object, key: bytes) -> None:
    if not isinstance(key, bytes) or len(key) < _SHORTEST_KEY:
        raise InvalidSettings(Code.KEY_LENGTH)


@attrs.frozen
class Agency:
    """The agency that pays (cơ quan chi trả): its code, its name, and its secret key.

    The key makes references and pseudonyms; it is shown nowhere.

    Raises:
        InvalidSettings: ``key-length``.
    """

    code: str
    name: str
    key: bytes = attrs.field(validator=_long_enough, repr=False)


@attrs.frozen
class Payer:
    """How the agency stands on a provider's file (bên chi trả): name, and the account to debit."""

    name: str
    account: str = attrs.field(default="", repr=False)
