"""`read_days_off`: an agency's own table of days off, in TOML."""

from typing import Annotated, Literal

from pydantic import Field

from ansinh.boundary.settings_document import Line
from ansinh.boundary.strict import StrictModel
from ansinh.boundary.toml_document import read_toml
from ansinh.entitlement import DayRow
from ansinh.errors import Code, CodedError, Position, Problem, UnreadableFile, problem


class DayRowDocument(StrictModel):
    """``[[days]]``: days off, or days on which people work for others, and who says so."""

    on: Annotated[tuple[str, ...], Field(min_length=1, strict=False)]
    kind: Literal["off", "working"]
    vi: Line
    en: Line | None = None
    source: Line
    sure: Literal["verified", "second-hand", "from-memory", "local"] | None = None


class DaysOffDocument(StrictModel):
    """The whole file."""

    version: Literal[1]
    days: tuple[DayRowDocument, ...] = Field(strict=False)


def read_days_off(data: bytes, *, source: str = "days-off.toml") -> tuple[DayRow, ...]:
    """Read a table of days off (bảng ngày nghỉ; TOML, UTF-8).

    Raises:
        UnreadableFile: ``toml-encoding``, ``days-off-toml``, with the line; ``days-off-entry``,
            ``days-off-day``, ``date-value``, each with the path of the entry as its place.
    """
    document = read_toml(
        DaysOffDocument,
        data,
        source=source,
        syntax=Code.DAYS_OFF_TOML,
        entry=lambda _path, _kind: Code.DAYS_OFF_ENTRY,
    )
    rows: list[DayRow] = []
    problems: list[Problem] = []
    for number, row in enumerate(document.days):
        try:
            rows.append(DayRow.of(row.model_dump()))
        except CodedError as error:
            place = Position(source, header=f"days.{number}.on")
            problems.append(problem(error.code, place))
    if problems:
        raise UnreadableFile(problems)
    return tuple(rows)
