"""A small writer of the container around an .xls ([MS-CFB]), for tests of what is read."""

from collections.abc import Mapping, Sequence
from struct import pack

import attrs

SECTOR, MINI, SMALL = 512, 64, 4096
FREE, ENDS, TABLE, LISTS = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOLDER, FILE, ROOT = 1, 2, 5


@attrs.define
class _Entry:
    name: str
    kind: int
    child: int = FREE
    left: int = FREE
    right: int = FREE
    start: int = ENDS
    size: int = 0

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le")
        length = len(name) + 2 if name else 0
        return pack("<64sH2B3L16sL16sLQ", name, length, self.kind, 1, self.left, self.right,
                    self.child, b"", 0, b"", self.start, self.size)  # fmt: skip

    @property
    def order(self) -> tuple[int, str]:
        return len(self.name), self.name.upper()


@attrs.define
class _Sectors:
    """Sectors of one size, and for each the next one."""

    size: int
    parts: list[bytes] = attrs.field(factory=list)
    chains: list[int] = attrs.field(factory=list)

    def place(self, content: bytes) -> int:
        if not content:
            return ENDS
        pieces = [content[at : at + self.size] for at in range(0, len(content), self.size)]
        first = len(self.parts)
        self.parts += [piece.ljust(self.size, b"\x00") for piece in pieces]
        self.chains += [*range(first + 1, first + len(pieces)), ENDS]
        return first


def cfb_of(files: Mapping[str, bytes]) -> bytes:
    """The container around files; a path with ``/`` lies in a folder."""
    entries, numbers = _entries(files)
    sectors, mini = _Sectors(SECTOR), _Sectors(MINI)
    for path, content in files.items():
        entry = entries[numbers[path]]
        entry.size = len(content)
        entry.start = (sectors if len(content) >= SMALL else mini).place(content)
    small = b"".join(mini.parts)
    entries[0].start, entries[0].size = sectors.place(small), len(small)
    mini_at = sectors.place(pack(f"<{len(mini.chains)}L", *mini.chains))
    entries += [_Entry("", 0) for _ in range(-len(entries) % 4)]
    folder_at = sectors.place(b"".join(entry.packed() for entry in entries))
    return _with_tables(sectors, folder_at, mini_at)


def _with_tables(sectors: _Sectors, folder_at: int, mini_at: int) -> bytes:
    """Put the header in front, and the table of all sectors behind."""
    first = len(sectors.parts)
    tables, further = 1, 0
    while tables * 128 < first + tables + further:
        tables += 1
        further = max(0, -(-(tables - 109) // 127))
    chains = [*sectors.chains, *[TABLE] * tables, *[LISTS] * further]
    chains += [FREE] * (tables * 128 - len(chains))
    listed = [*range(first, first + tables)]
    listed += [FREE] * (109 + further * 127 - tables)
    more_at = first + tables if further else ENDS
    lists = [
        pack("<128L", *listed[at : at + 127], more_at + n + 1 if n + 1 < further else ENDS)
        for n, at in enumerate(range(109, len(listed), 127))
    ]
    header = pack("<8s16s5H6x9L", MAGIC, b"", 62, 3, 0xFFFE, 9, 6, 0, tables, folder_at, 0, SMALL,
                  mini_at, mini_at != ENDS, more_at, further)  # fmt: skip
    table = pack(f"<{len(chains)}L", *chains)
    return b"".join([header, pack("<109L", *listed[:109]), *sectors.parts, table, *lists])


def _entries(files: Mapping[str, bytes]) -> tuple[list[_Entry], dict[str, int]]:
    """Give files and folders, each folder's as a tree, and their numbers by path."""
    entries = [_Entry("Root Entry", ROOT)]
    numbers: dict[str, int] = {}
    for path in files:
        names = path.split("/")
        for depth in range(len(names)):
            inner = "/".join(names[: depth + 1])
            if inner not in numbers:
                numbers[inner] = len(entries)
                entries.append(_Entry(names[depth], FILE if inner == path else FOLDER))
    for folder in ["", *numbers]:
        within = [number for path, number in numbers.items() if path.rpartition("/")[0] == folder]
        parent = entries[numbers[folder]] if folder else entries[0]
        parent.child = _tree(entries, sorted(within, key=lambda number: entries[number].order))
    return entries, numbers


def _tree(entries: list[_Entry], numbers: Sequence[int]) -> int:
    """Hang siblings together as a balanced tree; give its root."""
    if not numbers:
        return FREE
    middle = len(numbers) // 2
    top = entries[numbers[middle]]
    top.left = _tree(entries, numbers[:middle])
    top.right = _tree(entries, numbers[middle + 1 :])
    return numbers[middle]
