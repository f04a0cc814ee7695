"""`Problem`: one thing wrong with one place in a file; a value to collect, not to raise."""

from typing import Self

import attrs

from ansinh.errors.catalogue import explanation
from ansinh.errors.codes import Code
from ansinh.errors.proposal import Proposal
from ansinh.errors.text import Text


@attrs.frozen(order=True)
class Position:
    """Where in a file (vị trí): rows and columns are counted from 1 as spreadsheets do.

    0 stands for the whole sheet or the whole row; `header` is the column's name as the file has it.
    """

    source: str
    sheet: str = ""
    row: int = 0
    column: int = 0
    header: str = ""

    @property
    def cell(self) -> str:
        """The cell's address, ``D8``; empty where the place is no cell."""
        return f"{column_letters(self.column)}{self.row}" if self.row and self.column else ""

    def at(self, row: int, column: int = 0, header: str = "") -> Self:
        """Give another place in the same sheet."""
        return attrs.evolve(self, row=row, column=column, header=header)

    def __str__(self) -> str:
        sheet = f"sheet {self.sheet}" if self.sheet else ""
        place = self.cell or (f"row {self.row}" if self.row else "")
        return ", ".join(part for part in (self.source, sheet, place, self.header) if part)


def column_letters(column: int) -> str:
    """Write a column's number as spreadsheets do.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@attrs.frozen
class Problem:
    """One thing wrong with one place in a file (lỗi trong tệp).

    `code` is stable, for programs (a third party's is ``distribution:code``); `message` has the
    rule, `cure` what to do. None of them ever holds the value that was found: `shown` has its shape
    (`masked`), and `proposal` what it most likely meant to say, where that can be told.
    """

    position: Position
    code: str
    message: Text
    cure: Text
    shown: str = ""
    proposal: Proposal | None = None

    def __str__(self) -> str:
        return f"{self.position}: {self.message.en}; {self.cure.en} [{self.code}]"


def problem(code: Code, position: Position, **details: object) -> Problem:
    """Make the problem that `code` stands for, its text taken from the catalogue."""
    words = explanation(code)
    return Problem(position, code, words.rule.filled(**details), words.cure.filled(**details))
