"""The columns of the lists, by field of the layout that reads them."""

from typing import Final

from ansinh.reports.head import Head, Kind

_ACCOUNT: Final = "Tài khoản ngân hàng"
_INSTEAD: Final = "Người nhận thay"
GROUND: Final = (
    "representative",
    "capacity",
    "representative_id",
    "paper",
    "paper_from",
    "paper_to",
)
_WHO: Final = {
    "number": Head("STT", 5, Kind.COUNT),
    "case": Head("Mã hồ sơ", 12, Kind.CODE),
    "name": Head("Họ và tên", 22),
}
_ENTRY: Final = {
    **_WHO,
    "birth": Head("Ngày sinh", 11, Kind.CODE),
    "birth_male": Head("Nam", 11, Kind.CODE, "Năm sinh"),
    "birth_female": Head("Nữ", 11, Kind.CODE, "Năm sinh"),
    "sex": Head("Giới tính", 6, Kind.CODE),
    "citizen_id": Head("Số CCCD", 14, Kind.CODE),
    "phone": Head("Số điện thoại", 12, Kind.CODE),
    "hamlet": Head("Thôn/Tổ dân phố", 15),
    "commune": Head("Xã/Phường", 14),
    "programme": Head("Chương trình", 12, Kind.CODE),
    "category": Head("Nhóm đối tượng", 26, Kind.TEXT, "Đang hưởng"),
    "coefficient": Head("Hệ số", 6, Kind.CODE, "Đang hưởng"),
    "amount": Head("Mức hưởng", 12, Kind.MONEY, "Đang hưởng"),
}
_PAID: Final = {
    "channel": Head("Hình thức nhận", 15),
    "account": Head("Số tài khoản", 15, Kind.CODE, _ACCOUNT),
    "bank": Head("Ngân hàng", 15, Kind.CODE, _ACCOUNT),
    "account_holder": Head("Chủ tài khoản", 22, Kind.TEXT, _ACCOUNT),
    "representative": Head("Họ và tên", 20, Kind.TEXT, _INSTEAD),
    "capacity": Head("Tư cách", 9, Kind.CODE, _INSTEAD),
    "representative_id": Head("Số CCCD", 14, Kind.CODE, _INSTEAD),
    "paper": Head("Văn bản", 15, Kind.CODE),
    "paper_from": Head("Hiệu lực từ", 11, Kind.CODE),
    "paper_to": Head("Hiệu lực đến", 11, Kind.CODE),
    "note": Head("Ghi chú", 14),
}
_DECIDED: Final = {
    "decision": Head("Số quyết định", 16, Kind.CODE),
    "decision_date": Head("Ngày quyết định", 11, Kind.CODE),
}
ROLL: Final = {**_ENTRY, "since": Head("Hưởng từ tháng", 9, Kind.CODE), **_DECIDED, **_PAID}
ADDITIONS: Final = {
    **_ENTRY,
    "reason": Head("Lý do tăng", 13),
    "effective": Head("Tăng từ tháng", 9, Kind.CODE),
    "unpaid_months": Head("Số tháng", 7, Kind.COUNT, "Truy lĩnh"),
    "unpaid_amount": Head("Số tiền", 12, Kind.MONEY, "Truy lĩnh"),
    "total": Head("Tổng số tiền", 12, Kind.MONEY),
    **_PAID,
    **_DECIDED,
}
REMOVALS: Final = {
    **_WHO,
    "birth": Head("Ngày sinh", 11, Kind.CODE),
    "citizen_id": Head("Số CCCD", 14, Kind.CODE),
    "programme": Head("Chương trình", 12, Kind.CODE),
    "amount": Head("Mức hưởng", 12, Kind.MONEY),
    "reason": Head("Lý do giảm", 16),
    "event_on": Head("Ngày sự kiện", 11, Kind.CODE),
    "effective": Head("Giảm từ tháng", 9, Kind.CODE),
    **_DECIDED,
    "note": Head("Ghi chú", 14),
}
_OLD: Final = "Đang hưởng"
_NEW: Final = "Điều chỉnh sang"
ADJUSTMENTS: Final = {
    **_WHO,
    "citizen_id": Head("Số CCCD", 14, Kind.CODE),
    "programme": Head("Chương trình", 12, Kind.CODE),
    "what": Head("Nội dung điều chỉnh", 22),
    "old_category": Head("Nhóm", 26, Kind.TEXT, _OLD),
    "old_coefficient": Head("Hệ số", 6, Kind.CODE, _OLD),
    "old_amount": Head("Mức hưởng", 12, Kind.MONEY, _OLD),
    "new_category": Head("Nhóm", 26, Kind.TEXT, _NEW),
    "new_coefficient": Head("Hệ số", 6, Kind.CODE, _NEW),
    "new_amount": Head("Mức hưởng", 12, Kind.MONEY, _NEW),
    "new_channel": Head("Hình thức nhận mới", 13),
    "new_account": Head("Số tài khoản mới", 15, Kind.CODE),
    "new_bank": Head("Ngân hàng mới", 14, Kind.CODE),
    "new_account_holder": Head("Chủ tài khoản mới", 22),
    "new_representative": Head("Người nhận thay mới", 20),
    "new_capacity": Head("Tư cách mới", 9, Kind.CODE),
    "new_representative_id": Head("Số CCCD người nhận thay mới", 14, Kind.CODE),
    "new_paper": Head("Văn bản mới", 15, Kind.CODE),
    "new_paper_from": Head("Hiệu lực từ mới", 11, Kind.CODE),
    "new_paper_to": Head("Hiệu lực đến mới", 11, Kind.CODE),
    "effective": Head("Điều chỉnh từ tháng", 11, Kind.CODE),
    **_DECIDED,
}
