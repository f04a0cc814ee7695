"""`zip_names`: what an archive lists, however odd it is; only to say what it is an archive of."""

from struct import Struct
from typing import Final

from ansinh.formats.limits import MAX_LISTED

_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_LONGEST_REMARK: Final = 65_535
_ENTRY: Final = Struct("<4s24x3H12x")
_ENTRY_MAGIC: Final = b"PK\x01\x02"
_FIRST_NAME: Final = 30


def zip_names(data: bytes) -> list[str]:
    """Give the names in the archive's directory; the first file's where there is no directory."""
    names: list[str] = []
    end = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_REMARK))
    if 0 <= end <= len(data) - _END_SIZE:
        at = int.from_bytes(data[end + 16 : end + 20], "little")
        while at + _ENTRY.size <= end and len(names) < MAX_LISTED:
            magic, name, extra, remark = _ENTRY.unpack_from(data, at)
            if magic != _ENTRY_MAGIC:
                break
            names.append(_text(data[at + _ENTRY.size : at + _ENTRY.size + name]))
            at += _ENTRY.size + name + extra + remark
    length = int.from_bytes(data[26:28], "little")
    return names or [_text(data[_FIRST_NAME : _FIRST_NAME + length])]


def _text(name: bytes) -> str:
    return name.decode("latin-1").replace("\\", "/")
