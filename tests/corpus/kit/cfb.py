"""A compound file (the container of .xls and of locked workbooks) by hand, kept small."""

import struct
from collections.abc import Mapping
from typing import Final

_SECTOR: Final = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LEAST: Final = 4096
"""Below that a stream would have to stand in the mini stream; so short ones are padded."""


def compound(
    streams: Mapping[str, bytes], folders: Mapping[str, Mapping[str, bytes]] | None = None
) -> bytes:
    """Pack streams, and folders of streams, into a compound file."""
    entries: list[tuple[str, int, bytes, int]] = []  # name, kind, content, child
    links: list[int] = []  # the next sibling
    top: list[tuple[str, bytes | Mapping[str, bytes]]] = [
        *streams.items(),
        *(folders or {}).items(),
    ]
    top.sort(key=lambda one: (len(one[0]), one[0].upper()))
    entries.append(("Root Entry", 5, b"", 1 if top else _FREE))
    links.append(_FREE)
    children: list[tuple[int, Mapping[str, bytes]]] = []
    for index, (name, content) in enumerate(top):
        number = len(entries)
        last = index == len(top) - 1
        links.append(_FREE if last else number + 1)
        if isinstance(content, bytes):
            entries.append((name, 2, content, _FREE))
        else:
            entries.append((name, 1, b"", _FREE))
            children.append((number, content))
    for parent, inside in children:
        first = len(entries)
        name, kind, content, _ = entries[parent]
        entries[parent] = (name, kind, content, first)
        ordered = sorted(inside.items(), key=lambda one: (len(one[0]), one[0].upper()))
        for index, (child, data) in enumerate(ordered):
            links.append(_FREE if index == len(ordered) - 1 else len(entries) + 1)
            entries.append((child, 2, data, _FREE))
    return _file(entries, links)


def _file(entries: list[tuple[str, int, bytes, int]], links: list[int]) -> bytes:
    body = b""
    fat: list[int] = []

    def put(content: bytes) -> int:
        nonlocal body
        if not content:
            return _END
        first = len(fat)
        count = -(-len(content) // _SECTOR)
        fat.extend([*range(first + 1, first + count), _END])
        body += content.ljust(count * _SECTOR, b"\0")
        return first

    starts = []
    for _, kind, content, _ in entries:
        padded = content.ljust(_LEAST, b"\0") if kind == 2 else b""
        starts.append((put(padded), len(padded)))
    table = b"".join(
        _entry(name, kind, link, child, start, size)
        for (name, kind, _, child), link, (start, size) in zip(entries, links, starts, strict=True)
    )
    while len(table) % _SECTOR:
        table += b"\0" * 68 + struct.pack("<3L", _FREE, _FREE, _FREE) + b"\0" * 48
    table_at = put(table)
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * _SECTOR:
        fat_sectors += 1
    fat_at = len(fat)
    fat.extend([_FAT] * fat_sectors)
    packed = b"".join(struct.pack("<L", one) for one in fat).ljust(fat_sectors * _SECTOR, b"\xff")
    header = struct.pack(
        "<8s16s5H10x8L",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        fat_sectors, table_at, 0, _LEAST, _END, 0, _END, 0,
    )  # fmt: skip
    sectors = [*range(fat_at, fat_at + fat_sectors), *[_FREE] * (109 - fat_sectors)]
    header += b"".join(struct.pack("<L", one) for one in sectors)
    assert len(header) == _SECTOR
    return header + body + packed


def _entry(name: str, kind: int, link: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBB3L16x4x16x", len(raw), kind, 1, _FREE, link, child)
        + struct.pack("<LQ", start if kind == 2 else (_END if kind == 5 else 0), size)
    )
