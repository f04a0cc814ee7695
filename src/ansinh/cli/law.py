"""Options and words of the commands that ask what the law gives."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from ansinh.boundary import SourceFile
from ansinh.boundary.law_file import read_law
from ansinh.checks import Finding
from ansinh.cli.options import DayType
from ansinh.entitlement import Instrument, Rates, national_rates
from ansinh.errors import Problem, Text, UnreadableFile

Command = TypeVar("Command", bound=Callable[..., Any])

LAW_FILES: Final = click.option(
    "--law-file",
    "law_files",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Tệp văn bản của địa phương (mức chuẩn, nhóm riêng); được lặp lại. / "
    "A place's own law file: standard, groups; may be repeated.",
)
AS_OF: Final = click.option(
    "--as-of",
    type=DayType(),
    help="Theo thông tin biết đến ngày này; mặc định hôm nay. / "
    "As known on this day; today where not said.",
)


def known_by(as_of: date | None) -> date:
    """Give the day whose knowledge counts: the one that was said, or today."""
    return as_of or date.today()


def rates_with(sources: Iterable[SourceFile]) -> Rates:
    """Give the national rates together with what law files say.

    Raises:
        UnreadableFile: Every problem of every file.
    """
    instruments: list[Instrument] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            instruments.append(read_law(source.data, source=source.name))
        except UnreadableFile as error:
            problems += error.problems
    if problems:
        raise UnreadableFile(problems)
    return national_rates().and_local(*instruments)


def chosen(given: Mapping[Path, SourceFile], paths: Iterable[Path]) -> list[SourceFile]:
    """Give the sources of some paths, each once."""
    return [given[path] for path in dict.fromkeys(paths)]


def finding_line(source: str, finding: Finding) -> Text:
    """Write a finding in one line: file, case, what, what to do, article, code; no name."""
    cited = finding.citation
    where = f"{source}, {finding.key.case}"
    en = f" ({cited})" if cited else ""
    vi = f" ({cited.vietnamese})" if cited else ""
    return Text(
        f"{where}: {finding.message.en}{en}; {finding.cure.en} [{finding.code}]",
        f"{where}: {finding.message.vi}{vi}; {finding.cure.vi} [{finding.code}]",
    )


def finding_document(source: str, finding: Finding) -> dict[str, Any]:
    """Write a finding for programs."""
    return {
        "code": str(finding.code),
        "file": source,
        "programme": finding.key.programme,
        "case": finding.key.case,
        "message": {"vi": finding.message.vi, "en": finding.message.en},
        "cure": {"vi": finding.cure.vi, "en": finding.cure.en},
        "citation": str(finding.citation) if finding.citation else None,
    }


def how_many_findings(count: int) -> Text:
    """Say how much the law does not explain."""
    if not count:
        return Text("The law explains every line.", "Mọi dòng đều đúng quy định.")
    lines = "line" if count == 1 else "lines"
    return Text(f"{count} {lines} to look at.", f"{count} điểm cần xem lại.")
