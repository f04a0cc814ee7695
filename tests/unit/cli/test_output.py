"""The terminal may go away, or know no Vietnamese; the work goes on."""

import io
import os
import sys

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
