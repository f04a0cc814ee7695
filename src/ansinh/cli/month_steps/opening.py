"""``ansinh month open``: a month begins on the list of the one before."""

from pathlib import Path
from typing import Any, Final

import click

from ansinh.books.act import Act
from ansinh.books.receipts import Receipt
from ansinh.boundary import ListDefaults, MonthLists, SourceFile, read_month
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.sources import digests
from ansinh.cli.carried import carried_from, say_unpaid_on_list
from ansinh.cli.folder import read_sources
from ansinh.cli.month_document import lists_document
from ansinh.cli.options import APPLY_OPTION, ENCODING_OPTION
from ansinh.cli.screen import Column
from ansinh.cli.usage import needed
from ansinh.errors import Problem, Text, UnreadableFile
from ansinh.money import total_of
from ansinh.months import Month
from ansinh.payment import CarryOver

_PATH: Final = click.Path(path_type=Path)
_LAST: Final = Text("Last month's list", "Danh sách tháng trước")
_CARRIED: Final = Text("Carried in", "Tháng trước chuyển sang")
_COLUMNS: Final = (
    Column(Text("Starts from", "Bắt đầu từ")),
    Column(Text("Lines", "Số dòng"), figure=True),
    Column(Text("Amount", "Số tiền"), figure=True),
)


@click.command()
@click.option(
    "--roll",
    "rolls",
    type=_PATH,
    multiple=True,
    help="Danh sách chi trả tháng trước, chỉ cho kỳ đầu tiên; được lặp lại. / "
    "Last month's list, for a book's first month only; may be repeated.",
)
@click.option(
    "--carried",
    type=_PATH,
    help="Tệp chuyển từ tháng trước, chỉ cho kỳ đầu tiên. / "
    "What last month handed over, for a book's first month only.",
)
@ENCODING_OPTION
@APPLY_OPTION
@step
def open_month(
    desk: Desk,
    act: Act,
    *,
    rolls: tuple[Path, ...],
    carried: Path | None,
    encoding: str,
    apply: tuple[str, ...],
) -> int:
    """Mở kỳ chi trả mới. / Open a month on the list of the one before.

    Kỳ đầu tiên cần danh sách tháng trước (--roll); các kỳ sau lấy từ sổ. / The first month needs
    last month's list (--roll); later ones take it from the book.
    """
    month = needed("month", desk.asked.month)
    if desk.asked.begins:
        needed("rolls", rolls)
    sources = read_sources((*rolls, *((carried,) if carried else ())))
    lists, receipt = opened_on(
        desk,
        act,
        month,
        [sources[path] for path in rolls],
        sources[carried] if carried else None,
        desk.defaults(encoding, apply),
    )
    desk.finish(
        month, receipt, {**(lists_document(lists) if lists else {}), **_document(desk, month)}
    )
    return 0


def opened_on(
    desk: Desk,
    act: Act,
    month: Month,
    rolls: list[SourceFile],
    carried: SourceFile | None,
    defaults: ListDefaults,
) -> tuple[MonthLists | None, Receipt]:
    """Open a month, on files or on what the book has, and show what it starts from."""
    with desk.screen.working(Text("reading the lists", "đang đọc danh sách")):
        lists, handed_over = _read(month, rolls, carried, defaults)
    if lists is not None:
        desk.view.lists(lists)
        say_unpaid_on_list(desk.screen, lists, handed_over)
    with desk.screen.working(Text("opening the month", "đang mở kỳ")):
        receipt = desk.book.open_month(
            month,
            act,
            base=lists.base if lists else None,
            carried=handed_over,
            sources=digests((*rolls, *((carried,) if carried else ()))),
        )
    _show(desk, month)
    return lists, receipt


def _read(
    month: Month, rolls: list[SourceFile], carried: SourceFile | None, defaults: ListDefaults
) -> tuple[MonthLists | None, CarryOver | None]:
    """Read all files to their end before anything is refused."""
    problems: list[Problem] = []
    lists, handed_over = None, None
    try:
        lists = read_month(rolls, month=month, defaults=defaults) if rolls else None
    except UnreadableFile as error:
        problems += error.problems
    try:
        handed_over = carried_from(carried, month)
    except UnreadableFile as error:
        problems += error.problems
    if problems:
        raise UnreadableFile(problems)
    return lists, handed_over


def _show(desk: Desk, month: Month) -> None:
    base, carried = desk.base(month), desk.carried(month)
    desk.screen.heading(Text(f"Month {month.label} is open", f"Đã mở kỳ {month.label}"))
    rows = [(_LAST.in_language(desk.screen.language), str(base.count), str(base.total))]
    if carried.owed:
        sums = total_of(owed.amount for owed in carried.owed)
        words = _CARRIED.in_language(desk.screen.language)
        rows.append((words, str(len(carried.owed)), str(sums)))
    desk.screen.table(_COLUMNS, rows)


def _document(desk: Desk, month: Month) -> dict[str, Any]:
    base, carried = desk.base(month), desk.carried(month)
    return {
        "last_month": {"count": base.count, "total": base.total.value},
        "carried_in": {
            "count": len(carried.owed),
            "total": total_of(o.amount for o in carried.owed).value,
        },
    }
