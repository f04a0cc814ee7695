"""``ansinh template``: an empty list to fill in."""

from pathlib import Path

import click

from ansinh.boundary import built_in_layout
from ansinh.boundary.layouts import KINDS
from ansinh.cli.folder import Output, write_outputs
from ansinh.cli.options import MonthType, shown
from ansinh.cli.screen import screen_for
from ansinh.cli.words import LISTS
from ansinh.errors import Code, Position, Text, UnreadableFile, problem
from ansinh.errors.text import Language
from ansinh.formats import template_of
from ansinh.months import Month


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Tệp .xlsx cần ghi. / The .xlsx file to write.",
)
@click.option("--month", type=MonthType(), help="Tháng ghi ở tiêu đề. / The month in the title.")
@shown
def template(
    *, kind: str, out: Path, month: Month | None, language: Language, as_json: bool
) -> int:
    """Ghi mẫu danh sách trống. / Write an empty list to fill in."""
    screen = screen_for(language, as_json=as_json)
    place = out if out.suffix.lower() == ".xlsx" else out.with_name(f"{out.name}.xlsx")
    if place.exists():
        raise UnreadableFile([problem(Code.FILE_EXISTS, Position(place.name))])
    empty = Output(place.name, LISTS[kind], template_of(built_in_layout(kind), month))
    write_outputs(place.parent, [empty], {})
    screen.say(Text(f"{place} is ready to be filled in.", f"Đã ghi {place}, sẵn sàng để điền."))
    screen.finish({"ok": True, "kind": kind, "file": str(place)})
    return 0
