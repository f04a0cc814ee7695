"""Empty lists to fill in: what an office types lands in cells that keep it as typed."""

from typing import Final

from ansinh.formats.layout import Column, Layout
from ansinh.formats.list_writer import cell_style, print_list, write_head
from ansinh.formats.workbook import BookWriter
from ansinh.months import Month

ROWS: Final = 500
"""How many empty rows a template has: more than the largest commune's monthly changes."""

_PROMPT: Final = "Chọn một giá trị trong danh sách; chỉ giữ nội dung khác khi chắc chắn."


def template_of(layout: Layout, month: Month | None = None) -> bytes:
    """Write the empty list of a layout (mẫu danh sách trống).

    Column widths, text format for ids, accounts, dates and months, drop-down lists where the
    layout has choices, header on every printed page.
    """
    book = BookWriter(layout.titles[0])
    page = book.sheet("Danh sách")
    head = write_head(page, layout, _to_fill_in(layout), month)
    last = head.first_row + ROWS - 1
    for at, column in enumerate(head.columns, start=1):
        style = cell_style(column)
        for row in range(head.first_row, last + 1):
            page.blank(row, at, style)
        if column.choices:
            page.choices(at, (head.first_row, last), column.choices, prompt=_PROMPT)
    print_list(page, head, last_row=last)
    return book.content()


def _to_fill_in(layout: Layout) -> list[Column]:
    """Leave out columns that only split another one (Nam and Nữ under Ngày sinh)."""
    ungrouped = {column.headers[0] for column in layout.columns if not column.groups}
    return [c for c in layout.columns if not ungrouped.intersection(c.groups[:1])]
