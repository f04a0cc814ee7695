"""``ansinh month render``: the providers' files are written, each known by its digest."""

import click

from ansinh.books.act import Act
from ansinh.books.receipts import Rendered
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.files import file_document, show_files
from ansinh.cli.book.status_document import tally_document
from ansinh.cli.folder import Output, distinct, show_outputs, write_outputs
from ansinh.errors import Text
from ansinh.months import Month


@click.command()
@step
def render_month(desk: Desk, act: Act) -> int:
    """Ghi tệp lệnh chi và các bảng. / Write the providers' files and the papers.

    Chạy lại được: cùng nội dung thì cùng tệp. / May be said again: the same files come of it.
    """
    month = desk.month("render")
    rendered, papers = rendered_by(desk, act, month)
    write_outputs(desk.folder(month), papers, {})
    show_outputs(desk.screen, desk.folder(month), papers)
    document = {
        "orders": [file_document(file) for file in rendered.files],
        "withheld": tally_document(rendered.withheld),
        "files": sorted(paper.name for paper in papers),
        "out": desk.folder(month).as_posix(),
    }
    desk.finish(month, rendered.receipt, document)
    return 0


def rendered_by(desk: Desk, act: Act, month: Month) -> tuple[Rendered, tuple[Output, ...]]:
    """Write a month's files, and make the papers that go with them."""
    with desk.screen.working(Text("writing the orders", "đang ghi tệp lệnh chi")):
        rendered = desk.book.render(month, act)
    show_files(desk.screen, rendered.files)
    if rendered.withheld.count:
        held = rendered.withheld
        desk.screen.say(
            Text(
                f"Held, since another file of the month is out: {held.count} orders, {held.amount}",
                f"Tạm giữ do kỳ đã có tệp gửi đi: {held.count} lệnh, {held.amount}",
            )
        )
    with desk.screen.working(Text("making the papers", "đang lập các bảng")):
        papers = distinct(desk.papers.of_list(desk.book.prepared(month)))
    return rendered, papers
