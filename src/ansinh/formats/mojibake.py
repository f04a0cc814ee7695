"""UTF-8 that was opened as another encoding and saved so: ``Nguyá»…n`` was ``Nguyễn``.

Each letter has become two or three signs in a fixed pattern, which no text of any language makes by
itself; so the way back is certain wherever every sign is still there.
"""

import re
import unicodedata
from typing import Final

_WINDOWS: Final = "".join(
    bytes([number]).decode("cp1252", errors="ignore") for number in range(0x80, 0xA0)
)
_NUMBERS: Final = {ord(sign): sign.encode("cp1252")[0] for sign in _WINDOWS}
_FOLLOWING: Final = f"\u0080-\u00bf{re.escape(_WINDOWS)}"
_BROKEN: Final = re.compile(f"[\u00c2-\u00f4][{_FOLLOWING}]")
_VIETNAMESE: Final = re.compile(
    "áº|á»|[ÃÄÆ][\u00a0-\u00bf\u0080-\u009f]|Ã[€\u201aƒ\u02c6‰ŠŒ“”•™š]|Ä[\u201aƒ\u2018]|Å[¨©]"
)
"""How Vietnamese letters begin. Ò is left out: a name may have ``Ã`` before an apostrophe."""
_READABLE: Final = re.compile(
    "[\\t\\n\\r -~\u00a0-\u00ff\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af"
    "\u01b0\u0300-\u036f\u1ea0-\u1ef9\u2010-\u203a]*"
)
_ROUNDS: Final = 2
"""A file may have gone the wrong way twice."""


def is_mojibake(text: str) -> bool:
    """Say whether signs stand in a text as Vietnamese letters of UTF-8 look in another encoding."""
    return _VIETNAMESE.search(text) is not None


def from_mojibake(text: str) -> str:
    """Give the text as it was (NFC); empty where signs of it have been lost.

    >>> from_mojibake("Nguyá»…n")
    'Nguyễn'
    """
    for _ in range(_ROUNDS):
        try:
            text = text.translate(_NUMBERS).encode("latin-1").decode("utf-8")
        except UnicodeError:
            return ""
        if _BROKEN.search(text) is None:
            break
    whole = _READABLE.fullmatch(text) is not None and not is_mojibake(text)
    return unicodedata.normalize("NFC", text) if whole else ""
