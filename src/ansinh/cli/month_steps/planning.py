"""``ansinh month plan``: who is paid what, through whom; what is held, and why."""

from datetime import date
from pathlib import Path

import click

from ansinh.adapters import Stage
from ansinh.books.act import Act
from ansinh.books.receipts import Planned
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.options import PAY_DAY, RATES_AS_OF, typed_terms
from ansinh.cli.folder import read_sources
from ansinh.cli.law import LAW_FILES, rates_with
from ansinh.cli.month_document import plugin_problems_document, prepared_document
from ansinh.entitlement import Rates
from ansinh.errors import Text
from ansinh.months import Month


@click.command()
@PAY_DAY
@RATES_AS_OF
@LAW_FILES
@step
def plan_month(
    desk: Desk, act: Act, *, pay_day: date, as_of: date | None, law_files: tuple[Path, ...]
) -> int:
    """Lập kế hoạch chi trả. / Plan who is paid what, through whom.

    Lập lại được cho đến khi có tệp đã gửi; tệp chưa gửi và phê duyệt của kế hoạch cũ bị hủy.
    / May be said again until a file was sent; files and approvals of the plan before are voided.
    """
    month = desk.month("plan")
    rates = rates_with(read_sources(law_files).values())
    planned = planned_by(desk, act, month, pay_day, as_of, rates)
    problems = tuple(one for one in desk.registry.problems if one.stage is Stage.USE)
    for failed in problems:
        desk.screen.say(failed.text)
    document = {
        **prepared_document(planned.prepared),
        "plugin_problems": plugin_problems_document(problems),
    }
    terms = typed_terms(pay_day, as_of, law_files)
    desk.finish(month, planned.receipt, document, terms=terms)
    return 0


def planned_by(
    desk: Desk, act: Act, month: Month, pay_day: date, as_of: date | None, rates: Rates
) -> Planned:
    """Plan a month, and show that nothing is missing."""
    with desk.screen.working(Text("planning", "đang lập kế hoạch chi trả")):
        planned = desk.book.plan(
            month, desk.terms(pay_day), act, as_of=as_of, rates=rates, texts=desk.texts
        )
    desk.view.prepared(planned.prepared)
    return planned
