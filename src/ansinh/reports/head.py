"""`Head`: one column of a printed table."""

from enum import Enum, auto
from typing import Final

import attrs

from ansinh.formats.cell_style import TEXT_FORMAT, CellStyle
from ansinh.formats.grouping import grouped
from ansinh.money import Dong

CellContent = str | int | Dong | None
"""What stands in one cell of a table; ``None`` is an empty one."""


class Kind(Enum):
    """How a column's cells stand (kiểu cột)."""

    TEXT = auto()
    CODE = auto()
    """Ids, accounts, dates: text in the middle, which no spreadsheet takes for a number."""
    COUNT = auto()
    MONEY = auto()


@attrs.frozen
class Head:
    """A column: its header, its width in characters, how it stands, and the group above it."""

    title: str
    width: int
    kind: Kind = Kind.TEXT
    group: str = ""

    @property
    def style(self) -> CellStyle:
        """How the column's cells look."""
        return _STYLES[self.kind]


HEADER: Final = CellStyle(bold=True, align="center", middle=True, wrap=True, border=True)

_STYLES: Final = {
    Kind.TEXT: CellStyle(align="left", middle=True, wrap=True, border=True),
    Kind.CODE: CellStyle(
        align="center", middle=True, wrap=True, border=True, number_format=TEXT_FORMAT
    ),
    Kind.COUNT: CellStyle(align="center", middle=True, border=True),
    Kind.MONEY: CellStyle(align="right", middle=True, border=True),
}


def shown(content: CellContent) -> str:
    """Give the text that a cell shows, to measure it."""
    match content:
        case None:
            return ""
        case Dong():
            return grouped(content)
        case _:
            return str(content)
