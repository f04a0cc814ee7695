"""Harm a step at one point, look at what is there, and say the step again."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from unittest import mock

import attrs
from tests.crash.choice import Choice
from tests.crash.faults import Call, Point, calls_in
from tests.crash.office import KEY, STEPS, Step, opened, run
from tests.crash.seen import Rows, Seen, rows_of
from tests.crash.strace import Ended, under_strace

from ansinh.books.audit import audit
from ansinh.books.folder import OnDisk, found
from ansinh.books.sqlite_file import SqliteFile
from ansinh.books.state import FileStage
from ansinh.books.tables import Table
from ansinh.errors import AnsinhError

ALLOWED: Final = frozenset({"", "StorageError book-unwritable", "StorageError file-unwritable"})
"""How a step may end that was not killed: well, or by saying that the disk does not do."""


@attrs.frozen
class Course:
    """A step as it goes when nobody harms it: what was there before, at each commit, and after."""

    step: Step
    base: Path
    before: Seen
    commits: tuple[Rows, ...]
    after: Seen
    calls: tuple[Call, ...]

    def state_of(self, rows: Rows) -> str:
        """Say where in its course the step was broken off; nothing where it was never there.

        Who takes it up may commit less at once: that one of two files is written, for example.
        """
        if rows == self.after.rows:
            return "after"
        if rows == self.before.rows:
            return "before"
        chain = rows[Table.EVENT]
        for known in (self.before.rows, *self.commits):
            if rows == known | {Table.EVENT: chain} and self.after.begins_with(chain):
                return "between"
        return ""


@attrs.frozen
class Told:
    """What came of one point: where the book was, and what is wrong.

    `again` says that the step had been broken off before, and this was who took it up.
    """

    step: str
    point: Point
    again: bool
    state: str
    wrong: tuple[str, ...] = ()


def course_of(step: Step, base: Path, folder: Path) -> Course:
    """Do a step twice from the same beginning, unharmed: to see its commits, and its calls."""
    work = folder / "course"
    _copied(base, work)
    commits: list[Rows] = []
    commit = SqliteFile.commit

    def noted(file: SqliteFile) -> None:
        commit(file)
        commits.append(rows_of(work / "month.db"))

    with mock.patch.object(SqliteFile, "commit", noted):
        run(work, step)
    after = Seen.of(work)
    _copied(base, work)
    ended = under_strace(lambda: run(work, step), folder / "log")
    assert not ended.error, ended.trace
    assert Seen.of(work) == after, "a step is not the same when it is done again"
    return Course(step, base, Seen.of(base), tuple(commits), after, tuple(calls_in(ended.log)))


def harmed(course: Course, choice: Choice, folder: Path) -> Iterator[Told]:
    """Harm a step at each chosen point, in a fresh copy each time."""
    work = folder / "work"
    for point in choice.points(course.calls, STEPS.index(course.step)):
        _copied(course.base, work)
        ended = _harm(course.step, point, work, folder)
        yield _judged(course, (point,), ended, work, folder)


def harmed_twice(course: Course, choice: Choice, folder: Path) -> Iterator[Told]:
    """Break a step off, and harm what takes it up again at each chosen point of its own."""
    left, work = folder / "left", folder / "work"
    for turn, first in enumerate(choice.firsts(course.calls)):
        _copied(course.base, left)
        _harm(course.step, first, left, folder)
        _copied(left, work)
        again = under_strace(lambda: run(work, course.step), folder / "log")
        for second in choice.seconds(tuple(calls_in(again.log)), turn):
            _copied(left, work)
            ended = _harm(course.step, second, work, folder)
            yield _judged(course, (first, second), ended, work, folder)


def _harm(step: Step, point: Point, work: Path, folder: Path) -> Ended:
    doing = _said_again if point.fault.goes_on else run
    return under_strace(lambda: doing(work, step), folder / "log", point.words)


def _said_again(folder: Path, step: Step) -> None:
    with opened(folder) as book:
        try:
            step.do(book)
        except AnsinhError:
            step.do(book)


def _judged(
    course: Course, points: tuple[Point, ...], ended: Ended, work: Path, folder: Path
) -> Told:
    *before, last = points
    if not ended.harmed:
        return Told(course.step.name, last, bool(before), "", ("nothing happened there",))
    look = folder / "look"
    _copied(work, look)
    seen = Seen.of(look)
    state = course.state_of(seen.rows)
    wrong = [
        *_wrong_in_what_is_there(course, seen, state),
        *_wrong_in_what_was_said(course, last, ended, seen, state),
        *_wrong_after_recovery(course, look),
        *_wrong_after_the_rerun(course, work),
    ]
    where = ", then ".join(map(str, points))
    told = tuple(f"{course.step.name}, {where}: {one}" for one in wrong)
    return Told(course.step.name, last, bool(before), state or "elsewhere", told)


def _wrong_in_what_is_there(course: Course, seen: Seen, state: str) -> Iterator[str]:
    if not state:
        yield "the book is neither before nor after any of the step's transactions"
    for name, data in seen.whole_files.items():
        if data not in {course.before.files.get(name), course.after.files.get(name)}:
            yield f"{name} is neither the file before nor the file after"


def _wrong_in_what_was_said(
    course: Course, point: Point, ended: Ended, seen: Seen, state: str
) -> Iterator[str]:
    if ended.killed:
        return
    if ended.error not in ALLOWED:
        yield f"it ended with {ended.error}:\n{ended.trace}"
    if not ended.error and (state != "after" or seen.whole_files != course.after.files):
        yield "it said that all was well, and it was not"
    if point.fault.goes_on and ended.error and not _is_opening(point, ended):
        yield f"said again, it still failed:\n{ended.trace}"


def _is_opening(point: Point, ended: Ended) -> bool:
    """Say whether the book itself could not be opened: to say a step again, open it anew.

    Where SQLite cannot open a file to write, it opens it to read, and says so when it is to write.
    """
    return (point.call.name, point.call.file) == ("openat", "book") or "opened(" in ended.trace


def _wrong_after_recovery(course: Course, folder: Path) -> Iterator[str]:
    """Open the book, which recovers it, and hold all that it has against the chain."""
    try:
        with opened(folder) as book:
            state = book.refreshed()
            report = audit(book.store, key=KEY)
            assert book.files is not None
            for month in state.months.values():
                for file in month.standing:
                    if file.stage is FileStage.INTENDED:
                        continue
                    if found(book.files, month, file) is not OnDisk.RIGHT:
                        yield f"{file.filename} counts as {file.stage} and is not there"
    except AnsinhError as error:
        yield f"the book does not open: {type(error).__name__} {error}"
        return
    if not report.sound:
        yield f"the audit finds {report.findings}"
    if not course.after.begins_with(rows_of(folder / "month.db")[Table.EVENT]):
        yield "recovery writes what the step does not"


def _wrong_after_the_rerun(course: Course, folder: Path) -> Iterator[str]:
    try:
        run(folder, course.step)
    except AnsinhError as error:
        yield f"said again, the step fails: {type(error).__name__} {error}"
        return
    seen = Seen.of(folder)
    if seen.rows != course.after.rows:
        yield "said again, the step does not end in the same book"
    if seen.files != course.after.files:
        yield f"said again, the step does not end in the same files: {sorted(seen.files)}"
    if (folder / "month.db-journal").exists():
        yield "a journal is left"


def _copied(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
