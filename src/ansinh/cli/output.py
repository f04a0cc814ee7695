"""The one way to the terminal: whoever reads may leave, and the work goes on."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from contextvars import ContextVar
from typing import Any, Final, TextIO

import click

_OURS: Final[ContextVar[TextIO | None]] = ContextVar("_OURS", default=None)
_LOST: Final[ContextVar[bool]] = ContextVar("_LOST", default=False)
_STDOUT: Final = 1
_STDERR: Final = 2


def stdout() -> TextIO:
    """Give standard output, also while it is kept from everybody else."""
    return _OURS.get() or sys.stdout


@contextmanager
def plugins_aside() -> Iterator[None]:
    """Keep standard output for what `put` writes; what anybody else writes goes to standard error.

    With ``--json`` standard output holds one document, and a plug-in that prints, or a program
    that it calls, would spoil it.
    """
    sys.stdout.flush()
    ours = _with_descriptor_of_its_own(sys.stdout)
    token = _OURS.set(ours)
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        _OURS.reset(token)
        if ours is not sys.stdout:
            _give_back(ours)


def _with_descriptor_of_its_own(stream: TextIO) -> TextIO:
    """Give a stream to where standard output leads, and let its descriptor lead aside."""
    try:
        is_ours = stream.fileno() == _STDOUT
    except (OSError, ValueError):  # it is no file: a test's, or a notebook's
        is_ours = False
    if not is_ours:
        return stream
    apart = os.fdopen(os.dup(_STDOUT), "w", encoding=stream.encoding, errors=stream.errors)
    with suppress(OSError):  # standard error is closed
        os.dup2(_STDERR, _STDOUT)
    return apart


def _give_back(ours: TextIO) -> None:
    sys.stdout.flush()  # what was written to it meanwhile goes aside too
    try:
        ours.flush()
    except BrokenPipeError:
        _lead_nowhere(ours)
    os.dup2(ours.fileno(), _STDOUT)
    ours.close()


def put(words: str | bytes, *, aside: bool = False) -> None:
    """Write a line to standard output, or `aside` to standard error.

    Whoever read may be gone (``ansinh run … | head``). The files are what the month is about, so
    the rest of the words goes nowhere and the work goes on. It does where a disk is full too
    (``ansinh … > file``), and `words_lost` tells it at the end.
    """
    stream = sys.stderr if aside else stdout()
    try:
        click.echo(words, file=stream)
    except BrokenPipeError:
        _lead_nowhere(stream)
    except OSError:
        _lead_nowhere(stream)
        _LOST.set(_LOST.get() or not aside)


@contextmanager
def words_lost() -> Iterator[Callable[[], bool]]:
    """Give what says whether standard output has taken all that was put there since."""
    token = _LOST.set(False)
    try:
        yield _LOST.get
    finally:
        _LOST.reset(token)


def put_document(document: dict[str, Any]) -> None:
    """Write a JSON document; UTF-8, whatever the terminal's encoding is.

    Bytes of a name that are no UTF-8 are written out as JSON writes them.
    """
    text = json.dumps(document, ensure_ascii=False, indent=2)
    put(text.encode("utf-8", "backslashreplace"))


def take_any_terminal() -> None:
    """Show a question mark for a letter that a terminal cannot show, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _lead_nowhere(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    except (OSError, ValueError):  # it is no file, so nothing of it is left to be flushed
        pass
    finally:
        os.close(nowhere)
