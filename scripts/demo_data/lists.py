"""The lists as the communes send them: one workbook a commune and kind, each in its own manner."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from ansinh import (
    Dong,
    Entry,
    Month,
    MonthlyDelta,
    Roll,
    day_label,
    total_of,
)
from ansinh.formats import BookWriter, dong_in_words, grouped
from ansinh.reports.head import CellContent, Head
from ansinh.reports.page import NOTE, SUBTITLE, TITLE, WORDS, Page
from demo_data.columns import ADDITIONS, ADJUSTMENTS, REMOVALS, ROLL
from demo_data.rows import Row, addition_row, adjustment_row, entry_row, removal_row
from demo_data.styles import Style

_WIDEST: Final = 220
_SUMMED: Final = ("amount", "unpaid_amount", "total", "old_amount", "new_amount")


def roll_list(style: Style, roll: Roll) -> bytes:
    """Write the list of a commune's beneficiaries."""
    rows = [entry_row(style, entry) for entry in roll.entries if _lives_in(style, entry)]
    title = (
        "DANH SÁCH CHI TRẢ TRỢ CẤP HÀNG THÁNG"
        if style.numbers_columns
        else "DANH SÁCH ĐỐI TƯỢNG HƯỞNG TRỢ CẤP HÀNG THÁNG"
    )
    return _written(style, title, roll.month, ROLL, rows)


def additions_list(style: Style, delta: MonthlyDelta) -> bytes:
    """Write a commune's list of those who join; arrears are stated where they are due."""
    rows = [
        addition_row(style, change, delta.month)
        for change in delta.additions
        if _lives_in(style, change.entry)
    ]
    title = "DANH SÁCH TĂNG ĐỐI TƯỢNG HƯỞNG TRỢ CẤP"
    return _written(style, title, delta.month, ADDITIONS, rows)


def removals_list(style: Style, delta: MonthlyDelta) -> bytes:
    """Write a commune's list of those who leave."""
    title = "DANH SÁCH GIẢM ĐỐI TƯỢNG HƯỞNG TRỢ CẤP"
    return _written(style, title, delta.month, REMOVALS, removal_rows(style, delta))


def removal_rows(style: Style, delta: MonthlyDelta) -> list[Row]:
    """Give the lines of a list of removals."""
    return [removal_row(style, c) for c in delta.removals if _lives_in(style, c.entry)]


def adjustments_list(style: Style, delta: MonthlyDelta) -> bytes:
    """Write a commune's list of what changes; columns that nothing stands in are left out."""
    changes = [c for c in delta.adjustments if _lives_in(style, c.before)]
    rows = [adjustment_row(style, change) for change in changes]
    used = {field for row in rows for field, content in row.items() if content is not None}
    columns = {f: h for f, h in ADJUSTMENTS.items() if f in used or f == "number"}
    title = "DANH SÁCH ĐIỀU CHỈNH TRỢ CẤP"
    return _written(style, title, delta.month, columns, rows)


def _lives_in(style: Style, entry: Entry) -> bool:
    return entry.beneficiary.commune == style.place.commune


def _written(
    style: Style,
    title: str,
    month: Month,
    columns: Mapping[str, Head],
    rows: Sequence[Row],
) -> bytes:
    heads = _heads(style, columns)
    fields = tuple(heads)
    book = BookWriter(title)
    sheet = book.sheet(f"{month.number:02}-{month.year}")
    page = Page(sheet, tuple(heads.values()), front=_first_page(list(heads.values())))
    page.letterhead(style.office)
    page.line(title, TITLE, points=24)
    page.line(f"Tháng {month.number:02} năm {month.year}", SUBTITLE)
    sent = (month - 1).first_day.replace(day=18)
    page.line(
        f"(Kèm theo Tờ trình số {40 + month.number}/TTr-UBND ngày {day_label(sent)} "
        f"của {style.office.name})",
        SUBTITLE,
    )
    page.header()
    if style.numbers_columns:
        page.record([f"({number})" for number in range(1, len(fields) + 1)])
    for number, row in enumerate(rows, start=1):
        cells: Iterable[CellContent] = (
            number if field == "number" else _as_written(style, row.get(field)) for field in fields
        )
        page.record(list(cells))
    _totals(style, page, fields, rows)
    page.line(f"Danh sách này có {len(rows)} người.", NOTE)
    page.signatures(style.office)
    page.finish()
    return book.content()


def _first_page(heads: Sequence[Head]) -> int:
    """Give after how many columns the second page across begins; 0 where one page holds all."""
    total = sum(head.width for head in heads)
    if total <= _WIDEST:
        return 0
    so_far = 0
    for at, (head, before) in enumerate(zip(heads[1:], heads, strict=False), start=1):
        so_far += before.width
        if so_far * 2 >= total and (not head.group or head.group != before.group):
            return at
    return 0


def _heads(style: Style, columns: Mapping[str, Head]) -> dict[str, Head]:
    unused = {"birth", "sex", "commune"} if style.birth_by_sex else {"birth_male", "birth_female"}
    if "birth_male" not in columns:
        unused = set()
    return {
        field: attrs.evolve(head, title=style.words.get(field, head.title))
        for field, head in columns.items()
        if field not in unused
    }


def _as_written(style: Style, content: CellContent) -> CellContent:
    return grouped(content) if isinstance(content, Dong) and style.amounts_as_text else content


def _totals(style: Style, page: Page, fields: Sequence[str], rows: Sequence[Row]) -> None:
    sums: Row = {}
    for field in _SUMMED:
        amounts = [a for row in rows if isinstance(a := row.get(field), Dong)]
        if field in fields and amounts:
            sums[field] = total_of(amounts)
    if not sums:
        return
    under = min(fields.index(field) for field in sums)
    cells = [_as_written(style, sums.get(field)) for field in fields]
    page.total("Tổng cộng", cells, under=under)
    last = next(sums[field] for field in reversed(_SUMMED) if field in sums)
    assert isinstance(last, Dong)
    page.line(f"Bằng chữ: {dong_in_words(last)}.", WORDS)
