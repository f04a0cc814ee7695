"""The one module that touches a disk writes whole files or none."""

import hashlib
import os
import stat
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


class Calls:
    """What was done to a disk, in order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[tuple[str, str]] = []
        fsync, replace = os.fsync, Path.replace

        def seen_fsync(descriptor: int) -> None:
            self.done.append(("fsync", str(Path(f"/proc/self/fd/{descriptor}").readlink())))
            fsync(descriptor)

        def seen_replace(place: Path, target: Path) -> Path:
            self.done.append(("replace", str(target)))
            return replace(place, target)

        monkeypatch.setattr(os, "fsync", seen_fsync)
        monkeypatch.setattr(Path, "replace", seen_replace)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks Linux what is flushed")
def test_a_file_is_flushed_before_it_takes_its_name_and_its_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a power cut leaves an empty file under the right name, or no name at all."""
    calls = Calls(monkeypatch)
    place = tmp_path / "2024-07" / "a.txt"
    files.put_file(place, b"content")
    (folder_above, part, taken, folder) = calls.done
    assert folder_above == ("fsync", str(tmp_path))
    assert part[0] == "fsync"
    assert part[1].startswith(str(place.parent / ".a.txt."))
    assert taken == ("replace", str(place))
    assert folder == ("fsync", str(place.parent))


def test_one_file_is_put_whole_and_for_its_owner_only(tmp_path: Path) -> None:
    place = tmp_path / "a" / "b" / "c.txt"
    files.put_file(place, b"content")
    files.put_file(place, b"other")
    assert place.read_bytes() == b"other"
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700
    assert [p.name for p in place.parent.iterdir()] == ["c.txt"]


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_what_cannot_be_put_leaves_what_was_there_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    place = tmp_path / "a.txt"
    files.put_file(place, b"old")

    def full(*_args: object) -> None:
        raise OSError

    owner = os if broken == "fsync" else Path
    monkeypatch.setattr(owner, broken, full)
    with pytest.raises(StorageError) as caught:
        files.put_file(place, b"new")
    assert caught.value.code is Code.FILE_UNWRITABLE
    assert caught.value.__context__ is None
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.txt": b"old"}


def test_a_part_that_somebody_swept_away_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that opens the book meanwhile takes it for a leftover; and again if it renders."""
    replace, swept = Path.replace, []

    def sweeping(place: Path, target: Path) -> Path:
        if len(swept) < 2:
            swept.append(files.sweep(tmp_path, ["a.txt"]))
        return replace(place, target)

    monkeypatch.setattr(Path, "replace", sweeping)
    files.put_file(tmp_path / "a.txt", b"content")
    assert swept == [1, 1]
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.txt": b"content"}


def test_swept_away_each_time_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(place: Path, _target: Path) -> Path:
        place.unlink()
        raise FileNotFoundError

    monkeypatch.setattr(Path, "replace", gone)
    with pytest.raises(StorageError):
        files.put_file(tmp_path / "a.txt", b"content")


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """A link that somebody laid would lead the file out of its folder."""
    elsewhere, place = tmp_path / "elsewhere", tmp_path / "a.txt"
    elsewhere.write_bytes(b"theirs")
    place.symlink_to(elsewhere)
    files.put_file(place, b"ours")
    assert (elsewhere.read_bytes(), place.is_symlink()) == (b"theirs", False)


def test_a_digest_is_of_a_plain_file_only(tmp_path: Path) -> None:
    place, link = tmp_path / "a.txt", tmp_path / "link"
    assert files.sha256_of(place) is None
    assert files.sha256_of(place / "below") is None
    place.write_bytes(b"content")
    assert files.sha256_of(place / "below") is None
    assert files.sha256_of(place) == hashlib.sha256(b"content").hexdigest()
    link.symlink_to(place)
    assert files.sha256_of(link) == ""
    assert files.sha256_of(tmp_path) == ""


def test_what_cannot_be_read_is_said_without_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> int:
        raise PermissionError

    place = tmp_path / "a.txt"
    place.write_bytes(b"content")
    monkeypatch.setattr(os, "open", broken)
    with pytest.raises(StorageError) as caught:
        files.sha256_of(place)
    assert caught.value.code is Code.FILE_MISSING
    assert caught.value.__context__ is None


def test_only_our_own_parts_are_swept_away(tmp_path: Path) -> None:
    ours = tmp_path / ".a.txt.x1.part"
    theirs = [tmp_path / name for name in (".a.txt", ".b.txt.x1.part", "a.txt.part")]
    for place in (ours, *theirs):
        place.touch()
    assert files.sweep(tmp_path, ["a.txt"]) == 1
    assert sorted(tmp_path.iterdir()) == sorted(theirs)
    assert files.sweep(tmp_path / "nowhere", ["a.txt"]) == 0


def test_whatever_the_umask_files_and_folders_are_their_owners_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        files.write_files(tmp_path / "a" / "b", {"c/d.txt": b"x"})
    finally:
        os.umask(before)
    made = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    assert made == {"a": 0o700, "b": 0o700, "c": 0o700, "d.txt": 0o600}
