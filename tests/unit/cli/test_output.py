"""The terminal may go away, or know no Vietnamese; the work goes on."""

import io
import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from ansinh.cli import output


class _Gone(io.TextIOBase):
    """A reader that has left; `descriptor` is the file behind it, if there is one."""

    def __init__(self, descriptor: int | None) -> None:
        self.descriptor = descriptor

    def write(self, _text: str) -> int:
        raise BrokenPipeError

    def fileno(self) -> int:
        if self.descriptor is None:
            raise io.UnsupportedOperation
        return self.descriptor


@pytest.mark.parametrize("aside", [False, True])
def test_a_reader_that_has_left_stops_nothing(aside: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """``ansinh run … | head`` still writes the month's files."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        monkeypatch.setattr(sys, "stderr" if aside else "stdout", _Gone(writing))
        output.put("one", aside=aside)
        os.write(writing, b"what Python flushes at its end goes nowhere")
    finally:
        os.close(writing)


def test_a_stream_that_is_no_file_stops_nothing_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _Gone(None))
    output.put("one")


def test_a_letter_that_a_terminal_does_not_know_becomes_a_question_mark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else a Windows terminal would end a month with an error, and the error too."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="cp1252"))
    output.take_any_terminal()
    output.put("Tỉnh")
    output.put_document({"tháng": 7})
    assert written.getvalue().splitlines()[0] == b"T?nh"
    assert '"tháng": 7'.encode() in written.getvalue()


PRINTING = """
import os, subprocess, sys
from sys import stdout as kept
from ansinh.cli import output

print("before")
try:
    with output.plugins_aside():
        print("by print")
        kept.write("by a stream that was kept\\n")
        os.write(1, b"by the descriptor\\n")
        subprocess.run([sys.executable, "-c", "print('by a program')"], check=True)
        output.put_document({"tháng": 7})
        raise KeyError
except KeyError:
    output.put("after")
    print("at the end")
"""


def test_standard_output_is_ours_alone_while_plug_ins_work() -> None:
    """Whoever reads ``--json`` gets one document, whatever a plug-in prints."""
    done = subprocess.run(
        [sys.executable, "-c", PRINTING], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.split() == ["before", "{", '"tháng":', "7", "}", "after", "at", "the", "end"]
    said = sorted(done.stderr.splitlines())
    assert said == [
        "by a program",
        "by a stream that was kept",
        "by print",
        "by the descriptor",
    ]


@pytest.mark.skipif(os.name != "posix", reason="the shell closes the descriptor")
def test_a_closed_standard_error_stops_nothing() -> None:
    code = (
        "from ansinh.cli import output\n"
        "with output.plugins_aside():\n    print('lost'); output.put('ours')"
    )
    command = '"$0" -c "$1" 2>&-'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable, code], capture_output=True, check=True
    )
    assert done.stdout.split() == [b"ours"]


@pytest.mark.skipif(which("bash") is None, reason="bash says how the head of a pipe ended")
def test_a_reader_that_has_left_does_not_matter_in_the_meantime() -> None:
    code = (
        "from ansinh.cli import output\n"
        "with output.plugins_aside():\n"
        "    output.stdout().write('x' * 10)\n"
        "import sys; sys.exit(7)"
    )
    command = '"$0" -c "$1" | true; exit "${PIPESTATUS[0]}"'
    done = subprocess.run(
        ["bash", "-c", command, sys.executable, code], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (7, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
@pytest.mark.parametrize("as_json", [False, True])
def test_what_a_full_disk_has_not_taken_is_told(as_json: bool) -> None:
    """``ansinh … > file``: the command runs to its end, and says that its words are lost."""
    words = [sys.executable, "-m", "ansinh.cli", "adapters", "--lang", "en"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*words, *(["--json"] if as_json else [])],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 3
    assert done.stderr.decode().startswith("Standard output could not be written to")
    assert len(done.stderr.splitlines()) == 1


INTERRUPTED = """
import importlib.abc, sys

class Keyboard(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "ansinh.cli.main":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Keyboard())
from ansinh.cli import main
"""


def test_it_can_be_stopped_while_it_loads() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", INTERRUPTED],
        capture_output=True,
        check=False,
        timeout=60,
    )
    said = "Đã dừng từ bàn phím. / Stopped from the keyboard."
    assert (done.returncode, done.stderr.decode().strip()) == (3, said)
