"""The texts that the cells of an .xls share: walked once, before xlrd unpacks them.

A text may go on in the next record, in letters of another width; what follows it has a length that
may lie, and may even lead back: xlrd would go round in it for hours.
"""

from collections.abc import Sequence
from struct import Struct, unpack_from
from typing import Final

from ansinh.errors import Code
from ansinh.formats.limits import MAX_RUNS, MAX_STRINGS
from ansinh.formats.xml_part import Refusal

_TEXT: Final = Struct("<HB")
_WIDE: Final = 1
_PHONETIC: Final = 4
_RICH: Final = 8
_HEADER: Final = 8
_RUN: Final = 4


def count_strings(pieces: Sequence[bytes]) -> int:
    """Give how many texts there are; `pieces` are the record and what continues it.

    Raises:
        Refusal: ``xlsx-damaged``, ``xlsx-expands``.
    """
    if not pieces or len(pieces[0]) < _HEADER:
        raise Refusal(Code.XLSX_DAMAGED)
    count = int(unpack_from("<L", pieces[0], 4)[0])
    if count > MAX_STRINGS:
        raise Refusal(Code.XLSX_EXPANDS)
    walk = _Walk(pieces)
    for _ in range(count):
        walk.pass_text()
    return count


class _Walk:
    """Where we are in the pieces."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self.pieces = pieces
        self.number = 0
        self.piece = pieces[0]
        self.at = _HEADER
        self.runs = 0

    def pass_text(self) -> None:
        piece, at = self.piece, self.at
        if at == len(piece):
            self.next_piece(0)
            piece, at = self.piece, self.at
        if at + _TEXT.size > len(piece):
            raise Refusal(Code.XLSX_DAMAGED)
        letters, flags = _TEXT.unpack_from(piece, at)
        end = at + _TEXT.size + (letters << (flags & _WIDE))
        if not flags & (_RICH | _PHONETIC) and end <= len(piece):
            self.at = end  # as nearly all are
            return
        self.at = at + _TEXT.size
        runs = self.number_of("<H", 2) if flags & _RICH else 0
        phonetic = self.number_of("<L", 4) if flags & _PHONETIC else 0
        self.pass_letters(letters, flags)
        self.pass_runs(runs)
        self.pass_phonetic(phonetic)

    def number_of(self, form: str, size: int) -> int:
        if self.at + size > len(self.piece):
            raise Refusal(Code.XLSX_DAMAGED)
        self.at += size
        return int(unpack_from(form, self.piece, self.at - size)[0])

    def pass_letters(self, letters: int, flags: int) -> None:
        while True:
            here = min((len(self.piece) - self.at) >> (flags & _WIDE), letters)
            self.at += here << (flags & _WIDE)
            letters -= here
            if not letters:
                return
            self.next_piece(1)  # which says anew how wide its letters are
            flags = self.piece[0]

    def pass_runs(self, runs: int) -> None:
        self.runs += runs
        if self.runs > MAX_RUNS:
            raise Refusal(Code.XLSX_EXPANDS)
        while runs:
            if self.at == len(self.piece):
                self.next_piece(0)
            here = min((len(self.piece) - self.at) // _RUN, runs)
            if not here:
                raise Refusal(Code.XLSX_DAMAGED)
            self.at += here * _RUN
            runs -= here

    def pass_phonetic(self, size: int) -> None:
        over = self.at + size - len(self.piece)
        if over <= 0:
            self.at += size
            return
        self.next_piece(0)
        if over > len(self.piece):  # xlrd goes on into one more record, and no further
            raise Refusal(Code.XLSX_DAMAGED)
        self.at = over

    def next_piece(self, at: int) -> None:
        self.number += 1
        if self.number >= len(self.pieces) or len(self.pieces[self.number]) < at:
            raise Refusal(Code.XLSX_DAMAGED)
        self.piece = self.pieces[self.number]
        self.at = at
