"""`LineFinder`: on which line the n-th element of a name begins, for files of many lines."""

import re
from collections.abc import Iterator


class LineFinder:
    """Counts start tags and line breaks in the bytes, forward only.

    The parser forgets lines above 65,535. In a file without comments and CDATA sections every
    start tag in the bytes is one, so that counting them finds the same elements.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._lines = _lines(data, re.compile(rb"<(?:[^\s<>/:]+:)?" + name.encode() + rb"[\s/>]"))
        self._at = -1
        self._line = 1

    def line_of(self, number: int) -> int:
        """Give the line of the n-th, from 0; never asked for one before the last."""
        while self._at < number:
            self._at += 1
            self._line = next(self._lines, self._line)
        return self._line


def _lines(data: bytes, tag: re.Pattern[bytes]) -> Iterator[int]:
    line, counted = 1, 0
    for found in tag.finditer(data):
        line += data.count(b"\n", counted, found.start())
        counted = found.start()
        yield line
