"""``ansinh run``: a month in one go, without memory, on one's own files."""

from datetime import date
from pathlib import Path

import click

from ansinh.adapters import default_registry
from ansinh.boundary import SourceFile
from ansinh.cli.options import DayType, MonthType, shown
from ansinh.cli.screen import screen_for
from ansinh.cli.settings import settings_from
from ansinh.cli.work import MonthFiles, work_month
from ansinh.errors import Text
from ansinh.errors.text import Language
from ansinh.files import read_file, write_files
from ansinh.months import Month

_PATH = click.Path(path_type=Path)


@click.command()
@click.option(
    "--roll",
    "rolls",
    type=_PATH,
    multiple=True,
    required=True,
    help="Danh sách chi trả tháng trước; được lặp lại. / Last month's list; may be repeated.",
)
@click.option("--additions", type=_PATH, multiple=True, help="Danh sách tăng. / Who joined.")
@click.option("--removals", type=_PATH, multiple=True, help="Danh sách giảm. / Who left.")
@click.option("--adjustments", type=_PATH, multiple=True, help="Danh sách điều chỉnh. / Changes.")
@click.option(
    "--results", type=_PATH, multiple=True, help="Kết quả chi trả. / The providers' answers."
)
@click.option(
    "--carried", type=_PATH, help="Tệp chuyển từ tháng trước. / What last month handed over."
)
@click.option("--month", type=MonthType(), required=True, help="Tháng chi trả. / The pay month.")
@click.option("--pay-day", type=DayType(), required=True, help="Ngày chi trả. / The pay day.")
@click.option(
    "--settings",
    "settings_file",
    type=_PATH,
    required=True,
    help="Cấu hình của cơ quan. / The agency's settings.",
)
@click.option("--out", type=_PATH, required=True, help="Thư mục kết quả. / Where to write.")
@shown
def run(  # noqa: PLR0913 - click hands over each option by itself
    *,
    rolls: tuple[Path, ...],
    additions: tuple[Path, ...],
    removals: tuple[Path, ...],
    adjustments: tuple[Path, ...],
    results: tuple[Path, ...],
    carried: Path | None,
    month: Month,
    pay_day: date,
    settings_file: Path,
    out: Path,
    language: Language,
    as_json: bool,
) -> int:
    """Lập chi trả một tháng từ các danh sách. / Do a month's payment from its lists."""
    screen = screen_for(language, as_json=as_json)
    worked = work_month(
        screen,
        MonthFiles(
            rolls=_sources(rolls),
            additions=_sources(additions),
            removals=_sources(removals),
            adjustments=_sources(adjustments),
            results=_sources(results),
            carried=_sources((carried,))[0] if carried else None,
        ),
        month=month,
        pay_day=pay_day,
        settings=settings_from(settings_file),
        registry=default_registry(),
    )
    places = write_files(out, worked.outputs)
    screen.heading(Text("Files", "Các tệp"))
    for place in places:
        screen.say(Text(f"  {place}", f"  {place}"))
    screen.finish({"ok": True, **worked.document, "out": str(out)})
    return 0


def _sources(paths: tuple[Path, ...]) -> tuple[SourceFile, ...]:
    return tuple(SourceFile(path.name, read_file(path)) for path in paths)
