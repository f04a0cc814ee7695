"""``ansinh month status``: how far a month is, what waits and why, and what comes next."""

import click

from ansinh.cli.book.at_desk import at_desk
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.recalls import show_recalls
from ansinh.cli.book.status_document import status_document
from ansinh.cli.book.status_view import show_status


@click.command()
@at_desk
def month_status(desk: Desk) -> int:
    """Tình trạng của kỳ. / How far the month is, and what comes next.

    Không thay đổi gì trong sổ. / Nothing in the book is changed.
    """
    status = desk.book.status(desk.asked.month)
    show_status(desk.screen, status)
    document = {**status_document(status), "to_recall": show_recalls(desk)}
    following = desk.following(status.month, unanswered=status.unanswered)
    desk.end(status.month, document, following)
    return 0
