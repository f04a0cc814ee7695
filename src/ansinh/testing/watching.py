"""Watching a call: what it opens, what it prints, what it warns and logs.

Python's audit hooks cannot be taken away again, so there is one, and it is asleep except around
the calls of the thread that watches.
"""

import contextlib
import io
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from typing import Final

_PREFIXES: Final = ("socket.", "subprocess.", "shutil.", "ctypes.", "ftplib.", "http.", "urllib.")
_EVENTS: Final = frozenset(
    {
        *("open", "os.open", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn"),
        *("os.spawn", "os.startfile", "os.listdir", "os.scandir", "os.mkdir", "os.remove"),
        *("os.rename", "os.rmdir", "os.truncate", "os.putenv", "os.unsetenv", "os.chdir"),
        *("sqlite3.connect", "tempfile.mkstemp", "tempfile.mkdtemp", "webbrowser.open"),
    }
)
_READING: Final = frozenset({"r", "rb", "br", "rt", "tr"})

_watch = threading.local()
_ready: list[bool] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    seen: list[tuple[str, str]] | None = getattr(_watch, "seen", None)
    if seen is None or not (event in _EVENTS or event.startswith(_PREFIXES)):
        return
    mode = arguments[1] if event == "open" and len(arguments) > 1 else ""
    seen.append((event, mode if isinstance(mode, str) else "b"))


@contextlib.contextmanager
def watched(*, reading: bool = False) -> Iterator[list[str]]:
    """Give the list of what this thread opens meanwhile; with `reading`, only reading is let go.

    A first call may import a library and read what ships with the adapter's package.
    """
    if not _ready:
        sys.addaudithook(_hook)
        _ready.append(True)
    seen: list[tuple[str, str]] = []
    found: list[str] = []
    _watch.seen = seen
    try:
        yield found
    finally:
        _watch.seen = None
        harmless = {"os.listdir", "os.scandir"}  # how imports and packages' data are found
        found += [
            event
            for event, mode in seen
            if not (reading and (event in harmless or (event == "open" and mode in _READING)))
        ]


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(level=logging.NOTSET)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - logging's shape
        self.count += 1


@contextlib.contextmanager
def overheard() -> Iterator[list[str]]:
    """Give the list of ways in which something was said meanwhile: printed, warned, logged."""
    found: list[str] = []
    out, err, heard = io.StringIO(), io.StringIO(), _Heard()
    root = logging.getLogger()
    before = root.level
    root.addHandler(heard)
    root.setLevel(logging.NOTSET)
    try:
        with (
            warnings.catch_warnings(record=True) as warned,
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            warnings.simplefilter("always")
            yield found
    finally:
        root.removeHandler(heard)
        root.setLevel(before)
    if out.getvalue():
        found.append("standard output")
    if err.getvalue():
        found.append("standard error")
    found += sorted({f"a warning ({warning.category.__name__})" for warning in warned})
    if heard.count:
        found.append("the log")
