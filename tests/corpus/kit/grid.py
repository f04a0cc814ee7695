"""`Grid`: a sheet as a recipe lays it out, every row with the kind that it must be read as."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, Self

import attrs
from tests.corpus.kit.people import FIVE, HEADERS, STANDARD, TOTAL, Fields, typed

ROLES: Final = ("title", "header", "record", "total", "note", "blank")
TITLES: Final = ("DANH SÁCH CHI TRẢ TRỢ CẤP", "Tháng 7 năm 2024")


@attrs.frozen
class Formula:
    """A formula and what the spreadsheet last worked out; `None`: nothing was kept."""

    text: str
    value: str | float | None = None


@attrs.frozen
class Broken:
    """A cell that shows an error, as ``#N/A``."""

    text: str


@attrs.frozen
class Styled:
    """A value with cell format properties, in XlsxWriter's words."""

    value: "Cell"
    look: dict[str, Any]


Cell = None | str | int | float | bool | date | Formula | Broken | Styled
Decorate = Callable[[Any, Any], None]
"""Takes the workbook and the worksheet of XlsxWriter, to do what a grid has no word for."""


def styled(value: "Cell", **look: Any) -> Styled:
    """Give a value with a format."""
    return Styled(value, look)


@attrs.define
class Row:
    """A physical row: its kind in a right reading, and its cells."""

    role: str
    cells: list[Cell]


@attrs.define
class Grid:
    """One sheet; `put` and the other verbs change it and give it back, to be chained."""

    rows: list[Row]
    name: str = "DS"
    state: str = "visible"
    merges: list[str] = attrs.field(factory=list)
    hidden_rows: list[int] = attrs.field(factory=list)
    hidden_columns: list[str] = attrs.field(factory=list)
    decorations: list[Decorate] = attrs.field(factory=list)

    def put(self, **cells: Cell) -> Self:
        """Set cells by address: ``put(D5="1945")``."""
        for address, value in cells.items():
            row, column = place(address)
            here = self.rows[row - 1].cells
            here.extend([None] * (column - len(here)))
            here[column - 1] = value
        return self

    def column(self, letter: str, *values: Cell) -> Self:
        """Set the cells of a column in the record rows, from the first on."""
        records = [number for number, row in enumerate(self.rows, start=1) if row.role == "record"]
        for number, value in zip(records, values, strict=False):
            self.put(**{f"{letter}{number}": value})
        return self

    def head(self, **headers: str | None) -> Self:
        """Set headers by column letter."""
        row = next(n for n, one in enumerate(self.rows, start=1) if one.role == "header")
        return self.put(**{f"{letter}{row}": text for letter, text in headers.items()})

    def insert(self, before: int, role: str, *cells: Cell) -> Self:
        """Put a row in front of a row."""
        self.rows.insert(before - 1, Row(role, list(cells)))
        return self

    def add(self, role: str, *cells: Cell) -> Self:
        """Put a row at the end."""
        self.rows.append(Row(role, list(cells)))
        return self

    def drop(self, *numbers: int) -> Self:
        """Take rows out."""
        self.rows = [row for n, row in enumerate(self.rows, start=1) if n not in numbers]
        return self

    def without(self, role: str) -> Self:
        """Take all rows of a kind out."""
        self.rows = [row for row in self.rows if row.role != role]
        return self

    def merge(self, *ranges: str) -> Self:
        """Merge cells; the value stands in the first."""
        self.merges += ranges
        return self

    def decorate(self, *decorations: Decorate) -> Self:
        """Have something done to the worksheet that XlsxWriter makes."""
        self.decorations += decorations
        return self

    def called(self, name: str, state: str = "visible") -> Self:
        """Name the sheet."""
        self.name, self.state = name, state
        return self

    def hide(self, *, rows: Iterable[int] = (), columns: Iterable[str] = ()) -> Self:
        """Hide rows or columns."""
        self.hidden_rows += rows
        self.hidden_columns += columns
        return self

    @property
    def account(self) -> dict[str, int]:
        """How many rows of each kind a right reading counts."""
        count = Counter(row.role for row in self.rows)
        return {role: count[role] for role in ROLES if count[role]}


def place(address: str) -> tuple[int, int]:
    """Give row and column of an address."""
    match = re.fullmatch(r"([A-Z]+)([0-9]+)", address)
    assert match is not None, address
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def letter_of(column: int) -> str:
    """Give the letter of a column, counted from 1."""
    return chr(ord("A") + column - 1)


def records(
    people: Sequence[Fields] = FIVE, columns: Sequence[str] = STANDARD, start: int = 1
) -> list[Row]:
    """Give the rows of people under some columns."""
    return [
        Row("record", [typed(person, field, number) for field in columns])
        for number, person in enumerate(people, start=start)
    ]


def roll(
    people: Sequence[Fields] = FIVE,
    *,
    columns: Sequence[str] = STANDARD,
    headers: Mapping[str, str] | None = None,
    titles: Sequence[str] = TITLES,
    total: bool = True,
) -> Grid:
    """Give the list that most files are made from: two titles, the header in row 3, people in rows
    4 to 8, a total in row 9."""
    named = {**HEADERS, **(headers or {})}
    rows = [Row("title", [text]) for text in titles]
    rows.append(Row("header", [named[field] for field in columns]))
    rows += records(people, columns)
    if total:
        rows.append(total_row(sum(one["amount"] for one in people), columns))
    return Grid(rows)


def total_row(
    amount: Cell = TOTAL, columns: Sequence[str] = STANDARD, words: str = "Tổng cộng"
) -> Row:
    """Give a total row: the words under the names, the sum under the amounts."""
    cells: list[Cell] = [None] * len(columns)
    cells[columns.index("name")] = words
    cells[columns.index("amount")] = amount
    return Row("total", cells)
