"""`NextCommand`: what comes next in a month, as a command to type."""

import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import attrs

from ansinh.books.folder import OnDisk
from ansinh.books.state import FileStage, MonthState, RecordedEvidenceState
from ansinh.books.status import NextStep, next_step
from ansinh.cli.book.asked import Asked
from ansinh.errors import Text
from ansinh.errors.text import Language
from ansinh.months import Month

_MAKER: Final = Text("STAFF-CODE", "MÃ-CÁN-BỘ")
_CHECKER: Final = Text("CHECKER", "MÃ-NGƯỜI-DUYỆT")
_FILE: Final = Text("FILE", "TỆP")
_DAY: Final = Text("YYYY-MM-DD", "NĂM-THÁNG-NGÀY")
_LISTS: Final[tuple[str | Text, ...]] = (
    "--additions",
    _FILE,
    "--removals",
    _FILE,
    "--adjustments",
    _FILE,
)
_APPLY: Final = "apply"
_EVIDENCE: Final = "evidence"

HEARING: Final = (NextStep.RESULTS, NextStep.SETTLE)
"""The steps of a month of which everything is sent: what comes of it is heard, and then settled."""


RELEASING: Final = (NextStep.RENDER, NextStep.APPROVE, NextStep.SENT)
"""The steps of a month whose files have to lie in their places."""


@attrs.frozen(kw_only=True)
class NextCommand:
    """The command that a month waits for (lệnh tiếp theo): its step, and what is typed after it.

    Of the `words` a text in two languages stands for what is filled in. `month` is said where it
    is not the book's latest. `other` is true where somebody else has to do it than whoever did
    the last step. `before` says what has to be done by hand, and first.
    """

    step: str
    words: tuple[str | Text, ...] = ()
    month: Month | None = None
    other: bool = False
    before: Text | None = None

    def typed(self, asked: Asked, language: Language) -> str:
        """Write the command, typed as the last one was; what is filled in stands in capitals."""
        parts: list[str | Text] = ["ansinh", "month", self.step, asked.book, *self.words]
        if self.month is not None:
            parts += ["--month", str(self.month)]
        if asked.settings_file is not None:
            parts += ["--settings", asked.settings_file.as_posix()]
        if asked.files is not None:
            parts += ["--files", asked.files.as_posix()]
        for profile in asked.profiles:
            parts += ["--profile", profile.as_posix()]
        parts += ["--by", _CHECKER if self.other else asked.by or _MAKER]
        return " ".join(
            part.in_language(language) if isinstance(part, Text) else shlex.quote(part)
            for part in parts
        )


@attrs.frozen(kw_only=True)
class Known:
    """What is known beside the book (thông tin ngoài sổ): where files lie, what was just seen.

    `latest` is the book's latest month, `terms` what was said of pay day and rates, `unanswered`
    how many orders of the month nobody has told of, if that was counted, `lying` what lies in the
    places of files that were not sent, and `doubtful` whether what is still to be written may have
    been paid by an order in doubt.
    """

    latest: Month
    files: Path
    terms: tuple[str, ...] = ()
    unanswered: int | None = None
    lying: Mapping[str, OnDisk] = {}
    doubtful: bool = False


def next_command(month: MonthState, known: Known) -> NextCommand:
    """Say what a month waits for."""
    step = NextStep.PLAN if known.doubtful else next_step(month)
    if step is NextStep.OPEN:
        return NextCommand(step=step.value, month=known.latest + 1)
    waiting = [one for one in month.evidence if not one.approved]
    if step in HEARING and known.unanswered is not None:
        step = NextStep.RESULTS if known.unanswered else NextStep.SETTLE
    if step in RELEASING and set(known.lying.values()) - {OnDisk.RIGHT}:
        step = NextStep.RENDER
    name, words, other = step.value, _words(step, month, known), step is NextStep.APPROVE
    if step is NextStep.CHECK and not month.changes:
        name, words = _APPLY, _LISTS
    elif step in HEARING and waiting:
        name, words, other = _EVIDENCE, _approval(waiting[0]), True
    return NextCommand(
        step=name,
        words=words,
        month=None if month.month == known.latest else month.month,
        other=other,
        before=_to_move(name for name, lies in known.lying.items() if lies is OnDisk.FOREIGN),
    )


def _to_move(names: Iterable[str]) -> Text | None:
    """Say which files something else lies in the place of: nothing is written over."""
    which = ", ".join(names)
    if not which:
        return None
    return Text(
        f"First move what lies there under these names to another folder: {which}",
        f"Trước hết chuyển các tệp đang mang tên sau sang thư mục khác: {which}",
    )


def _words(step: NextStep, month: MonthState, known: Known) -> tuple[str | Text, ...]:
    match step:
        case NextStep.CHECK | NextStep.PLAN:
            return known.terms or ("--pay-day", _DAY)
        case NextStep.APPROVE:
            return (_first(month, FileStage.WRITTEN, known.files),)
        case NextStep.SENT:
            return (_first(month, FileStage.APPROVED, known.files),)
        case NextStep.RESULTS:
            return (_FILE,)
        case _:
            return ()


def _approval(waiting: RecordedEvidenceState) -> tuple[str, ...]:
    """Give the words that approve what waits now, and not what may stand in its place by then."""
    said = ("--outcome", waiting.outcome, "--ground", waiting.ground)
    return (waiting.reference, "--approve", *said)


def _first(month: MonthState, stage: FileStage, files: Path) -> str:
    """Give the path of the first file that waits at a stage."""
    name = next(file.filename for file in month.standing if file.stage is stage)
    return (files / str(month.month) / name).as_posix()
