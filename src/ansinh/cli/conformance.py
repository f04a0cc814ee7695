"""``python -m ansinh.testing ID``: run the kit's checks on an adapter that is installed.

It is a command of its own and no word of ``ansinh``: an agency that only pays has neither the
extra ``testing`` nor a use for it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import click

from ansinh.adapters.making import named
from ansinh.cli.failures import Exit
from ansinh.cli.main import run_command
from ansinh.cli.options import PROFILE_OPTION, shown
from ansinh.cli.registry import registry_with
from ansinh.cli.screen import Column, Screen, screen_for
from ansinh.cli.usage import BadValue
from ansinh.errors import Text
from ansinh.errors.text import Language
from ansinh.files import write_files
from ansinh.testing import LEVELS, AdapterConformance, Check, CheckResult, Report, Status, examine
from ansinh.testing.checks import ALL_CHECKS
from ansinh.testing.golden import golden_set
from ansinh.testing.suites import suite_for

NAME: Final = "python -m ansinh.testing"

WORDS: Final = {
    Status.PASS: Text("pass", "đạt"),
    Status.FAIL: Text("FAIL", "KHÔNG ĐẠT"),
    Status.GAP: Text("known gap", "thiếu sót đã biết"),
    Status.WARNING: Text("warning", "cảnh báo"),
    Status.NOT_APPLICABLE: Text("not applicable", "không áp dụng"),
    Status.MISSING: Text("nothing brought", "chưa có tư liệu"),
}
"""What came of a check, for people (kết quả)."""


class _Function(click.ParamType[Callable[..., bytes]]):
    """A function as ``package.module:name``."""

    name = "PACKAGE:NAME"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Callable[..., bytes]:
        """Import the function, or end with what is wrong."""
        if callable(value):
            return value
        found: object = None
        try:
            found = named(str(value))
        except (ImportError, AttributeError, ValueError):
            found = None
        if callable(found):
            return found
        raise BadValue(
            Text("no such function can be imported", "không nạp được hàm này"), param, ctx
        )


@click.command()
@click.argument("adapter", metavar="ID")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Ghi báo cáo JSON vào tệp. / Write the report, as JSON.",
)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    default=LEVELS[-1],
    show_default=True,
    help="Kiểm tra đến mức này. / Check up to this level.",
)
@click.option(
    "--examples",
    type=click.IntRange(1, 10_000),
    default=40,
    show_default=True,
    help="Số trường hợp cho mỗi tính chất. / Cases that each property is tried on.",
)
@click.option(
    "--simulator",
    type=_Function(),
    help="Bộ giả lập đơn vị chi trả. / A function that answers as the provider would.",
)
@click.option(
    "--golden",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Thư mục tệp mẫu. / A folder of golden files.",
)
@click.option(
    "--write-golden",
    "target",
    type=click.Path(path_type=Path, file_okay=False),
    help="Ghi bộ tệp mẫu để xem kỹ bằng mắt. / Write golden files, to be looked at by hand.",
)
@PROFILE_OPTION
@shown
@click.pass_context
def conformance(  # noqa: PLR0913 - click hands over each option by itself
    ctx: click.Context,
    *,
    adapter: str,
    report: Path | None,
    level: str,
    examples: int,
    simulator: Callable[..., bytes] | None,
    golden: Path | None,
    target: Path | None,
    profiles: tuple[Path, ...],
    language: Language,
    as_json: bool,
) -> int:
    """Kiểm tra một bộ chuyển đổi đã cài. / Check an adapter that is installed.

    Kết thúc bằng 0 nếu đạt, 1 nếu có mục không đạt, 2 nếu sai cách dùng,
    3 nếu không có bộ chuyển đổi. / Ends with 0 if all holds, 1 if not, 2 for usage, 3 if the
    adapter is not there.
    """
    screen = screen_for(language, as_json=as_json)
    suite = suite_for(adapter, registry_with(ctx, profiles), simulator=simulator, golden=golden)
    if target is not None:
        return _write_golden(screen, suite, target)
    with screen.working(Text(f"checking {adapter}", f"đang kiểm tra {adapter}")) as step:

        def told(_result: CheckResult) -> None:
            step.advance()

        found = examine(suite, level=level, examples=examples, told=told)
    _show(screen, found, language)
    if report is not None:
        write_files(report.absolute().parent, {report.name: found.to_json().encode()})
    screen.finish(found.to_document())
    return Exit.IN_THE_DATA if found.failed else Exit.FINE


def _write_golden(screen: Screen, suite: type[AdapterConformance], target: Path) -> int:
    """Write what the adapter does today; only somebody who looks at it can say that it is right."""
    made = golden_set(suite().case())
    if any((target / name).exists() for name in made):
        raise BadValue(
            Text("golden files lie there already", "thư mục đã có tệp mẫu"),
        )
    write_files(target, made)
    for name in made:
        screen.say(Text(name, name))
    screen.say(
        Text(
            "Look at each of them: from now on they are what is right.",
            "Hãy xem kỹ từng tệp: từ nay đó là chuẩn đúng.",
        )
    )
    screen.finish({"written": list(made)})
    return Exit.FINE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; it ends as ``ansinh`` does."""
    return run_command(conformance, arguments, NAME)


def _show(screen: Screen, found: Report, language: Language) -> None:
    screen.table(
        (
            Column(Text("Check", "Mục")),
            Column(Text("Level", "Mức")),
            Column(Text("Result", "Kết quả")),
            Column(Text("What must hold", "Yêu cầu")),
        ),
        [
            (
                one.id,
                one.level,
                WORDS[one.status].in_language(language),
                one.title.in_language(language),
            )
            for one in found.checks
        ],
    )
    checks = {check.id: check for check in ALL_CHECKS}
    for one in found.checks:
        if one.status in {Status.FAIL, Status.WARNING, Status.GAP, Status.MISSING}:
            screen.heading(Text(f"{one.id}: {one.title.en}", f"{one.id}: {one.title.vi}"))
            screen.say(one.reason)
            _cure(screen, checks[one.id], one)
        elif one.status is Status.NOT_APPLICABLE:
            screen.say(Text(f"{one.id}: {one.reason.en}", f"{one.id}: {one.reason.vi}"))
    counts = found.counts
    said = {
        tongue: ", ".join(
            f"{counts[status]} {words.in_language(tongue)}"
            for status, words in WORDS.items()
            if counts[status]
        )
        for tongue in ("en", "vi")
    }
    edition = f"{found.distribution} {found.version}, {found.format_version}, {found.revision}"
    screen.say(
        Text(
            f"{found.adapter} reaches {found.level}: {said['en']}. ({edition})",
            f"{found.adapter} đạt mức {found.level}: {said['vi']}. ({edition})",
        )
    )


def _cure(screen: Screen, check: Check, one: CheckResult) -> None:
    if one.status is Status.FAIL:
        screen.say(Text(f"why: {check.why.en}", f"vì sao: {check.why.vi}"))
        screen.say(Text(f"fix: {check.fix.en}", f"cách sửa: {check.fix.vi}"))
