"""Text in and out: the bytes of a file as lines, and lines as bytes; signs that belong in none."""

import re
from typing import Final

from ansinh.errors import Code, InvalidValue, Position, UnreadableFile, problem
from ansinh.formats.encodings import decoded, is_utf_8
from ansinh.formats.limits import MAX_FILE_BYTES, MAX_ROWS

_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# Control characters but tab; invisible marks; line separators that only some programs obey.
_FOREIGN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffd\ufffe\uffff]"
)


def text_lines(data: bytes, source: str, encoding: str = "utf-8") -> list[str]:
    """Give the lines of a text file; each ends with LF or CRLF, the last one may do without.

    A mark in front (BOM) is passed over; it says that the text is UTF-8 or UTF-16, where no
    provider's encoding is asked for. What the lines hold is for whoever reads them: `line_fault`
    says which signs belong in none.

    Raises:
        UnreadableFile: ``file-too-large``, ``file-empty``, ``file-encoding``, ``text-encoding``.
    """
    place = Position(source)
    if len(data) > MAX_FILE_BYTES:
        raise _refused(Code.FILE_TOO_LARGE, place, most=f"{MAX_FILE_BYTES // 2**20} MB")
    if not data.strip() or data in _BOMS:
        raise _refused(Code.FILE_EMPTY, place)
    text, wrong_line = decoded(data, encoding)
    if wrong_line:
        code = Code.FILE_ENCODING if is_utf_8(encoding) else Code.TEXT_ENCODING
        raise _refused(code, place.at(wrong_line), encoding=encoding)
    if not text.strip():
        raise _refused(Code.FILE_EMPTY, place)
    # Never str.splitlines: it splits at eight characters that stand inside cells.
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    if len(lines) > MAX_ROWS:
        raise _refused(Code.FILE_TOO_LARGE, place, most=f"{MAX_ROWS} rows")
    return [line.removesuffix("\r") for line in lines]


def line_fault(line: str) -> Code | None:
    """Say what is wrong with the signs of a line: ``file-line-break``, ``file-character``."""
    if line.isprintable():
        return None
    if "\r" in line:
        return Code.FILE_LINE_BREAK
    return Code.FILE_CHARACTER if _FOREIGN.search(line) else None


def text_bytes(text: str, encoding: str = "utf-8") -> bytes:
    """Give a text as bytes; nothing is replaced.

    Raises:
        InvalidValue: ``text-not-expressible``: the encoding does not have one of the letters.
    """
    try:
        return text.encode(encoding)
    except UnicodeError:
        pass  # said below, outside of the handler: it would carry the text along
    raise InvalidValue(Code.TEXT_NOT_EXPRESSIBLE)


def _refused(code: Code, place: Position, **details: object) -> UnreadableFile:
    return UnreadableFile([problem(code, place, **details)])
