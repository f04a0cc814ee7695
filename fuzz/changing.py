"""How bytes are changed: as bytes, and inside the parts of a zip, whose sums are then put right.

A zip whose part was changed from outside fails its checksum and shows nothing of what lies behind;
so a change goes into the unpacked part, and the archive is written anew around it.
"""

import io
import zipfile
from collections.abc import Callable, Sequence

import attrs

Change = Callable[[bytes], bytes]
_WORTHWHILE = ("sheet", "content.xml", "sharedStrings", "styles", "workbook.xml")


@attrs.frozen
class Edit:
    """One change: where (as a part of the length), how much goes, what comes."""

    at: float
    gone: int
    new: bytes

    def __call__(self, data: bytes) -> bytes:
        """Apply it."""
        start = int(self.at * len(data))
        return data[:start] + self.new + data[start + self.gone :]


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Apply changes one after another."""
    for edit in edits:
        data = edit(data)
    return data


def inside(data: bytes, which: int, change: Change) -> bytes:
    """Change one part of a zip and write the archive anew; what is no zip is changed as it is."""
    parts = _parts(data)
    if not parts:
        return change(data)
    names = [name for name in parts if any(word in name for word in _WORTHWHILE)] or list(parts)
    chosen = names[which % len(names)]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            new = change(content) if name == chosen else content
            archive.writestr(zipfile.ZipInfo(name), new)
    return packed.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > 4_000_000:
                return {}
            return {member.filename: archive.read(member) for member in members}
    except Exception:  # noqa: BLE001 - a broken zip is broken in many ways, and is no zip here
        return {}
