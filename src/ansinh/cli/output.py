"""The one way to the terminal: whoever reads may leave, and the work goes on."""

import io
import json
import os
import sys
from typing import Any

import click


def put(words: str | bytes, *, aside: bool = False) -> None:
    """Write a line to standard output, or `aside` to standard error.

    Whoever read may be gone (``ansinh run … | head``). The files are what the month is about, so
    the rest of the words goes nowhere and the work goes on.
    """
    try:
        click.echo(words, err=aside)
    except BrokenPipeError:
        _lead_nowhere(sys.stderr if aside else sys.stdout)


def put_document(document: dict[str, Any]) -> None:
    """Write a JSON document; UTF-8, whatever the terminal's encoding is."""
    put(json.dumps(document, ensure_ascii=False, indent=2).encode())


def take_any_terminal() -> None:
    """Show a question mark for a letter that a terminal cannot show, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _lead_nowhere(stream: Any) -> None:  # noqa: ANN401 - a stream of whatever kind
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    except (OSError, ValueError):  # it is no file, so nothing of it is left to be flushed
        pass
    finally:
        os.close(nowhere)
