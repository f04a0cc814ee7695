"""Why a file is voided, an order recalled, a person erased: words that are nobody's name."""

from enum import StrEnum
from typing import Self

from ansinh.errors import BookRefused, Code


class VoidReason(StrEnum):
    """Why a file that was never sent counts no more (lý do hủy tệp).

    ``CHANGED``, the list was changed after it was written (danh sách thay đổi);
    ``PLANNED_ANEW``, the plan was (lập lại kế hoạch); ``MISTAKE``, what it orders is wrong (lập
    sai); ``PROVIDER``, the provider does not take it so (tổ chức chi trả không nhận);
    ``DOUBT``, an earlier order of the same money may have been paid (lệnh trước có thể đã chi);
    ``WITHDRAWN``, it is not sent after all (không gửi nữa).
    """

    CHANGED = "changed"
    PLANNED_ANEW = "planned-anew"
    MISTAKE = "mistake"
    PROVIDER = "provider"
    DOUBT = "doubt"
    WITHDRAWN = "withdrawn"

    @classmethod
    def of(cls, word: str) -> Self:
        """Read a reason.

        Raises:
            BookRefused: ``void-reason``.
        """
        reason = next((reason for reason in cls if reason.value == word), None)
        if reason is None:
            raise BookRefused(Code.VOID_REASON, words=", ".join(cls))
        return reason


class RecallReason(StrEnum):
    """Why an order that was sent is asked back (lý do thu hồi lệnh chi).

    ``DIED``, the beneficiary has died (đối tượng đã chết); ``STOPPED``, the entitlement has ended
    (thôi hưởng); ``TWICE``, it is paid by another order (chi trùng); ``MISTAKE``, the person, the
    account or the amount is wrong (lập sai người, sai tài khoản, sai số tiền).
    """

    DIED = "died"
    STOPPED = "stopped"
    TWICE = "twice"
    MISTAKE = "mistake"

    @classmethod
    def of(cls, word: str) -> Self:
        """Read a reason.

        Raises:
            BookRefused: ``recall-reason``.
        """
        reason = next((reason for reason in cls if reason.value == word), None)
        if reason is None:
            raise BookRefused(Code.RECALL_REASON, words=", ".join(cls))
        return reason


class EraseReason(StrEnum):
    """Why a person's documents are erased (lý do xóa dữ liệu cá nhân).

    ``ASKED``, the person or their family asked for it (theo yêu cầu); ``TIME``, the time for which
    papers are kept is over (hết thời hạn lưu giữ); ``MISTAKE``, they never belonged there (nhập
    nhầm); ``ORDERED``, an authority ordered it (theo quyết định của cơ quan có thẩm quyền).
    """

    ASKED = "asked"
    TIME = "time"
    MISTAKE = "mistake"
    ORDERED = "ordered"

    @classmethod
    def of(cls, word: str) -> Self:
        """Read a reason.

        Raises:
            BookRefused: ``erase-reason``.
        """
        reason = next((reason for reason in cls if reason.value == word), None)
        if reason is None:
            raise BookRefused(Code.ERASE_REASON, words=", ".join(cls))
        return reason
