"""The script that runs apart, run here: what it makes of cells, and how it talks."""

import io
import marshal
import os
import sys
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sheets import xlsx_of

from ansinh.apart import reader
from ansinh.formats.cell_values import plain


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


class Limits:
    """Stands for the module `resource`."""

    RLIMIT_CORE, RLIMIT_AS, RLIM_INFINITY = 4, 9, -1

    def __init__(self, hard: int) -> None:
        self.hard = hard
        self.set: dict[int, tuple[int, int]] = {}

    def getrlimit(self, _kind: int) -> tuple[int, int]:
        return 0, self.hard

    def setrlimit(self, kind: int, bounds: tuple[int, int]) -> None:
        if kind == self.RLIMIT_CORE and self.hard == 7:
            raise ValueError
        self.set[kind] = bounds


@pytest.mark.parametrize(
    ("hard", "bounds"),
    [(-1, {4: (0, 0), 9: (100, 100)}), (50, {4: (0, 0), 9: (50, 50)}), (7, {9: (7, 7)})],
)
def test_its_memory_is_bounded_as_far_as_the_system_lets_it(
    monkeypatch: pytest.MonkeyPatch, hard: int, bounds: object
) -> None:
    limits = Limits(hard)
    monkeypatch.setitem(sys.modules, "resource", limits)
    reader._bound(100)
    assert limits.set == bounds


def test_where_there_are_no_bounds_it_reads_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    reader._bound(100)


def test_an_answer_broken_off_is_no_refusal() -> None:
    frames = reader._ended(iter([b"one", b"two"]))
    assert next(frames) == b"one"
    frames.close()
    assert list(frames) == []


@given(
    value=st.one_of(
        st.floats(), st.booleans(), st.integers(), st.dates(), st.datetimes(), st.times(),
        st.timedeltas(), st.none(), st.sampled_from([1e15, -1e15, 999999999999999.0]),
    )
)  # fmt: skip
def test_a_cell_is_what_every_reader_makes_of_it(value: object) -> None:
    """The script cannot import ansinh, so it says it again; the two may not differ."""
    (row,), days, times, _ = reader.finished([[value]], 1, 10)
    marked: set[tuple[int, int]] = set()
    wanted = plain(value, marked, 1, 1)
    sent = days[0][2] if days else row[0]
    if isinstance(wanted, date):
        whole = type(wanted) is date
        assert sent == (wanted.toordinal() if whole else wanted.isoformat())
    else:
        assert repr(sent) == repr(wanted)
    assert set(times) == marked


def test_an_answer_that_nobody_takes_ends_it() -> None:
    taken, replies = os.pipe()
    os.close(taken)
    with open(replies, "wb", buffering=0) as stream, pytest.raises(BrokenPipeError):  # noqa: PTH123 - a number, no path
        reader.serve(io.BytesIO(), stream)  # type: ignore[arg-type]
