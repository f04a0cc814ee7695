"""``ansinh month approve``: somebody else than its makers approves exactly these bytes."""

from pathlib import Path

import click

from ansinh.books.act import Act
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.files import digest_named, show_file
from ansinh.cli.options import DongType
from ansinh.money import Dong


@click.command()
@click.option(
    "--count",
    type=click.IntRange(min=0),
    help="Số lệnh theo danh sách đã ký; khác thì không duyệt. / "
    "Orders by the signed list; another number is refused.",
)
@click.option(
    "--total",
    type=DongType(),
    help="Số tiền theo danh sách đã ký; khác thì không duyệt. / "
    "Sum by the signed list; another sum is refused.",
)
@step
@click.argument("file", type=click.Path(path_type=Path))
def approve_file(desk: Desk, act: Act, *, file: Path, count: int | None, total: Dong | None) -> int:
    """Duyệt một tệp lệnh chi (người khác duyệt). / Approve a file; somebody else does.

    Ai đã lập thì không được duyệt; phê duyệt gắn với đúng nội dung tệp. / Nobody approves what
    they made; the approval is of exactly these bytes.
    """
    month = desk.month("approve")
    sha256 = digest_named(desk, month, file)
    receipt = desk.book.approve(month, sha256, act, count=count, total=total)
    desk.finish(month, receipt, show_file(desk, month, sha256))
    return 0
