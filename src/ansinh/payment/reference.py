"""`Reference`: the name of a payment, derived and checkable."""

import hmac
import re
from typing import Final

import attrs

from ansinh.canonical import canonical
from ansinh.errors import Code, InvalidReference
from ansinh.months import Month
from ansinh.payment.agency import Agency
from ansinh.roll import EntryKey

_TEXT: Final = re.compile(r"[A-Z0-9]{20}", re.ASCII)
_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES: Final = {letter: value for value, letter in enumerate(_ALPHABET)}
_CLEAR: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: read aloud without error
_EDITION: Final = "A"  # a letter in front also keeps spreadsheets from seeing a number
_PAIRS: Final = tuple(one + other for other in _CLEAR for one in _CLEAR)
"""Every two letters by the ten bits that they stand for, the lower five first."""

_SHIFTS: Final = range(0, 90, 10)
"""Eighteen letters, two by two."""

_SIZE: Final = len(_ALPHABET)
_AFTER: Final = tuple(
    {
        letter: ((product + value) % _SIZE or _SIZE) * 2 % (_SIZE + 1)
        for letter, value in _VALUES.items()
    }
    for product in range(_SIZE + 1)
)
"""The standard's running product after each letter, worked out once."""


def _checked(_reference: object, _field: object, text: str) -> None:
    if not isinstance(text, str) or not _TEXT.fullmatch(text):
        raise InvalidReference(Code.REFERENCE_TEXT)
    if check_character(text[:-1]) != text[-1]:
        raise InvalidReference(Code.REFERENCE_CHECK)


@attrs.frozen(order=True)
class Reference:
    """A payment's reference (mã tham chiếu): 20 characters, the last one checks the others.

    Raises:
        InvalidReference: ``reference-text``, ``reference-check``.
    """

    text: str = attrs.field(validator=_checked)

    def __str__(self) -> str:
        return self.text


def reference_for(agency: Agency, key: EntryKey, month: Month, attempt: int) -> Reference:
    """Derive the reference of a payment from what it is.

    Agency, programme, case, pay month and attempt, keyed with the agency's key: never random,
    never the row's place, never the account or the amount. So the same payment always has the
    same name, and one name with other content is a conflict.
    """
    what = canonical((agency.code, key.programme, key.case, str(month), attempt))
    number = int.from_bytes(hmac.digest(agency.key, what.encode(), "sha256"))
    body = _EDITION + "".join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])
    return Reference(body + check_character(body))


def check_character(body: str) -> str:
    """Work out the check character: ISO/IEC 7064, MOD 37,36.

    It catches every single wrong character and every swap of neighbours but a few.
    """
    product = _SIZE
    for letter in body:
        product = _AFTER[product][letter]
    return _ALPHABET[(_SIZE + 1 - product) % _SIZE]
