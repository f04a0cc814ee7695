"""The zip around a workbook: one way to read it, or none."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import pytest
from tests.sheets import codes, zipped

from ansinh.errors import Code, Position, UnreadableFile
from ansinh.formats.zip_container import parts_of

PARTS = {"a.xml": b"<a/>" * 50, "xl/b.xml": b"<b/>"}


def refused(data: bytes) -> list[Code]:
    with pytest.raises(UnreadableFile) as caught:
        parts_of(data, Position("x"))
    return codes(caught.value)


def made(parts: list[tuple[bytes, bytes]], **lies: int) -> bytes:
    """Write an archive by hand, with the given header fields changed."""
    out, directory = b"", b""
    for name, content in parts:
        packer = zlib.compressobj(wbits=-15)
        packed = packer.compress(content) + packer.flush() + bytes(lies.get("junk", 0))
        size = lies.get("size", len(content))
        crc = lies.get("crc", zlib.crc32(content[:size]))
        flags, method = lies.get("flags", 0), lies.get("method", 8)
        common = struct.pack("<5H3L", 20, flags, method, 0, 33, crc, len(packed), size)
        at = lies.get("at", len(out))
        out += b"PK\x03\x04" + common + struct.pack("<2H", len(name), 0) + name + packed
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common
        directory += struct.pack("<5H2L", len(name), 0, 0, 0, 0, 0, at) + name
    count = len(parts)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(out), 0)
    return out + directory + end


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_honest_archive_is_unpacked(method: int) -> None:
    assert parts_of(zipped(PARTS, method), Position("x")) == PARTS


def test_an_archive_by_hand_is_unpacked() -> None:
    assert parts_of(made([(b"a", b"x")]), Position("x")) == {"a": b"x"}


def test_folders_and_streamed_members_are_read() -> None:
    out = io.BytesIO()

    class Pipe(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            return out.write(data)  # type: ignore[arg-type]

    with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        archive.writestr("xl/", b"")
        archive.writestr("xl/a.xml", b"<a/>")
    assert parts_of(out.getvalue(), Position("x")) == {"xl/a.xml": b"<a/>"}


@pytest.mark.parametrize(
    "data",
    [
        b"junk" + zipped(PARTS),
        zipped(PARTS) + b"junk",
        zipped(PARTS) + zipped(PARTS),
        zipped(PARTS)[:-1],
        b"",
        b"PK\x03\x04",
        zipped({})[:],
    ],
)
def test_something_before_after_or_missing_is_damage(data: bytes) -> None:
    assert refused(data) == [Code.XLSX_DAMAGED]


def test_every_truncation_is_refused() -> None:
    whole = zipped(PARTS)
    for length in range(len(whole)):
        assert refused(whole[:length]) == [Code.XLSX_DAMAGED]


def test_a_comment_could_hide_an_archive() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a", b"x")
        archive.comment = b"hello"
    assert refused(out.getvalue()) == [Code.XLSX_DAMAGED]


@pytest.mark.parametrize(
    "name", [b"/a", b"../a", b"a/../b", b"a/./b", b"a\\b", b"a\x00b", b"", b"\xff", b"a:b", b"a\nb"]
)
def test_names_that_lead_elsewhere_are_refused(name: bytes) -> None:
    assert refused(made([(name, b"x")])) == [Code.XLSX_DAMAGED]


def test_names_twice_are_refused_whatever_their_case() -> None:
    assert refused(made([(b"a", b"x"), (b"A", b"y")])) == [Code.XLSX_DAMAGED]


@pytest.mark.parametrize(
    "lie", [{"size": 3}, {"size": 300}, {"crc": 1}, {"method": 12}, {"at": 1}, {"at": 99_999}]
)
def test_a_header_that_lies_is_damage(lie: Mapping[str, int]) -> None:
    assert refused(made([(b"a", b"0123456789")], **lie)) == [Code.XLSX_DAMAGED]


def test_a_size_that_lies_with_a_checksum_that_agrees_is_damage() -> None:
    """Else we would see ten bytes, and a reader that goes on to the end ten thousand."""
    assert refused(made([(b"a", b"x" * 10_000)], size=10)) == [Code.XLSX_DAMAGED]


def test_junk_behind_the_packed_bytes_is_damage() -> None:
    assert refused(made([(b"a", b"x")], junk=5)) == [Code.XLSX_DAMAGED]


def test_members_that_overlap_are_refused() -> None:
    assert refused(made([(b"a", b"x"), (b"b", b"x")], at=0)) == [Code.XLSX_DAMAGED]


def test_a_password_is_told() -> None:
    assert refused(made([(b"a", b"x")], flags=1)) == [Code.XLSX_ENCRYPTED]


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"a": bytes(20 * 1024 * 1024)})
    assert refused(bomb) == [Code.XLSX_EXPANDS]
    monkeypatch.setattr("ansinh.formats.zip_container.MAX_EXPANDED_BYTES", 100)
    assert refused(zipped(PARTS)) == [Code.XLSX_EXPANDS]
    monkeypatch.setattr("ansinh.formats.zip_container.MAX_FILE_BYTES", 100)
    assert refused(zipped(PARTS)) == [Code.FILE_TOO_LARGE]


def test_too_many_members_are_refused() -> None:
    assert refused(zipped({f"a{n}": b"" for n in range(201)})) == [Code.XLSX_EXPANDS]


def test_damage_in_any_byte_is_refused_or_changes_nothing() -> None:
    whole = zipped(PARTS)
    for at in range(len(whole)):
        changed = bytearray(whole)
        changed[at] ^= 0x10
        try:
            parts = parts_of(bytes(changed), Position("x"))
        except UnreadableFile:
            continue
        assert list(parts.values()) == list(PARTS.values())
