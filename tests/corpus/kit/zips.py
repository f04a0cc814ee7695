"""Archives by hand: parts changed, left out, doubled, overlapping; the same bytes any day."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping

Parts = dict[str, bytes]
Change = bytes | None | Callable[[bytes], bytes]


def unpacked(data: bytes) -> Parts:
    """Give the parts of an archive, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes] | Iterable[tuple[str, bytes]], *, stored: str = "") -> bytes:
    """Pack parts; `stored` names one that stands first, unpacked, as .ods files have it."""
    out = io.BytesIO()
    pairs = parts.items() if isinstance(parts, Mapping) else parts
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pairs:
            method = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def repacked(data: bytes, changes: Mapping[str, Change], *, stored: str = "") -> bytes:
    """Change parts by the beginning of their names; new names are added; `None` leaves one out."""
    parts = unpacked(data)
    out: Parts = {}
    for name, content in parts.items():
        change = next((c for start, c in changes.items() if name.startswith(start)), content)
        if change is None:
            continue
        out[name] = change(content) if callable(change) else change
    for name, change in changes.items():
        if isinstance(change, bytes) and name not in out:
            out[name] = change
    return zipped(out, stored=stored)


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    """Give the change of a text that stands in a part once or more."""

    def change(content: bytes) -> bytes:
        assert old.encode() in content, old
        return content.replace(old.encode(), new.encode())

    return change


def member(
    name: bytes, content: bytes, *, at: int, flags: int = 0, size: int | None = None
) -> tuple[bytes, bytes]:
    """Give one stored member by hand: its local part, and its entry in the directory.

    `size` is what the headers claim where that is not what is there.
    """
    claimed = len(content) if size is None else size
    checksum = zlib.crc32(content)
    local = struct.pack(
        "<4s5H3L2H",
        b"PK\x03\x04",
        20,
        flags,
        0,
        0,
        33,
        checksum,
        len(content),
        claimed,
        len(name),
        0,
    )
    central = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, flags, 0, 0, 33, checksum, len(content), claimed,
        len(name), 0, 0, 0, 0, 0, at,
    )  # fmt: skip
    return local + name + content, central + name


def directory(entries: Iterable[bytes], at: int, *, count: int | None = None) -> bytes:
    """Give the end of an archive: its directory and the record that closes it."""
    entries = list(entries)
    body = b"".join(entries)
    number = len(entries) if count is None else count
    return body + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, number, number, len(body), at, 0)


def by_hand(parts: Iterable[tuple[bytes, bytes]], *, flags: int = 0) -> bytes:
    """Pack members stored, with names as they are given: doubled, absolute, with ``..``."""
    out, entries = b"", []
    for name, content in parts:
        local, central = member(name, content, at=len(out), flags=flags)
        out += local
        entries.append(central)
    return out + directory(entries, len(out))
