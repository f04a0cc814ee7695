"""`Worker`: the process in which workbooks are read, started when needed and started anew.

One process serves all files and all threads of this one, in turn: starting it takes longer than
reading a small list. It ends when its stdin does, so it never outlives whoever started it.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import find_spec
from io import RawIOBase
from pathlib import Path
from typing import Final

import attrs

from ansinh.apart import reader
from ansinh.errors import Code, PluginError

_SCRIPT: Final = Path(reader.__file__).absolute()
_PASSED_ON: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
"""What an interpreter may need to start; nothing else of the caller's environment is."""
_FRAME: Final = 2**30
_BROKEN: Final = (OSError, EOFError, TypeError, ValueError)
"""What a pipe raises when nobody is at its other end, and `marshal` when what it wrote is none."""


@attrs.frozen
class Bounds:
    """What a reader may take: bytes of memory, and seconds for one file."""

    memory: int
    seconds: float


class Died(Exception):
    """The process ended, or was ended, before the answer did."""

    def __init__(self, *, late: bool) -> None:
        super().__init__()
        self.late = late


class Worker:
    """The reader's process as its caller sees it; not for two threads at once.

    Raises:
        PluginError: ``reader-apart``: it cannot be started.
    """

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.used = False
        """Whether it has answered; only what never did may be no reader at all."""
        process = _started(bounds)
        if process is None:
            raise PluginError(Code.READER_APART)
        self._process = process
        self._requests, self._replies = _raw(process.stdin), _raw(process.stdout)

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def ask(self, request: Sequence[bytes], take: Callable[[bytearray], bool]) -> None:
        """Send a request and hand on each frame of the answer, until `take` wants no more.

        Raises:
            Died: it ended, or it took too long and was ended.
            PluginError: ``reader-apart``: it is not what answers.
        """
        late = threading.Event()
        clock = self._clock(late)
        whole = False
        try:
            whole = self._answered(request, take)
        except _BROKEN:
            whole = False
        finally:
            if not whole:
                self.end()
            clock.cancel()
            clock.join()  # a thread at its end still counts, to whoever forks
        if not whole:
            raise Died(late=late.is_set())

    def _clock(self, late: threading.Event) -> threading.Timer:
        clock = threading.Timer(self.bounds.seconds, self._end_late, [late])
        clock.daemon = True
        started = False
        with suppress(RuntimeError):  # no more threads, or the interpreter is ending
            clock.start()
            started = True
        if not started:
            raise PluginError(Code.READER_APART)
        return clock

    def _answered(self, request: Sequence[bytes], take: Callable[[bytearray], bool]) -> bool:
        if not self.used:
            greeting = reader.receive(self._replies, len(reader.GREETING))
            if greeting is None or bytes(greeting) != reader.GREETING:
                raise PluginError(Code.READER_APART)
            self.used = True
        for frame in request:
            reader.send(self._requests, frame)
        while (answer := reader.receive(self._replies, _FRAME)) is not None:
            if not take(answer):
                return True
        return False

    def _end_late(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def end(self) -> None:
        """End it; it holds nothing that anybody would miss."""
        self._process.kill()
        self._requests.close()
        self._replies.close()
        self._process.wait()

    def leave(self) -> None:
        """Let go of a process that belongs to the process that this one was forked from.

        Its end is none of ours, and our copies of its pipes would keep it waiting.
        """
        self._requests.close()
        self._replies.close()
        self._process.returncode = 0  # else a warning that it still runs


def _raw(pipe: object) -> RawIOBase:
    """Say which kind of stream it is: `Popen` makes it so without a buffer, and no lock in it."""
    assert isinstance(pipe, RawIOBase)  # noqa: S101 - bufsize=0 makes it so; for the type checker
    return pipe


def _started(bounds: Bounds) -> subprocess.Popen[bytes] | None:
    found = find_spec("python_calamine")
    if found is None or found.origin is None or not sys.executable:
        return None
    folder = Path(found.origin).absolute().parent.parent
    try:
        return subprocess.Popen(  # noqa: S603 - our own script, by the interpreter that runs this
            [sys.executable, "-I", "-S", _SCRIPT, folder, str(bounds.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd=_SCRIPT.parent,
            env={name: value for name, value in os.environ.items() if name in _PASSED_ON},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            process_group=None if os.name == "nt" else 0,  # Ctrl-C is for whoever asked
        )
    except (OSError, ValueError):
        return None
