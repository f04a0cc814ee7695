"""`Document`: a paper by its number, day and issuer."""

from datetime import date
from typing import Final

import attrs

from ansinh.errors import Code, InvalidPaper

_LONGEST: Final = 100


def _numbered(_document: object, _field: object, number: str) -> None:
    if not isinstance(number, str) or not 1 <= len(number) <= _LONGEST or not number.isprintable():
        raise InvalidPaper(Code.DOCUMENT_TEXT)


@attrs.frozen
class Document:
    """A decision or another paper (văn bản, quyết định): its number, day, and who issued it.

    Raises:
        InvalidPaper: ``document-text``.
    """

    number: str = attrs.field(validator=_numbered)
    issued_on: date | None = None
    issued_by: str = ""
