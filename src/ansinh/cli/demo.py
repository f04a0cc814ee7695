"""``ansinh demo``: two months of two invented communes, from lists to settlement."""

from pathlib import Path

import click

from ansinh.adapters import default_registry
from ansinh.boundary import SourceFile, read_settings
from ansinh.cli.options import shown
from ansinh.cli.screen import screen_for
from ansinh.cli.work import MonthFiles, carried_name, roll_name, work_month
from ansinh.demo import DemoFile, DemoMonth, demo_months, demo_settings
from ansinh.errors import Text
from ansinh.errors.text import Language
from ansinh.files import write_files


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("ansinh-demo"),
    show_default=True,
    help="Thư mục kết quả. / Where to write.",
)
@shown
def demo(*, out: Path, language: Language, as_json: bool) -> int:
    """Chạy thử hai tháng của hai xã, phường giả định. / Run two months of invented communes."""
    screen = screen_for(language, as_json=as_json)
    settings = read_settings(demo_settings().content, source="settings.toml")
    screen.say(
        Text(
            "Two invented communes of Hương Trà town as it was in 2024: nobody here exists.",
            "Hai xã, phường giả định của thị xã Hương Trà năm 2024: không ai ở đây có thật.",
        )
    )
    outputs: dict[str, bytes] = {"settings.toml": demo_settings().content}
    documents = []
    handed_over: dict[str, SourceFile] = {}
    for month in demo_months():
        screen.heading(
            Text(f"═══ Month {month.month.label} ═══", f"═══ Tháng {month.month.label} ═══")
        )
        worked = work_month(
            screen,
            _files(month, handed_over),
            month=month.month,
            pay_day=month.pay_day,
            settings=settings,
            registry=default_registry(),
        )
        folder = str(month.month)
        for file in (*month.rolls, *month.additions, *month.removals, *month.adjustments):
            outputs[f"{folder}/danh-sach/{file.name}"] = file.content
        for file in month.answers:
            outputs[f"{folder}/ket-qua/{file.name}"] = file.content
        for name, content in worked.outputs.items():
            outputs[f"{folder}/{name}"] = content
        documents.append(worked.document)
        for name in (roll_name(month.month), carried_name(month.month)):
            handed_over[name] = SourceFile(name, worked.outputs[name])
    places = write_files(out, outputs)
    screen.heading(Text("Files", "Các tệp"))
    for place in places:
        screen.say(Text(f"  {place}", f"  {place}"))
    screen.finish({"ok": True, "months": documents, "out": str(out)})
    return 0


def _files(month: DemoMonth, handed_over: dict[str, SourceFile]) -> MonthFiles:
    before = month.month - 1
    roll = handed_over.get(roll_name(before))
    return MonthFiles(
        rolls=(roll,) if roll else _sources(month.rolls),
        additions=_sources(month.additions),
        removals=_sources(month.removals),
        adjustments=_sources(month.adjustments),
        results=_sources(month.answers),
        carried=handed_over.get(carried_name(before)),
    )


def _sources(files: tuple[DemoFile, ...]) -> tuple[SourceFile, ...]:
    return tuple(SourceFile(file.name, file.content) for file in files)
