"""`PhoneNumber`: ten digits from 0."""

import re
from typing import Final, Self

import attrs

from ansinh.errors import Code, InvalidPhone

_DIGITS: Final = re.compile(r"0[0-9]{9,10}", re.ASCII)
_TYPED: Final = re.compile(r"(?:\+84|84|0)[0-9]{9,10}", re.ASCII)


def _from_zero(_phone: object, _field: object, digits: str) -> None:
    if not isinstance(digits, str) or not _DIGITS.fullmatch(digits):
        raise InvalidPhone(Code.PHONE_TEXT)


@attrs.frozen(repr=False)
class PhoneNumber:
    """A telephone number (số điện thoại): mobile 10 digits, fixed line 10 or 11, from 0.

    Prefixes are not checked: operators get new ones.

    Raises:
        InvalidPhone: ``phone-text``.
    """

    digits: str = attrs.field(validator=_from_zero)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number with spaces, dots or dashes, from 0 or from +84.

        Raises:
            InvalidPhone: ``phone-text``.
        """
        written = re.sub(r"[ .\-]", "", text)
        if not _TYPED.fullmatch(written):
            raise InvalidPhone(Code.PHONE_TEXT)
        return cls("0" + written.removeprefix("+").removeprefix("84").removeprefix("0"))

    def __repr__(self) -> str:
        return f"PhoneNumber(…{self.digits[-3:]})"

    __str__ = __repr__
