"""The container of an .xls: what it lists is there, once, and no chain goes in a circle."""

from itertools import product
from struct import pack, pack_into, unpack_from

import pytest
from tests.cfb_files import FREE, cfb_of

from ansinh.errors import Code
from ansinh.formats.compound_file import compound_file
from ansinh.formats.xml_part import Refusal

SMALL, LARGE = b"small" * 30, bytes(range(256)) * 20
FILES = {"Workbook": LARGE, "Notes": SMALL, "Folder/Inner": b"deep", "Folder/Big": LARGE[::-1]}
DATA = cfb_of(FILES)
FOLDER_AT = (unpack_from("<L", DATA, 48)[0] + 1) * 512
TABLE_AT = (unpack_from("<L", DATA, 76)[0] + 1) * 512


def damaged(data: bytes, path: str = "workbook") -> None:
    with pytest.raises(Refusal) as caught:
        compound_file(data).content(path)
    assert caught.value.code == Code.XLSX_DAMAGED


def changed(at: int, form: str, *values: int) -> bytes:
    data = bytearray(DATA)
    pack_into(form, data, at, *values)
    return bytes(data)


def entry_at(path: str) -> int:
    name = path.rpartition("/")[2].encode("utf-16-le")
    return DATA.index(name + b"\x00\x00", FOLDER_AT) - FOLDER_AT + FOLDER_AT


def test_files_are_found_by_their_path_in_any_case() -> None:
    found = compound_file(DATA)
    assert found.sizes == {
        "workbook": len(LARGE),
        "notes": len(SMALL),
        "folder/": 0,
        "folder/inner": 4,
        "folder/big": len(LARGE),
    }
    for path, content in FILES.items():
        assert found.content(path.lower()) == content


def test_an_empty_file_has_no_sectors() -> None:
    assert compound_file(cfb_of({"Workbook": b""})).content("workbook") == b""


def test_larger_sectors_are_read() -> None:
    """Version 4, which no spreadsheet program writes: sectors of 4,096 bytes."""

    def sector(content: bytes) -> bytes:
        return content.ljust(4096, b"\x00")

    ends, table, free = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
    header = pack("<8s16s5H6x9L", DATA[:8], b"", 62, 4, 0xFFFE, 12, 6, 1, 1, 1, 0, 4096, ends, 0,
                  ends, 0) + pack("<109L", 0, *[free] * 108)  # fmt: skip
    chains = pack("<4L", table, ends, 3, ends).ljust(4096, b"\xff")

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        raw = name.encode("utf-16-le")
        return pack("<64sH2B3L16sL16sLQ", raw, len(raw) + 2, kind, 1, free, free, child, b"", 0,
                    b"", start, size)  # fmt: skip

    folder = entry("Root Entry", 5, 1, ends, 0) + entry("Workbook", 2, free, 2, 5000)
    content = bytes(range(200)) * 25
    whole = sector(header) + chains + sector(folder) + content[:4096] + content[4096:]
    assert compound_file(whole).content("workbook") == content


def test_tables_beyond_the_header_are_found() -> None:
    """The header lists 109 sectors of the table, which is 7 MB; the others hang on a chain."""
    content = bytes(range(256)) * 60_000
    data = cfb_of({"Workbook": content})
    assert unpack_from("<L", data, 72)[0] == 2
    assert compound_file(data).content("workbook") == content
    further = (unpack_from("<L", data, 68)[0] + 1) * 512
    cut = bytearray(data)
    pack_into("<L", cut, further + 508, 0x7FFFFFFF)
    damaged(bytes(cut))
    damaged(data[: further + 2])
    endless = bytearray(data)
    pack_into("<L", endless, further + 508, further // 512 - 1)
    pack_into("<L", endless, 72, 0x7FFFFFFF)
    damaged(bytes(endless))


def test_a_last_sector_that_was_cut_short_is_read_as_far_as_the_file_goes() -> None:
    data = cfb_of({"Workbook": LARGE})
    assert compound_file(data).content("workbook") == LARGE
    damaged(DATA[: FOLDER_AT + 100])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        DATA[:500],
        b"\x00" + DATA[1:],
        changed(28, "<H", 0xFEFF),
        changed(26, "<H", 4),
        changed(30, "<H", 12),
        changed(32, "<H", 9),
        changed(56, "<L", 64),
        changed(48, "<L", 0xFFFFFFFE),
        changed(48, "<L", 99_999),
        changed(44, "<L", 0xFFFFFFF0),
        changed(44, "<L", 110),
        changed(72, "<L", 1),
        changed(72, "<L", 0xFFFFFFF0),
        changed(76, "<L", 99_999),
    ],
)
def test_a_header_that_lies_is_damage(data: bytes) -> None:
    damaged(data)


@pytest.mark.parametrize("number", range(1, 13))
def test_a_chain_that_comes_back_or_leads_nowhere_is_damage(number: int) -> None:
    for next_one, (path, whole) in product((number, 0, 0x7FFFFFFF, FREE), FILES.items()):
        data = changed(TABLE_AT + 4 * number, "<L", next_one)
        try:
            content = compound_file(data).content(path.lower())
        except Refusal as refusal:
            assert refusal.code == Code.XLSX_DAMAGED  # noqa: PT017 - not every chain is hit
        else:
            assert len(content) == len(whole)


def test_a_folder_that_holds_itself_is_damage() -> None:
    folder = entry_at("Folder")
    number = (folder - FOLDER_AT) // 128
    for link in (68, 72, 76):
        damaged(changed(folder + link, "<L", number))
    damaged(changed(folder + 76, "<L", 0))
    damaged(changed(folder + 76, "<L", 99))


def test_an_entry_of_no_kind_or_of_no_name_is_damage() -> None:
    damaged(changed(entry_at("Notes") + 66, "<B", 3))
    damaged(changed(entry_at("Notes") + 64, "<H", 0))
    damaged(changed(FOLDER_AT + 66, "<B", 1))


def test_two_files_of_one_name_are_damage() -> None:
    twice = DATA.replace("Notes".encode("utf-16-le"), "BOOKS".encode("utf-16-le"))
    damaged(cfb_of({"Workbook": LARGE, "WORKBOOK": SMALL}))
    assert compound_file(twice).content("books") == SMALL


def test_a_file_larger_than_what_is_there_is_damage() -> None:
    damaged(changed(entry_at("Workbook") + 120, "<L", len(LARGE) + 512))
    damaged(changed(entry_at("Notes") + 120, "<L", 4000), "notes")
    damaged(changed(entry_at("Notes") + 116, "<L", 99), "notes")


def test_the_upper_half_of_a_size_is_not_looked_at_in_version_3() -> None:
    data = changed(entry_at("Workbook") + 124, "<L", 0xFFFFFFFF)
    assert compound_file(data).content("workbook") == LARGE


def test_more_entries_than_any_workbook_has_are_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansinh.formats.compound_file.MAX_ENTRIES", 4)
    damaged(DATA)


def test_a_small_file_beyond_the_ministream_is_damage() -> None:
    """Its table has room for more than there is; what is not there must not move what is."""
    start = unpack_from("<L", DATA, entry_at("Notes") + 116)[0]
    table = (unpack_from("<L", DATA, 60)[0] + 1) * 512
    data = bytearray(changed(entry_at("Notes") + 116, "<L", 99))
    pack_into("<L", data, table + 4 * 99, start)
    damaged(bytes(data), "notes")


def test_a_table_of_the_ministream_for_more_than_the_file_is_damage() -> None:
    data = bytearray(cfb_of({"Workbook": bytes(100_000)}))
    pack_into("<2L", data, 60, 0, 1)  # the workbook's own sectors
    damaged(bytes(data))
