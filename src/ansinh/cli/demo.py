"""``ansinh demo``: two months of two invented communes, from lists to settlement."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import click

from ansinh.boundary import SourceFile, read_settings
from ansinh.cli.folder import Output, distinct, show_outputs, write_outputs
from ansinh.cli.month_document import month_document
from ansinh.cli.options import shown
from ansinh.cli.papers import carried_name, roll_name
from ansinh.cli.registry import registry_with
from ansinh.cli.screen import screen_for
from ansinh.cli.work import MonthFiles, WorkedMonth, work_month
from ansinh.demo import DemoFile, DemoMonth, demo_months, demo_settings
from ansinh.errors import Text
from ansinh.errors.text import Language

LISTS: Final = "danh-sach"
"""The folder of a month's lists, as the communes sent them."""
ANSWERS: Final = "ket-qua"
"""The folder of the providers' answers."""


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
    inputs: list[Output] = []
    worked: list[WorkedMonth] = []
    for month in demo_months():
        screen.part(Text(f"Month {month.month.label}", f"Tháng {month.month.label}"))
        worked.append(
            work_month(
                screen,
                _files(month, worked[-1] if worked else None),
                month=month.month,
                pay_day=month.pay_day,
                as_of=month.as_of,
                settings=settings,
                registry=registry,
            )
        )
        inputs += _inputs(month)
    outputs = [output for month in worked for output in _outputs(month)]
    read = Output(
        written.name, Text("the agency's settings", "cấu hình của cơ quan"), written.content
    )
    write_outputs(out, distinct([*outputs, read, *inputs]), {})
    show_outputs(screen, out, [*outputs, read, *_folders(inputs)])
    months = [month_document(month) for month in worked]
    screen.finish({"ok": True, "months": months, "out": str(out)})
    return 0


def _files(month: DemoMonth, before: WorkedMonth | None) -> MonthFiles:
    """Take the month's lists; all but the first month start from what the one before wrote."""
    last = month.month - 1
    return MonthFiles(
        rolls=(before.output(roll_name(last)),) if before else _sources(month.rolls),
        additions=_sources(month.additions),
        removals=_sources(month.removals),
        adjustments=_sources(month.adjustments),
        results=_sources(month.answers),
        carried=before.output(carried_name(last)) if before else None,
    )


def _sources(files: tuple[DemoFile, ...]) -> tuple[SourceFile, ...]:
    return tuple(SourceFile(file.name, file.content) for file in files)


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
