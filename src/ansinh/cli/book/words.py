"""What the commands of the book say in more than one place."""

from collections.abc import Iterator
from typing import Final

from ansinh.books.receipts import Receipt, Recovery
from ansinh.books.standing import Standing
from ansinh.books.state import FileStage, MonthStage
from ansinh.books.store import Head
from ansinh.cli.words import OUTCOMES
from ansinh.errors import Text
from ansinh.payment import OutcomeKind

NEXT: Final = Text("Next", "Tiếp theo")
ANCHOR: Final = Text("Anchor, for the signed list", "Neo của sổ, ghi vào danh sách ký")

MONTH_STAGES: Final = {
    MonthStage.OPENED: Text("opened", "đã mở"),
    MonthStage.PLANNED: Text("planned", "đã lập kế hoạch"),
    MonthStage.SETTLED: Text("settled", "đã quyết toán"),
    MonthStage.CLOSED: Text("closed", "đã khóa"),
}
FILE_STAGES: Final = {
    FileStage.INTENDED: Text("waits to be written", "chờ ghi tệp"),
    FileStage.WRITTEN: Text("waits for approval", "chờ duyệt"),
    FileStage.APPROVED: Text("approved, not sent", "đã duyệt, chưa gửi"),
    FileStage.SENT: Text("sent", "đã gửi"),
    FileStage.VOIDED: Text("voided", "đã hủy"),
}


STANDINGS: Final = {
    Standing.ORDERED: Text("Not sent", "Chưa gửi"),
    Standing.SENT: Text("No answer yet", "Chưa có kết quả"),
    Standing.RECALLED: Text("Recalled, no answer yet", "Đã thu hồi, chưa có kết quả"),
    Standing.PAID: OUTCOMES[OutcomeKind.PAID],
    Standing.REFUSED: OUTCOMES[OutcomeKind.REFUSED],
    Standing.RETURNED: OUTCOMES[OutcomeKind.RETURNED],
    Standing.UNCOLLECTED: OUTCOMES[OutcomeKind.UNCOLLECTED],
    Standing.UNKNOWN: OUTCOMES[OutcomeKind.UNKNOWN],
    Standing.MISMATCH: Text("Differs from the order", "Khác lệnh chi"),
}


def anchor_text(head: Head) -> str:
    """Write an anchor as it is printed, and as ``ansinh audit --anchor`` reads it."""
    return f"{head.count}:{head.hash}"


def in_the_book(receipt: Receipt) -> Text:
    """Say that a step is in the book, or was before."""
    if receipt.repeated:
        return Text("In the book already: nothing was changed.", "Sổ đã có: không thay đổi gì.")
    count = receipt.head.count
    return Text(f"Written into the book, event {count}.", f"Đã ghi vào sổ, sự kiện thứ {count}.")


def recovered(recovery: Recovery) -> Iterator[Text]:
    """Say what a step that was cut off has left, and what became of it."""
    if finished := len(recovery.finished):
        yield Text(
            f"{finished} files that an interrupted step had written are in the book now.",
            f"{finished} tệp do lần ghi dở dang trước để lại đã được đưa vào sổ.",
        )
    if waiting := len(recovery.waiting):
        yield Text(
            f"{waiting} files wait to be written: an interrupted step; render writes them.",
            f"{waiting} tệp chờ ghi do lần trước dở dang: chạy lại render để ghi.",
        )
