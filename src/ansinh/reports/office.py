"""`Office`: who a paper is from, and who signs it."""

from collections.abc import Iterable
from typing import Final, Self

import attrs

from ansinh.boundary import Settings
from ansinh.latin import nfc

_SIGNATORIES: Final = ("Người lập biểu", "Kế toán", "Thủ trưởng đơn vị")


def _titles(titles: Iterable[str]) -> tuple[str, ...]:
    return tuple(titles)


@attrs.frozen(kw_only=True)
class Office:
    """The office that a paper is from (cơ quan lập biểu).

    `superior` stands above its name in the head; `place` before the day of the signature, which is
    left open: the paper is dated by who signs it.
    """

    name: str = attrs.field(converter=nfc)
    superior: str = attrs.field(default="", converter=nfc)
    place: str = attrs.field(default="", converter=nfc)
    signatories: tuple[str, ...] = attrs.field(default=_SIGNATORIES, converter=_titles)

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Take the office out of an agency's settings; the department stands above it."""
        return cls(
            name=settings.agency.name,
            superior=settings.department,
            signatories=settings.signatories or _SIGNATORIES,
        )
