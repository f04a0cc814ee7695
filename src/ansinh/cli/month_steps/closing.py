"""``ansinh month close``: the month is closed for ever."""

import click

from ansinh.books.act import Act
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk


@click.command()
@step
def close_month(desk: Desk, act: Act) -> int:
    """Khóa kỳ chi trả. / Close the month for ever.

    Điều biết được sau đó thuộc về kỳ đang mở. / What is learned later belongs to the open month.
    """
    month = desk.month("close")
    receipt = desk.book.close_month(month, act)
    desk.say_anchor(receipt.head)
    desk.finish(month, receipt, {})
    return 0
