"""Files as they arrive after an accident: cut, flipped, doubled, mixed up."""

from collections.abc import Callable
from typing import Final

from hypothesis import strategies as st

from ansinh.testing.strategies.eager import eager

_BEGINNINGS: Final = (
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"<?xml version='1.0'?>",
    b"<html>",
    b"{",
    b"\x00",
)


@eager
def damaged(files: bytes | st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Draw what accidents make of a file: cut off, a byte changed, lines doubled, lost, reordered.

    Digits become other digits, so that what is left may still look right.
    """
    accidents = st.sampled_from(_ACCIDENTS)
    if isinstance(files, bytes):
        return accidents.flatmap(lambda accident: accident(files))
    return files.flatmap(damaged)


def any_files(content: bytes) -> st.SearchStrategy[bytes]:
    """Draw bytes of every kind: nothing, noise behind a known beginning, words, damaged files."""
    noise = st.builds(
        lambda start, rest: start + rest, st.sampled_from(_BEGINNINGS), st.binary(max_size=200)
    )
    words = st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    fixed = st.sampled_from([b"", b"\n", b"\n\n", content[: len(content) // 2], b"\n" + content])
    blank = _by_lines(_blank)(content)
    return st.one_of(
        fixed, noise, words, blank, damaged(content), damaged(content).flatmap(damaged)
    )


def _cut(content: bytes) -> st.SearchStrategy[bytes]:
    return st.integers(0, max(0, len(content) - 1)).map(lambda at: content[:at])


def _flipped(content: bytes) -> st.SearchStrategy[bytes]:
    def flip(at: int, other: int) -> bytes:
        return content[:at] + bytes([other]) + content[at + 1 :]

    return st.builds(flip, st.integers(0, max(0, len(content) - 1)), st.integers(0, 255))


def _other_digit(content: bytes) -> st.SearchStrategy[bytes]:
    places = [at for at, byte in enumerate(content) if 48 <= byte <= 57]
    if not places:
        return _flipped(content)

    def changed(at: int, by: int) -> bytes:
        digit = (content[at] - 48 + by) % 10 + 48
        return content[:at] + bytes([digit]) + content[at + 1 :]

    return st.builds(changed, st.sampled_from(places), st.integers(1, 9))


def _by_lines(change: Callable[[list[bytes], int, int], list[bytes]]) -> "_Accident":
    def accident(content: bytes) -> st.SearchStrategy[bytes]:
        lines = content.splitlines(keepends=True)
        if len(lines) < 2:
            return _cut(content)
        at = st.integers(0, len(lines) - 1)
        return st.builds(lambda one, two: b"".join(change(list(lines), one, two)), at, at)

    return accident


def _doubled(lines: list[bytes], one: int, two: int) -> list[bytes]:
    return [*lines[:two], lines[one], *lines[two:]]


def _lost(lines: list[bytes], one: int, _two: int) -> list[bytes]:
    return [*lines[:one], *lines[one + 1 :]]


def _blank(lines: list[bytes], one: int, _two: int) -> list[bytes]:
    end = b"\r\n" if lines[one].endswith(b"\r\n") else b"\n"
    return [*lines[:one], end, *lines[one:]]


def _swapped(lines: list[bytes], one: int, two: int) -> list[bytes]:
    lines[one], lines[two] = lines[two], lines[one]
    return lines


_Accident = Callable[[bytes], st.SearchStrategy[bytes]]

_ACCIDENTS: Final[tuple[_Accident, ...]] = (
    _cut,
    _flipped,
    _other_digit,
    _other_digit,
    _by_lines(_doubled),
    _by_lines(_lost),
    _by_lines(_blank),
    _by_lines(_swapped),
)
