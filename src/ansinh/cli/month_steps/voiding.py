"""``ansinh month void``: a file that was never sent counts no more."""

from pathlib import Path

import click

from ansinh.books.act import Act
from ansinh.books.reasons import VoidReason
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.files import digest_to_void, show_file


@click.command()
@click.option(
    "--reason",
    type=click.Choice([reason.value for reason in VoidReason]),
    required=True,
    help="Lý do. / Why.",
)
@step
@click.argument("file", type=click.Path(path_type=Path))
def void_file(desk: Desk, act: Act, *, file: Path, reason: str) -> int:
    """Hủy một tệp chưa gửi. / Void a file that was not sent.

    Tệp đã gửi thì không hủy được: dùng recall. / What was sent cannot be voided: recall its
    orders.
    """
    month = desk.month("void")
    sha256 = digest_to_void(desk, month, file)
    receipt = desk.book.void(month, sha256, act, reason=reason)
    desk.finish(month, receipt, show_file(desk, month, sha256))
    return 0
