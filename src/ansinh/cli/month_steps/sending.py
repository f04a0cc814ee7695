"""``ansinh month sent``: a file went to its provider; said once."""

from datetime import datetime
from pathlib import Path

import click

from ansinh.books.act import Act
from ansinh.books.state import MonthState
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.files import digest_named, show_file


@click.command()
@step
@click.argument("file", type=click.Path(path_type=Path))
def file_sent(desk: Desk, act: Act, *, file: Path) -> int:
    """Ghi nhận đã gửi tệp cho đơn vị chi trả. / Say that a file went to its provider."""
    month = desk.month("sent")
    sha256 = digest_named(desk, month, file)
    receipt = desk.book.sent(month, sha256, _as_said_before(desk.state(month), sha256, act))
    desk.finish(month, receipt, show_file(desk, month, sha256))
    return 0


def _as_said_before(month: MonthState, sha256: str, act: Act) -> Act:
    """Take the time that the book has where the same person says it again and names none.

    The clock of a command that is typed again after it was interrupted says nothing of a second
    sending; another time that is said does.
    """
    file = month.files.get(sha256)
    typed = click.get_current_context().params["at"]
    if typed is not None or file is None or file.sent_by != act.by:
        return act
    return Act(act.by, datetime.fromisoformat(file.sent_at))
