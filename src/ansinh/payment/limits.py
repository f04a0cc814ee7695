"""`Limits`: how much one file, one order and one field of a provider can carry."""

import attrs

from ansinh.errors import Code, InvalidInstruction
from ansinh.money import Dong


def _above_nothing(_limits: object, _field: object, limit: int | None) -> None:
    if limit is not None and (type(limit) is not int or limit < 1):
        raise InvalidInstruction(Code.LIMITS)


@attrs.frozen
class Limits:
    """A provider's limits (giới hạn); ``None`` where none is known. Lengths in characters.

    Raises:
        InvalidInstruction: ``limits``.
    """

    max_records: int | None = attrs.field(default=None, validator=_above_nothing)
    max_amount: Dong | None = None
    name_length: int | None = attrs.field(default=None, validator=_above_nothing)
    narrative_length: int | None = attrs.field(default=None, validator=_above_nothing)
