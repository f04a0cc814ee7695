"""``ansinh month settle``: what was paid, what was not, what goes into the next month."""

import click

from ansinh.books.act import Act
from ansinh.books.receipts import Settled
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.words import anchor_text
from ansinh.cli.folder import Output, distinct, show_outputs, write_outputs
from ansinh.cli.month_document import settlement_document
from ansinh.errors import Text
from ansinh.months import Month
from ansinh.payment import Reference


@click.command()
@step
def settle_month(desk: Desk, act: Act) -> int:
    """Quyết toán kỳ chi trả. / Settle the month.

    Khoản chưa chi, chưa rõ, tạm giữ chuyển sang tháng sau. / What was not paid, what nobody knows
    and what is held goes into the next month.
    """
    month = desk.month("settle")
    settled, papers = settled_by(desk, act, month)
    write_outputs(desk.folder(month), papers, {})
    show_outputs(desk.screen, desk.folder(month), papers)
    desk.say_anchor(desk.head_settled(month))
    document = {
        "settlement": settlement_document(settled.settled),
        "files": sorted(paper.name for paper in papers),
        "out": desk.folder(month).as_posix(),
    }
    desk.finish(month, settled.receipt, document)
    return 0


def settled_by(desk: Desk, act: Act, month: Month) -> tuple[Settled, tuple[Output, ...]]:
    """Settle a month, show that every line balances, and make its papers."""
    with desk.screen.working(Text("settling", "đang quyết toán")):
        settled = desk.book.settle(month, act)
    desk.view.settlement(settled.settled)
    with desk.screen.working(Text("making the papers", "đang lập các bảng")):
        made = desk.papers
        recalled = [Reference(text) for text in sorted(desk.state(month).recalled)]
        papers = distinct(
            (
                *made.of_list(settled.settled.prepared),
                *made.of_settlement(
                    settled.settled, recalled, anchor_text(desk.head_settled(month))
                ),
            )
        )
    return settled, papers
