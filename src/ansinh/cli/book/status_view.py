"""A month's status on the screen: nothing that waits or is held is left out."""

from collections.abc import Iterable
from typing import Final

from ansinh.books.standing import Standing
from ansinh.books.status import FileStatus, MonthStatus
from ansinh.books.tally import Tally
from ansinh.cli.book.answer_findings import show_counted
from ansinh.cli.book.recalls import RECALLED_PAID
from ansinh.cli.book.words import FILE_STAGES, MONTH_STAGES, STANDINGS
from ansinh.cli.screen import Column, Screen
from ansinh.errors import Code, Text, explanation

_COUNT: Final = Column(Text("Count", "Số lượng"), figure=True)
_AMOUNT: Final = Column(Text("Amount", "Số tiền"), figure=True)


def show_status(screen: Screen, status: MonthStatus) -> None:
    """Show a month at a glance."""
    stage, label = MONTH_STAGES[status.stage], status.month.label
    screen.heading(Text(f"Month {label}: {stage.en}", f"Kỳ {label}: {stage.vi}"))
    _sums(screen, status)
    _files(screen, status.files)
    _held(screen, status.held)
    _standings(screen, status.standings)
    show_counted(screen, ((Code(code), one.count, one.amount) for code, one in status.found))
    _waiting(screen, status)


def _sums(screen: Screen, status: MonthStatus) -> None:
    rows = [
        (Text("On the list", "Trong danh sách"), status.listed),
        (Text("Carried in", "Tháng trước chuyển sang"), status.carried_in),
        (Text("Ordered", "Đã lập lệnh chi"), status.ordered),
        (Text("Held", "Tạm giữ"), status.held_in_all),
        (Text("Cancelled", "Hủy chi"), status.cancelled),
    ]
    shown = [
        (words.in_language(screen.language), str(tally.count), str(tally.amount))
        for number, (words, tally) in enumerate(rows)
        if tally.count or not number
    ]
    screen.table((Column(Text("Money", "Khoản tiền")), _COUNT, _AMOUNT), shown)
    checked = Text("yes", "đã làm") if status.checked else Text("not yet", "chưa")
    screen.say(
        Text(
            f"Changes taken in: {status.changes}. Held against the law: {checked.en}.",
            f"Biến động đã ghi: {status.changes}. Đối chiếu quy định: {checked.vi}.",
        )
    )


def _files(screen: Screen, files: Iterable[FileStatus]) -> None:
    columns = (
        Column(Text("File", "Tệp"), whole=True),
        Column(Text("Orders", "Số lệnh"), figure=True),
        _AMOUNT,
        Column(Text("Stage", "Tình trạng")),
    )
    rows = [
        (
            file.filename,
            str(file.pays.count),
            str(file.pays.amount),
            FILE_STAGES[file.stage].in_language(screen.language),
        )
        for file in files
    ]
    if rows:
        screen.table(columns, rows)


def _held(screen: Screen, held: Iterable[tuple[str, Tally]]) -> None:
    rows = [
        (
            explanation(Code(code)).rule.in_language(screen.language),
            str(tally.count),
            str(tally.amount),
        )
        for code, tally in held
    ]
    if rows:
        screen.table((Column(Text("Held, and why", "Lý do tạm giữ")), _COUNT, _AMOUNT), rows)


def _standings(screen: Screen, standings: Iterable[tuple[str, Tally]]) -> None:
    rows = [
        (
            STANDINGS[Standing(word)].in_language(screen.language),
            str(tally.count),
            str(tally.amount),
        )
        for word, tally in standings
    ]
    if rows:
        title = Text("What became of the orders", "Kết quả các lệnh chi")
        screen.table((Column(title), _COUNT, _AMOUNT), rows)


def _waiting(screen: Screen, status: MonthStatus) -> None:
    """Show what somebody has to see to: each order by its reference, each file by its name."""
    for names, en, vi in (
        (status.gone, "Files that are not in their folder", "Tệp không còn trong thư mục"),
        (status.foreign, "Files with other bytes than the book has", "Tệp có nội dung khác với sổ"),
        (status.recalled, "Orders recalled, no answer yet", "Lệnh chi đã thu hồi, chờ trả lời"),
        (status.recalled_paid, *RECALLED_PAID),
        (status.evidence_waiting, "Evidence that waits for approval", "Chứng cứ chờ duyệt"),
    ):
        if names:
            which = ", ".join(names)
            screen.say(Text(f"{en} ({len(names)}): {which}", f"{vi} ({len(names)}): {which}"))
