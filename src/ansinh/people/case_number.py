"""`CaseNumber`: the file under which an agency keeps a beneficiary."""

import re
from typing import Final

import attrs

from ansinh.errors import Code, InvalidCaseNumber
from ansinh.latin import as_written

_TEXT: Final = re.compile(r"[^\W_](?:[\w./-]{0,38}[^\W_])?")


def _one_word(_case: object, _field: object, text: str) -> None:
    if not isinstance(text, str) or not _TEXT.fullmatch(text):
        raise InvalidCaseNumber(Code.CASE_NUMBER_TEXT)


@attrs.frozen(order=True, repr=False)
class CaseNumber:
    """A case number (mã hồ sơ, số sổ lĩnh tiền): text, its zeros kept.

    Raises:
        InvalidCaseNumber: ``case-number-text``.
    """

    text: str = attrs.field(converter=as_written, validator=_one_word)

    def __repr__(self) -> str:
        return "CaseNumber(…)"

    __str__ = __repr__
