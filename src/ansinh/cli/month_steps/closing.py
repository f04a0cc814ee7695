"""``ansinh month close``: the month is closed for ever."""

from collections.abc import Sequence

import click

from ansinh.books.act import Act
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.errors import Text


@click.command()
@step
def close_month(desk: Desk, act: Act) -> int:
    """Khóa kỳ chi trả. / Close the month for ever.

    Điều biết được sau đó thuộc về kỳ đang mở. / What is learned later belongs to the open month.
    """
    month = desk.month("close")
    receipt = desk.book.close_month(month, act)
    lapsed = [one.reference for one in desk.state(month).evidence if not one.approved]
    if lapsed:
        desk.screen.say(_lapsed(lapsed))
    desk.say_anchor(receipt.head)
    desk.finish(month, receipt, {"evidence_lapsed": lapsed})
    return 0


def _lapsed(references: Sequence[str]) -> Text:
    count, which = len(references), ", ".join(references)
    return Text(
        f"Evidence that nobody approved, to record again if the order is open ({count}): {which}",
        f"Chứng cứ chưa ai duyệt, ghi lại ở kỳ sau nếu lệnh còn chưa rõ ({count}): {which}",
    )
