"""The one module that touches a disk writes whole files or none."""

import os
from pathlib import Path

import pytest

from ansinh import files
from ansinh.errors import Code, StorageError


def test_files_are_written_whole_and_for_their_owner_only(tmp_path: Path) -> None:
    """They hold people's data."""
    (place,) = files.write_files(tmp_path / "new", {"a/b.txt": b"content"})
    assert place.read_bytes() == b"content"
    assert place.stat().st_mode & 0o777 == 0o600
    assert sorted(p.name for p in place.parent.iterdir()) == ["b.txt"]


def test_what_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk must not cost last month's file."""
    files.write_files(tmp_path, {"a.txt": b"old", "b.txt": b"old"})
    flushed: list[int] = []

    def full_at_the_second(descriptor: int) -> None:
        flushed.append(descriptor)
        if len(flushed) > 1:
            raise OSError

    monkeypatch.setattr(os, "fsync", full_at_the_second)
    with pytest.raises(StorageError) as caught:
        files.write_files(tmp_path, {"a.txt": b"new", "b.txt": b"new"})
    assert caught.value.code is Code.FILE_UNWRITABLE
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {
        "a.txt": b"old",
        "b.txt": b"old",
    }


def test_a_file_that_is_not_there_is_said_without_its_path(tmp_path: Path) -> None:
    """A path may hold somebody's name."""
    with pytest.raises(StorageError) as caught:
        files.read_file(tmp_path / "nguyen-van-a.xlsx")
    assert caught.value.code is Code.FILE_MISSING
    assert "nguyen" not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_file_larger_than_a_list_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit comes before the memory."""
    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    (tmp_path / "list.csv").write_bytes(b"x" * 11)
    with pytest.raises(StorageError) as caught:
        files.read_file(tmp_path / "list.csv")
    assert caught.value.code is Code.FILE_SIZE
