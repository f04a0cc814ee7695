"""``ansinh month sent``: a file went to its provider; said once."""

from pathlib import Path

import click

from ansinh.books.act import Act
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
    receipt = desk.book.sent(month, sha256, act)
    desk.finish(month, receipt, show_file(desk, month, sha256))
    return 0
