"""The zip around a workbook: read by our own strict rules before any library sees it.

Libraries differ in what they make of two archives glued together, overlapping or repeated members,
or a size that lies. So a member counts only if its place, name, size and checksum all agree, and
what is read from here is what is handed on.
"""

import re
import zlib
from struct import Struct
from typing import Any, Final

import attrs

from ansinh.errors import Code, Position, UnreadableFile, problem
from ansinh.formats.limits import (
    MAX_EXPANDED_BYTES,
    MAX_FILE_BYTES,
    MAX_PARTS,
    MAX_RATIO,
    RATIO_COUNTS_FROM,
)

ZIP_MAGIC: Final = b"PK\x03\x04"
_END: Final = Struct("<4s4H2LH")
_CENTRAL: Final = Struct("<4s6H3L5H2L")
_LOCAL: Final = Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED: Final = 1
_NAME: Final = re.compile(r"(?!/)(?!.*(?:^|/)\.\.?(?:/|$))[\w .,()\[\]/&%+~@!{}=#$'^`-]+")


class _Refusal(Exception):
    """What is wrong, without any value."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code = code


@attrs.frozen
class _Member:
    name: str
    method: int
    checksum: int
    packed: int
    size: int
    at: int


def parts_of(data: bytes, place: Position) -> dict[str, bytes]:
    """Unpack every part of the archive, within bounds; names as written, in order.

    Raises:
        UnreadableFile: ``file-too-large``, ``xlsx-damaged``, ``xlsx-encrypted``, ``xlsx-expands``.
    """
    if len(data) > MAX_FILE_BYTES:
        most = f"{MAX_FILE_BYTES // 2**20} MB"
        raise UnreadableFile([problem(Code.FILE_TOO_LARGE, place, most=most)])
    try:
        return _unpacked(data)
    except _Refusal as wrong:
        code = wrong.code
    raise UnreadableFile([problem(code, place)])


def _unpacked(data: bytes) -> dict[str, bytes]:
    members, directory_at = _directory(data)
    expanded = sum(member.size for member in members)
    if len(members) > MAX_PARTS or expanded > MAX_EXPANDED_BYTES:
        raise _Refusal(Code.XLSX_EXPANDS)
    for member in members:
        if member.size > RATIO_COUNTS_FROM and member.size > MAX_RATIO * member.packed:
            raise _Refusal(Code.XLSX_EXPANDS)
    if len({member.name.casefold() for member in members}) < len(members):
        raise _Refusal(Code.XLSX_DAMAGED)
    parts: dict[str, bytes] = {}
    end = 0
    for member in sorted(members, key=lambda one: one.at):
        start = _content_start(data, member)
        if member.at < end or start + member.packed > directory_at or (end == 0 and member.at):
            raise _Refusal(Code.XLSX_DAMAGED)  # overlapping, or something before the first
        end = start + member.packed
        content = _content(memoryview(data)[start:end], member)
        if not member.name.endswith("/"):  # a folder
            parts[member.name] = content
    return parts


def _directory(data: bytes) -> tuple[list[_Member], int]:
    if not data.startswith(ZIP_MAGIC) or len(data) < _END.size:
        raise _Refusal(Code.XLSX_DAMAGED)
    magic, disk, first_disk, here, count, size, at, comment = _END.unpack_from(
        data, len(data) - _END.size
    )
    whole = at + size == len(data) - _END.size
    if magic != b"PK\x05\x06" or disk or first_disk or here != count or comment or not whole:
        raise _Refusal(Code.XLSX_DAMAGED)
    members: list[_Member] = []
    cursor = at
    for _ in range(count):
        if cursor + _CENTRAL.size > at + size:
            raise _Refusal(Code.XLSX_DAMAGED)
        entry = _CENTRAL.unpack_from(data, cursor)
        name_length, extra, remark = entry[10:13]
        name = data[cursor + _CENTRAL.size : cursor + _CENTRAL.size + name_length]
        members.append(_member(entry, name))
        cursor += _CENTRAL.size + name_length + extra + remark
    if cursor != at + size:
        raise _Refusal(Code.XLSX_DAMAGED)
    return members, at


def _member(entry: tuple[Any, ...], raw_name: bytes) -> _Member:
    magic, _, _, flags, method, _, _, checksum, packed, size = entry[:10]
    if flags & _ENCRYPTED:
        raise _Refusal(Code.XLSX_ENCRYPTED)
    try:
        name = raw_name.decode("utf-8")
    except UnicodeDecodeError:
        name = ""
    if magic != b"PK\x01\x02" or method not in {_STORED, _DEFLATED} or not _NAME.fullmatch(name):
        raise _Refusal(Code.XLSX_DAMAGED)
    return _Member(name, method, checksum, packed, size, at=entry[16])


def _content_start(data: bytes, member: _Member) -> int:
    if member.at + _LOCAL.size > len(data):
        raise _Refusal(Code.XLSX_DAMAGED)
    local = _LOCAL.unpack_from(data, member.at)
    name_at = member.at + _LOCAL.size
    name = data[name_at : name_at + local[9]]
    if local[0] != ZIP_MAGIC or local[3] != member.method or name != member.name.encode():
        raise _Refusal(Code.XLSX_DAMAGED)
    return int(name_at + local[9] + local[10])


def _content(packed: memoryview, member: _Member) -> bytes:
    if member.method == _STORED:
        content, whole = bytes(packed), True
    else:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = stream.decompress(packed, member.size + 1)
        except zlib.error:
            content = b""
        whole = stream.eof and not stream.unused_data
    if not whole or len(content) != member.size or zlib.crc32(content) != member.checksum:
        raise _Refusal(Code.XLSX_DAMAGED)
    return content
