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

EIGHT: Final[tuple[Fields, ...]] = (
    *FIVE,
    {
        "case": "M-0006",
        "name": "Hồ Văn Mẫu",
        "birth": "04/05/1940",
        "sex": "male",
        "id": "099040000006",
        "hamlet": "Thôn Mẫu",
        "amount": 500_000,
        "channel": "cash",
    },
    {
        "case": "M-0007",
        "name": "Ngô Thị Thử",
        "birth": "05/03/1955",
        "sex": "female",
        "id": "099155000007",
        "hamlet": "Thôn Mẫu",
        "amount": 750_000,
        "channel": "cash",
    },
    {
        "case": "M-0008",
        "name": "Dương Văn Thử",
        "birth": "07/09/1948",
        "sex": "male",
        "id": "099048000008",
        "hamlet": "Tổ Thử",
        "amount": 500_000,
        "channel": "cash",
    },
)
"""Where a whole column has to say something, five are too few."""

FULL: Final[tuple[Fields, ...]] = (
    FIVE[0]
    | {
        "phone": "0990000001",
        "category": "Người cao tuổi",
        "coefficient": 1.5,
        "since": "01/2023",
        "decision": "12/QĐ-UBND",
        "decision_date": "20/12/2022",
        "unpaid_months": 1,
        "unpaid_amount": 500_000,
        "note": "Ghi thử",
    },
    FIVE[1]
    | {
        "phone": "0990000002",
        "category": "Người cao tuổi",
        "coefficient": 2.0,
        "since": "06/2021",
        "decision": "15/QĐ-UBND",
        "decision_date": "30/05/2021",
        "representative": "Trần Thị Thử",
        "capacity": "agent",
        "representative_id": "099165000012",
        "paper": "GUQ-01",
        "paper_from": "15/01/2024",
        "paper_to": "31/12/2024",
    },
    FIVE[4]
    | {
        "category": "Trẻ em khuyết tật",
        "coefficient": 2.5,
        "since": "02/2020",
        "decision": "17/QĐ-UBND",
        "decision_date": "25/01/2020",
        "holder": "Đặng Văn Thử",
        "representative": "Đặng Văn Thử",
        "capacity": "guardian",
        "representative_id": "099080000013",
        "paper": "GH-01",
        "paper_from": "25/01/2020",
    },
)
"""Three people of whom a list says all that it has columns for."""

BASES: Final[Mapping[str, tuple[Fields, ...]]] = {
    name: tuple({"programme": "BTXH", "commune": "Xã Mẫu", **one} for one in people)
    for name, people in {"five": FIVE, "eight": EIGHT, "full": FULL}.items()
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
    "phone": "Số điện thoại",
    "commune": "Xã/Phường",
    "programme": "Chương trình",
    "category": "Nhóm đối tượng",
    "coefficient": "Hệ số",
    "since": "Hưởng từ tháng",
    "decision": "Số quyết định",
    "decision_date": "Ngày quyết định",
    "holder": "Chủ tài khoản",
    "representative": "Người nhận thay",
    "capacity": "Tư cách",
    "representative_id": "Số CCCD người nhận thay",
    "paper": "Văn bản",
    "paper_from": "Hiệu lực từ",
    "paper_to": "Hiệu lực đến",
    "unpaid_months": "Số tháng chưa trả",
    "unpaid_amount": "Số tiền chưa trả tháng trước",
    "total": "Tổng số tiền",
    "note": "Ghi chú",
}
STANDARD: Final = tuple(HEADERS)[:11]
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
    "guardian": "Giám hộ",
    "agent": "Ủy quyền",
}
ALL_FIELDS: Final = tuple(HEADERS)


def typed(person: Fields, field: str, number: int = 0) -> str | int | None:
    """Give a field as an office would type it."""
    if field == "number":
        return number
    if field == "total":
        return int(person["amount"] + person.get("unpaid_amount", 0))
    value: str | int | None = {"programme": "BTXH", "commune": "Xã Mẫu", **person}.get(field)
    if field in {"sex", "channel", "bank", "capacity"} and value is not None:
        return _WORDS[str(value)]
    return str(value).replace(".", ",") if isinstance(value, float) else value
