"""The one module that writes to a disk for whoever calls."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ansinh.errors import Code, StorageError

LARGEST_FILE: Final = 256 * 1024 * 1024
"""Bytes. A list of a million people fits; what is larger is not a list."""


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

    Every file is first written beside its place and flushed to the disk; only when all are
    there does each take its name. So a full disk leaves what stood there before.

    Raises:
        StorageError: ``file-unwritable``.
    """
    target = Path(folder)
    waiting: list[tuple[Path, Path]] = []
    written = False
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            place = target / name
            place.parent.mkdir(parents=True, exist_ok=True)
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


def _written_beside(place: Path, content: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=place.parent)
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
