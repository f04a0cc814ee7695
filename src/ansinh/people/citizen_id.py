"""`CitizenId`: the twelve digits of a person, and what they imply."""

import attrs

from ansinh.errors import Code, InvalidId
from ansinh.people.sex import Sex

_LENGTH = 12
_FIRST_CENTURY = 1900


def _twelve_digits(_id: object, _field: object, digits: str) -> None:
    if not (isinstance(digits, str) and digits.isascii() and digits.isdigit()):
        raise InvalidId(Code.CITIZEN_ID_DIGITS)
    if len(digits) != _LENGTH:
        raise InvalidId(Code.CITIZEN_ID_LENGTH)


@attrs.frozen
class ImpliedFacts:
    """What the digits of a citizen id imply: for checks, never enforced."""

    sex: Sex
    birth_year: int
    place_code: str


@attrs.frozen(order=True, repr=False)
class CitizenId:
    """A personal identification number (số định danh cá nhân, số CCCD).

    Twelve digits. We check what the law fixes and no more: province codes change with mergers,
    and turning away a real person costs more than letting a typing slip through to the
    provider's own check. There is no check digit.

    Source: Law on Identity 26/2023/QH15, art. 12.

    Raises:
        InvalidId: ``citizen-id-digits``, ``citizen-id-length``.
    """

    digits: str = attrs.field(validator=_twelve_digits)

    @property
    def implied(self) -> ImpliedFacts:
        """Sex, year and place of birth registration, as the digits have them."""
        century, year = divmod(int(self.digits[3]), 2)
        return ImpliedFacts(
            sex=Sex.FEMALE if year else Sex.MALE,
            birth_year=_FIRST_CENTURY + 100 * century + int(self.digits[4:6]),
            place_code=self.digits[:3],
        )

    def __repr__(self) -> str:
        return f"CitizenId(…{self.digits[-3:]})"

    __str__ = __repr__  # an f-string must not leak; write .digits where you mean it
