"""Harm a step at one point, look at what is there, and say the step again."""

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from unittest import mock

import attrs
from tests.crash.choice import Choice
from tests.crash.faults import Call, Point, calls_in
from tests.crash.ground import Ground, ground_in
from tests.crash.office import KEY, STEPS, Step
from tests.crash.people import PEOPLE, SAYS_WHO
from tests.crash.seen import OPEN, Rows, Seen
from tests.crash.strace import Ended, under_strace

from ansinh.books.audit import audit
from ansinh.books.folder import OnDisk, found
from ansinh.books.sql_store import SqlStore
from ansinh.books.state import FileStage
from ansinh.books.store import Head, Writing
from ansinh.books.tables import Table
from ansinh.errors import AnsinhError

ALLOWED: Final = frozenset({"", "StorageError book-unwritable", "StorageError file-unwritable"})
"""How a step may end that was not killed: well, or by saying that the disk does not do."""


_PATH: Final = re.compile(r"/[^\s\"<>]+", re.ASCII)


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
    ground = ground_in(work)
    before, commits, after = watched(step, ground)
    _copied(base, work)
    ended = under_strace(lambda: ground.run(step), folder / "log")
    assert not ended.error, ended.trace
    assert ground.seen() == after, "a step is not the same when it is done again"
    return Course(step, base, before, commits, after, tuple(calls_in(ended.log)))


def watched(step: Step, ground: Ground) -> tuple[Seen, tuple[Rows, ...], Seen]:
    """Do a step, and say what was there before, after each of its transactions, and after it."""
    before = ground.seen()
    commits: list[Rows] = []
    writing = SqlStore.writing

    @contextmanager
    def noted(store: SqlStore, head: Head) -> Iterator[Writing]:
        with writing(store, head) as transaction:
            yield transaction
        commits.append(ground.shelf.rows())

    with mock.patch.object(SqlStore, "writing", noted):
        ground.run(step)
    return before, tuple(commits), ground.seen()


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
        again = under_strace(lambda: ground_in(work).run(course.step), folder / "log")
        for second in choice.seconds(tuple(calls_in(again.log)), turn):
            _copied(left, work)
            ended = _harm(course.step, second, work, folder)
            yield _judged(course, (first, second), ended, work, folder)


def _harm(step: Step, point: Point, work: Path, folder: Path) -> Ended:
    ground = ground_in(work)
    doing = _said_again if point.fault.goes_on else Ground.run
    return under_strace(lambda: doing(ground, step), folder / "log", point.words)


def _said_again(ground: Ground, step: Step) -> None:
    with ground.opened() as book:
        try:
            step.do(book)
        except AnsinhError:
            step.do(book)


def _judged(
    course: Course, points: tuple[Point, ...], ended: Ended, work: Path, folder: Path
) -> Told:
    look = folder / "look"
    _copied(work, look)  # what is found by looking must not help who says the step again
    return judged(course, points, ended, looked_at=ground_in(look), again_on=ground_in(work))


def judged(
    course: Course,
    points: tuple[Point, ...],
    ended: Ended,
    *,
    looked_at: Ground,
    again_on: Ground,
) -> Told:
    """Say what came of a point, by what is found, and by what comes of the step said again."""
    *before, last = points
    if not ended.harmed:
        return Told(course.step.name, last, bool(before), "", ("nothing happened there",))
    seen = looked_at.seen()
    state = course.state_of(seen.rows)
    wrong = [
        *_wrong_in_what_is_there(course, seen, state),
        *_wrong_in_what_was_said(course, last, ended, seen, state),
        *_people_named(ended, seen),
        *_wrong_after_recovery(course, looked_at),
        *_wrong_after_the_rerun(course, again_on),
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


def _people_named(ended: Ended, seen: Seen) -> Iterator[str]:
    """Say who is named by what a program said, by a file's name, or by its book."""
    told = [ended.error, ended.trace, ended.said, *_names_in(ended.log), *seen.files]
    told += [str(row) for table, rows in seen.rows.items() if table in OPEN for row in rows]
    for who in sorted({who for said in told for who in PEOPLE.heard(said)}):
        yield f"{SAYS_WHO}{who}"


def _names_in(log: Iterable[str]) -> set[str]:
    """Give the names of files that a program had to do with, its temporary ones too."""
    return {name for line in log for name in _PATH.findall(line)}


def _is_opening(point: Point, ended: Ended) -> bool:
    """Say whether the book itself could not be opened: to say a step again, open it anew.

    Where SQLite cannot open a file to write, it opens it to read, and says so when it is to write.
    """
    return (point.call.name, point.call.file) == ("openat", "book") or "opened(" in ended.trace


def _wrong_after_recovery(course: Course, ground: Ground) -> Iterator[str]:
    """Open the book, which recovers it, and hold all that it has against the chain."""
    try:
        with ground.opened() as book:
            state = book.refreshed()
            report = audit(book.store, key=KEY)
            for who in PEOPLE.heard(f"{report} {book.recovery} {state}"):
                yield f"{SAYS_WHO}{who}"
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
    if not course.after.begins_with(ground.shelf.rows()[Table.EVENT]):
        yield "recovery writes what the step does not"


def _wrong_after_the_rerun(course: Course, ground: Ground) -> Iterator[str]:
    try:
        ground.run(course.step)
    except AnsinhError as error:
        yield f"said again, the step fails: {type(error).__name__} {error}"
        return
    seen = ground.seen()
    if seen.rows != course.after.rows:
        yield "said again, the step does not end in the same book"
    if seen.files != course.after.files:
        yield f"said again, the step does not end in the same files: {sorted(seen.files)}"
    if ground.shelf.unfinished():
        yield "a journal is left"


def _copied(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
