"""What our words are called on a screen, in both languages."""

from types import MappingProxyType
from typing import Final

from ansinh.boundary import Normalised
from ansinh.errors import Text
from ansinh.formats.rows import RowKind
from ansinh.payment import OutcomeKind
from ansinh.reports.words import CAUSES as CAUSES_VI
from ansinh.reports.words import OUTCOMES as OUTCOMES_VI
from ansinh.roll import Cause

ROW_KINDS: Final = MappingProxyType(
    {
        RowKind.TITLE: Text("titles", "tiêu đề"),
        RowKind.HEADER: Text("headers", "tên cột"),
        RowKind.RECORD: Text("lines", "đúng"),
        RowKind.PROBLEM: Text("wrong", "có lỗi"),
        RowKind.TOTAL: Text("totals", "cộng"),
        RowKind.NOTE: Text("notes", "ghi chú"),
        RowKind.BLANK: Text("blank", "trống"),
    }
)

LISTS: Final = MappingProxyType(
    {
        "roll": Text("roll", "chi trả"),
        "additions": Text("additions", "tăng"),
        "removals": Text("removals", "giảm"),
        "adjustments": Text("adjustments", "điều chỉnh"),
        "registrations": Text("registrations", "đăng ký"),
    }
)

_CAUSES_EN: Final = {
    Cause.ENTITLED: "Of this month",
    Cause.ADDED_LATE: "Arrears: added late",
    Cause.RAISED_LATE: "Arrears: adjusted late",
    Cause.RATE_LATE: "Arrears: standard decided late",
    Cause.LISTED: "Unpaid by the list",
    Cause.HELD: "Held",
    Cause.REFUSED: "Order refused by the provider",
    Cause.RETURNED: "Transfer returned",
    Cause.UNCOLLECTED: "Not collected",
    Cause.UNKNOWN: "Outcome unknown",
    Cause.MISSING: "No answer of the provider",
    Cause.MISMATCH: "Answer differs from the order",
}
_OUTCOMES_EN: Final = {
    OutcomeKind.PAID: "Paid",
    OutcomeKind.REFUSED: "Refused",
    OutcomeKind.RETURNED: "Returned",
    OutcomeKind.UNCOLLECTED: "Uncollected",
    OutcomeKind.UNKNOWN: "Outcome unknown",
}

NORMALISED: Final = MappingProxyType(
    {
        Normalised.LETTERS: Text("letters composed", "chữ Unicode tổ hợp"),
        Normalised.LOOK_ALIKES: Text("look-alike letters", "chữ Đ gõ bằng ký tự khác"),
        Normalised.SPACES: Text("spaces", "dấu cách"),
        Normalised.INVISIBLE: Text("invisible signs", "ký tự ẩn"),
        Normalised.SIGNS: Text("signs in numbers and dates", "dấu trong số, ngày"),
        Normalised.NUMBERS: Text("numbers taken as text", "ô số đọc như văn bản"),
        Normalised.WORDS: Text("words around a value", "từ viết kèm"),
        Normalised.YEARS: Text("years of two digits", "năm hai chữ số"),
        Normalised.DAYS: Text("first days for months", "ngày đầu tháng"),
        Normalised.UNITS: Text("units after amounts", "đơn vị sau số tiền"),
        Normalised.THOUSANDS: Text("amounts in larger units", "số tiền tính theo nghìn, triệu"),
        Normalised.OLD_FONTS: Text("letters of old fonts", "chữ phông cũ"),
    }
)

CAUSES: Final = MappingProxyType({c: Text(_CAUSES_EN[c], CAUSES_VI[c]) for c in Cause})
OUTCOMES: Final = MappingProxyType({k: Text(_OUTCOMES_EN[k], OUTCOMES_VI[k]) for k in OutcomeKind})
