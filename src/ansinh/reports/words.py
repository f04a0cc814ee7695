"""What our words are called on Vietnamese papers."""

from types import MappingProxyType
from typing import Final

from ansinh.payment import OutcomeKind
from ansinh.people import (
    Authorization,
    BankAccount,
    CashPoint,
    Channel,
    EWallet,
    Guardianship,
    HomeDelivery,
    Paper,
    ParentalRepresentation,
    Sex,
)
from ansinh.roll import Cause, Component, RecoveryCause

CAUSES: Final = MappingProxyType(
    {
        Cause.ENTITLED: "Trong tháng",
        Cause.ADDED_LATE: "Truy lĩnh do tăng muộn",
        Cause.RAISED_LATE: "Truy lĩnh do điều chỉnh muộn",
        Cause.RATE_LATE: "Truy lĩnh do mức chuẩn quyết định muộn",
        Cause.LISTED: "Tồn ghi trên danh sách",
        Cause.HELD: "Đang tạm giữ",
        Cause.REFUSED: "Đơn vị chi trả từ chối lệnh",
        Cause.RETURNED: "Chuyển khoản bị hoàn trả",
        Cause.UNCOLLECTED: "Người hưởng chưa đến nhận",
        Cause.UNKNOWN: "Chưa rõ kết quả",
        Cause.MISSING: "Đơn vị chi trả chưa trả lời",
        Cause.MISMATCH: "Kết quả không khớp với lệnh chi",
    }
)

COMPONENTS: Final = MappingProxyType(
    {
        Component.REGULAR: "Trợ cấp tháng",
        Component.ARREARS: "Truy lĩnh",
        Component.FUNERAL: "Mai táng phí",
        Component.ONE_OFF: "Trợ cấp một lần",
    }
)

RECOVERY_CAUSES: Final = MappingProxyType(
    {
        RecoveryCause.DIED: "Đã chết",
        RecoveryCause.MOVED: "Đã chuyển đi",
        RecoveryCause.TOO_HIGH: "Mức hưởng cao hơn quy định",
        RecoveryCause.OTHER: "Lý do khác",
    }
)

OUTCOMES: Final = MappingProxyType(
    {
        OutcomeKind.PAID: "Đã chi",
        OutcomeKind.REFUSED: "Bị từ chối",
        OutcomeKind.RETURNED: "Bị hoàn trả",
        OutcomeKind.UNCOLLECTED: "Chưa nhận",
        OutcomeKind.UNKNOWN: "Chưa rõ kết quả",
    }
)

DIFFERENCES: Final = MappingProxyType(
    {
        "account": "số tài khoản",
        "amount": "số tiền",
        "name": "họ tên",
        "collector": "người nhận",
        "outcome": "kết quả trái nhau",
    }
)

SEXES: Final = MappingProxyType({Sex.MALE: "Nam", Sex.FEMALE: "Nữ"})


def channel_word(channel: Channel) -> str:
    """Give the word for a way to pay, as the lists write it."""
    match channel:
        case BankAccount():
            return "Tài khoản"
        case CashPoint():
            return "Bưu điện"
        case HomeDelivery():
            return "Tại nhà"
        case EWallet():
            return "Ví điện tử"


def capacity_word(paper: Paper) -> str:
    """Give the word for the capacity in which somebody collects for another."""
    match paper:
        case Guardianship():
            return "Giám hộ"
        case ParentalRepresentation():
            return _PARENTS[paper.representative.sex]
        case Authorization():
            return "Ủy quyền"


_PARENTS: Final = {Sex.MALE: "Cha", Sex.FEMALE: "Mẹ", None: "Cha/mẹ"}
