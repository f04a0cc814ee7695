"""One commune's list on paper: A4 landscape, read at a counter and signed on.

The header stands on every page; total, amount in words and signatures stay together with the last
lines of the list.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

import attrs

from ansinh import Dong, PaymentBatch, day_label, total_of
from ansinh.formats import (
    TEXT_FORMAT,
    CellStyle,
    Column,
    FieldKind,
    Layout,
    Paper,
    SheetWriter,
    dong_in_words,
    height_of,
    page_ends,
    scale_of,
    write_header,
)
from ansinh_vnpost.layout import ORDER
from ansinh_vnpost.line import Line

HEADER_ROW: Final = 8

_NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
_SIGNERS: Final = (
    ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên, chức vụ)"),
    ("ĐẠI DIỆN BƯU ĐIỆN", "(Ký, ghi rõ họ tên)"),
    ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký, ghi rõ họ tên, đóng dấu)"),
)
_SIGNATURE_HEIGHT: Final = 75
_HEADER_HEIGHT: Final = 34
_KEPT_LINES: Final = 2
"""How many people's lines stay on the page of the total."""

_CENTERED: Final = CellStyle(align="center", middle=True)
_BOLD: Final = CellStyle(align="center", middle=True, bold=True)
_ITALIC: Final = CellStyle(align="center", middle=True, italic=True)
_CELL: Final = CellStyle(border=True, middle=True, wrap=True)
_FIGURE: Final = CellStyle(border=True, middle=True, align="right")
_COUNT: Final = CellStyle(border=True, middle=True, align="center")
_TEXT_CELL: Final = attrs.evolve(_CELL, number_format=TEXT_FORMAT)
_TOTAL: Final = CellStyle(border=True, middle=True, bold=True)


def write_page(
    sheet: SheetWriter,
    batch: PaymentBatch,
    heading: str,
    lines: Sequence[Line],
    layout: Layout,
) -> None:
    """Write one sheet: head, lines, total, amount in words, signatures."""
    columns = layout.columns
    titles = _write_titles(sheet, batch, heading, layout)
    header = write_header(sheet, HEADER_ROW, columns)
    for row in header:
        sheet.height(row, _HEADER_HEIGHT)
    sheet.widths([column.width for column in columns])
    sheet.freeze(header[1] + 1)
    first = header[1] + 1
    heights = [
        _write_line(sheet, row, line, columns) for row, line in enumerate(lines, start=first)
    ]
    tail = _write_tail(sheet, first + len(lines), lines, columns)
    heights += tail
    paper = Paper(scale=scale_of([column.width for column in columns]), repeat=header)
    head = 2 * _HEADER_HEIGHT
    ends = page_ends(
        heights,
        first_room=paper.points - titles - head,
        room=paper.points - head,
        together=len(tail) + min(_KEPT_LINES, len(lines)),
    )
    sheet.print_on(
        paper,
        last_row=first + len(heights) - 1,
        columns=len(columns),
        ends=[first - 1 + end for end in ends],
    )


def _parts(columns: Sequence[Column], *ends: int) -> list[int]:
    """Divide a page by width where the layout that ships ends a part after so many columns."""
    shares = list(accumulate(column.width for column in ORDER.columns))
    reached = list(accumulate(column.width for column in columns))
    found: list[int] = []
    for end in ends:
        enough = (
            at
            for at, width in enumerate(reached, start=1)
            if width * shares[-1] >= shares[end - 1] * reached[-1]
        )
        found.append(max(next(enough), len(found) + 1))
    return found


def _write_titles(sheet: SheetWriter, batch: PaymentBatch, heading: str, layout: Layout) -> int:
    """Write what stands above the header; give its height in points."""
    columns = len(layout.columns)
    month = batch.month
    left, middle = _parts(layout.columns, 6, 9)
    right = middle + 1
    sheet.merged((1, 1), (1, left), batch.payer.name, attrs.evolve(_CENTERED, wrap=True))
    sheet.merged((2, 1), (2, left), heading, attrs.evolve(_BOLD, wrap=True))
    sheet.merged((1, right), (1, columns), _NATION, _BOLD)
    sheet.merged((2, right), (2, columns), _MOTTO, attrs.evolve(_BOLD, underline=True))
    sheet.merged((4, 1), (4, columns), layout.titles[0], attrs.evolve(_BOLD, size=16))
    sheet.merged((5, 1), (5, columns), f"Tháng {month.number:02} năm {month.year}", _BOLD)
    run = f"Đợt {batch.sequence} - Ngày chi trả: {day_label(batch.pay_day)}"
    sheet.merged((6, 1), (6, columns), run, _ITALIC)
    width = sum(column.width for column in layout.columns[:left])
    heights = (
        height_of([(batch.payer.name, width)]),
        height_of([(heading, width)]),
        *(10, 26, 18, 18, 8),
    )
    for row, height in enumerate(heights, start=1):
        sheet.height(row, height)
    return sum(heights)


def _write_line(sheet: SheetWriter, row: int, line: Line, columns: Sequence[Column]) -> int:
    """Write one person's line; give its height in points."""
    texts: list[tuple[str, int]] = []
    for at, column in enumerate(columns, start=1):
        field = getattr(line, column.field)
        if isinstance(field, str):
            style = _TEXT_CELL if column.kind.is_text_cell else _CELL
            sheet.text(row, at, field, style)
            texts.append((field, column.width))
        elif not field:  # nothing unpaid: an empty cell reads better than noughts
            sheet.blank(row, at, _CELL)
        elif isinstance(field, Dong):
            sheet.money(row, at, field, _FIGURE)
        else:
            sheet.number(row, at, field, _COUNT)
    height = height_of(texts, least=2)
    sheet.height(row, height)
    return height


def _write_tail(
    sheet: SheetWriter, row: int, lines: Sequence[Line], shown: Sequence[Column]
) -> list[int]:
    """Write total, amount in words and signatures from `row` on; give the rows' heights."""
    columns = len(shown)
    _write_total(sheet, row, lines, shown)
    total = total_of(line.amount for line in lines)
    words = f"Bằng chữ: {dong_in_words(total)}."
    sheet.merged(
        (row + 1, 1), (row + 1, columns), words, CellStyle(italic=True, wrap=True, middle=True)
    )
    day = "……………, ngày …… tháng …… năm ………"
    one, two = _parts(shown, 5, 11)
    sheet.merged((row + 3, two + 1), (row + 3, columns), day, _ITALIC)
    for (signer, hint), (first, last) in zip(
        _SIGNERS, ((1, one), (one + 1, two), (two + 1, columns)), strict=True
    ):
        sheet.merged((row + 4, first), (row + 4, last), signer, _BOLD)
        sheet.merged((row + 5, first), (row + 5, last), hint, _ITALIC)
    width = sum(column.width for column in shown)
    heights = [24, height_of([(words, width)]), 8, 18, 18, 18, _SIGNATURE_HEIGHT]
    for offset, height in enumerate(heights):
        sheet.height(row + offset, height)
    return heights


def _write_total(
    sheet: SheetWriter, row: int, lines: Sequence[Line], columns: Sequence[Column]
) -> None:
    """Write the sums under their columns, and the label over what stands before the first."""
    figures = {at for at, c in enumerate(columns, start=1) if c.kind is FieldKind.AMOUNT}
    label = [at for at in range(1, min(figures)) or range(1, len(columns)) if at not in figures]
    if min(figures) == 1:  # nothing stands before: the first cell that is no sum
        label = label[:1]
    said = f"Tổng cộng: {len(lines)} người"
    sheet.merged((row, label[0]), (row, label[-1]), said, attrs.evolve(_TOTAL, align="center"))
    for at, column in enumerate(columns, start=1):
        if at in label:
            continue
        amount = total_of(getattr(line, column.field) for line in lines) if at in figures else None
        if amount:
            sheet.money(row, at, amount, attrs.evolve(_TOTAL, align="right"))
        else:
            sheet.blank(row, at, _TOTAL)
