"""`roll_workbook`: a month's list, to look at and to start the next month from."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import attrs

from ansinh.errors import Code, InvalidRoll
from ansinh.formats import BookWriter, dong_in_words
from ansinh.money import Dong, total_of
from ansinh.months import Month
from ansinh.reports.head import CellContent, Head, Kind
from ansinh.reports.office import Office
from ansinh.reports.page import NOTE, WORDS, Page
from ansinh.reports.roll_line import line_of
from ansinh.reports.sayable import sayable
from ansinh.roll import Component, EntryKey, Owed, Roll

_REPRESENTATIVE: Final = "Người nhận thay"
_UNPAID: Final = "Chưa trả tháng trước"

_COLUMNS: Final = {
    "number": Head("STT", 5, Kind.COUNT),
    "case": Head("Mã hồ sơ", 13, Kind.CODE),
    "name": Head("Họ và tên", 20),
    "birth": Head("Ngày sinh", 11, Kind.CODE),
    "sex": Head("Giới tính", 6, Kind.CODE),
    "citizen_id": Head("Số CCCD", 14, Kind.CODE),
    "phone": Head("Số điện thoại", 12, Kind.CODE),
    "hamlet": Head("Thôn/Tổ dân phố", 15),
    "commune": Head("Xã/Phường", 14),
    "programme": Head("Chương trình", 8, Kind.CODE),
    "category": Head("Nhóm đối tượng", 22),
    "coefficient": Head("Hệ số", 6, Kind.CODE),
    "amount": Head("Mức hưởng", 12, Kind.MONEY),
    "since": Head("Hưởng từ tháng", 9, Kind.CODE),
    "decision": Head("Số quyết định", 14, Kind.CODE),
    "decision_date": Head("Ngày quyết định", 11, Kind.CODE),
    # The second page across begins here.
    "channel": Head("Hình thức nhận", 13),
    "account": Head("Số tài khoản", 15, Kind.CODE),
    "bank": Head("Ngân hàng", 17, Kind.CODE),
    "account_holder": Head("Chủ tài khoản", 20),
    "representative": Head("Họ và tên", 18, Kind.TEXT, _REPRESENTATIVE),
    "capacity": Head("Tư cách", 9, Kind.CODE, _REPRESENTATIVE),
    "representative_id": Head("Số CCCD", 14, Kind.CODE, _REPRESENTATIVE),
    "paper": Head("Văn bản", 14, Kind.CODE),
    "paper_from": Head("Hiệu lực từ", 11, Kind.CODE),
    "paper_to": Head("Hiệu lực đến", 11, Kind.CODE),
    "unpaid_months": Head("Số tháng", 7, Kind.COUNT, _UNPAID),
    "unpaid_amount": Head("Số tiền", 12, Kind.MONEY, _UNPAID),
    "total": Head("Tổng số tiền", 13, Kind.MONEY),
    "note": Head("Ghi chú", 14),
}
_UNEVEN: Final = (
    "Dòng {number}: còn chưa trả {item.months} tháng trước, mức các tháng khác nhau, "
    "{item.amount}; chưa cộng vào bảng."
)
_FRONT: Final = list(_COLUMNS).index("channel")
_UNDER_TOTAL: Final = list(_COLUMNS).index("amount")


@attrs.frozen
class _Unpaid:
    """What stands as unpaid before: for how many months, and how much."""

    months: int
    amount: Dong

    @property
    def is_even(self) -> bool:
        """Whether the months are alike, as a list with these two columns understands it."""
        return self.amount.value % self.months == 0


def roll_workbook(roll: Roll, owed: Iterable[Owed] = (), *, office: Office) -> bytes:
    """Write a month's list (danh sách chi trả); read again it is the same roll.

    `owed` fills *Chưa trả tháng trước*, and stands there to be seen: the sums themselves are
    carried as values. What may have been paid already is left out; months of different amounts
    stand below the table, because the two columns mean equal ones.

    Raises:
        InvalidRoll: ``roll-not-expressible``: a line holds what no column of a list can say.
    """
    unsayable = sum(not sayable(entry) for entry in roll.entries)
    if unsayable:
        raise InvalidRoll(Code.ROLL_NOT_EXPRESSIBLE, count=unsayable)
    # What was ordered ahead of this month and not paid is the line's own amount, and stands there.
    earlier = [item for item in owed if not _is_own(item, roll.month)]
    unpaid = {key: item for key, item in _unpaid_by_key(earlier).items() if key in roll.by_key}
    title = f"Danh sách chi trả trợ cấp tháng {roll.month.label}"
    book = BookWriter(title)
    page = Page(book.sheet("Danh sách chi trả"), tuple(_COLUMNS.values()), front=_FRONT)
    page.letterhead(office)
    page.title("DANH SÁCH CHI TRẢ TRỢ CẤP HÀNG THÁNG", "Monthly pay list", _month_line(roll.month))
    page.header()
    for number, entry in enumerate(roll.entries, start=1):
        line = line_of(entry)
        waiting = unpaid.get(entry.key)
        line["number"] = number
        line["total"] = entry.amount
        if waiting is not None and waiting.is_even:
            line["unpaid_months"], line["unpaid_amount"] = waiting.months, waiting.amount
            line["total"] = entry.amount + waiting.amount
        page.record(_in_columns(line))
    _totals(page, roll, total_of(item.amount for item in unpaid.values() if item.is_even))
    for number, entry in enumerate(roll.entries, start=1):
        waiting = unpaid.get(entry.key)
        if waiting is not None and not waiting.is_even:
            page.line(_UNEVEN.format(number=number, item=waiting), NOTE)
    page.signatures(office)
    page.finish()
    return book.content()


def _totals(page: Page, roll: Roll, unpaid: Dong) -> None:
    total = roll.total + unpaid
    sums: dict[str, CellContent] = {"amount": roll.total, "total": total}
    if unpaid:
        sums["unpaid_amount"] = unpaid
    page.total(f"Tổng cộng: {roll.count} người", _in_columns(sums), under=_UNDER_TOTAL)
    page.line(f"Bằng chữ: {dong_in_words(total)}.", WORDS)


def _in_columns(line: dict[str, CellContent]) -> list[CellContent]:
    return [line.get(field) for field in _COLUMNS]


def _month_line(month: Month) -> str:
    return f"Tháng {month.number:02} năm {month.year}"


def _is_own(item: Owed, month: Month) -> bool:
    return item.line.component is Component.REGULAR and item.line.month_of == month


def _unpaid_by_key(owed: Iterable[Owed]) -> dict[EntryKey, _Unpaid]:
    sums: dict[EntryKey, list[Owed]] = defaultdict(list)
    for item in owed:
        if not item.line.cause.unresolved:
            sums[item.key].append(item)
    return {
        key: _Unpaid(
            len({item.line.month_of for item in items}), total_of(item.amount for item in items)
        )
        for key, items in sums.items()
    }
