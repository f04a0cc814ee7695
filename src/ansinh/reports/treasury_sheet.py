"""`treasury_workbook`: the month's summary, on which the treasury transfers the money."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import attrs

from ansinh.formats import BookWriter, dong_in_words
from ansinh.money import NOTHING, Dong, total_of
from ansinh.people import BankAccount, Channel, EWallet, HomeDelivery
from ansinh.reports.head import CellContent, Head, Kind
from ansinh.reports.movement import Movement, Sum, movements
from ansinh.reports.office import Office
from ansinh.reports.page import NOTE, WORDS, Page
from ansinh.roll import Component, MonthlyDelta, Owed, Roll


def treasury_workbook(
    roll: Roll,
    *,
    before: Roll,
    delta: MonthlyDelta,
    owed: Iterable[Owed] = (),
    ordered_before: Dong = NOTHING,
    next_month: Dong = NOTHING,
    office: Office,
) -> bytes:
    """Write the summary for the treasury (bảng tổng hợp đối tượng hưởng).

    Who is on the month's list by programme, commune and channel; what changed against the month
    before, which adds up in people and in đồng; and what the month needs with arrears and what
    earlier months left over. Where months are paid together, `next_month` is needed too, and what
    was `ordered_before` is not needed again.
    """
    month = f"Tháng {roll.month.number:02} năm {roll.month.year}"
    book = BookWriter(f"Tổng hợp đối tượng hưởng tháng {roll.month.label}")
    page = Page(book.sheet("Tổng hợp"), _SUMMARY)
    _summary(page, roll, month, office)
    _need(page, roll, tuple(owed), ordered_before, next_month)
    page.signatures(office)
    page.finish()
    _changes(Page(book.sheet("Biến động"), _CHANGES), delta, before, roll, office)
    return book.content()


def _pair(group: str) -> tuple[Head, Head]:
    return (Head("Số người", 8, Kind.COUNT, group), Head("Số tiền", 16, Kind.MONEY, group))


_SUMMARY: Final = (
    Head("Chương trình", 12, Kind.CODE),
    Head("Xã/Phường", 24),
    *_pair("Qua tài khoản"),
    *_pair("Tại bưu điện"),
    *_pair("Tại nhà"),
    *_pair("Cộng"),
)
_CHANGES: Final = (
    Head("Chương trình", 12, Kind.CODE),
    Head("Xã/Phường", 20),
    *_pair("Tháng trước (1)"),
    *_pair("Tăng (2)"),
    *_pair("Giảm (3)"),
    *_pair("Điều chỉnh (4)"),
    *_pair("Tháng này (5) = (1) + (2) - (3) + (4)"),
)
_ONCE: Final = frozenset({Component.FUNERAL, Component.ONE_OFF})
_ADDS_UP: Final = (
    "Tháng trước + tăng - giảm + điều chỉnh = tháng này. Người được điều chỉnh vẫn trong "
    "danh sách, nên cột (4) chỉ cộng vào số tiền; số tiền điều chỉnh giảm ghi dấu âm."
)


def _summary(page: Page, roll: Roll, month: str, office: Office) -> None:
    page.letterhead(office)
    page.title("BẢNG TỔNG HỢP ĐỐI TƯỢNG HƯỞNG TRỢ CẤP", "Summary for the treasury", month)
    page.header()
    sums: dict[tuple[str, str], list[Sum]] = defaultdict(lambda: [Sum()] * 3)
    for entry in roll.entries:
        row = sums[entry.programme.code, entry.beneficiary.commune.name]
        row[_place(entry.channel)] += Sum(1, entry.amount)
    for (programme, commune), parts in sorted(sums.items()):
        page.record([programme, commune, *_with_sum(parts)])
    columns = [sum((row[at] for row in sums.values()), Sum()) for at in range(3)]
    page.total("Tổng cộng", [None, None, *_with_sum(columns)], under=2)


def _need(
    page: Page, roll: Roll, owed: tuple[Owed, ...], ordered_before: Dong, next_month: Dong
) -> None:
    """Say what money the month needs, and of what that is made."""
    new = [item for item in owed if item.line.cause.is_new]
    once = total_of(item.amount for item in new if item.line.component in _ONCE)
    arrears = total_of(item.amount for item in new if item.line.component not in _ONCE)
    # What may have been paid already, or is of somebody who is gone, asks for no new money.
    waiting = total_of(
        item.amount
        for item in owed
        if item.key in roll.by_key and not item.line.cause.is_new and not item.line.cause.unresolved
    )
    need = roll.total - ordered_before + next_month + arrears + once + waiting
    page.line(
        f"Trợ cấp trong tháng: {roll.total}; truy lĩnh: {arrears}; "
        f"{f'mai táng phí, chi một lần: {once}; ' if once else ''}"
        f"kỳ trước chuyển sang: {waiting}.",
        NOTE,
    )
    if next_month > NOTHING:
        page.line(f"Chi gộp tháng sau: {next_month}.", NOTE)
    if ordered_before > NOTHING:
        page.line(f"Trừ phần đã chi gộp cùng kỳ trước: {ordered_before}.", NOTE)
    page.line(f"Nhu cầu kinh phí: {need}.", attrs.evolve(NOTE, bold=True))
    page.line(f"Bằng chữ: {dong_in_words(need)}.", WORDS)


def _place(channel: Channel) -> int:
    """Give which pair of columns a channel counts in: accounts, the post's counter, at home."""
    if isinstance(channel, BankAccount | EWallet):
        return 0
    return 2 if isinstance(channel, HomeDelivery) else 1


def _with_sum(parts: Iterable[Sum]) -> list[CellContent]:
    listed = list(parts)
    return [cell for part in (*listed, sum(listed, Sum())) for cell in part.cells]


def _changes(page: Page, delta: MonthlyDelta, before: Roll, roll: Roll, office: Office) -> None:
    page.letterhead(office)
    page.title(
        "BẢNG GIẢI TRÌNH BIẾN ĐỘNG SO VỚI THÁNG TRƯỚC",
        "What changed against the month before",
        f"Tháng {before.month.label} - tháng {roll.month.label}",
    )
    page.header()
    moved = movements(before, delta)
    for (programme, commune), movement in sorted(moved.items()):
        page.record([programme, commune, *movement.cells])
    total = sum(moved.values(), Movement())
    page.total("Tổng cộng", [None, None, *total.cells], under=2)
    page.line(_ADDS_UP, NOTE)
    difference = roll.total - before.total
    page.line(
        f"Tháng {roll.month.label} so với tháng {before.month.label}: "
        f"{roll.count - before.count:+d} người, {'+' if difference.value > 0 else ''}{difference}.",
        attrs.evolve(NOTE, bold=True),
    )
    page.signatures(office)
    page.finish()
