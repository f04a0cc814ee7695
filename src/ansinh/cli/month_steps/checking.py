"""``ansinh month check``: the month's list is held against the law."""

from datetime import date
from pathlib import Path

import click

from ansinh.books.act import Act
from ansinh.books.receipts import Checked
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.options import PAY_DAY, RATES_AS_OF, typed_terms
from ansinh.cli.folder import Output, read_sources, show_outputs, write_outputs
from ansinh.cli.law import LAW_FILES, rates_with
from ansinh.cli.month_document import findings_document
from ansinh.entitlement import Rates
from ansinh.errors import Text
from ansinh.months import Month


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
    _show(desk, checked)
    papers = _papers(desk, month, checked)
    document = {
        "findings": findings_document(checked.findings),
        "files": [paper.name for paper in papers],
        "out": desk.folder(month).as_posix(),
    }
    terms = typed_terms(pay_day, as_of, law_files)
    desk.finish(month, checked.receipt, document, terms=terms)
    return 0


def _papers(desk: Desk, month: Month, checked: Checked) -> tuple[Output, ...]:
    """Write the workbook of what is worth a look, where there is something."""
    if not checked.findings:
        return ()
    papers = (desk.papers.of_findings(desk.book.roll(month), checked.findings),)
    write_outputs(desk.folder(month), papers, {})
    show_outputs(desk.screen, desk.folder(month), papers)
    return papers


def checked_by(
    desk: Desk, act: Act, month: Month, pay_day: date, as_of: date | None, rates: Rates
) -> Checked:
    """Hold a month's list against the law."""
    with desk.screen.working(Text("checking", "đang đối chiếu")):
        return desk.book.check(month, act, pay_day=pay_day, as_of=as_of, rates=rates)


def _show(desk: Desk, checked: Checked) -> None:
    """Show how often each check found something; in whose line it is, the workbook says."""
    if checked.findings:
        desk.view.findings(checked.findings)
    else:
        desk.screen.say(Text("Nothing to look at.", "Không có điểm nào cần xem."))
