"""The encodings of text files that somebody may name: each can tell a file that is not of it."""

import codecs
import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ansinh.errors import Code, InvalidValue
from ansinh.formats.old_letters import OldLetters, shown_in

UTF_8: Final = "utf-8"
UTF_16: Final = "utf-16"
CP1258: Final = "cp1258"

ENCODINGS: Final = (
    UTF_8,
    UTF_16,
    CP1258,
    *(str(letters) for letters in OldLetters if letters is not OldLetters.TCVN3_CAPITALS),
)
"""What `known_encoding` gives. Latin-1 and Windows-1252 are none: every file would pass as them."""

_OTHER_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "utf8": UTF_8,
        "utf-8-sig": UTF_8,
        "utf16": UTF_16,
        "windows-1258": CP1258,
        "abc": str(OldLetters.TCVN3),
        "vni-windows": str(OldLetters.VNI),
    }
)
_MARKS: Final = ((codecs.BOM_UTF8, UTF_8), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_UTF_32: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_LOOKED_AT: Final = 4_000
"""Bytes from which the order of UTF-16 is told; a header stands in them."""


def known_encoding(name: str) -> str:
    """Give the name that stands for an encoding here, however it was spelled.

    >>> known_encoding("Windows-1258"), known_encoding("ABC")
    ('cp1258', 'tcvn3')

    Raises:
        InvalidValue: ``encoding-unknown``, which lists them.
    """
    plain = name.strip().lower().replace("_", "-")
    plain = _OTHER_NAMES.get(plain, plain)
    if plain not in ENCODINGS:
        raise InvalidValue(Code.ENCODING_UNKNOWN, known=", ".join(ENCODINGS))
    return plain


def is_utf_8(encoding: str) -> bool:
    """Say whether a name stands for UTF-8."""
    return _spelled(encoding) == UTF_8


def decoded(data: bytes, encoding: str) -> tuple[str, int]:
    """Give a file's text, or the line of the first sign that is none in its encoding.

    A mark in front (BOM) is passed over, and says more than `encoding`: UTF-8 or UTF-16. Beside
    `ENCODINGS` every codec of Python is taken, for the files of providers.
    """
    own = _spelled(encoding)
    if own is None:
        return _by_codec(data.removeprefix(codecs.BOM_UTF8), encoding)
    for mark, said in _MARKS:
        if data.startswith(mark) and not data.startswith(_UTF_32):
            return _by_codec(data[len(mark) :], said)
    if own == UTF_8:
        return ("", 1) if _looks_like_utf_16(data) else _by_codec(data, own)
    if own == UTF_16:
        order = _order(data)
        return _by_codec(data, order) if order else ("", 1)
    line = _line_of_utf_8(data)
    if line:
        return "", line
    return _vietnamese(data) if own == CP1258 else _old(data, OldLetters(own))


def _spelled(encoding: str) -> str | None:
    try:
        return known_encoding(encoding)
    except InvalidValue:
        return None


def _by_codec(data: bytes, codec: str) -> tuple[str, int]:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        at = error.start
    except UnicodeError:  # the codecs of domain names know no place
        at = 0
    else:
        # A second mark says that files were glued together, in whatever encoding each was.
        return ("", 1) if text.startswith("\ufeff") else (text, 0)
    # In UTF-16 the byte of a line end is a part of other letters too.
    before = data[:at].decode(codec) if codec.startswith("utf-16-") else data[:at].decode("latin-1")
    return "", before.count("\n") + 1


def _looks_like_utf_16(data: bytes) -> bool:
    """Whether zeros stand where every second byte does, and hardly any between them."""
    head = data[:_LOOKED_AT]
    first, second = head[::2].count(0), head[1::2].count(0)
    return max(first, second) * 5 > len(head) // 2 and min(first, second) * 8 < max(first, second)


def _order(data: bytes) -> str:
    """Say which byte comes first: of plain letters, digits and line ends the other one is 0."""
    head = data[:_LOOKED_AT]
    first, second = head[::2].count(0), head[1::2].count(0)
    if first == second:
        return ""
    return "utf-16-be" if first > second else "utf-16-le"


def _line_of_utf_8(data: bytes) -> int:
    """Give the line of the first letter beyond ASCII where all of a file is UTF-8, else 0.

    Letters of one byte each hardly ever make that, and would pass for whatever they are not.
    """
    if data.isascii():
        return 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return 0
    first = re.search(rb"[\x80-\xff]", data)
    return data.count(b"\n", 0, first.start() if first else 0) + 1


def _vietnamese(data: bytes) -> tuple[str, int]:
    text, line = _by_codec(data, CP1258)
    return unicodedata.normalize("NFC", text), line


def _old(data: bytes, letters: OldLetters) -> tuple[str, int]:
    text = data.decode("latin-1")
    shown = shown_in(text, letters)
    if shown is not None:
        return shown, 0
    lines = enumerate(text.split("\n"), start=1)
    return "", next(number for number, line in lines if shown_in(line, letters) is None)
