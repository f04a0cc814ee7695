"""`Programme`: under which law money is paid."""

import re
from typing import Final

import attrs

from ansinh.errors import Code, InvalidEntitlement

_CODE: Final = re.compile(r"[A-Z0-9]{2,20}", re.ASCII)


def _capitals(_programme: object, _field: object, code: str) -> None:
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise InvalidEntitlement(Code.PROGRAMME_CODE)


@attrs.frozen(order=True)
class Programme:
    """A programme (chương trình, chính sách): its code on lists, and its name.

    Raises:
        InvalidEntitlement: ``programme-code``.
    """

    code: str = attrs.field(validator=_capitals)
    name: str = attrs.field(default="", eq=False)


SOCIAL_ASSISTANCE: Final = Programme("BTXH", "Bảo trợ xã hội")
"""Regular social assistance in the community (trợ giúp xã hội). Source: 20/2021/NĐ-CP, ch. II."""

MERIT: Final = Programme("NCC", "Người có công")
"""Allowances of people with merit (ưu đãi người có công). Source: 131/2021/NĐ-CP."""

SOCIAL_PENSION: Final = Programme("HTXH", "Hưu trí xã hội")
"""The social pension (trợ cấp hưu trí xã hội). Source: 176/2025/NĐ-CP, second hand."""

PROGRAMMES: Final = (SOCIAL_ASSISTANCE, MERIT, SOCIAL_PENSION)
