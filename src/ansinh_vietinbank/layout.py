"""The columns of the salary list, declared once: the order is written by them and read by them.

Source: the bank's template, edition SAI-1.0. The headers are exact, with their line breaks and
the space before the second one in column D.
"""

from typing import Final

from ansinh.formats import Certainty, Column, FieldKind, Layout
from ansinh_vietinbank.profile import PROFILE

SHEET: Final = "Danh sach"
BANK_SHEET: Final = "Danh sach NH trong nuoc"
INFO_SHEET: Final = "Info"
HEADER_ROW: Final = 3
FIRST_ROW: Final = 4
NOTES_ROW: Final = 6
"""Where the notes stand in the empty template; a longer list moves them down."""

_COLUMNS: Final = (
    Column("number", ["STT"], kind=FieldKind.NUMBER, width=6),
    Column("reference", ["Mã nhân viên/\nStaff Code"], kind=FieldKind.CODE, width=30),
    Column("narrative", ["Nội dung tùy chọn/\nContent"], width=26),
    Column(
        "name",
        ["Tên người thụ hưởng/\nName of Beneficiary \n(*)"],
        width=30,
        required=True,
    ),
    Column("amount", ["Số tiền/\nAmount\n(*)"], kind=FieldKind.AMOUNT, width=15, required=True),
    Column(
        "account",
        ["Tài khoản hưởng/\nBeneficiary Account\n(*)"],
        kind=FieldKind.CODE,
        width=22,
        required=True,
    ),
    Column(
        "bank",
        ["Tên chi nhánh Ngân hàng thụ hưởng/\nBeneficiary Bank\n(*)"],
        width=46,
        required=True,
    ),
    Column("note", ["Ghi chú/\nNote"], width=10),
)

_ANSWER: Final = (
    Column("status", ["Trạng thái", "Trạng thái giao dịch", "Kết quả"], width=14, required=True),
    Column("error", ["Mã lỗi"], width=10),
    Column("reason", ["Lý do", "Lý do lỗi"], width=26),
    Column("transaction", ["Số giao dịch", "Số GD"], kind=FieldKind.CODE, width=18),
    Column("on", ["Ngày giao dịch", "Ngày GD"], kind=FieldKind.DATE, width=14),
)

_JOINED: Final = [("reference",)]
"""The column must be there; but a text in it makes no payment, as the notes stand in it too."""

ORDER: Final = Layout(
    id="vietinbank.salary-list.order",
    kind="payment order",
    edition=PROFILE.format_version,
    source=PROFILE.source,
    titles=["DANH SÁCH CHI LƯƠNG"],
    columns=_COLUMNS,
    one_of=_JOINED,
    certainty=Certainty.OBSERVED,
)

RESULT: Final = Layout(
    id="vietinbank.salary-list.result",
    kind="payment results",
    edition="2026-11",
    source="Assumed: the order's rows with columns for what came of them; no real answer was found",
    titles=["KẾT QUẢ CHI LƯƠNG", "Kết quả thanh toán lương"],
    columns=(*_COLUMNS, *_ANSWER),
    one_of=_JOINED,
)
