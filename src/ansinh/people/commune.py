"""`Commune`: a place by name and code; codes are data of some list, never truth."""

import re
from typing import Final

import attrs

from ansinh.errors import Code, InvalidPlace
from ansinh.latin import as_written

_CODE: Final = re.compile(r"[0-9]{5}", re.ASCII)
_LONGEST: Final = 100


def _named(_commune: object, _field: object, name: str) -> None:
    if not isinstance(name, str) or not 1 <= len(name) <= _LONGEST or not name.isprintable():
        raise InvalidPlace(Code.COMMUNE_TEXT)


def _five_digits(_commune: object, _field: object, code: str) -> None:
    if code and not _CODE.fullmatch(code):
        raise InvalidPlace(Code.COMMUNE_TEXT)


@attrs.frozen(order=True)
class Commune:
    """A commune or ward (xã, phường, thị trấn, đặc khu).

    `code` keeps its zeros and means something only with its `code_list` and `edition`: two
    public lists differ in 123 of 3,294 communes.

    Raises:
        InvalidPlace: ``commune-text``.
    """

    name: str = attrs.field(converter=as_written, validator=_named)
    code: str = attrs.field(default="", validator=_five_digits)
    code_list: str = ""
    edition: str = ""
