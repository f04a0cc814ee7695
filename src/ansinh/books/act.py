"""`Act`: who did a step, and when; said by the caller, never asked of the machine."""

import re
from datetime import datetime
from typing import Final

import attrs

from ansinh.errors import Code, InvalidAct

_WHO: Final = re.compile(r"(?!.*[0-9]{9})[a-z0-9][a-z0-9._-]{0,63}", re.ASCII)
"""Nine digits in a row are somebody's: a citizen id, a phone, an account; and the chain stays."""


def _staff_code(_act: object, _field: object, who: str) -> None:
    if not isinstance(who, str) or not _WHO.fullmatch(who):
        raise InvalidAct(Code.ACT_WHO)


def _to_the_second(_act: object, _field: object, when: datetime) -> None:
    if type(when) is not datetime or when.microsecond:
        raise InvalidAct(Code.ACT_WHEN)


@attrs.frozen
class Act:
    """Who does a step, and when (người thực hiện, thời điểm).

    `by` is a staff code in small letters, digits, ``.``, ``_``, ``-``: one person has one, so that
    maker and checker can be told apart; it is no name, and no citizen id or phone: it has no nine
    digits in a row. `at` is to the second, in the agency's own time or with its zone.

    Raises:
        InvalidAct: ``act-who``, ``act-when``.
    """

    by: str = attrs.field(validator=_staff_code)
    at: datetime = attrs.field(validator=_to_the_second)
