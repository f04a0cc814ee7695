"""``ansinh person erase``: a person's documents go, the history of the money stays."""

from pathlib import Path

import click

from ansinh.books.act import Act
from ansinh.books.reasons import EraseReason
from ansinh.cli.book.at_desk import done_to_book
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.whom import named, whom
from ansinh.cli.book.words import in_the_book
from ansinh.errors import Text


@click.command()
@named
@click.option(
    "--reason",
    type=click.Choice([reason.value for reason in EraseReason]),
    required=True,
    help="Lý do. / Why.",
)
@done_to_book
def erase_person(
    desk: Desk, act: Act, *, programme: str, case: str, id_file: Path | None, reason: str
) -> int:
    """Xóa dữ liệu cá nhân; tiền đã chi vẫn còn. / Erase a person; the money stays.

    Không lấy lại được. Bản sao của sổ và các tệp đã in do cơ quan tự xóa. / It cannot be undone.
    Copies of the book and printed papers are the agency's own to erase.
    """
    person = whom(desk, programme=programme, case=case, id_file=id_file)
    with desk.screen.working(Text("erasing", "đang xóa")):
        receipt = desk.book.erase(person, act, reason=reason)
    desk.screen.say(in_the_book(receipt))
    desk.say_anchor(receipt.head)
    desk.screen.finish(
        {
            "ok": True,
            "book": desk.asked.book,
            "repeated": receipt.repeated,
            "head": {"count": receipt.head.count, "hash": receipt.head.hash},
        }
    )
    return 0
