"""The script that runs apart, run here: what it makes of cells, and how it talks."""

import io
import marshal
import os
from datetime import date, datetime, time, timedelta

import pytest
from tests.sheets import xlsx_of

from ansinh.apart import reader


def served(*frames: bytes) -> list[object]:
    """Serve some requests; give the frames of the answer."""
    requests, replies = io.BytesIO(), io.BytesIO()
    for frame in frames:
        reader.send(requests, frame)  # type: ignore[arg-type]
    requests.seek(0)
    reader.serve(requests, replies)  # type: ignore[arg-type]
    replies.seek(0)
    found: list[object] = []
    while (frame := reader.receive(replies, 10**6)) is not None:  # type: ignore[arg-type]
        found.append(bytes(frame) if not found else marshal.loads(frame))
    return found


def asked(*names: str, longest: int = 10) -> bytes:
    return marshal.dumps((list(names), longest))


def test_cells_become_what_a_sheet_holds() -> None:
    row = [" a ", "", " ", 5.0, 5.5, 1e15, -1e15, True, 7, float("inf")]
    rows, days, times, long = reader.finished([row], 4, 10)
    assert rows == [("a", None, None, 5, 5.5, 1e15, -1e15, True, 7, float("inf"))]
    assert [type(value) for value in rows[0][3:7]] == [int, float, float, float]
    assert (days, times, long) == ([], [], [])


def test_days_go_apart_and_times_are_marked() -> None:
    day, moment = date(2024, 7, 1), datetime(2024, 7, 1, 8, 30)  # noqa: DTZ001 - as cells have it
    rows, days, times, _ = reader.finished([[], [day, moment, time(8), timedelta(hours=30)]], 4, 10)
    assert rows == [(), (None,) * 4]
    assert days == [(5, 1, day.toordinal()), (5, 2, "2024-07-01T08:30:00")]
    assert times == [(5, 2), (5, 3), (5, 4)]


def test_a_text_too_long_is_told_and_left_out() -> None:
    """Its length counts as a sheet has it: without outer spaces."""
    rows, _, _, long = reader.finished([["x" * 11, "x" * 10, "  " + "x" * 10, " " * 30]], 1, 10)
    assert rows == [(None, "x" * 10, "x" * 10, None)]
    assert long == [(1, 1)]


def test_a_workbook_is_answered_sheet_by_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_CELLS_AT_ONCE", 4)
    data = xlsx_of([["a", 1], ["b", 2], ["c", 3]])
    part = ("rows", [("a", 1), ("b", 2)], [], [], [])
    rest = ("rows", [("c", 3)], [], [], [])
    whole = [part, rest, ("sheet",), ("done",)]
    assert served(asked("DS"), data, asked("DS"), data) == [reader.GREETING, *whole, *whole]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"nothing"])
def test_what_cannot_be_read_is_refused_and_the_next_is_read(data: bytes) -> None:
    answer = served(asked("DS"), data, asked("DS"), xlsx_of([["a"]]))
    assert answer[1:] == [("refused",), ("rows", [("a",)], [], [], []), ("sheet",), ("done",)]


def test_a_request_cut_short_is_not_answered() -> None:
    assert served(asked("DS")) == [reader.GREETING]


def test_a_frame_says_its_length_and_may_be_cut() -> None:
    stream = io.BytesIO()
    reader.send(stream, b"four")  # type: ignore[arg-type]
    whole = stream.getvalue()
    assert whole == b"\x04" + bytes(7) + b"four"
    for end in range(len(whole)):
        cut = io.BytesIO(whole[:end])
        assert reader.receive(cut, 9) is None  # type: ignore[arg-type]
    assert reader.receive(io.BytesIO(whole), 3) is None  # type: ignore[arg-type]
    assert reader.receive(io.BytesIO(whole), 4) == b"four"  # type: ignore[arg-type]


def test_an_answer_that_nobody_takes_ends_it() -> None:
    taken, replies = os.pipe()
    os.close(taken)
    with open(replies, "wb", buffering=0) as stream, pytest.raises(BrokenPipeError):  # noqa: PTH123
        reader.serve(io.BytesIO(), stream)  # type: ignore[arg-type]
