"""`read_apart`: a workbook's cells, read where nothing that happens hurts the caller."""

import atexit
import marshal
import os
import threading
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

import attrs

from ansinh.apart import reader
from ansinh.apart.worker import Bounds, Died, Worker

Cell = None | str | int | float | bool | date
Row = tuple[Cell, ...]


@attrs.define(eq=False, repr=False)
class Grid:
    """The cells of one sheet: rows that are finished, and the places of what is special in them.

    `times` are cells with a time of day, `long` are texts longer than was asked for; the latter
    are left out of the rows.
    """

    rows: list[Row] = attrs.Factory(list)
    times: set[reader.Place] = attrs.Factory(set)
    long: list[reader.Place] = attrs.Factory(list)


@attrs.define(eq=False, repr=False)
class _Shared:
    """The one process, and whose turn it is."""

    worker: Worker | None = None
    turn: threading.Lock = attrs.Factory(threading.Lock)


_SHARED = _Shared()
_KEPT: Final = 8 * 1024 * 1024
"""A process that has read more does not give the memory back, so it is not kept."""


def read_apart(
    content: bytes, names: Sequence[str], *, longest: int, bounds: Bounds
) -> list[Grid] | None:
    """Read the named sheets of a workbook; nothing where it cannot be read.

    Whatever the workbook does to the reader, the next one is read. A process that has served
    before and dies may have died of what came before, or by somebody's hand: a new one is asked.

    Raises:
        PluginError: ``reader-apart``: no process could be started.
    """
    request = (marshal.dumps((list(names), longest)), content)
    with _SHARED.turn:
        worker = _ready(bounds)
        served = worker.used
        answer, again = _answer(worker, request)
        if again and served:
            answer, _ = _answer(_ready(bounds), request)
        if len(content) > _KEPT:
            _close()
    return answer


def _ready(bounds: Bounds) -> Worker:
    worker = _SHARED.worker
    if worker is None or not worker.alive or worker.bounds != bounds:
        _close()
        worker = _SHARED.worker = Worker(bounds)
    return worker


def _answer(worker: Worker, request: Sequence[bytes]) -> tuple[list[Grid] | None, bool]:
    """Give the answer, and whether it is worth asking again."""
    taken = _Taken()
    try:
        worker.ask(request, taken.take)
    except Died as died:
        return None, not died.late
    return (taken.grids if taken.whole else None), False


class _Taken:
    """The answer as far as it has come."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.whole = False
        self._grid = Grid()

    def take(self, frame: bytearray) -> bool:
        """Take a frame; say whether there is more to come.

        Raises:
            ValueError, EOFError, TypeError: the frame is none of ours.
        """
        match marshal.loads(frame):  # noqa: S302 - our own script has written it
            case (reader.ROWS, list(rows), list(days), list(times), list(long)):
                self._grid.rows += rows
                self._grid.times.update(times)
                self._grid.long += long
                _put(self._grid.rows, days)
                return True
            case (reader.SHEET,):
                self.grids.append(self._grid)
                self._grid = Grid()
                return True
            case (reader.DONE | reader.REFUSED as end,):
                self.whole = end == reader.DONE
                return False
            case _:
                raise ValueError


def _put(rows: list[Row], days: Sequence[tuple[int, int, int | str]]) -> None:
    for row, column, day in days:
        value = date.fromordinal(day) if isinstance(day, int) else datetime.fromisoformat(day)
        cells = rows[row - 1]
        rows[row - 1] = (*cells[: column - 1], value, *cells[column:])


def _close() -> None:
    worker, _SHARED.worker = _SHARED.worker, None
    if worker is not None:
        worker.end()


def _forked() -> None:
    """In a process that was forked, the reader is the other one's; so may be the turn."""
    worker, _SHARED.worker, _SHARED.turn = _SHARED.worker, None, threading.Lock()
    if worker is not None:
        worker.leave()


atexit.register(_close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)
