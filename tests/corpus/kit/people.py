"""The invented people of the corpus: what a right reading gives, and how an office types it.

Every citizen id begins with 099, a place code that was never given out; every account with 0000.
"""

from collections.abc import Mapping
from typing import Any, Final

Fields = dict[str, Any]
"""A record as `kit.view` gives it: only what it says, flat."""

FIVE: Final[tuple[Fields, ...]] = (
    {
        "case": "M-0001",
        "name": "Nguyễn Thị Mẫu",
        "birth": "15/07/1945",
        "sex": "female",
        "id": "099145000001",
        "hamlet": "Thôn Mẫu",
        "amount": 500_000,
        "channel": "account",
        "account": "000010000001",
        "bank": "VIETINBANK",
    },
    {
        "case": "M-0002",
        "name": "Trần Văn Thử",
        "birth": "03/02/1938",
        "sex": "male",
        "id": "099038000002",
        "hamlet": "Thôn Mẫu",
        "amount": 750_000,
        "channel": "cash",
    },
    {
        "case": "M-0003",
        "name": "Lê Thị Hoà Mẫu",
        "birth": "13/11/1950",
        "sex": "female",
        "id": "099150000003",
        "hamlet": "Tổ Thử",
        "amount": 1_000_000,
        "channel": "account",
        "account": "0000100000003",
        "bank": "VIETCOMBANK",
    },
    {
        "case": "M-0004",
        "name": "Phạm Đức Thử",
        "birth": "24/12/1962",
        "sex": "male",
        "id": "099062000004",
        "hamlet": "Tổ Thử",
        "amount": 500_000,
        "channel": "home",
        "place": "Tổ Thử",
    },
    {
        "case": "M-0005",
        "name": "Đặng Thị Thuỷ Mẫu",
        "birth": "31/01/2010",
        "sex": "female",
        "id": "099310000005",
        "hamlet": "Thôn Mẫu",
        "amount": 1_250_000,
        "channel": "account",
        "account": "0000200000005",
        "bank": "AGRIBANK",
    },
)

BASES: Final[Mapping[str, tuple[Fields, ...]]] = {
    "five": tuple({"programme": "BTXH", "commune": "Xã Mẫu", **one} for one in FIVE)
}
"""The base lists that expectations name."""

TOTAL: Final = sum(one["amount"] for one in FIVE)
TOTAL_IN_WORDS: Final = "Bốn triệu đồng"
MONTH: Final = "2024-07"

HEADERS: Final[Mapping[str, str]] = {
    "number": "STT",
    "case": "Mã hồ sơ",
    "name": "Họ và tên",
    "birth": "Ngày sinh",
    "sex": "Giới tính",
    "id": "Số CCCD",
    "hamlet": "Thôn/Tổ dân phố",
    "amount": "Mức hưởng",
    "channel": "Hình thức nhận",
    "account": "Số tài khoản",
    "bank": "Ngân hàng",
}
STANDARD: Final = tuple(HEADERS)
"""The columns of most files: number A, case B, name C, birth D, sex E, id F, hamlet G, amount H,
channel I, account J, bank K."""

_WORDS: Final = {
    "female": "Nữ",
    "male": "Nam",
    "account": "Tài khoản",
    "cash": "Bưu điện",
    "home": "Tại nhà",
    "VIETINBANK": "VietinBank",
    "VIETCOMBANK": "Vietcombank",
    "AGRIBANK": "Agribank",
}


def typed(person: Fields, field: str, number: int = 0) -> str | int | None:
    """Give a field as an office would type it."""
    if field == "number":
        return number
    value = person.get(field)
    if field in {"sex", "channel", "bank"} and value is not None:
        return _WORDS[value]
    return value
