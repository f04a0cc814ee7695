"""``ansinh demo``: two months of two invented communes, from lists to settlement, by a book."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import click

from ansinh.adapters import Registry
from ansinh.books.book import Book
from ansinh.books.store import Head
from ansinh.boundary import Settings, read_settings
from ansinh.cli.book.asked import Asked
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.words import NEXT
from ansinh.cli.demo_month import DemoWork
from ansinh.cli.folder import Output, distinct, show_outputs, write_outputs
from ansinh.cli.month_document import month_document
from ansinh.cli.options import shown
from ansinh.cli.registry import registry_with
from ansinh.cli.screen import Screen, screen_for
from ansinh.cli.work import WorkedMonth
from ansinh.demo import DemoMonth, demo_months, demo_settings
from ansinh.errors import BookRefused, Code, Text
from ansinh.errors.text import Language
from ansinh.files import read_file

LISTS: Final = "danh-sach"
"""The folder of a month's lists, as the communes sent them."""
ANSWERS: Final = "ket-qua"
"""The folder of the providers' answers."""
BOOK: Final = "month.db"
"""The book that the demo leaves."""


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("ansinh-demo"),
    show_default=True,
    help="Thư mục kết quả. / Where to write.",
)
@shown
@click.pass_context
def demo(ctx: click.Context, *, out: Path, language: Language, as_json: bool) -> int:
    """Chạy thử hai tháng của hai xã giả định. / Two months of two invented communes."""
    screen = screen_for(language, as_json=as_json)
    written = demo_settings()
    settings = read_settings(written.content, source=written.name)
    screen.say(
        Text(
            "Two invented communes of Hương Trà town as it was in 2024: nobody here exists.",
            "Hai xã, phường giả định của thị xã Hương Trà năm 2024: không ai ở đây có thật.",
        )
    )
    registry = registry_with(ctx, ())
    _only_over_its_own(out / BOOK, settings)
    months = demo_months()
    worked, book, head = _by_the_book(screen, months, settings, registry)
    inputs = [output for month in months for output in _inputs(month)]
    outputs = [output for month in worked for output in _outputs(month)]
    words = Text("the agency's settings", "cấu hình của cơ quan")
    others = [book, Output(written.name, words, written.content)]
    write_outputs(out, distinct([*outputs, *others, *inputs]), {})
    show_outputs(screen, out, [*outputs, *others, *_folders(inputs)])
    command = f"ansinh audit {(out / BOOK).as_posix()}"
    screen.command(NEXT, command)
    screen.finish(
        {
            "ok": True,
            "months": [month_document(month) for month in worked],
            "out": str(out),
            "book": BOOK,
            "head": {"count": head.count, "hash": head.hash},
            "next": {"step": "audit", "command": command},
        }
    )
    return 0


def _only_over_its_own(book: Path, settings: Settings) -> None:
    """Refuse to write over somebody's book: what lies there has to open with the demo's key.

    Raises:
        BookRefused: ``book-key``.
        BookDamaged: It is no book that can be read.
    """
    if book.exists():
        try:
            Book.to_read(f"sqlite:///{book}", key=settings.agency.key).close()
        except BookRefused as refused:
            if refused.code is not Code.BOOK_MISSING:  # nothing is in it that could be lost
                raise


def _by_the_book(
    screen: Screen, months: Iterable[DemoMonth], settings: Settings, registry: Registry
) -> tuple[list[WorkedMonth], Output, Head]:
    """Do the months by a new book, out of the way: all of it is written in the end, or nothing."""
    worked: list[WorkedMonth] = []
    with tempfile.TemporaryDirectory(prefix="ansinh-") as scratch:
        place = Path(scratch) / BOOK
        asked = Asked(book=place.as_posix())
        with Desk(asked=asked, screen=screen, settings=settings, registry=registry) as desk:
            for month in months:
                screen.part(Text(f"Month {month.month.label}", f"Tháng {month.month.label}"))
                worked.append(DemoWork(desk, month).done())
            head = desk.book.state.head
        words = Text("the month book", "sổ chi trả")
        return worked, Output(BOOK, words, read_file(place)), head


def _inputs(month: DemoMonth) -> Iterator[Output]:
    lists = Text(f"lists for {month.month.label}", f"danh sách cho tháng {month.month.label}")
    for file in (*month.rolls, *month.additions, *month.removals, *month.adjustments):
        yield Output(f"{month.month}/{LISTS}/{file.name}", lists, file.content)
    answers = Text("answers of the providers", "kết quả của đơn vị chi trả")
    for file in month.answers:
        yield Output(f"{month.month}/{ANSWERS}/{file.name}", answers, file.content)


def _outputs(month: WorkedMonth) -> Iterator[Output]:
    folder = str(month.prepared.roll.month)
    return (output.within(folder) for output in month.outputs)


def _folders(inputs: Iterable[Output]) -> Iterator[Output]:
    """Give one line a folder, so that what was made stands out from what was read."""
    folders: dict[str, list[Output]] = {}
    for one in inputs:
        folders.setdefault(one.name.rpartition("/")[0], []).append(one)
    for folder, files in folders.items():
        what, count = files[0].what, len(files)
        yield Output(f"{folder}/", Text(f"{count} {what.en}", f"{count} {what.vi}"), b"")
