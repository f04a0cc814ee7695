"""Reading apart: whatever a workbook does to the reader, the caller lives and reads the next."""

import marshal
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.sheets import DECLARATION, MAIN, cell, sheet_xml, workbook, xlsx_of

from ansinh.apart import Bounds, Grid, read_apart, reading
from ansinh.apart.worker import Died, Worker
from ansinh.errors import Code, PluginError

BOUNDS = Bounds(4 * 2**30, 120)
SMALL = xlsx_of([["STT", 1]], name="DS")
FAR = workbook(
    sheet_xml(f'<row r="1">{cell("A1", 1)}</row><row r="1048576">{cell("XFD1048576", 1)}</row>')
)
"""Two cells; python-calamine lays out 549 GB between them."""
STRINGS = workbook(
    sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
    strings=f'{DECLARATION}<sst xmlns="{MAIN}" uniqueCount="4000000000"><si><t>x</t></si></sst>',
)
"""One string that is said to be four thousand million of them: 96 GB."""
WIDE = workbook(
    sheet_xml(f'<row r="1">{cell("A1", 1)}</row><row r="60000">{cell("XFD60000", 1)}</row>')
)
"""24 GB, which some machines would begin to give."""

ASKED = marshal.dumps((["DS"], 100))

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
needs_stop = pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no process stops here")


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    """Each test begins and ends without a process."""
    reading._close()
    yield
    reading._close()


def read(data: bytes, name: str = "DS", bounds: Bounds = BOUNDS) -> list[Grid] | None:
    return read_apart(data, [name], longest=100, bounds=bounds)


def rows(data: bytes, name: str = "DS") -> list[object]:
    grids = read(data, name)
    assert grids is not None
    (grid,) = grids
    return list(grid.rows)


def process() -> int:
    worker = reading._SHARED.worker
    assert worker is not None
    return worker._process.pid


def refused(code: Code) -> None:
    with pytest.raises(PluginError) as caught:
        read(SMALL)
    assert caught.value.code is code
    assert caught.value.__context__ is None


def test_one_process_reads_file_after_file() -> None:
    assert rows(SMALL) == [("STT", 1)]
    first = process()
    assert first != os.getpid()
    assert rows(SMALL) == [("STT", 1)]
    assert process() == first


def test_days_come_back_in_their_places() -> None:
    day = date(2024, 7, 1)
    moment = datetime(2024, 7, 1, 12)  # noqa: DTZ001 - as cells have it
    grids = read(xlsx_of([["a", day, "b", day], [moment, None, None, None]]))
    assert grids is not None
    assert grids[0].rows == [("a", day, "b", day), (moment, None, None, None)]
    assert grids[0].times == {(2, 1)}


def test_many_rows_come_whole_and_in_order() -> None:
    table = [(number, f"tên {number}", None, number / 4 + 0.1) for number in range(40_000)]
    assert rows(xlsx_of(table)) == table


@pytest.mark.parametrize("data", [FAR, STRINGS, WIDE])
def test_a_workbook_that_ends_its_reader_is_refused_and_the_next_is_read(data: bytes) -> None:
    assert read(data, "S1") is None
    assert rows(SMALL) == [("STT", 1)]
    first = process()
    assert read(data, "S1") is None
    assert rows(SMALL) == [("STT", 1)]
    assert process() != first


@pytest.mark.parametrize("data", [b"", b"nothing", SMALL[:-30]])
def test_what_the_reader_refuses_keeps_the_process(data: bytes) -> None:
    assert rows(SMALL) == [("STT", 1)]
    first = process()
    assert read(data) is None
    assert read(SMALL, "no such sheet") is None
    assert rows(SMALL) == [("STT", 1)]
    assert process() == first


def test_a_process_that_somebody_ended_is_started_anew() -> None:
    assert rows(SMALL) == [("STT", 1)]
    worker = reading._SHARED.worker
    assert worker is not None
    worker._process.kill()
    assert rows(SMALL) == [("STT", 1)]
    assert reading._SHARED.worker is not worker


@needs_stop
def test_a_process_that_dies_between_two_files_costs_neither() -> None:
    """It is asked while it still seems to live; only a new one's word is taken for the file's."""
    assert rows(SMALL) == [("STT", 1)]
    worker = reading._SHARED.worker
    assert worker is not None
    os.kill(worker._process.pid, signal.SIGSTOP)
    threading.Timer(0.2, worker._process.kill).start()
    assert rows(SMALL) == [("STT", 1)]


@needs_stop
def test_a_reader_that_does_not_come_to_an_end_is_ended() -> None:
    bounds = Bounds(BOUNDS.memory, 5)
    worker = Worker(bounds)
    answers: list[bytes] = []
    worker.ask(
        [ASKED, SMALL],
        lambda frame: bool(answers.append(bytes(frame))),
    )
    assert len(answers) == 1
    worker.bounds = Bounds(BOUNDS.memory, 0.2)
    os.kill(worker._process.pid, signal.SIGSTOP)
    with pytest.raises(Died) as caught:
        worker.ask([b"", SMALL], lambda _frame: True)
    assert caught.value.late
    assert not worker.alive


@needs_stop
def test_a_file_that_takes_too_long_is_refused_once() -> None:
    bounds = Bounds(BOUNDS.memory, 1.5)
    assert read(SMALL, bounds=bounds) is not None
    os.kill(process(), signal.SIGSTOP)
    assert read(SMALL, bounds=bounds) is None  # a new process would have read it
    assert read(SMALL, bounds=bounds) is not None


def test_an_answer_that_is_none_of_ours_is_no_answer() -> None:
    taken = reading._Taken()
    for frame in (b"", b"garbage", b"N", b"(\x01\x00\x00\x00N"):
        with pytest.raises((ValueError, EOFError, TypeError)):
            taken.take(bytearray(frame))
    worker = Worker(BOUNDS)

    def take(_frame: bytearray) -> bool:
        raise ValueError

    with pytest.raises(Died):
        worker.ask([ASKED, SMALL], take)
    assert not worker.alive


def test_a_stopped_run_leaves_no_half_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a caller broke off must not be taken for the next file's."""

    def stopped(_self: object, _frame: bytearray) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(reading._Taken, "take", stopped)
        with pytest.raises(KeyboardInterrupt):
            read(xlsx_of([["another", 2]]))
    assert rows(SMALL) == [("STT", 1)]


@pytest.mark.parametrize("name", ["", "/nowhere/python", "/", "with\0nul", "false", "cat", "yes"])
def test_where_no_process_can_be_started_it_is_said(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Within another program `sys.executable` is that program; it must not be taken for Python."""
    found = f"/bin/{name}" if name.isalpha() else name
    monkeypatch.setattr(sys, "executable", found)
    refused(Code.READER_APART)
    monkeypatch.undo()
    assert rows(SMALL) == [("STT", 1)]


@needs_fork
def test_a_program_that_answers_in_frames_is_not_taken_for_the_reader(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.write_text("#!/bin/sh\nprintf '\\005\\0\\0\\0\\0\\0\\0\\0hello'\ncat > /dev/null\n")
    other.chmod(0o700)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", str(other))
        refused(Code.READER_APART)


@needs_fork
def test_a_key_that_stops_the_caller_is_not_the_reader_s() -> None:
    """A terminal sends Ctrl-C to a whole group; whoever asked decides what becomes of it."""
    assert rows(SMALL) == [("STT", 1)]
    assert os.getpgid(process()) == process() != os.getpgrp()


def test_where_no_thread_can_be_started_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_more(_self: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(threading.Timer, "start", no_more)
        refused(Code.READER_APART)
    assert rows(SMALL) == [("STT", 1)]


def test_where_the_reader_is_not_installed_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("ansinh.apart.worker.find_spec", lambda _name: None)
        refused(Code.READER_APART)


def test_a_process_that_read_much_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_KEPT", len(SMALL) - 1)
    assert rows(SMALL) == [("STT", 1)]
    assert reading._SHARED.worker is None


def test_threads_take_turns() -> None:
    files = {number: xlsx_of([[number, "x" * number]]) for number in range(1, 9)}
    found: dict[int, object] = {}

    def several(number: int) -> None:
        for _ in range(5):
            found[number] = rows(files[number])

    threads = [threading.Thread(target=several, args=[number]) for number in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: [(number, "x" * number)] for number in files}


def _elsewhere(queue: "multiprocessing.SimpleQueue[object]") -> None:
    queue.put([rows(SMALL), process()])


@needs_fork
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_another_process_has_a_reader_of_its_own(method: str) -> None:
    assert rows(SMALL) == [("STT", 1)]
    first = process()
    context = multiprocessing.get_context(method)
    queue = context.SimpleQueue()
    other = context.Process(target=_elsewhere, args=[queue])
    other.start()
    found, its_reader = queue.get()
    other.join(30)
    assert (found, other.exitcode) == ([("STT", 1)], 0)
    assert its_reader != first
    assert rows(SMALL) == [("STT", 1)]
    assert process() == first
    assert ended(its_reader)


@needs_fork
def test_a_fork_while_a_file_is_read_waits_for_nobody() -> None:
    """The turn may be another thread's, which is not there in the forked process."""
    assert rows(SMALL) == [("STT", 1)]
    with reading._SHARED.turn:
        child = os.fork()
        if child == 0:
            os._exit(0 if read(SMALL) else 1)
        _, status = os.waitpid(child, 0)
    assert status == 0


@needs_fork
def test_a_reader_that_was_left_behind_ends() -> None:
    """A forked process lets go of its copies of the pipes, and of nothing else."""
    assert rows(SMALL) == [("STT", 1)]
    left = process()
    reading._forked()
    assert os.waitpid(left, 0) == (left, 0)
    assert rows(SMALL) == [("STT", 1)]
    assert process() != left


def test_its_memory_is_bounded_and_it_leaves_no_image() -> None:
    limits = Path("/proc/self/limits")
    if not limits.exists():
        pytest.skip("no way to see another process's bounds here")
    assert rows(SMALL) == [("STT", 1)]
    found = Path(f"/proc/{process()}/limits").read_text()
    bounds = {line[:26].strip(): line[26:].split()[:2] for line in found.splitlines()}
    assert bounds["Max address space"] == [str(BOUNDS.memory)] * 2
    assert bounds["Max core file size"] == ["0"] * 2


def ended(pid: int) -> bool:
    """Whether a process is gone, or only waits for whoever started it to look."""
    for _ in range(100):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
            os.kill(pid, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


USE = """
import sys
from pathlib import Path
from ansinh.formats import read_workbook
data = Path(sys.argv[1]).read_bytes()
assert read_workbook(data, "x")[0].rows == [("STT", 1)]
from ansinh.apart import reading
print(reading._SHARED.worker._process.pid, flush=True)
"""


def used(folder: Path, *, before: str = "", after: str = "") -> "subprocess.CompletedProcess[str]":
    """Read in a Python that takes every warning for an error."""
    listed = folder / "list.xlsx"
    listed.write_bytes(SMALL)
    program = f"{before}\n{USE}\n{after}"
    return subprocess.run(
        [sys.executable, "-W", "error", "-X", "dev", "-c", program, str(listed)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=folder,
    )


def test_a_program_that_reads_ends_without_a_word(tmp_path: Path) -> None:
    run = used(tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert ended(int(run.stdout))


def test_the_reader_does_not_outlive_a_program_that_is_killed(tmp_path: Path) -> None:
    run = used(tmp_path, after="import os, signal; os.kill(os.getpid(), signal.SIGTERM)")
    assert run.returncode != 0
    assert ended(int(run.stdout))


def test_the_caller_s_modules_path_and_settings_do_not_matter(tmp_path: Path) -> None:
    """Not even modules in the caller's folder that are called as the standard library's."""
    settings = f"""
import datetime, marshal, os, python_calamine, subprocess, attrs
for name in ("datetime", "marshal", "python_calamine", "sitecustomize"):
    with open(name + ".py", "w") as file:
        file.write("raise SystemExit(9)")
os.environ.update(PATH="", PYTHONPATH={str(tmp_path)!r}, PYTHONHOME="/nowhere")
"""
    run = used(tmp_path, before=settings)
    assert (run.returncode, run.stderr) == (0, "")


@needs_fork
def test_a_folder_that_is_gone_does_not_matter(tmp_path: Path) -> None:
    lost = "import os; os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone')"
    run = used(tmp_path, before=lost)
    assert (run.returncode, run.stderr) == (0, "")


def test_no_file_stays_open() -> None:
    folder = Path("/proc/self/fd")
    if not folder.exists():
        pytest.skip("there is no way to count open files here")
    before = len(list(folder.iterdir()))
    for data in (SMALL, FAR, b"nothing"):
        read(data, "S1")
    reading._close()
    assert len(list(folder.iterdir())) == before
