"""`LegacyIdNumber`: the nine digits of the old identity card."""

import attrs

from ansinh.errors import Code, InvalidId

_LENGTH = 9


def _nine_digits(_id: object, _field: object, digits: str) -> None:
    if not (isinstance(digits, str) and digits.isascii() and digits.isdigit()):
        raise InvalidId(Code.LEGACY_ID_DIGITS)
    if len(digits) != _LENGTH:
        raise InvalidId(Code.LEGACY_ID_LENGTH)


@attrs.frozen(order=True, repr=False)
class LegacyIdNumber:
    """The number of an old identity card (số CMND): nine digits without structure.

    Raises:
        InvalidId: ``legacy-id-digits``, ``legacy-id-length``.
    """

    digits: str = attrs.field(validator=_nine_digits)

    def __repr__(self) -> str:
        return f"LegacyIdNumber(…{self.digits[-3:]})"

    __str__ = __repr__
