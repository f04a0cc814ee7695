"""Prove of one step that it can be broken off anywhere; print what came of it, as JSON.

    python -m tests.crash STEP [PROFILE [PLANTED]]

Run by `tests/books/test_crash.py`, in a process of its own: one that does nothing else has one
thread, and can be copied. By hand, PROFILE ``nightly`` tries every call with every fault;
PLANTED is a fault of ours, which has to be noticed.
"""

import gc
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.crash.choice import choice_of
from tests.crash.counting import in_short
from tests.crash.ground import ground_in
from tests.crash.office import STEPS
from tests.crash.order import letters_of
from tests.crash.planted import PLANTED
from tests.crash.proof import Course, Told, course_of, harmed, harmed_twice

SHARED_MEMORY: Final = Path("/dev/shm")
"""Where a flush costs nothing: here the disk is harmed by strace, and never by its own."""


def main(step: str, profile: str = "quick", planted: str = "nothing") -> None:
    """Prove it, and print the counts and what was wrong."""
    where = SHARED_MEMORY if SHARED_MEMORY.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="ansinh-crash-", dir=where))
    try:
        with PLANTED[planted]():
            course, told = _proved(step, profile, folder)
    finally:
        shutil.rmtree(folder)
    sys.stdout.write(json.dumps({"order": letters_of(course.calls), **in_short(told)}))


def _proved(step: str, profile: str, folder: Path) -> tuple[Course, list[Told]]:
    choice = choice_of(profile, step)
    assert choice is not None
    base = folder / "base"
    base.mkdir()
    number = [one.name for one in STEPS].index(step)
    for one in STEPS[:number]:
        ground_in(base).run(one)
    course = course_of(STEPS[number], base, folder)
    gc.collect()
    gc.freeze()  # so that a copy of this process shares its memory
    return course, [*harmed(course, choice, folder), *harmed_twice(course, choice, folder)]


if __name__ == "__main__":
    main(*sys.argv[1:])
