"""`NextStep`: what comes next in a month, as a command to type."""

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import Final, assert_never

import attrs

from ansinh.books.state import BookState, FileStage, MonthStage, MonthState
from ansinh.cli.book.asked import Asked
from ansinh.errors import Text
from ansinh.errors.text import Language
from ansinh.months import Month

_MAKER: Final = Text("STAFF-CODE", "MÃ-CÁN-BỘ")
_CHECKER: Final = Text("CHECKER", "MÃ-NGƯỜI-DUYỆT")
_FILE: Final = Text("FILE", "TỆP")
_DAY: Final = Text("YYYY-MM-DD", "NĂM-THÁNG-NGÀY")


@attrs.frozen(kw_only=True)
class NextStep:
    """The step that a month waits for (bước tiếp theo): its name, and what is typed after it.

    `month` is said where it is not the book's latest. `other` is true where somebody else than
    whoever did the last step has to do it.
    """

    step: str
    words: tuple[Text, ...] = ()
    month: Month | None = None
    other: bool = False

    def command(self, asked: Asked, language: Language) -> str:
        """Write the command, typed as the last one was."""
        by = _CHECKER if self.other else (_same(asked.by) if asked.by else _MAKER)
        parts = ["ansinh", "month", self.step, asked.book]
        parts += [word.in_language(language) for word in self.words]
        if self.month is not None:
            parts += ["--month", str(self.month)]
        if asked.settings_file is not None:
            parts += ["--settings", asked.settings_file.as_posix()]
        if asked.files is not None:
            parts += ["--files", asked.files.as_posix()]
        return shlex.join([*parts, "--by", by.in_language(language)])


def next_step(state: BookState, month: Month, files: Path, *, pay_day: str = "") -> NextStep:
    """Say what a month waits for; `files` is the folder of the files, `pay_day` if it is known."""
    found = state.months[month]
    days = ("--pay-day", pay_day) if pay_day else ("--pay-day", _DAY)
    match found.stage:
        case MonthStage.OPENED:
            step = _before_the_plan(found, days)
        case MonthStage.PLANNED:
            step = _with_the_files(found, files / str(month))
        case MonthStage.SETTLED:
            step = NextStep(step="close")
        case MonthStage.CLOSED:
            return NextStep(step="open", month=max(state.months) + 1)
        case _:
            assert_never(found.stage)
    return attrs.evolve(step, month=None if month == max(state.months) else month)


def _before_the_plan(month: MonthState, days: Iterable[str | Text]) -> NextStep:
    if not month.changes and not month.checked:
        lists = ("--additions", _FILE, "--removals", _FILE, "--adjustments", _FILE)
        return NextStep(step="apply", words=_texts(lists))
    return NextStep(step="plan" if month.checked else "check", words=_texts(days))


def _with_the_files(month: MonthState, folder: Path) -> NextStep:
    live = [file for file in month.files.values() if file.stage is not FileStage.VOIDED]
    waiting = {stage: [f for f in live if f.stage is stage] for stage in FileStage}
    if waiting[FileStage.INTENDED] or not live:
        return NextStep(step="render")
    for stage, step in ((FileStage.WRITTEN, "approve"), (FileStage.APPROVED, "sent")):
        if waiting[stage]:
            place = folder / waiting[stage][0].filename
            return NextStep(step=step, words=_texts([place.as_posix()]), other=step == "approve")
    return NextStep(step="settle") if month.answers else NextStep(step="results", words=(_FILE,))


def _texts(words: Iterable[str | Text]) -> tuple[Text, ...]:
    return tuple(word if isinstance(word, Text) else _same(word) for word in words)


def _same(word: str) -> Text:
    return Text(word, word)
