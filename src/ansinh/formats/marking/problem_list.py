"""The sheet ``Cần sửa``: its rows, and how they are known again when the workbook comes back.

Whoever reads a list looks at every sheet for people that nobody may lose. So the rows that we wrote
are known one by one, and only they are passed over: what somebody adds to the sheet is seen.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from ansinh.errors import Position, Problem, Text
from ansinh.formats.sheet import CellValue, Sheet

NAME: Final = "Cần sửa"
TITLES: Final = (
    Text("What is to be mended in this file", "DANH SÁCH NỘI DUNG CẦN SỬA"),
    Text(
        "Mend the coloured cells (each has a note), save the file and send it again."
        " This sheet and the colours may stay.",
        "Sửa các ô tô màu (ô có ghi chú), lưu tệp rồi gửi lại. Không cần xóa trang này và màu tô.",
    ),
)
HEADERS: Final = (
    Text("No.", "STT"),
    Text("Sheet", "Trang"),
    Text("Cell", "Ô"),
    Text("Column", "Cột"),
    Text("What is wrong", "Lỗi"),
    Text("What to do", "Cách sửa"),
    Text("Proposal", "Đề xuất"),
    Text("Code", "Mã lỗi"),
)
HEADER_ROW: Final = len(TITLES) + 2
"""Above it a row is left free."""
_WIDTH: Final = len(HEADERS)
_PLACE: Final = re.compile(r"[A-Z]{1,3}[1-9][0-9]*|dòng [1-9][0-9]*|cả trang|cả tệp")
_CODE: Final = re.compile(r"[\w.-]+:[\w.-]+|[a-z]+(?:-[a-z0-9]+)*", re.ASCII)
_MORE: Final = re.compile(r"Và [0-9]+ lỗi nữa\.\s.*", re.DOTALL)


@attrs.frozen
class Fault:
    """A problem, and the cell that is marked for it (lỗi và ô được đánh dấu), if it is one's."""

    problem: Problem
    sheet: str
    row: int
    column: int


def place_text(position: Position) -> str:
    """Say in Vietnamese where something is wrong: ``D8``, or a row, a sheet, the file."""
    if position.cell:
        return position.cell
    if position.row:
        return f"dòng {position.row}"
    return "cả trang" if position.sheet else "cả tệp"


def more_text(count: int) -> str:
    """Say how many problems found no room."""
    return f"Và {count} lỗi nữa.\nAnd {count} more."


def in_both(text: Text) -> str:
    """Write Vietnamese first, English below: so the cells of the list have it."""
    return text.vi if text.vi == text.en else f"{text.vi}\n{text.en}"


def as_sentence(text: Text) -> Text:
    """Begin with a capital, as what stands in a cell of its own does."""
    return Text(text.en[:1].upper() + text.en[1:], text.vi[:1].upper() + text.vi[1:])


def is_problem_list(sheet: Sheet) -> bool:
    """Whether nothing but rows of ours stand on a sheet."""
    return _is_like(sheet) and not any(_strange_rows(sheet))


def without_problem_lists(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """Leave out what we wrote; a row that somebody has added there stays, where it stands."""
    return tuple(
        attrs.evolve(sheet, rows=_strange_rows(sheet)) if _is_like(sheet) else sheet
        for sheet in sheets
        if not is_problem_list(sheet)
    )


def _is_like(sheet: Sheet) -> bool:
    if len(sheet.rows) < HEADER_ROW:
        return False
    return _texts(sheet.rows[HEADER_ROW - 1]) == [in_both(text) for text in HEADERS]


def _strange_rows(sheet: Sheet) -> Sequence[Sequence[CellValue]]:
    """Give the rows with ours made empty."""
    titles = {in_both(text) for text in TITLES}
    return [
        [] if number == HEADER_ROW or _is_ours(_texts(cells), titles) else cells
        for number, cells in enumerate(sheet.rows, start=1)
    ]


def _texts(cells: Sequence[CellValue]) -> list[str]:
    """Give the cells up to the last that is not empty; programs write numbers in their own way."""
    texts = ["" if value is None else str(value) for value in cells]
    while texts and not texts[-1]:
        texts.pop()
    return [text.replace("\r\n", "\n") for text in texts]


def _is_ours(texts: list[str], titles: set[str]) -> bool:
    if len(texts) <= 1:
        return all(text in titles or _MORE.fullmatch(text) for text in texts)
    if len(texts) != _WIDTH:
        return False
    return bool(texts[0].isdecimal() and _PLACE.fullmatch(texts[2]) and _CODE.fullmatch(texts[-1]))
