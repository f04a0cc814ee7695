"""``ansinh month check``: the month's list is held against the law."""

from datetime import date
from pathlib import Path
from typing import Final

import click

from ansinh.books.act import Act
from ansinh.books.receipts import Checked
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.options import PAY_DAY, RATES_AS_OF
from ansinh.cli.folder import read_sources
from ansinh.cli.law import LAW_FILES, finding_document, finding_line, rates_with
from ansinh.cli.month_document import findings_document
from ansinh.cli.papers import roll_name
from ansinh.entitlement import Rates
from ansinh.errors import Text
from ansinh.months import Month

SHOWN: Final = 20
"""So many findings are shown line by line; the workbook of what is worth a look has all."""


@click.command()
@PAY_DAY
@RATES_AS_OF
@LAW_FILES
@step
def check_month(
    desk: Desk, act: Act, *, pay_day: date, as_of: date | None, law_files: tuple[Path, ...]
) -> int:
    """Đối chiếu danh sách với quy định. / Hold the month's list against the law.

    Có điểm cần xem vẫn là 0: sổ ghi nhận đã kiểm tra. / Findings end with 0 too: the book has
    that the list was checked, and what was found.
    """
    month = desk.month("check")
    rates = rates_with(read_sources(law_files).values())
    checked = checked_by(desk, act, month, pay_day, as_of, rates)
    _show(desk, month, checked)
    document = {
        "findings": findings_document(checked.findings),
        "lines": [finding_document(roll_name(month), finding) for finding in checked.findings],
    }
    desk.finish(month, checked.receipt, document, pay_day=str(pay_day))
    return 0


def checked_by(
    desk: Desk, act: Act, month: Month, pay_day: date, as_of: date | None, rates: Rates
) -> Checked:
    """Hold a month's list against the law."""
    with desk.screen.working(Text("checking", "đang đối chiếu")):
        return desk.book.check(month, act, pay_day=pay_day, as_of=as_of, rates=rates)


def _show(desk: Desk, month: Month, checked: Checked) -> None:
    """Show how often each check found something, and the first lines of it."""
    if not checked.findings:
        desk.screen.say(Text("Nothing to look at.", "Không có điểm nào cần xem."))
        return
    desk.view.findings(checked.findings)
    source = roll_name(month)
    for finding in checked.findings[:SHOWN]:
        desk.screen.say(finding_line(source, finding))
    if (more := len(checked.findings) - SHOWN) > 0:
        desk.screen.say(
            Text(
                f"and {more} more; render writes all of them into a workbook.",
                f"và {more} điểm nữa; render ghi đủ vào bảng cần kiểm tra.",
            )
        )
