"""`NextCommand`: what comes next in a month, as a command to type."""

import shlex
from pathlib import Path
from typing import Final

import attrs

from ansinh.books.state import FileStage
from ansinh.books.status import MonthStatus, NextStep
from ansinh.cli.book.asked import Asked
from ansinh.errors import Text
from ansinh.errors.text import Language
from ansinh.months import Month

_MAKER: Final = Text("STAFF-CODE", "MÃ-CÁN-BỘ")
_CHECKER: Final = Text("CHECKER", "MÃ-NGƯỜI-DUYỆT")
_FILE: Final = Text("FILE", "TỆP")
_DAY: Final = Text("YYYY-MM-DD", "NĂM-THÁNG-NGÀY")
_LISTS: Final = ("--additions", _FILE, "--removals", _FILE, "--adjustments", _FILE)
_APPLY: Final = "apply"


@attrs.frozen(kw_only=True)
class NextCommand:
    """The command that a month waits for (lệnh tiếp theo): its step, and what is typed after it.

    Of the `words` a text in two languages stands for what is filled in. `month` is said where it
    is not the book's latest. `other` is true where somebody else has to do it than whoever did
    the last step.
    """

    step: str
    words: tuple[str | Text, ...] = ()
    month: Month | None = None
    other: bool = False

    def typed(self, asked: Asked, language: Language) -> str:
        """Write the command, typed as the last one was; what is filled in stands in capitals."""
        parts: list[str | Text] = ["ansinh", "month", self.step, asked.book, *self.words]
        if self.month is not None:
            parts += ["--month", str(self.month)]
        if asked.settings_file is not None:
            parts += ["--settings", asked.settings_file.as_posix()]
        if asked.files is not None:
            parts += ["--files", asked.files.as_posix()]
        parts += ["--by", _CHECKER if self.other else asked.by or _MAKER]
        return " ".join(
            part.in_language(language) if isinstance(part, Text) else shlex.quote(part)
            for part in parts
        )


def next_command(
    status: MonthStatus, latest: Month, files: Path, *, pay_day: str = ""
) -> NextCommand:
    """Say what a month waits for.

    `latest` is the book's latest month, `files` the folder of the files, `pay_day` the day if it
    was said.
    """
    step = status.next_step
    if step is NextStep.OPEN:
        return NextCommand(step=step.value, month=latest + 1)
    words: tuple[str | Text, ...]
    if step is NextStep.CHECK and not status.changes:
        step_name, words = _APPLY, _LISTS
    else:
        step_name, words = step.value, _words(status, files / str(status.month), pay_day)
    return NextCommand(
        step=step_name,
        words=words,
        month=None if status.month == latest else status.month,
        other=step is NextStep.APPROVE,
    )


def _words(status: MonthStatus, folder: Path, pay_day: str) -> tuple[str | Text, ...]:
    match status.next_step:
        case NextStep.CHECK | NextStep.PLAN:
            return ("--pay-day", pay_day or _DAY)
        case NextStep.APPROVE:
            return (_file(status, folder, FileStage.WRITTEN),)
        case NextStep.SENT:
            return (_file(status, folder, FileStage.APPROVED),)
        case NextStep.RESULTS:
            return (_FILE,)
        case _:
            return ()


def _file(status: MonthStatus, folder: Path, stage: FileStage) -> str:
    """Give the first file that waits at a stage, as its path."""
    name = next(file.filename for file in status.files if file.stage is stage)
    return (folder / name).as_posix()
