"""``ansinh month settle``: what was paid, what was not, what goes into the next month."""

from typing import Final

import click

from ansinh.books.act import Act
from ansinh.books.receipts import Settled
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.recalls import show_asked_back
from ansinh.cli.book.words import anchor_text
from ansinh.cli.folder import Output, distinct, show_outputs, write_outputs
from ansinh.cli.month_document import lines_document, settlement_document
from ansinh.errors import Text
from ansinh.months import Month
from ansinh.payment import Reference

_PEOPLE_ERASED: Final = Text(
    "People were erased since the month was closed: its sums are the book's, and no paper is made "
    "anew; the ones of then count.",
    "Có người đã xóa dữ liệu sau khi khóa kỳ: số tiền theo sổ, không lập lại bảng; các bảng đã lập "
    "vẫn có giá trị.",
)


@click.command()
@step
def settle_month(desk: Desk, act: Act) -> int:
    """Quyết toán kỳ chi trả. / Settle the month.

    Khoản chưa chi, chưa rõ, tạm giữ chuyển sang tháng sau. / What was not paid, what nobody knows
    and what is held goes into the next month.
    """
    month = desk.month("settle")
    settled, papers = settled_by(desk, act, month)
    if papers:
        write_outputs(desk.folder(month), papers, {})
        show_outputs(desk.screen, desk.folder(month), papers)
    asked_back = show_asked_back(desk, month)
    desk.say_anchor(desk.head_settled(month))
    document = {
        **asked_back,
        "settlement": {
            **settlement_document(settled.settled),
            **lines_document(settled.lines, settled.total),
        },
        "files": sorted(paper.name for paper in papers),
        "out": desk.folder(month).as_posix(),
    }
    desk.finish(month, settled.receipt, document)
    return 0


def settled_by(desk: Desk, act: Act, month: Month) -> tuple[Settled, tuple[Output, ...]]:
    """Settle a month, show that every line balances, and make its papers.

    Where people were erased since it was closed no paper is made anew: it would lack them, and
    take the place of the one that was signed.
    """
    with desk.screen.working(Text("settling", "đang quyết toán")):
        settled = desk.book.settle(month, act)
    if not settled.whole:
        desk.view.settlement_lines(month, settled.lines, settled.total)
        desk.screen.say(_PEOPLE_ERASED)
        return settled, ()
    desk.view.settlement(settled.settled)
    with desk.screen.working(Text("making the papers", "đang lập các bảng")):
        made = desk.papers
        recalled = [Reference(text) for text in sorted(desk.recalled_by(month))]
        papers = distinct(
            (
                *made.of_list(settled.settled.prepared),
                *made.of_settlement(
                    settled.settled, recalled, anchor_text(desk.head_settled(month))
                ),
            )
        )
    return settled, papers
