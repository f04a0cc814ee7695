"""Laws of lists read: true of every list, and of every file that is none."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

from hypothesis import example, given
from hypothesis import strategies as st
from tests.sheets import cell, csv_text, sheet_of, sheet_xml, workbook, xlsx_of, zipped

from ansinh.boundary.layouts import list_layouts
from ansinh.errors import UnreadableFile
from ansinh.formats import RowKind, Sheet, Table, find_table, read_sheets, total_problems
from ansinh.formats.cells import amount_of

KNOWN = list_layouts()
ROLL = KNOWN[0]

Row = list[str | int | None]

LETTERS = st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệ")
WORDS = st.lists(st.text(LETTERS, min_size=2, max_size=6), min_size=2, max_size=4).map(
    lambda words: " ".join(word.capitalize() for word in words)
)
COLUMNS = {
    "STT": st.none(),
    "Mã hồ sơ": st.integers(0, 999_999).map("HS{:06}".format),
    "Họ và tên": WORDS,
    "Ngày sinh": st.sampled_from(["1945", "02/1950", "01/02/1960"]),
    "Số CCCD": st.integers(0, 999_999).map("099045{:06}".format),
    "Mức hưởng": st.integers(1, 9_999).map(lambda thousands: thousands * 1_000),
    "Ghi chú": st.one_of(st.none(), WORDS, st.just('a, "b"; c')),
    "Cột lạ": st.one_of(st.none(), st.just("y")),
}
TITLES: list[list[Row]] = [[], [["UBND XÃ"], ["DANH SÁCH CHI TRẢ"], ["Tháng 7 năm 2024"], []]]
ENDS: list[list[Row]] = [
    [],
    [["Bằng chữ: Một đồng."], [], [None, "NGƯỜI LẬP BIỂU"], [None, "(Ký, họ tên)"]],
]


@st.composite
def lists(draw: st.DrawFn) -> list[Row]:
    """Rows of a roll as an office keeps it, its columns in any order."""
    header = draw(st.permutations(list(COLUMNS)))
    people: list[Row] = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        row: Row = [number if name == "STT" else draw(COLUMNS[name]) for name in header]
        people.append(row)
        if draw(st.booleans()) and draw(st.booleans()):
            people.append([None] * len(header))
    total: list[Row] = []
    if people and draw(st.booleans()):
        at = header.index("Mức hưởng")
        summed = sum(int(row[at] or 0) for row in people)
        line: Row = [None] * len(header)
        line[at] = summed
        line[header.index("STT")] = "Tổng cộng"
        total = [line]
    rows: list[Row] = [*draw(st.sampled_from(TITLES)), list(header), *people, *total]
    rows += draw(st.sampled_from(ENDS)) if total else []
    return [row + [None] * (len(header) - len(row)) for row in rows]


def read(sheets: Sequence[Sheet]) -> Table:
    return find_table(sheets, ROLL, KNOWN)


def content(table: Table) -> list[tuple[int, list[tuple[str, str | None]]]]:
    """What the records say, numbers as text, as csv has them."""
    return [
        (
            record.row,
            sorted(
                (name, None if value is None else str(value))
                for name, value in {**record.values, **record.extra}.items()
            ),
        )
        for record in table.records
    ]


def csv_table(text: str) -> Table:
    return read(read_sheets(text.encode(), "list.csv"))


@given(lists())
def test_every_row_is_one_kind(rows: list[Row]) -> None:
    """The kinds are a partition of the physical rows, and every person is a record."""
    table = read([sheet_of(rows)])
    assert len(table.kinds) == len(rows)
    assert sum(table.account().counts.values()) == len(rows)
    people = [number for number, row in enumerate(rows, 1) if any(str(c)[:3] == "099" for c in row)]
    assert [record.row for record in table.records] == people
    assert table.problems == ()


@given(lists())
def test_the_total_is_what_the_lines_add_up_to(rows: list[Row]) -> None:
    table = read([sheet_of(rows)])
    amounts = {record.row: amount_of(record["amount"]) for record in table.records}
    assert total_problems(table, amounts) == []
    if amounts and table.totals:
        amounts.pop(max(amounts))
        assert len(total_problems(table, amounts)) == 1


@given(lists(), st.randoms(use_true_random=False))
def test_columns_may_come_in_any_order(rows: list[Row], dice: object) -> None:
    order = list(range(len(rows[0])))
    dice.shuffle(order)  # type: ignore[attr-defined]
    head = next(number for number, row in enumerate(rows) if "Họ và tên" in row)
    moved = [
        [row[at] for at in order] if number >= head else row for number, row in enumerate(rows)
    ]
    assert content(read([sheet_of(moved)])) == content(read([sheet_of(rows)]))


@given(lists())
def test_csv_and_xlsx_say_the_same(rows: list[Row]) -> None:
    text = csv_table(csv_text(rows))
    book = read(read_sheets(xlsx_of(rows), "list.xlsx"))
    assert content(text) == content(book)
    ending = len(book.kinds)  # a workbook ends with its last cell
    assert text.kinds[:ending] == book.kinds
    assert set(text.kinds[ending:]) <= {RowKind.BLANK}


@given(lists(), st.sampled_from([",", ";", "\t"]))
def test_line_ends_bom_delimiter_and_composition_make_no_difference(
    rows: list[Row], delimiter: str
) -> None:
    plain = content(csv_table(csv_text(rows)))
    text = csv_text(rows, delimiter)
    assert content(csv_table(text)) == plain
    assert content(csv_table("\ufeff" + text.replace("\n", "\r\n"))) == plain
    apart = csv_table(unicodedata.normalize("NFD", text))
    together = [
        (row, [(n, v and unicodedata.normalize("NFC", v)) for n, v in sorted(cells)])
        for row, cells in content(apart)
    ]
    assert [row for row, _ in together] == [row for row, _ in plain]
    assert Counter(v for _, c in together for _, v in c) == Counter(
        v for _, c in plain for _, v in c
    )


BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(str.encode),
    lists().map(lambda rows: csv_text(rows).encode()),
    lists().map(xlsx_of),
)


def attempt(data: bytes) -> None:
    """A file is read, or refused with its problems; nothing else comes out."""
    for layout in KNOWN:
        with suppress(UnreadableFile):
            find_table(read_sheets(data, "list"), layout, KNOWN).account()


@given(BYTES)
@example(b"PK\x03\x04")
@example(b'"')
@example(b"\xff\xfe")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    attempt(data)


@given(st.one_of(lists().map(xlsx_of), lists().map(lambda r: csv_text(r).encode())), st.data())
def test_damaged_files_are_read_or_refused(data: bytes, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(data) - 1))
    damaged = bytearray(data)
    damaged[at : at + draw.draw(st.integers(0, 3))] = draw.draw(st.binary(max_size=3))
    attempt(bytes(damaged))


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            '<row r="1">',
            "<row r='2'>",
            "</row>",
            cell("A1", 1),
            cell("B1", "x"),
            "<c/>",
            "<v>1</v>",
            '<c r="A1" t="s"><v>0</v></c>',
            '<c r="XFD1048576"><v>1</v></c>',
            "<f>1</f>",
            "</c>",
            '<row r="1048576"/>',
            "<is>",
            "</is>",
            "&lt;",
            "&x;",
            '"',
            ">",
            "<!-- -->",
            "\n",
            "<x:c/>",
            "</sheetData>",
            "<sheetData>",
            '<c r="C1" t="d"><v>1</v></c>',
            '<c r="D1" t="b"><v>x</v></c>',
        ]
    ),
    max_size=12,
).map("".join)


@given(FRAGMENTS, FRAGMENTS)
def test_any_sheet_xml_is_read_or_refused(inside: str, around: str) -> None:
    """Above all, the reader inside is never given what would end the process."""
    attempt(workbook(sheet_xml(inside, after=around)))
    attempt(workbook(sheet_xml(f'<row r="1">{inside}</row>')))


@given(
    st.dictionaries(st.sampled_from(["xl/workbook.xml", "xl/a", "a/../b"]), st.binary(), max_size=3)
)
def test_any_archive_is_read_or_refused(parts: dict[str, bytes]) -> None:
    attempt(zipped(parts))


@given(lists(), st.integers(0, 50), st.sampled_from(['"', "\x00", "\u200b", "\r", ",,,,,,,,,,,,"]))
def test_no_message_names_a_person(rows: list[Row], at: int, fault: str) -> None:
    """Names, ids and amounts that the list holds are in no problem of the file's."""
    lines = csv_text(rows).split("\n")
    lines[at % len(lines)] += fault
    try:
        shown = repr(csv_table("\n".join(lines)).problems)
    except UnreadableFile as error:
        shown = f"{error!r}{error}{error.problems!r}{error.__context__!r}"
    values = [str(value) for row in rows for value in row if value is not None]
    personal = [value for value in values if value.startswith(("099", "HS")) or " " in value]
    headers = set(COLUMNS) | {"DANH SÁCH CHI TRẢ", "NGƯỜI LẬP BIỂU"}
    assert not [value for value in personal if value not in headers and value in shown]
