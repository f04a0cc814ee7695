"""The columns of the pay list, declared once: the list is written by them and read by them."""

from typing import Final

from ansinh.formats import Column, FieldKind, Layout
from ansinh_vnpost.profile import PROFILE

_UNPAID: Final = ["Chưa trả tháng trước"]
_COLLECTS: Final = ["Người nhận"]

_COLUMNS: Final = (
    Column("number", ["STT"], kind=FieldKind.NUMBER, width=4),
    Column("reference", ["Mã tham chiếu"], kind=FieldKind.CODE, width=16),
    Column("name", ["Họ tên", "Họ và tên"], width=15, required=True),
    Column("birth", ["Năm sinh"], kind=FieldKind.BIRTH, width=5),
    Column("citizen_id", ["Số CCCD"], kind=FieldKind.CODE, width=13),
    Column("address", ["Địa chỉ"], width=14),
    Column("decision", ["Số quyết định"], width=10),
    Column("current", ["Tiền trợ cấp tháng này"], kind=FieldKind.AMOUNT, width=11),
    Column("unpaid_months", ["Số tháng"], groups=_UNPAID, kind=FieldKind.COUNT, width=5),
    Column("unpaid_amount", ["Số tiền"], groups=_UNPAID, kind=FieldKind.AMOUNT, width=10),
    Column("amount", ["Tổng số tiền"], kind=FieldKind.AMOUNT, width=12, required=True),
    Column("payee", ["Họ tên"], groups=_COLLECTS, width=15),
    Column("capacity", ["Tư cách"], groups=_COLLECTS, width=9),
    Column("payee_id", ["Số CCCD"], groups=_COLLECTS, kind=FieldKind.CODE, width=13),
    Column("place", ["Nơi chi trả"], width=11),
    Column("signature", ["Ký nhận"], width=12),
    Column("note", ["Ghi chú"], width=7),
)

_ANSWER: Final = (
    Column("received", ["Đã nhận"], width=8),
    Column("on", ["Ngày nhận"], kind=FieldKind.DATE, width=11),
    Column("collector", ["Người nhận thực tế"], width=17),
    Column("collector_id", ["Số CCCD người nhận"], kind=FieldKind.CODE, width=13),
    Column("reason", ["Lý do chưa nhận"], width=16),
)

ORDER: Final = Layout(
    id="vnpost.cash-list.order",
    kind="payment order",
    edition=PROFILE.format_version,
    source=PROFILE.source,
    titles=["DANH SÁCH CHI TRẢ TRỢ CẤP"],
    columns=_COLUMNS,
    one_of=[("reference",)],
)

RESULT: Final = Layout(
    id="vnpost.cash-list.result",
    kind="payment results",
    edition="2024-07",
    source="Assumed: the pay list's rows with columns for what came of them",
    titles=[
        "KẾT QUẢ CHI TRẢ TRỢ CẤP",
        "DANH SÁCH CHI TRẢ TRỢ CẤP",  # the pay list itself, filled in and sent back
        "Danh sách đã nhận",
        "Danh sách chưa nhận",
    ],
    columns=(*_COLUMNS, *_ANSWER),
    one_of=[("reference",), ("received", "reason", "on")],
)
