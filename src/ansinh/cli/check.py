"""``ansinh check``: read lists and say what is wrong with them."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import click

from ansinh.boundary import (
    Applied,
    ListReport,
    check_list,
    read_roll,
)
from ansinh.checks import ages_coming, law_explains
from ansinh.cli.failures import (
    how_many_problems,
    notice_document,
    problem_document,
    problem_line,
)
from ansinh.cli.folder import read_sources
from ansinh.cli.give_back import GivenBack, give_back
from ansinh.cli.law import (
    AS_OF,
    LAW_FILES,
    chosen,
    finding_document,
    finding_line,
    how_many_findings,
    known_by,
    rates_with,
)
from ansinh.cli.listed import (
    applied_document,
    applied_line,
    normalised_document,
    report_lines,
    taken_in_vain,
)
from ansinh.cli.options import APPLY_OPTION, ENCODING_OPTION, SETTINGS_OPTION, MonthType, shown
from ansinh.cli.screen import Column, Screen, screen_for
from ansinh.cli.settings import list_defaults
from ansinh.cli.together import PlacedFinding, Together, how_many_unreported
from ansinh.cli.words import LISTS, ROW_KINDS
from ansinh.entitlement import Rates
from ansinh.errors import Problem, Text, UnreadableFile
from ansinh.errors.text import Language
from ansinh.formats.rows import RowKind
from ansinh.months import Month
from ansinh.roll import Roll

Rows = dict[str, Mapping[str, int]]
"""How many rows of each kind a file has, by its name; nothing where it is no list."""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--month", type=MonthType(), help="Tháng của danh sách. / The lists' month.")
@SETTINGS_OPTION
@ENCODING_OPTION
@APPLY_OPTION
@click.option(
    "--law",
    "by_law",
    is_flag=True,
    help="Đối chiếu từng dòng danh sách chi trả với quy định. / "
    "Hold each line of a roll against the law.",
)
@LAW_FILES
@AS_OF
@click.option(
    "--give-back",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục ghi lại danh sách có lỗi, ô sai được đánh dấu. / "
    "A folder for the lists that have problems, with the cells marked.",
)
@shown
def check(  # noqa: PLR0913 - click hands over each option by itself
    *,
    files: tuple[Path, ...],
    month: Month | None,
    settings_file: Path | None,
    encoding: str,
    apply: tuple[str, ...],
    by_law: bool,
    law_files: tuple[Path, ...],
    as_of: date | None,
    folder: Path | None,
    language: Language,
    as_json: bool,
) -> int:
    """Đọc danh sách và báo lỗi. / Read lists and report what is wrong."""
    screen = screen_for(language, as_json=as_json)
    given = read_sources((*files, *law_files, *((settings_file,) if settings_file else ())))
    sources = chosen(given, files)
    rates = rates_with(chosen(given, law_files))
    asked = list_defaults(given, settings_file)
    defaults = attrs.evolve(asked, encoding=encoding, apply=apply)
    reports: list[ListReport] = []
    problems: list[Problem] = []
    taken: list[Applied] = []
    rows: Rows = {source.name: {} for source in sources}
    with screen.working(Text("reading the lists", "đang đọc danh sách")) as working:
        for source in sources:
            try:
                reports.append(
                    check_list(source.data, source=source.name, month=month, defaults=defaults)
                )
                rows[source.name] = reports[-1].rows.counts
            except UnreadableFile as error:
                problems += error.problems
                rows.update(error.accounts)
                taken += taken_in_vain(error)
            working.advance()
    unreported: list[PlacedFinding] | None = None
    if not problems:
        try:
            unreported = Together(sources, reports, defaults).unreported()
        except UnreadableFile as error:
            problems += error.problems
            rows.update(error.accounts)
    looked: LookedInto | None = None
    if (by_law or law_files) and not problems:
        looked = LookedInto()
        for source, report in zip(sources, reports, strict=True):
            if report.kind == "roll":
                listed = read_roll(source.data, source=source.name, month=month, defaults=defaults)
                looked.add(source.name, listed.roll, known_by(as_of), rates)
    back = GivenBack()
    if folder is not None and problems:
        back = give_back(folder, sources, problems, given, encoding)
        problems += back.problems
    _show(screen, reports, problems, looked, Unlisted(rows, unreported, taken), back)
    return 1 if problems or unreported or (looked and looked.found) else 0


@attrs.frozen
class Unlisted:
    """What is in no report of a list: every file's rows, what was changed and not reported.

    `taken` are the proposals that were taken in lists which are refused.
    """

    rows: Rows
    unreported: list[PlacedFinding] | None
    taken: list[Applied]


@attrs.define
class LookedInto:
    """What the law says of the rolls: what it does not explain, and what comes with a birthday."""

    found: list[PlacedFinding] = attrs.field(factory=list)
    coming: list[PlacedFinding] = attrs.field(factory=list)

    def add(self, source: str, roll: Roll, as_of: date, rates: Rates) -> None:
        """Hold the lines of a roll against the law."""
        self.found += [(source, finding) for finding in law_explains(roll, as_of, rates)]
        self.coming += [(source, finding) for finding in ages_coming(roll, as_of, rates)]


def _show(
    screen: Screen,
    reports: Sequence[ListReport],
    problems: Sequence[Problem],
    looked: LookedInto | None,
    beside: Unlisted,
    back: GivenBack,
) -> None:
    if reports:
        screen.table(
            (
                Column(Text("File", "Tệp"), whole=True),
                Column(Text("Kind", "Loại")),
                Column(Text("Month", "Tháng")),
                Column(Text("Lines", "Số dòng"), figure=True),
                Column(Text("Amount", "Số tiền"), figure=True),
            ),
            [
                (
                    report.source,
                    LISTS[report.kind].in_language(screen.language),
                    report.month.label,
                    str(report.count),
                    str(report.total),
                )
                for report in reports
            ],
        )
    _show_rows(screen, beside.rows)
    for report in reports:
        for line in report_lines(report):
            screen.say(line)
    for applied in beside.taken:
        screen.say(applied_line(applied))
    _tell(screen, problems, back)
    if beside.unreported is not None:
        for source, finding in beside.unreported:
            screen.say(finding_line(source, finding))
        screen.say(how_many_unreported(len(beside.unreported)))
    if looked is not None:
        for source, finding in looked.found:
            screen.say(finding_line(source, finding))
        screen.say(how_many_findings(len(looked.found)))
        for source, finding in looked.coming:
            screen.say(finding_line(source, finding))
    screen.finish(
        {
            "ok": not (problems or beside.unreported or (looked and looked.found)),
            "lists": [_document(report) for report in reports],
            "rows": {name: dict(counts) for name, counts in beside.rows.items()},
            "problems": [problem_document(problem) for problem in problems],
            "applied": [applied_document(one) for one in beside.taken],
            "findings": [finding_document(*one) for one in (looked.found if looked else ())],
            "unreported": [finding_document(*one) for one in beside.unreported or ()],
            "coming": [finding_document(*one) for one in (looked.coming if looked else ())],
            **back.document,
        }
    )


def _show_rows(screen: Screen, rows: Rows) -> None:
    """Account for every physical row of each list, also of one that was refused."""
    lists = {name: counts for name, counts in rows.items() if counts}
    if not lists:
        return
    columns = (Column(Text("Rows", "Số dòng"), whole=True),)
    kinds = [Column(ROW_KINDS[kind], figure=True) for kind in RowKind]
    screen.table(
        (*columns, *kinds),
        [(name, *(str(counts[kind]) for kind in RowKind)) for name, counts in lists.items()],
    )


def _tell(screen: Screen, problems: Sequence[Problem], back: GivenBack) -> None:
    """Say what is wrong, and where the marked lists are."""
    for problem in problems:
        screen.say(problem_line(problem))
    screen.say(
        how_many_problems(len(problems)) if problems else Text("No problem found.", "Không có lỗi.")
    )
    for line in back.lines:
        screen.say(line)


def _document(report: ListReport) -> dict[str, Any]:
    return {
        "file": report.source,
        "kind": report.kind,
        "month": str(report.month),
        "lines": report.count,
        "total": report.total.value,
        "rows": dict(report.rows.counts),
        "notices": [notice_document(notice) for notice in report.notices],
        "normalised": normalised_document(report),
        "applied": [applied_document(applied) for applied in report.applied],
    }
