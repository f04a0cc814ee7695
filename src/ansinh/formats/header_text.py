"""When two headers are the same words."""

import re
from functools import lru_cache
from typing import Final

from ansinh.latin import nfc, settle_tones

_NO_WORD: Final = re.compile(r"[^\w/]+")
_AROUND_SLASH: Final = re.compile(r"\s*/\s*")
_UNIT: Final = re.compile(r"(?<=.) (?:đồng|đ|vnđ|vnd)$")


@lru_cache(maxsize=4096)
def words_of(text: str) -> str:
    r"""Fold a text for comparison: NFC, case, tone placement, spaces, line breaks, signs.

    >>> words_of("Người được\nUỶ QUYỀN:") == words_of("Người được ủy quyền")
    True
    """
    # Case first: NFC of lower-case text is what `settle_tones` takes.
    spaced = _NO_WORD.sub(" ", nfc(nfc(text).casefold())).strip()
    return settle_tones(_AROUND_SLASH.sub("/", spaced))


def header_key(text: str) -> str:
    """Fold a header; a unit of one đồng at its end says nothing new.

    Thousands of đồng do, so ``Mức hưởng (nghìn đồng)`` stays another header.

    >>> header_key("Mức hưởng (đồng)")
    'mức hưởng'
    """
    return _UNIT.sub("", words_of(text))
