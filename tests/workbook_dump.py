"""A workbook as text: one line a cell, read by another library than ours."""

import io
from collections.abc import Iterator

from openpyxl import load_workbook
from openpyxl.workbook import Workbook


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def dump(content: bytes) -> str:
    """Give sheets, merged cells and cells in order: address, type, number format, value."""
    return "\n".join(_lines(opened(content))) + "\n"


def values(content: bytes) -> dict[tuple[str, str], tuple[str, object]]:
    """Give type and value of every cell that is not empty, by sheet and address."""
    return {
        (sheet.title, cell.coordinate): (cell.data_type, cell.value)
        for sheet in opened(content)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def _lines(book: Workbook) -> Iterator[str]:
    for sheet in book:
        yield f"[{sheet.title}] {sheet.sheet_state}"
        for merged in sorted(str(area) for area in sheet.merged_cells.ranges):
            yield f"merged {merged}"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield f"{cell.coordinate} {cell.data_type} {cell.number_format} {cell.value!r}"
