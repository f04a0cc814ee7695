"""``ansinh run``: a month in one go, without memory, on one's own files."""

from datetime import date
from pathlib import Path
from typing import Final

import attrs
import click

from ansinh.cli.folder import read_sources, show_outputs, write_outputs
from ansinh.cli.law import LAW_FILES
from ansinh.cli.month_document import month_document
from ansinh.cli.options import (
    APPLY_OPTION,
    ENCODING_OPTION,
    PROFILE_OPTION,
    DayType,
    MonthType,
    shown,
)
from ansinh.cli.registry import registry_by_settings
from ansinh.cli.screen import screen_for
from ansinh.cli.settings import settings_from
from ansinh.cli.work import MonthFiles, work_month
from ansinh.errors.text import Language
from ansinh.months import Month

_PATH: Final = click.Path(path_type=Path)


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
@click.option(
    "--month", type=MonthType(), required=True, help="Tháng chi trả. / The month that is paid."
)
@click.option("--pay-day", type=DayType(), required=True, help="Ngày chi trả. / The pay day.")
@click.option(
    "--as-of",
    type=DayType(),
    help="Áp dụng mức đã ban hành đến ngày này; mặc định là ngày chi trả. / "
    "Rates as known on this day; the pay day if not given.",
)
@click.option(
    "--settings",
    "settings_file",
    type=_PATH,
    required=True,
    help="Cấu hình của cơ quan. / The agency's settings.",
)
@ENCODING_OPTION
@APPLY_OPTION
@LAW_FILES
@click.option("--out", type=_PATH, required=True, help="Thư mục kết quả. / Where to write.")
@PROFILE_OPTION
@shown
@click.pass_context
def run(  # noqa: PLR0913 - click hands over each option by itself
    ctx: click.Context,
    *,
    rolls: tuple[Path, ...],
    additions: tuple[Path, ...],
    removals: tuple[Path, ...],
    adjustments: tuple[Path, ...],
    results: tuple[Path, ...],
    carried: Path | None,
    month: Month,
    pay_day: date,
    as_of: date | None,
    settings_file: Path,
    encoding: str,
    apply: tuple[str, ...],
    law_files: tuple[Path, ...],
    out: Path,
    profiles: tuple[Path, ...],
    language: Language,
    as_json: bool,
) -> int:
    """Lập chi trả một tháng từ các danh sách. / Do a month's payment from its lists.

    Có lỗi ở bất kỳ tệp nào thì không ghi gì. / A problem in any file, and nothing is written.
    """
    screen = screen_for(language, as_json=as_json)
    handed_over = (carried,) if carried else ()
    sources = read_sources(
        (
            settings_file,
            *law_files,
            *rolls,
            *additions,
            *removals,
            *adjustments,
            *results,
            *handed_over,
        )
    )
    settings = settings_from(sources[settings_file], settings_file.parent)
    lists = attrs.evolve(settings.lists, encoding=encoding, apply=apply)
    worked = work_month(
        screen,
        MonthFiles(
            rolls=tuple(sources[path] for path in rolls),
            additions=tuple(sources[path] for path in additions),
            removals=tuple(sources[path] for path in removals),
            adjustments=tuple(sources[path] for path in adjustments),
            results=tuple(sources[path] for path in results),
            carried=sources[carried] if carried else None,
            laws=tuple(sources[path] for path in law_files),
        ),
        month=month,
        pay_day=pay_day,
        as_of=as_of,
        settings=attrs.evolve(settings, lists=lists),
        registry=registry_by_settings(ctx, profiles, settings, settings_file),
    )
    write_outputs(out, worked.outputs, sources)
    show_outputs(screen, out, worked.outputs)
    screen.finish({"ok": True, **month_document(worked), "out": str(out)})
    return 0
