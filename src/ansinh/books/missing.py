"""`Missing`: what a step lacks, in words; `lacking` refuses the step with them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ansinh.errors import BookRefused, Code, Text


class Missing(StrEnum):
    """What has to be there before a step (điều kiện còn thiếu)."""

    ALL_SENT = "all-sent"
    APPROVED = "approved"
    BASE = "base"
    CLOSED_BEFORE = "closed-before"
    LISTED = "listed"
    NOTHING_SENT = "nothing-sent"
    NOT_SETTLED = "not-settled"
    PLANNED = "planned"
    RENDERED = "rendered"
    SENT = "sent"
    SETTLED = "settled"
    STANDING = "standing"

    @property
    def words(self) -> Text:
        """What it is, in both languages."""
        return _WORDS[self]


_WORDS: Final[Mapping[Missing, Text]] = MappingProxyType(
    {
        Missing.ALL_SENT: Text(
            "the sending of every file of the month",
            "việc gửi tất cả các tệp lệnh chi của kỳ",
        ),
        Missing.APPROVED: Text(
            "the file's approval by somebody who did not prepare it",
            "việc duyệt tệp của người không tham gia lập",
        ),
        Missing.BASE: Text(
            "the list that the month begins on",
            "danh sách làm gốc của kỳ",
        ),
        Missing.CLOSED_BEFORE: Text(
            "the closing of the month that is open",
            "việc khóa sổ kỳ đang mở",
        ),
        Missing.LISTED: Text(
            "an open month",
            "một kỳ đang mở",
        ),
        Missing.NOTHING_SENT: Text(
            "a month of which no file was sent; what is learned now is a change of the next one",
            "kỳ chưa gửi tệp nào; thông tin biết sau khi gửi là biến động của kỳ sau",
        ),
        Missing.NOT_SETTLED: Text(
            "a month that is not settled yet",
            "kỳ chưa quyết toán",
        ),
        Missing.PLANNED: Text(
            "the month's plan",
            "kế hoạch chi trả của kỳ",
        ),
        Missing.RENDERED: Text(
            "the file, whole and on the disk",
            "tệp đã ghi đầy đủ ra đĩa",
        ),
        Missing.SENT: Text(
            "the sending of the file that has the order",
            "việc gửi tệp lệnh chi có lệnh này",
        ),
        Missing.SETTLED: Text(
            "the month's settlement",
            "quyết toán của kỳ",
        ),
        Missing.STANDING: Text(
            "a file that counts: this one was voided; render the month, and use what is written",
            "tệp còn hiệu lực: tệp này đã hủy; lập tệp lại và dùng tệp mới ghi",
        ),
    }
)


def lacking(step: str, missing: Missing, *, which: Iterable[str] = ()) -> BookRefused:
    """Give the refusal of a step that comes too early, or too late.

    Its details have the step and `missing` as words; programs find what is lacking in `lacks`,
    and in `which` the files that it is about.
    """
    words, named = missing.words, tuple(which)
    if named:
        more = ": " + ", ".join(named)
        words = Text(words.en + more, words.vi + more)
    return BookRefused(Code.STEP_ORDER, step=step, missing=words, lacks=missing.value, which=named)
