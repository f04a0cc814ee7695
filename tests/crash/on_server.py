"""Prove of one step that program and server can go at any moment; print what came of it, as JSON.

    python -m tests.crash.on_server STEP [PROFILE]

A program is killed at its calls that send to the server. It loses its connection, and the server
ends without a last word, just before a transaction is committed, and just after.
"""

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final
from unittest import mock

from tests.crash.choice import spread
from tests.crash.counting import in_short
from tests.crash.faults import SENDS, Call, Fault, Point, calls_in
from tests.crash.ground import Ground, PostgresShelf
from tests.crash.office import STEPS
from tests.crash.people import all_said
from tests.crash.proof import Course, Told, judged, watched
from tests.crash.strace import Ended, under_strace
from tests.postgres_server import PostgresServer, running_server

from ansinh.books.sql_store import SqlStore
from ansinh.books.store import Head, Writing
from ansinh.errors import AnsinhError

SENDS_TRIED: Final = {"quick": 3, "ci": 12}
"""Of a step; by night, all."""

_PATIENCE: Final = 600
"""Times a twentieth of a second, for a server to notice that a program is gone."""


def main(step: str, profile: str = "quick") -> None:
    """Prove it, and print the counts and what was wrong."""
    with (
        tempfile.TemporaryDirectory(prefix="ansinh-crash-") as name,
        running_server() as server,
        server.schema() as url,
    ):
        ground = Ground(PostgresShelf(url), Path(name) / "files")
        number = [one.name for one in STEPS].index(step)
        for one in STEPS[:number]:
            ground.run(one)
        course = _course(ground, number, Path(name))
        gc.collect()
        gc.freeze()
        sends = spread(course.calls, SENDS_TRIED.get(profile, len(course.calls)))
        told = [
            *_program_gone(course, ground, sends, Path(name)),
            *_server_gone(course, ground, server),
        ]
    sys.stdout.write(json.dumps(in_short(told)))


def _course(ground: Ground, number: int, folder: Path) -> Course:
    step = STEPS[number]
    before, commits, after = watched(step, ground)
    ground.put_back(before)
    ended = under_strace(partial(ground.run, step), folder / "log", calls=SENDS)
    assert not ended.error, ended.trace
    return Course(step, folder, before, commits, after, tuple(calls_in(ended.log)))


def _program_gone(
    course: Course, ground: Ground, sends: tuple[Call, ...], folder: Path
) -> Iterator[Told]:
    for call in sends:
        ground.put_back(course.before)
        point = Point(Fault.KILL, call)
        ended = under_strace(
            partial(ground.run, course.step), folder / "log", point.words, calls=SENDS
        )
        _wait_until_noticed(ground)
        yield judged(course, (point,), ended, looked_at=ground, again_on=ground)


def _server_gone(course: Course, ground: Ground, server: PostgresServer) -> Iterator[Told]:
    shelf = ground.shelf
    assert isinstance(shelf, PostgresShelf)

    def restarted() -> None:
        server.start_again()
        shelf.reconnect()

    faults = (
        (Fault.LOST, shelf.cut_others, lambda: None),
        (Fault.SERVER, server.crash, restarted),
    )
    for fault, harm, mend in faults:
        for name in ("before commit", "after commit"):
            for number in range(1, len(course.commits) + 1):
                ground.put_back(course.before)
                with _harmed(number, harm, before=name == "before commit"):
                    error, said = _error_of(course, ground)
                mend()
                point = Point(fault, Call(name, number))
                ended = Ended(killed=False, error=error, trace="", log=("(INJECTED)",), said=said)
                yield judged(course, (point,), ended, looked_at=ground, again_on=ground)


@contextmanager
def _harmed(number: int, harm: Callable[[], None], *, before: bool) -> Iterator[None]:
    """Do harm when so many transactions have come so far."""
    writing = SqlStore.writing
    left = [number]

    @contextmanager
    def cut(store: SqlStore, head: Head) -> Iterator[Writing]:
        left[0] -= 1
        with writing(store, head) as transaction:
            yield transaction
            if before and left[0] == 0:
                harm()
        if not before and left[0] == 0:
            harm()

    with mock.patch.object(SqlStore, "writing", cut):
        yield


def _error_of(course: Course, ground: Ground) -> tuple[str, str]:
    """Do the step; give the error that it ends with, and all that this says."""
    try:
        ground.run(course.step)
    except AnsinhError as error:
        return f"{type(error).__name__} {getattr(error, 'code', '')}".strip(), all_said(error)
    return "", ""


def _wait_until_noticed(ground: Ground) -> None:
    for _ in range(_PATIENCE):
        if not ground.shelf.unfinished():
            return
        time.sleep(0.05)


if __name__ == "__main__":
    main(*sys.argv[1:])
