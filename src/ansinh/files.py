"""The one module that writes to a disk for whoever calls."""

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from ansinh.errors import Code, StorageError

LARGEST_FILE: Final = 256 * 1024 * 1024
"""Bytes. A list of a million people fits; what is larger is not a list."""

_PART: Final = ".part"
_TRIES: Final = 10
"""How often a file is written that others sweep away: each does it when it opens, and renders."""
_NO_LINK: Final[int] = getattr(os, "O_NOFOLLOW", 0)  # Windows has no such flag
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)  # and only Windows has this one


def read_file(path: str | Path) -> bytes:
    """Read a whole file.

    Raises:
        StorageError: ``file-missing``, ``file-size``.
    """
    content = None
    try:
        with Path(path).open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError:
        pass  # said below, outside of the handler: an OSError would carry the path along
    if content is None:
        raise StorageError(Code.FILE_MISSING)
    if len(content) > LARGEST_FILE:
        raise StorageError(Code.FILE_SIZE)
    return content


def write_files(folder: str | Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder, each whole or not at all, readable by their owner only.

    Folders that are missing are made for their owner only, too.

    Every file is first written beside its place and flushed to the disk; only when all are
    there does each take its name. So a full disk leaves what stood there before.

    Raises:
        StorageError: ``file-unwritable``.
    """
    target = Path(folder)
    waiting: list[tuple[Path, Path]] = []
    written = False
    try:
        _make_folder(target)
        for name, content in files.items():
            place = target / name
            _make_folder(place.parent)
            waiting.append((_written_beside(place, content), place))
        for temporary, place in waiting:
            temporary.replace(place)
        for parent in {place.parent for _, place in waiting}:
            _flush_folder(parent)
        written = True
    except OSError:
        pass  # said below, for the same reason as above
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
    if not written:
        raise StorageError(Code.FILE_UNWRITABLE)
    return tuple(place for _, place in waiting)


def put_file(place: Path, content: bytes) -> None:
    """Put one file in its place so that it stays there, or leave what was there before.

    It is written beside its place, for its owner only, flushed, takes its name in one step, and
    the folder is flushed too: after that a power cut loses neither the bytes nor the name. Folders
    that are missing are made in the same way. Nothing is written through a link.

    Raises:
        StorageError: ``file-unwritable``.
    """
    put = False
    try:
        _make_folder(place.parent)
        _put(place, content)
        put = True
    except OSError:
        pass  # said below, for the same reason as above
    if not put:
        raise StorageError(Code.FILE_UNWRITABLE)


def _put(place: Path, content: bytes) -> None:
    for left in reversed(range(_TRIES)):
        temporary = _written_beside(place, content)
        try:
            temporary.replace(place)
        except FileNotFoundError:  # swept away as a leftover by somebody who began meanwhile
            if not left:
                raise
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        else:
            _flush_folder(place.parent)
            return


def sha256_of(place: Path) -> str | None:
    """Give the SHA-256 of a file in hex; ``None`` where nothing is there.

    Empty for what is no plain file: a link is not followed, a folder is not read.

    Raises:
        StorageError: ``file-missing``: it is there and cannot be read.
    """
    try:
        if not stat.S_ISREG(place.lstat().st_mode):
            return ""
        descriptor = os.open(place, os.O_RDONLY | _NO_LINK | _BINARY)
        with os.fdopen(descriptor, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        pass  # said below, for the same reason as above
    raise StorageError(Code.FILE_MISSING)


def sweep(folder: Path, names: Iterable[str]) -> int:
    """Remove what was left half written beside files of these names; say how many there were.

    What cannot be removed stays, and does no harm.
    """
    beginnings = tuple(_beginning(name) for name in names)
    swept = 0
    with suppress(OSError):
        for left in sorted(folder.iterdir()):
            if left.name.startswith(beginnings) and left.name.endswith(_PART):
                left.unlink(missing_ok=True)
                swept += 1
    return swept


def _make_folder(folder: Path) -> None:
    missing = [parent for parent in (folder, *folder.parents) if not parent.is_dir()]
    for parent in reversed(missing):
        parent.mkdir(mode=0o700, exist_ok=True)
        _flush_folder(parent.parent)


def _beginning(name: str) -> str:
    return f".{name}."


def _written_beside(place: Path, content: bytes) -> Path:
    beginning = _beginning(place.name)
    descriptor, name = tempfile.mkstemp(prefix=beginning, suffix=_PART, dir=place.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:  # mkstemp has made it 0600
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
