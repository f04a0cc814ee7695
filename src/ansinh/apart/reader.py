"""The script that runs apart: takes workbooks on stdin, gives their cells on stdout.

It is started as a file, without site-packages, so it uses the standard library and python-calamine
only. What a cell needs done is done here, so that the caller gets rows that are finished.

Frames have their length before them. A request is two frames: ``(sheet names, longest text)`` and
the workbook. An answer is frames of `marshal`, each a tuple that begins with a word: ``rows`` for
some rows of a sheet, ``sheet`` at a sheet's end, and ``done`` or ``refused`` at the end of it all.
"""

import gc
import io
import marshal
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

GREETING = b"ansinh reads apart"
"""The first frame: any other program that stands where Python should says something else."""
ROWS, SHEET, DONE, REFUSED = "rows", "sheet", "done", "refused"
_EXACT = 10**15
"""Below it a spreadsheet's number is a whole number exactly."""
_OUTER = " \t\r\n\u00a0"
"""What is taken off both ends of a text; both are as in `formats.cell_values`, which a script that
runs without site-packages cannot import."""
_CELLS_AT_ONCE = 65_536
_MARSHAL = 2
"""The last version that does not look for values it has had before: there are next to none."""

Place = tuple[int, int]
Row = tuple[object, ...]
Days = list[tuple[int, int, int | str]]


def send(stream: io.RawIOBase, frame: bytes) -> None:
    """Write a frame."""
    for part in (len(frame).to_bytes(8, "little"), frame):
        rest = memoryview(part)
        while rest:
            rest = rest[stream.write(rest) or 0 :]


def receive(stream: io.RawIOBase, most: int) -> bytearray | None:
    """Read a frame of at most so many bytes; nothing where the other side has ended."""
    head = _exactly(stream, 8)
    size = most + 1 if head is None else int.from_bytes(head, "little")
    return None if size > most else _exactly(stream, size)


def _exactly(stream: io.RawIOBase, size: int) -> bytearray | None:
    frame = bytearray(size)
    rest = memoryview(frame)
    while rest:
        count = stream.readinto(rest)
        if not count:
            return None
        rest = rest[count:]
    return frame


def answers(content: bytes | bytearray, names: Sequence[str], longest: int) -> Iterator[bytes]:
    """Read a workbook's sheets, some rows at a time."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        for name in names:
            sheet = workbook.get_sheet_by_name(name)
            rows = sheet.to_python(skip_empty_area=False)
            count = max(1, _CELLS_AT_ONCE // max(1, len(rows[0]))) if rows else 1
            for start in range(0, len(rows), count):
                part = finished(rows[start : start + count], start + 1, longest)
                yield marshal.dumps((ROWS, *part), _MARSHAL)
            yield marshal.dumps((SHEET,), _MARSHAL)


def finished(
    rows: Iterable[Iterable[object]], first: int, longest: int
) -> tuple[list[Row], Days, list[Place], list[Place]]:
    """Give rows as a `Sheet` has them, and apart from them days, times and texts too long.

    `marshal` has no days: they come as ``(row, column, day)``, counted from 1, the day as its
    number or, with a time of day, in the form of ISO 8601.
    """
    days: Days = []
    times: list[Place] = []
    long: list[Place] = []

    def other(value: object, row: int, column: int) -> object:
        if isinstance(value, str):
            text = value.strip(_OUTER)
            if len(text) <= longest:
                return text or None
            long.append((row, column))
        elif type(value) is date:
            days.append((row, column, value.toordinal()))
        elif isinstance(value, datetime):
            days.append((row, column, value.isoformat()))
            times.append((row, column))
        elif isinstance(value, (time, timedelta)):
            times.append((row, column))
        return value if isinstance(value, (bool, int)) else None

    done = [
        tuple(
            [
                (value.strip(_OUTER) or None)
                if type(value) is str and len(value) <= longest
                else (int(value) if -_EXACT < value < _EXACT and value.is_integer() else value)
                if type(value) is float
                else other(value, row, column)
                for column, value in enumerate(cells, start=1)
            ]
        )
        for row, cells in enumerate(rows, start=first)
    ]
    return done, days, times, long


def serve(requests: io.RawIOBase, replies: io.RawIOBase) -> None:
    """Answer until nobody asks any more."""
    send(replies, GREETING)
    while (asked := receive(requests, sys.maxsize)) is not None:
        content = receive(requests, sys.maxsize)
        if content is None:
            return
        names, longest = marshal.loads(asked)  # noqa: S302 - whoever started us has written it
        for frame in _ended(answers(content, names, longest)):
            send(replies, frame)


def _ended(frames: Iterator[bytes]) -> Iterator[bytes]:
    """Give the frames, and then whether they are all of them."""
    end = DONE
    try:
        yield from frames
    except GeneratorExit:
        raise
    except BaseException:  # noqa: BLE001 - a panic in the Rust reader is no Exception
        end = REFUSED
    yield marshal.dumps((end,), _MARSHAL)


def _bound(memory: int) -> None:
    """Take at most so much memory, and leave no image of it when that ends the process."""
    try:
        import resource
    except ImportError:  # Windows has no such bounds
        return
    for kind, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, memory)):
        hard = resource.getrlimit(kind)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (bound, bound))
        except (OSError, ValueError):  # some systems know the bound and do not set it
            continue


def main(folder: str, memory: str) -> None:
    """Serve the process that has started this one, with python-calamine from a folder."""
    _bound(int(memory))
    gc.disable()  # rows have no circles
    sys.path.append(folder)
    import python_calamine  # noqa: F401 - where it cannot be loaded, there is no greeting

    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # whatever prints does not get among the frames
    requests = os.fdopen(0, "rb", buffering=0, closefd=False)
    try:
        serve(requests, replies)
    except OSError:
        return


if __name__ == "__main__":
    main(*sys.argv[1:])
