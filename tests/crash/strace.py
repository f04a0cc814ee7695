"""Run something in a copy of this process, under strace, which harms it where it is told to.

Starting Python takes longer than a step. So this process, which has all it needs in memory, is
copied for each run; the copy waits until strace holds it, does its work, and ends.
"""

import logging
import mmap
import os
import shutil
import signal
import subprocess
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import attrs
from tests.canaries import told_by
from tests.crash.faults import CALLS
from tests.crash.people import all_said

STRACE: Final = shutil.which("strace")
_ROOM: Final = 1 << 16
_APART: Final = "\x1e"
_BROKEN_OFF: Final = 120
"""Seconds; a step takes a hundredth of one."""


@attrs.frozen
class Ended:
    """How a run ended: killed, or well, or with an error; and what strace saw.

    `said` is all that the error says, and all that the run wrote to a log.
    """

    killed: bool
    error: str
    trace: str
    log: tuple[str, ...]
    said: str = ""

    @property
    def harmed(self) -> bool:
        """Say whether what was to happen did."""
        return self.killed or any("(INJECTED)" in line for line in self.log)


def under_strace(
    work: Callable[[], object],
    log: Path,
    words: Sequence[str] = (),
    *,
    calls: Sequence[str] = CALLS,
) -> Ended:
    """Run `work` in a copy of this process; `words` tell strace what to do to it.

    An error is told through memory that both have: a pipe would be one more call that writes.
    """
    assert STRACE is not None
    with mmap.mmap(-1, _ROOM) as told:
        read_end, write_end = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(write_end)
            _live(work, told, read_end)
        os.close(read_end)
        command = [
            STRACE, "-f", "-y", "-s", "0", "-p", str(child), "-o", str(log),
            "-e", "signal=none", "-e", "trace=" + ",".join(f"?{name}" for name in calls), *words,
        ]  # fmt: skip
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
            try:
                assert tracer.stderr is not None
                said = tracer.stderr.readline()
                if "attached" not in said:
                    os.kill(child, signal.SIGKILL)
                    raise NotTraced(said.strip())
                os.close(write_end)  # now it may begin
                _, status = os.waitpid(child, 0)
                tracer.wait(_BROKEN_OFF)
            finally:
                tracer.kill()
        text = told[:].rstrip(b"\0").decode("utf-8", "replace")
    told_of, _, said = text.partition(_APART)
    error, _, trace = told_of.partition("\n")
    lines = tuple(line.split(maxsplit=1)[1] for line in log.read_text().splitlines())
    return Ended(os.WIFSIGNALED(status), error, trace, lines, said)


class NotTraced(Exception):
    """This machine lets nobody trace, or the tracer is gone."""


class _Logged(logging.Handler):
    """Keeps what a run writes to a log: in memory, since a file is one more call that writes."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(told_by(record))


def _live(work: Callable[[], object], told: mmap.mmap, gate: int) -> None:
    """Wait, work, say what it came to, and end without any clearing up."""
    status = 1
    logged = _Logged()
    try:
        os.read(gate, 1)
        os.close(gate)
        work()
        status = 0
    except BaseException as error:  # noqa: BLE001 - whatever it is, the other process judges it
        code = getattr(error, "code", "")
        text = f"{type(error).__name__} {code}".strip() + "\n" + traceback.format_exc()
        text += _APART + "\n".join([*logged.lines, all_said(error)])
        told.write(text.encode("utf-8", "replace")[:_ROOM])
    finally:
        os._exit(status)
