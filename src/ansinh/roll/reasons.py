"""Why a list changes, in the words of the lists."""

from enum import StrEnum


class AdditionReason(StrEnum):
    """Why somebody joins (lý do tăng)."""

    NEW = "new"
    MOVED_IN = "moved-in"
    RESUMED = "resumed"
    RESTORED = "restored"

    @property
    def vietnamese(self) -> str:
        """The reason as the lists write it."""
        return _ADDITION[self]


class RemovalReason(StrEnum):
    """Why somebody leaves (lý do giảm)."""

    DIED = "died"
    MOVED_OUT = "moved-out"
    AGED_OUT = "aged-out"
    NOT_ELIGIBLE = "not-eligible"
    NO_LONGER_POOR = "no-longer-poor"
    PRISON = "prison"
    REFUSED = "refused"
    MISSING = "missing"
    SUSPENDED = "suspended"
    OTHER = "other"

    @property
    def vietnamese(self) -> str:
        """The reason as the lists write it."""
        return _REMOVAL[self]


class AdjustedPart(StrEnum):
    """What an adjustment changes (nội dung điều chỉnh)."""

    AMOUNT = "amount"
    ACCOUNT = "account"
    CHANNEL = "channel"
    REPRESENTATIVE = "representative"
    PERSON = "person"

    @property
    def vietnamese(self) -> str:
        """The part as the lists write it."""
        return _PART[self]


_ADDITION = {
    AdditionReason.NEW: "Mới hưởng",
    AdditionReason.MOVED_IN: "Chuyển đến",
    AdditionReason.RESUMED: "Hưởng lại",
    AdditionReason.RESTORED: "Phục hồi",
}

_REMOVAL = {
    RemovalReason.DIED: "Chết",
    RemovalReason.MOVED_OUT: "Chuyển đi",
    RemovalReason.AGED_OUT: "Hết tuổi",
    RemovalReason.NOT_ELIGIBLE: "Hết điều kiện",
    RemovalReason.NO_LONGER_POOR: "Thoát nghèo",
    RemovalReason.PRISON: "Đi tù",
    RemovalReason.REFUSED: "Từ chối",
    RemovalReason.MISSING: "Mất tích",
    RemovalReason.SUSPENDED: "Tạm dừng",
    RemovalReason.OTHER: "Khác",
}

_PART = {
    AdjustedPart.AMOUNT: "Mức hưởng",
    AdjustedPart.ACCOUNT: "Tài khoản",
    AdjustedPart.CHANNEL: "Hình thức nhận",
    AdjustedPart.REPRESENTATIVE: "Người nhận thay",
    AdjustedPart.PERSON: "Thông tin cá nhân",
}
