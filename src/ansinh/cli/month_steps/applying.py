"""``ansinh month apply``: the reported changes are taken in, a list at a time or all together."""

from datetime import date
from pathlib import Path
from typing import Final

import attrs
import click

from ansinh.books.act import Act
from ansinh.books.receipts import Receipt
from ansinh.boundary import ListDefaults, MonthLists, SourceFile, read_changes
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.recalls import show_recalls
from ansinh.cli.book.sources import digests
from ansinh.cli.folder import read_sources
from ansinh.cli.month_document import lists_document, movement_document
from ansinh.cli.options import APPLY_OPTION, ENCODING_OPTION, DayType
from ansinh.cli.usage import needed_one_of
from ansinh.errors import Text
from ansinh.months import Month

_PATH: Final = click.Path(path_type=Path)


@attrs.frozen
class Reported:
    """The lists of changes, by kind."""

    additions: tuple[SourceFile, ...] = ()
    removals: tuple[SourceFile, ...] = ()
    adjustments: tuple[SourceFile, ...] = ()

    @property
    def all(self) -> tuple[SourceFile, ...]:
        """All of them."""
        return (*self.additions, *self.removals, *self.adjustments)


@click.command()
@click.option("--additions", type=_PATH, multiple=True, help="Danh sách tăng. / Who joined.")
@click.option("--removals", type=_PATH, multiple=True, help="Danh sách giảm. / Who left.")
@click.option("--adjustments", type=_PATH, multiple=True, help="Danh sách điều chỉnh. / Changes.")
@click.option(
    "--as-of",
    type=DayType(),
    help="Mức đã biết đến ngày này để đối chiếu truy lĩnh; mặc định là ngày thực hiện. / "
    "Rates as known on this day for stated arrears; the day of the step if not given.",
)
@ENCODING_OPTION
@APPLY_OPTION
@step
def apply_changes(
    desk: Desk,
    act: Act,
    *,
    additions: tuple[Path, ...],
    removals: tuple[Path, ...],
    adjustments: tuple[Path, ...],
    as_of: date | None,
    encoding: str,
    apply: tuple[str, ...],
) -> int:
    """Ghi danh sách tăng, giảm, điều chỉnh. / Take in the reported changes.

    Chạy được nhiều lần; tệp đã ghi thì không ghi lại. / May be said several times; a file that is
    in the book is known by its content, whatever it is called.
    """
    words = ("--additions", "--removals", "--adjustments")
    paths = needed_one_of(words, (*additions, *removals, *adjustments))
    month = desk.month("apply")
    given = read_sources(paths)
    reported = Reported(
        *(tuple(given[p] for p in kind) for kind in (additions, removals, adjustments))
    )
    lists, receipt = applied(
        desk, act, month, reported, as_of or act.at.date(), desk.defaults(encoding, apply)
    )
    document = {
        **lists_document(lists),
        **movement_document(lists.base, lists.delta, lists.roll),
        "to_recall": show_recalls(desk),
    }
    desk.finish(month, receipt, document)
    return 0


def applied(
    desk: Desk, act: Act, month: Month, reported: Reported, as_of: date, defaults: ListDefaults
) -> tuple[MonthLists, Receipt]:
    """Read lists against the month's base, take them in, and show how the list stands now."""
    with desk.screen.working(Text("reading the lists", "đang đọc danh sách")):
        lists = read_changes(
            desk.base(month),
            reported.additions,
            reported.removals,
            reported.adjustments,
            known=desk.changes(month),
            defaults=defaults,
            as_of=as_of,
        )
    desk.view.lists(lists)
    with desk.screen.working(Text("taking in the changes", "đang ghi biến động")):
        receipt = desk.book.apply(month, lists.delta.changes, act, sources=digests(reported.all))
    desk.view.movement(lists.base, lists.delta, lists.roll)
    return lists, receipt
