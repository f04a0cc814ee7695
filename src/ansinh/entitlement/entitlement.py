"""`Entitlement`: what somebody is owed each month, and why."""

import re
from fractions import Fraction
from typing import Final

import attrs

from ansinh.errors import Code, InvalidAmount, InvalidEntitlement
from ansinh.latin import as_written
from ansinh.law import Citation
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.people import Document

_LARGEST_COEFFICIENT: Final = 20
_CODE: Final = re.compile(r"\w[\w.+-]{0,39}")


def _category_code(_category: object, _field: object, code: str) -> None:
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise InvalidEntitlement(Code.CATEGORY_CODE)


@attrs.frozen(order=True)
class Category:
    """A group of beneficiaries (nhóm đối tượng): its code as lists have it, and its name.

    Raises:
        InvalidEntitlement: ``category-code``.
    """

    code: str = attrs.field(converter=as_written, validator=_category_code)
    name: str = ""
    citation: Citation | None = attrs.field(default=None, order=False)


def _exact(_entitlement: object, _field: object, coefficient: Fraction | None) -> None:
    if coefficient is None:
        return
    # By integers: a comparison of fractions costs more than the rest of the line.
    if type(coefficient) is not Fraction or not (
        0 < coefficient.numerator <= _LARGEST_COEFFICIENT * coefficient.denominator
    ):
        raise InvalidEntitlement(Code.COEFFICIENT)


def _not_negative(_entitlement: object, _field: object, amount: Dong) -> None:
    if amount.value < 0:
        raise InvalidAmount(Code.AMOUNT_RANGE)


@attrs.frozen
class Entitlement:
    """What a beneficiary is owed each month (mức hưởng). Unit: đồng a month.

    `coefficient` is the factor on the standard where the group has one (hệ số); `since` the
    first month of entitlement; `decision` the paper that grants it.

    Raises:
        InvalidAmount: ``amount-range``.
        InvalidEntitlement: ``coefficient``.
    """

    category: Category | None
    amount: Dong = attrs.field(validator=_not_negative)
    coefficient: Fraction | None = attrs.field(default=None, validator=_exact)
    since: Month | None = None
    decision: Document | None = None
