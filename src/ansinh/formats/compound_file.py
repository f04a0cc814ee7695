"""The container around an .xls (OLE2, [MS-CFB]): files and folders within one file.

Sectors are chained through tables, and everything a table says may be a lie: a chain that comes
back to itself, a folder that holds itself, a size beyond the file. So each chain is followed for no
longer than there are sectors, each entry is come to once, and what is not there is damage.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from struct import Struct, unpack
from typing import Final

import attrs

from ansinh.errors import Code
from ansinh.formats.limits import MAX_ENTRIES
from ansinh.formats.xml_part import Refusal

CFB_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER: Final = Struct("<8s16s5H6x9L")
_ENTRY: Final = Struct("<64sH2B3L16sL16sLQ")
_NUMBERS: Final = Struct("<109L")
_CHAIN_ENDS: Final = 0xFFFFFFFE
_NO_ENTRY: Final = 0xFFFFFFFF
_FOLDER, _FILE, _ROOT = 1, 2, 5
_SECTOR_BITS: Final = {3: 9, 4: 12}
_MINI_BITS: Final = 6
_MINI_BELOW: Final = 4096
"""A smaller file stands in the ministream, in sectors of 64 bytes."""
_NAME: Final = re.compile(r"[^/\\:!\x00]{1,31}")


@attrs.frozen
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


@attrs.frozen
class CompoundFile:
    """What the container holds: files' sizes by path, in lower case; folders end in ``/``."""

    sizes: Mapping[str, int]
    _entries: Mapping[str, _Entry]
    _container: "_Container"

    def content(self, path: str) -> bytes:
        """Give one file.

        Raises:
            Refusal: ``xlsx-damaged``: it is not all there.
        """
        return self._container.file(self._entries[path])


def compound_file(data: bytes) -> CompoundFile:
    """Read what the container says it holds; the files themselves are read when asked for.

    Raises:
        Refusal: ``xlsx-damaged``.
    """
    container = _Container.of(data)
    entries = dict(container.listed())
    sizes = {path: entry.size for path, entry in entries.items()}
    return CompoundFile(sizes, entries, container)


@attrs.frozen
class _Container:
    data: bytes
    bits: int
    table: Sequence[int]
    entries: Sequence[_Entry]
    mini_table: Sequence[int]

    @classmethod
    def of(cls, data: bytes) -> "_Container":
        if len(data) < 512 or not data.startswith(CFB_MAGIC):
            raise Refusal(Code.XLSX_DAMAGED)
        header = _HEADER.unpack_from(data)
        _, version, order, bits, mini_bits = header[2:7]
        folder_at, cutoff, mini_at = header[9], header[11], header[12]
        known = _SECTOR_BITS.get(version) == bits and mini_bits == _MINI_BITS
        if order != 0xFFFE or cutoff != _MINI_BELOW or not known:
            raise Refusal(Code.XLSX_DAMAGED)
        table = _table(data, bits, header)
        folder = _joined(data, bits, _chain(table, folder_at))
        entries = list(_entries(folder, has_long_sizes=version == 4))
        mini_chain = _chain(table, mini_at)
        if len(mini_chain) > _tables_at_most(data, _MINI_BITS, bits):
            raise Refusal(Code.XLSX_DAMAGED)
        mini_table = _numbers(_joined(data, bits, mini_chain))
        return cls(data, bits, table, entries, mini_table)

    def listed(self) -> Iterator[tuple[str, _Entry]]:
        """Walk the folders from the root; siblings hang together as a binary tree."""
        if not self.entries or self.entries[0].kind != _ROOT:
            raise Refusal(Code.XLSX_DAMAGED)
        waiting = [("", self.entries[0].child)]
        come_to: set[int] = set()
        paths: set[str] = set()
        while waiting:
            folder, number = waiting.pop()
            if number == _NO_ENTRY:
                continue
            if number in come_to or number >= len(self.entries):
                raise Refusal(Code.XLSX_DAMAGED)
            come_to.add(number)
            entry = self.entries[number]
            path = folder + entry.name.casefold() + ("/" if entry.kind == _FOLDER else "")
            if entry.kind not in {_FOLDER, _FILE} or path in paths:
                raise Refusal(Code.XLSX_DAMAGED)
            paths.add(path)
            yield path, entry
            waiting += [(folder, entry.left), (folder, entry.right)]
            if entry.kind == _FOLDER:
                waiting.append((path, entry.child))

    def file(self, entry: _Entry) -> bytes:
        if entry.size >= _MINI_BELOW:
            content = _joined(self.data, self.bits, _chain(self.table, entry.start))
        else:
            chain = _chain(self.table, self.entries[0].start) if entry.size else []
            small = _joined(self.data, self.bits, chain)
            content = _joined(small, _MINI_BITS, self.mini_chain(entry), before=0)
        if len(content) < entry.size:
            raise Refusal(Code.XLSX_DAMAGED)
        return content[: entry.size]

    def mini_chain(self, entry: _Entry) -> list[int]:
        return _chain(self.mini_table, entry.start) if entry.size else []


def _table(data: bytes, bits: int, header: Sequence[int]) -> Sequence[int]:
    """Give the table of all sectors: each one's next; its own sectors are listed first."""
    tables, more_at, more = header[8], header[14], header[15]
    most = _tables_at_most(data, bits, bits)
    if tables > most or more > most:
        raise Refusal(Code.XLSX_DAMAGED)
    listed = list(_NUMBERS.unpack_from(data, 76))
    for _ in range(more):
        *further, more_at = _numbers(_joined(data, bits, [more_at])) or (0,)
        listed += further
    if len(listed) < tables:
        raise Refusal(Code.XLSX_DAMAGED)
    return _numbers(_joined(data, bits, listed[:tables]))


def _chain(table: Sequence[int], start: int) -> list[int]:
    chain: list[int] = []
    number = start
    while number != _CHAIN_ENDS:
        if number >= len(table) or len(chain) >= len(table):  # nowhere, or in a circle
            raise Refusal(Code.XLSX_DAMAGED)
        chain.append(number)
        number = table[number]
    return chain


def _tables_at_most(data: bytes, unit: int, bits: int) -> int:
    """Say how many sectors a table of the file's sectors of ``2**unit`` bytes may take.

    The header alone has room for 109, and some programs fill it.
    """
    return 109 + ((len(data) >> unit) >> (bits - 2))


def _joined(data: bytes, bits: int, chain: Sequence[int], before: int = 1) -> bytes:
    """Join sectors; the last one of a file may be cut short. `before` them is the header's."""
    starts = [(number + before) << bits for number in chain]
    if any(start + (1 << bits) > len(data) for start in starts[:-1]):
        raise Refusal(Code.XLSX_DAMAGED)
    if any(start >= len(data) for start in starts[-1:]):
        raise Refusal(Code.XLSX_DAMAGED)
    return b"".join(data[start : start + (1 << bits)] for start in starts)


def _numbers(content: bytes) -> Sequence[int]:
    count = len(content) // 4
    return unpack(f"<{count}L", content[: count * 4])


def _entries(folder: bytes, *, has_long_sizes: bool) -> Iterator[_Entry]:
    if len(folder) // _ENTRY.size > MAX_ENTRIES:
        raise Refusal(Code.XLSX_DAMAGED)
    for at in range(0, len(folder) - _ENTRY.size + 1, _ENTRY.size):
        raw, length, kind, _, left, right, child, _, _, _, start, size = _ENTRY.unpack_from(
            folder, at
        )
        name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if kind in {_FOLDER, _FILE} and not _NAME.fullmatch(name):
            raise Refusal(Code.XLSX_DAMAGED)
        whole_size = size if has_long_sizes else size & 0xFFFFFFFF
        yield _Entry(name, kind, left, right, child, start, whole_size)
