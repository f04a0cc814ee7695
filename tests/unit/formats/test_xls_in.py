"""xls in: what a list may be made of, and what is refused before xlrd sees it."""

import io
from datetime import date, datetime
from struct import pack

import attrs
import pytest
from python_calamine import CalamineWorkbook
from tests.cfb_files import cfb_of
from tests.sheets import codes
from tests.xls_files import (
    BOOK,
    CHART,
    EOF,
    MACROS,
    WORKSHEET,
    Cell,
    Failed,
    Formula,
    InCell,
    Styled,
    XlsSheet,
    bof,
    letters,
    number,
    record,
    stream_of,
    xls,
    xls_of,
)

from ansinh.errors import Code, MissingExtra, UnreadableFile
from ansinh.formats import Merge, Sheet
from ansinh.formats.xls_in import read_xls

HONEST = XlsSheet([["STT", 5]])


def only(data: bytes) -> Sheet:
    (sheet,) = read_xls(data, "list.xls")
    return sheet


def refused(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_xls(data, "list.xls")
    assert caught.value.__context__ is None
    return caught.value


def raw(*records: bytes) -> bytes:
    """A workbook whose only sheet has these records."""
    return xls(XlsSheet([], after=b"".join(records)))


def test_cells_are_read_as_they_stand() -> None:
    rows = [
        ["a", 5, 1.5, True, date(2024, 7, 1), None, " b "],
        [],
        [0, 750000, -3, False, InCell("Hòa ế"), "\u00a0", InCell("")],
    ]
    assert only(xls_of(rows)).rows == [
        ["a", 5, 1.5, True, date(2024, 7, 1), None, "b"],
        [None] * 7,
        [0, 750000, -3, False, "Hòa ế", None, None],
    ]


def test_a_number_too_long_to_be_exact_stays_a_float() -> None:
    found = only(xls_of([[970436681234567890.0, 999999999999999.0]])).rows[0]
    assert found == [970436681234567890.0, 999999999999999]
    assert [type(one) for one in found] == [float, int]


def test_numbers_side_by_side_in_one_record_are_read() -> None:
    packed = [pack("<HL", 0, value << 2 | 2) for value in (7, 8, 9)]
    record_of_three = record(0x00BD, pack("<2H", 0, 1) + b"".join(packed) + pack("<H", 3))
    assert only(raw(record_of_three)).rows == [[None, 7, 8, 9]]
    hundredths = record(0x027E, pack("<3HL", 1, 0, 0, 150 << 2 | 3))
    assert only(raw(record_of_three, hundredths)).cell(2, 1) == 1.5


def test_a_time_of_day_is_marked() -> None:
    moment, clock, spent = "dd/mm/yyyy hh:mm", "hh:mm", "[h]:mm"
    cells = [
        Styled(45474.5, form=moment),
        Styled(0.5, form=clock),
        Styled(45474, form=moment),
        Styled(45474, form=spent),
        Styled(3_000_000, form=moment),
    ]
    read = only(xls_of([cells]))
    assert read.times == {(1, 1), (1, 2), (1, 4)}
    assert read.rows == [[datetime(2024, 7, 1, 12), None, date(2024, 7, 1), None, 3_000_000]]  # noqa: DTZ001 - a cell has no zone


def test_days_counted_from_1904_are_the_same_days() -> None:
    data = xls(XlsSheet([[Styled(44012, form="dd/mm/yyyy")]]), from_1904=True)
    assert only(data).rows == [[date(2024, 7, 1)]]


def test_a_number_with_a_unit_is_no_day() -> None:
    """``đ`` is a letter of its own, and quoted letters are no part of a day."""
    forms = ["#,##0 đ", '#,##0 "đồng"', "[Red]0", "@", '0" d"']
    assert only(xls_of([[Styled(750000, form=one) for one in forms]])).rows == [[750000] * 5]


def test_merges_formulas_errors_and_what_is_hidden_are_told() -> None:
    rows: list[list[Cell]] = [
        ["x", Formula(2.0), Failed(), Failed(by_formula=True)],
        ["y", Formula("Tổ 1"), Formula(value=True), Formula("")],
    ]
    shown, hidden, very = read_xls(
        xls(
            XlsSheet(
                rows, merges=[(0, 1, 0, 1), (2, 2, 0, 3)], hidden_rows=[1], hidden_columns=[1, 255]
            ),
            XlsSheet([["1"]], name="Ẩn", hidden=1),
            XlsSheet([["1"]], name="Kín", hidden=2),
        ),
        "x",
    )
    assert shown.formulas == {(1, 2), (1, 4), (2, 2), (2, 3), (2, 4)}
    assert shown.errors == {(1, 3), (1, 4)}
    assert shown.merges == (Merge(1, 1, 2, 2), Merge(3, 1, 3, 4))
    assert shown.hidden_rows == {2}
    assert shown.hidden_columns == {2, 256}
    assert shown.rows == [["x", 2, None, None], ["y", "Tổ 1", True, None]]
    assert (shown.hidden, hidden.hidden, very.hidden) == (False, True, True)
    assert (shown.name, hidden.name, very.name) == ("DS", "Ẩn", "Kín")


def test_a_table_over_a_formula_stands_between_it_and_its_text() -> None:
    """A shared formula's own record comes before the text that the first cell shows."""
    stream = stream_of(XlsSheet([[Formula("ab")]]))
    at = stream.index(record(0x0207, pack("<H", 2) + letters("ab")))
    shared = record(0x04BC, pack("<2H2BxBH", 0, 1, 0, 0, 2, 0))
    assert only(cfb_of({"Workbook": stream[:at] + shared + stream[at:]})).rows == [["ab"]]


def test_styled_empty_cells_mean_nothing() -> None:
    empty = record(0x0201, pack("<3H", 9, 255, 0))
    several = record(0x00BE, pack("<2H", 10, 0) + bytes(6) + pack("<H", 2))
    assert only(raw(number(0, 0, 1), empty, several)).rows == [[1]]


def test_rows_and_columns_that_are_shown_are_not_hidden() -> None:
    row = record(0x0208, pack("<6H2H", 0, 0, 1, 255, 0, 0, 0x0100, 0x0F))
    column = record(0x007D, pack("<6H", 0, 9, 2048, 0, 2, 0))
    sheet = only(xls(XlsSheet([[1]], before=row + column)))
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset(), frozenset())


def test_an_empty_sheet_has_no_rows() -> None:
    assert only(xls_of([])).rows == []


def test_texts_that_go_on_in_the_next_record_are_read() -> None:
    rows = [[f"{'Nguyễn' * 200} {n}", f"{'Hoa' * 300} {n}"] for n in range(60)]
    rich = [[Styled(f"{'Nguyễn ' * 99}{n}", runs=((5, "Times"), (9, "Arial")))] for n in range(40)]
    data = xls_of(rows + rich)
    assert data.count(b"\x3c\x00\x20\x20") > 3
    read = only(data).rows
    assert read[:60] == rows
    assert [one for one, _ in read[60:]] == [f"{'Nguyễn ' * 99}{n}" for n in range(40)]


def with_strings(shared: bytes, count: int) -> bytes:
    """A workbook of these shared texts, one a cell, in a row."""
    look = record(0x00E0, bytes(20))
    listing = record(0x0085, pack("<L3B", 0, 0, 0, 1) + letters("S"))
    at = len(bof(BOOK) + look + listing + shared + EOF)
    listing = record(0x0085, pack("<L3B", at, 0, 0, 1) + letters("S"))
    cells = b"".join(record(0x00FD, pack("<3HL", 0, n, 0, n)) for n in range(count))
    stream = bof(BOOK) + look + listing + shared + EOF + bof(WORKSHEET) + cells + EOF
    return cfb_of({"Workbook": stream})


def strings(count: int, content: bytes, *more: bytes) -> bytes:
    shared = record(0x00FC, pack("<2L", count, count) + content)
    return shared + b"".join(record(0x003C, one) for one in more)


def test_a_text_with_signs_for_its_sound_is_read() -> None:
    """East Asian programs keep the reading of a text behind it."""
    sounds = pack("<HBL", 1, 4, 6) + b"a"
    second = pack("<HB", 1, 0) + b"b"
    for shared in (
        strings(2, sounds + b"zzzzzz" + second),
        strings(2, sounds + b"zzz", b"zzz" + second),
        strings(2, sounds + b"zzzzzz", second),
        strings(2, pack("<HBH", 1, 8, 1) + b"a", bytes(4) + second),
    ):
        assert only(with_strings(shared, 2)).rows == [["a", "b"]]


def test_a_continued_text_may_change_its_width() -> None:
    shared = strings(2, b"\x03\x00\x00a", b"\x01" + "ếb".encode("utf-16-le"), b"\x01\x00\x00c")
    assert only(with_strings(shared, 2)).rows == [["aếb", "c"]]


def test_python_calamine_sees_the_same() -> None:
    """A second reader: where two disagree, a list is not certain."""
    rows = [
        ["a", 5, 1.5, None, "0123", date(2024, 7, 1)],
        [None, "Nguyễn Thử", 0, True, "x" * 1999, None],
    ]
    book = CalamineWorkbook.from_filelike(io.BytesIO(xls_of(rows)))
    theirs = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [[None if one == "" else one for one in row] for row in theirs] == rows
    assert only(xls_of(rows)).rows == rows


@pytest.mark.parametrize(
    "text", ["NguyÔn ThÞ MÉu", "§ång Th¸p", "Hå V¨n Thö"], ids=["name", "place", "other"]
)
def test_a_text_typed_for_an_old_font_is_read_as_the_font_shows_it(text: str) -> None:
    shown = {
        "NguyÔn ThÞ MÉu": "Nguyễn Thị Mẫu",
        "§ång Th¸p": "Đồng Tháp",
        "Hå V¨n Thö": "Hồ Văn Thử",
    }[text]
    rows = [["Họ và tên", 1], [Styled(text, ".VnTime"), None], [Styled(text), True]]
    sheet = only(xls_of(rows))
    assert sheet.rows == [["Họ và tên", 1], [shown, None], [text, True]]
    assert sheet.converted == {(2, 1)}


def test_each_old_font_draws_its_own_letters() -> None:
    cells = [
        Styled("NguyÔn", ".VnTime"),
        Styled("nguyÔn", ".VnTimeH"),
        Styled("Nguyeãn", "VNI-Times"),
        Styled("Nguyễn", "Times New Roman"),
    ]
    sheet = only(xls_of([cells]))
    assert sheet.rows == [["Nguyễn", "NGUYỄN", "Nguyễn", "Nguyễn"]]
    assert sheet.converted == {(1, 1), (1, 2), (1, 3)}


def test_a_text_in_several_fonts_is_read_run_by_run() -> None:
    runs = ((7, "Times New Roman"), (11, "VNI-Times"), (13, "VNI-Helve"))  # Ma|ãu
    cell = Styled("NguyÔn Thị Maãu", ".VnTime", runs=runs)
    same = ((4, "Arial"), (4, ".VnTime"), (99, "Arial"))
    sheet = only(xls_of([[cell], [Styled("Mẫu ThÞ", "Arial", runs=same)]]))
    assert sheet.rows == [["Nguyễn Thị Mẫu"], ["Mẫu Thị"]]
    assert sheet.converted == {(1, 1), (2, 1)}


def test_letters_beyond_the_first_plane_do_not_shift_the_runs() -> None:
    cell = Styled("😀 NguyÔn", "Arial", runs=((3, ".VnTime"),))
    assert only(xls_of([[cell]])).rows == [["😀 Nguyễn"]]


def test_an_old_font_that_cannot_have_drawn_the_text_leaves_it() -> None:
    sheet = only(xls_of([[Styled("Nguyễn Thị Mẫu", ".VnTime")]]))
    assert sheet.rows == [["Nguyễn Thị Mẫu"]]
    assert sheet.converted == frozenset()


@pytest.mark.parametrize(
    ("records", "code"),
    [
        ([number(0, 1, 1), number(0, 0, 2)], Code.XLSX_CELL_ORDER),
        ([number(0, 0, 1), number(0, 0, 2)], Code.XLSX_CELL_ORDER),
        ([number(1, 0, 1), number(0, 5, 2)], Code.XLSX_CELL_ORDER),
        ([number(0, 0, 1), record(0x0201, pack("<3H", 0, 0, 0))], Code.XLSX_CELL_ORDER),
        ([number(65535, 0, 1), number(65535, 255, 1)], Code.XLSX_FAR_CELL),
        ([number(0, 256, 1)], Code.XLSX_DAMAGED),
        ([number(0, 0, float("nan"))], Code.XLSX_DAMAGED),
        ([number(0, 0, float("inf"))], Code.XLSX_DAMAGED),
        ([number(0, 0, 1.5, style=9)], Code.XLSX_DAMAGED),
        ([record(0x0203, bytes(8))], Code.XLSX_DAMAGED),
        ([record(0x00FD, pack("<3HL", 0, 0, 0, 0))], Code.XLSX_DAMAGED),
        ([record(0x00FD, pack("<3Hl", 0, 0, 0, -1))], Code.XLSX_DAMAGED),
        ([record(0x0204, pack("<4H", 0, 0, 0, 9) + letters("short"))], Code.XLSX_DAMAGED),
        ([record(0x0204, pack("<4H", 0, 0, 0, 2001) + letters("x"))], Code.CELL_TOO_LONG),
        ([record(0x00BD, pack("<2H", 0, 0) + bytes(6) + pack("<H", 4))], Code.XLSX_DAMAGED),
        ([record(0x00BD, pack("<2H", 0, 0) + bytes(7) + pack("<H", 0))], Code.XLSX_DAMAGED),
        ([record(0x00BD, pack("<2H", 0, 0) + bytes(12) + pack("<H", 0))], Code.XLSX_DAMAGED),
        ([record(0x0201, pack("<3H", 0, 256, 0))], Code.XLSX_DAMAGED),
        ([record(0x0205, pack("<3H2B", 0, 0, 0, 1, 7))], Code.XLSX_DAMAGED),
        ([record(0x0207, pack("<H", 1) + letters("a"))], Code.XLSX_DAMAGED),
        ([record(0x0002, bytes(9))], Code.XLSX_DAMAGED),
        ([record(0x00D6, pack("<4H", 0, 0, 0, 1) + letters("a"))], Code.XLSX_DAMAGED),
        ([record(0x0208, bytes(4))], Code.XLSX_DAMAGED),
        ([record(0x00E5, pack("<5H", 2, 0, 1, 0, 1))], Code.XLSX_DAMAGED),
        ([record(0x00E5, pack("<5H", 1, 1, 0, 0, 1))], Code.XLSX_DAMAGED),
        ([record(0x01AD, bytes(9))], Code.XLSX_EXTERNAL),
    ],
)
def test_records_that_readers_would_disagree_on_are_refused(
    records: list[bytes], code: Code
) -> None:
    error = refused(raw(*records))
    assert codes(error) == [code]


def formula_of(result: bytes) -> bytes:
    return record(0x0006, pack("<3H8s", 0, 0, 0, result) + bytes(6))


TEXT_NEXT = pack("<B5xH", 0, 0xFFFF)


@pytest.mark.parametrize(
    ("records", "code"),
    [
        ([formula_of(TEXT_NEXT)], Code.XLSX_DAMAGED),
        ([formula_of(TEXT_NEXT), number(1, 0, 1)], Code.XLSX_DAMAGED),
        ([formula_of(TEXT_NEXT), record(0x0207, pack("<HB", 9, 0))], Code.XLSX_DAMAGED),
        ([formula_of(TEXT_NEXT), record(0x0207, pack("<HB", 2001, 0))], Code.CELL_TOO_LONG),
        ([formula_of(pack("<B5xH", 9, 0xFFFF))], Code.XLSX_DAMAGED),
        ([formula_of(pack("<d", float("nan")))], Code.XLSX_DAMAGED),
    ],
)
def test_a_formula_without_a_sound_result_is_refused(records: list[bytes], code: Code) -> None:
    assert codes(refused(raw(*records))) == [code]


def test_the_place_of_what_is_wrong_is_told() -> None:
    error = refused(raw(number(4, 2, 1), number(4, 1, 2)))
    assert (error.problems[0].position.sheet, error.problems[0].position.cell) == ("DS", "B5")
    no_text = refused(raw(formula_of(TEXT_NEXT)))
    no_string = refused(raw(record(0x00FD, pack("<3HL", 0, 0, 0, 0))))
    assert no_text.problems[0].position.cell == no_string.problems[0].position.cell == "A1"


def test_every_sheet_is_looked_at_and_all_problems_are_told() -> None:
    bad = number(1, 0, 1) + number(0, 0, 2)
    error = refused(
        xls(
            XlsSheet([], name="S1", after=bad),
            XlsSheet([[1]], name="S2"),
            XlsSheet([], name="S3", after=bad),
        )
    )
    assert [problem.position.sheet for problem in error.problems] == ["S1", "S3"]


def test_an_overlong_shared_text_is_told_with_its_address() -> None:
    error = refused(xls_of([["a", "x" * 2001]]))
    assert codes(error) == [Code.CELL_TOO_LONG]
    assert error.problems[0].position.cell == "B1"


def test_the_areas_of_all_sheets_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansinh.formats.xls_in.MAX_AREA", 12)
    sheet = [[None, 1], [1], [1]]
    assert len(read_xls(xls(XlsSheet(sheet, "A"), XlsSheet(sheet, "B")), "x")) == 2
    error = refused(xls(XlsSheet(sheet, "A"), XlsSheet(sheet, "B"), XlsSheet(sheet, "C")))
    assert codes(error) == [Code.XLSX_FAR_CELL]
    assert error.problems[0].position.sheet == "C"


@pytest.mark.parametrize(
    ("limit", "most", "code"),
    [
        ("xls_sheet_scan.MAX_MARKED", 1, Code.XLSX_FORMULA),
        ("xls_sheet_scan.MAX_MERGES", 1, Code.XLSX_MERGED),
        ("xls_strings.MAX_STRINGS", 1, Code.XLSX_EXPANDS),
        ("xls_strings.MAX_RUNS", 1, Code.XLSX_EXPANDS),
        ("xls_book.MAX_XLS_STYLES", 1, Code.XLSX_DAMAGED),
        ("xls_book.MAX_SHEETS", 1, Code.XLSX_DAMAGED),
        ("xls_book.MAX_FORMAT_CHARACTERS", 1, Code.XLSX_DAMAGED),
        ("compound_file.MAX_ENTRIES", 1, Code.XLSX_DAMAGED),
        ("xls_in.MAX_FILE_BYTES", 1, Code.FILE_TOO_LARGE),
    ],
)
def test_each_bound_is_kept(
    limit: str, most: int, code: Code, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [[Formula(1.0), Formula(2.0)], ["a", Styled("bcd", runs=((1, "A"), (2, "B")))]]
    data = xls(XlsSheet(rows, merges=[(2, 3, 0, 1), (4, 5, 0, 1)]), XlsSheet([], name="S2"))
    assert len(read_xls(data, "x")) == 2
    monkeypatch.setattr(f"ansinh.formats.{limit}", most)
    assert codes(refused(data)) == [code]


@pytest.mark.parametrize(
    ("shared", "code"),
    [
        (strings(2**31 - 1, b"\x01\x00\x00a"), Code.XLSX_EXPANDS),
        (strings(2, b"\x01\x00\x00a"), Code.XLSX_DAMAGED),
        (strings(1, b"\x05\x00\x00a"), Code.XLSX_DAMAGED),
        (strings(1, b"\x05\x00\x00a", b""), Code.XLSX_DAMAGED),
        (strings(1, b"\x01\x00"), Code.XLSX_DAMAGED),
        (strings(1, b"\x01\x00\x08\x01"), Code.XLSX_DAMAGED),
        (strings(1, b"\x01\x00\x08\x02\x00a" + bytes(3)), Code.XLSX_DAMAGED),
        (strings(1, b"\x01\x00\x04\x09\x00\x00\x00a", b"zz"), Code.XLSX_DAMAGED),
        # The reading of the text leads back to it: xlrd would read it for ever.
        (strings(1_000_000, b"\x01\x00\x04\xf8\xff\xff\xffa"), Code.XLSX_DAMAGED),
        (record(0x00FC, b"\x01"), Code.XLSX_DAMAGED),
        (strings(0, b"") + strings(0, b""), Code.XLSX_DAMAGED),
    ],
)
def test_shared_texts_that_are_not_all_there_are_refused(shared: bytes, code: Code) -> None:
    stream = bof(BOOK) + shared + EOF
    assert codes(refused(cfb_of({"Workbook": stream}))) == [code]


@pytest.mark.parametrize(
    ("book", "code"),
    [
        (record(0x002F, bytes(6)), Code.XLSX_ENCRYPTED),
        (record(0x00D3), Code.XLSX_MACRO),
        (record(0x0876, bytes(6)), Code.XLSX_EXTERNAL),
        (record(0x01AE, pack("<2H", 1, 9) + letters("\x01other.xl")), Code.XLSX_EXTERNAL),
        (record(0x01AE, pack("<2H", 0, 7) + letters("Excel\x03x")), Code.XLSX_EXTERNAL),
        (record(0x01AE, b"\x00"), Code.XLSX_DAMAGED),
        (record(0x0031, bytes(14) + b"\x09\x00short"), Code.XLSX_DAMAGED),
        (record(0x0031, bytes(6)), Code.XLSX_DAMAGED),
        (record(0x041E, pack("<2H", 164, 9) + letters("0")), Code.XLSX_DAMAGED),
        (record(0x0022, pack("<H", 7)), Code.XLSX_DAMAGED),
        (record(0x0085, bytes(4)), Code.XLSX_DAMAGED),
        (record(0x0085, pack("<L3B", 99999, 0, 0, 1) + letters("Z")), Code.XLSX_DAMAGED),
        (record(0x0085, pack("<L3B", 99999, 0, 6, 1) + letters("Z")), Code.XLSX_MACRO),
        (record(0x0085, pack("<L3B", 99999, 0, 9, 1) + letters("Z")), Code.XLSX_DAMAGED),
        (record(0x0085, pack("<L3B", 0, 0, 0, 1) + b"\x08\x00\x00Z"), Code.XLSX_DAMAGED),
        (record(0x0085, pack("<L3B", 0, 0, 0, 1) + b"\x01\x00\xd8"), Code.XLSX_DAMAGED),
    ],
)
def test_what_the_book_says_of_itself_may_refuse_it(book: bytes, code: Code) -> None:
    assert codes(refused(xls(HONEST, book=book))) == [code]


def test_links_that_lead_nowhere_else_are_no_links() -> None:
    """Every program writes them for names and functions."""
    links = [
        pack("<2H", 1, 0x0401),
        pack("<2H", 1, 0x3A01),
        pack("<2H", 0, 1) + letters("\x00"),
        pack("<2H", 0, 1) + letters(" "),
    ]
    book = b"".join(record(0x01AE, one) for one in links)
    assert only(xls(HONEST, book=book)).rows == [["STT", 5]]


def test_a_sheet_of_macros_is_refused() -> None:
    assert codes(refused(xls(HONEST, XlsSheet([], name="M", kind=MACROS)))) == [Code.XLSX_MACRO]
    stream = stream_of(HONEST).replace(bof(WORKSHEET), bof(MACROS))
    assert codes(refused(cfb_of({"Workbook": stream}))) == [Code.XLSX_MACRO]


def test_a_chart_that_does_not_begin_where_it_is_listed_is_damage() -> None:
    stream = stream_of(XlsSheet([], name="C", kind=CHART), HONEST)
    changed = stream.replace(bof(CHART), record(0x0042, bytes(16)))
    assert codes(refused(cfb_of({"Workbook": changed}))) == [Code.XLSX_DAMAGED]


def test_charts_are_passed_over() -> None:
    chart = bof(CHART) + record(0x1002, bytes(16)) + bof(CHART) + EOF + EOF
    with_chart = XlsSheet([["STT", 5]], after=chart)
    sheets = read_xls(xls(XlsSheet([], name="C", kind=CHART), with_chart), "x")
    assert [(sheet.name, sheet.rows) for sheet in sheets] == [("DS", [["STT", 5]])]


@pytest.mark.parametrize("path", ["_VBA_PROJECT_CUR/VBA/dir", "VBA/x", "Macros/VBA/dir"])
def test_macros_beside_the_sheets_are_refused(path: str) -> None:
    files = {"Workbook": stream_of(HONEST), path: b"x"}
    assert codes(refused(cfb_of(files))) == [Code.XLSX_MACRO]


@pytest.mark.parametrize(
    "path", ["MBD0012AB3F/Workbook", "LNK00000001/x", "ObjectPool/_1/x", "Ctls"]
)
def test_embedded_objects_are_refused(path: str) -> None:
    files = {"Workbook": stream_of(HONEST), path: b"x"}
    assert codes(refused(cfb_of(files))) == [Code.XLSX_EXTERNAL]


def test_what_every_program_puts_beside_the_sheets_is_no_matter() -> None:
    files = {
        "Workbook": stream_of(HONEST),
        "\x05SummaryInformation": bytes(300),
        "\x05DocumentSummaryInformation": bytes(5000),
        "\x01CompObj": b"x",
        "_SX_DB_CUR/0001": b"x",
    }
    assert only(cfb_of(files)).rows == [["STT", 5]]


def test_a_workbook_with_a_password_is_told_as_such() -> None:
    files = {"EncryptedPackage": bytes(99), "EncryptionInfo": bytes(9)}
    assert codes(refused(cfb_of(files))) == [Code.XLSX_ENCRYPTED]


@pytest.mark.parametrize(
    ("files", "word"),
    [
        ({"WordDocument": b"x"}, "Word"),
        ({"PowerPoint Document": b"x"}, "PowerPoint"),
        ({"__nameid_version1.0/__substg1.0_00020102": b"x"}, "e-mail"),
        ({"VisioDocument": b"x"}, "another Office program"),
    ],
)
def test_other_documents_in_such_a_container_are_named(files: dict[str, bytes], word: str) -> None:
    error = refused(cfb_of(files))
    assert codes(error) == [Code.FILE_OTHER_KIND]
    assert word in error.problems[0].message.en


@pytest.mark.parametrize("name", ["Book", "Workbook", "WORKBOOK"])
def test_workbooks_of_excel_95_and_before_are_told_as_such(name: str) -> None:
    old = record(0x0809, pack("<4H", 0x0500, 5, 0, 1995)) + EOF
    assert codes(refused(cfb_of({name: old}))) == [Code.XLSX_OLD_FORMAT]
    assert codes(refused(cfb_of({name: record(0x0409, bytes(6)) + EOF}))) == [Code.XLSX_OLD_FORMAT]


def test_of_a_file_for_two_versions_the_newer_one_is_read() -> None:
    old = record(0x0809, pack("<4H", 0x0500, 5, 0, 1995)) + EOF
    assert only(cfb_of({"Book": old, "Workbook": stream_of(HONEST)})).rows == [["STT", 5]]


@pytest.mark.parametrize(
    "stream",
    [
        b"",
        b"\x09\x08",
        bof(BOOK),
        bof(WORKSHEET) + EOF,
        bof(BOOK) + b"\x31\x00\xff\xff",
        bof(BOOK) + b"\x0a\x00\xff\xff",
        record(0x0042, b"\xb0\x04") + EOF,
    ],
)
def test_a_stream_that_is_no_workbook_is_damage(stream: bytes) -> None:
    assert codes(refused(cfb_of({"Workbook": stream}))) == [Code.XLSX_DAMAGED]


def test_sheets_must_stand_where_and_as_they_are_listed() -> None:
    two = [XlsSheet([[1]], name="A"), XlsSheet([[2]], name="B")]
    stream = stream_of(*two)
    first, second = (pack("<L", stream.index(bof(WORKSHEET), at)) for at in (0, -60))
    swapped = stream.replace(first, b"????").replace(second, first).replace(b"????", second)
    inside = stream.replace(second, pack("<L", int.from_bytes(first, "little") + 20))
    for changed in (swapped, inside, stream.replace(letters("B"), letters("A"))):
        assert changed != stream
        assert Code.XLSX_DAMAGED in codes(refused(cfb_of({"Workbook": changed})))
    last = pack("<L", len(stream) - len(EOF))
    for changed in (stream.replace(second, last), stream.replace(second, pack("<L", 2**31))):
        assert codes(refused(cfb_of({"Workbook": changed}))) == [Code.XLSX_DAMAGED]
    within = bof(WORKSHEET) + number(0, 0, 7) + EOF
    nested = stream_of(attrs.evolve(two[0], after=within), two[1])
    old, new = (pack("<L", nested.rindex(one)) for one in (bof(WORKSHEET), within))
    assert Code.XLSX_DAMAGED in codes(refused(cfb_of({"Workbook": nested.replace(old, new)})))
    nowhere = bof(BOOK) + record(0x0085, pack("<L3B", 60, 0, 0, 1) + letters("A")) + EOF
    assert codes(refused(cfb_of({"Workbook": nowhere}))) == [Code.XLSX_DAMAGED]
    no_start = stream.replace(bof(WORKSHEET), record(0x0042, bytes(16)))
    assert Code.XLSX_DAMAGED in codes(refused(cfb_of({"Workbook": no_start})))
    hidden = bof(WORKSHEET) + number(0, 0, 7) + EOF
    assert codes(refused(xls(*two, between=hidden))) == [Code.XLSX_DAMAGED]
    assert len(read_xls(xls(*two, between=bytes(8)), "x")) == 2


def test_a_sheet_without_an_end_is_damage() -> None:
    stream = stream_of(HONEST)
    for cut in (stream[:-4], stream[:-6], stream[:-20]):
        assert codes(refused(cfb_of({"Workbook": cut}))) == [Code.XLSX_DAMAGED]


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """xlrd writes what it thinks of a file to where the answer should go."""
    odd_colours = record(0x00E0, pack("<3H", 0, 0, 1) + b"\xff" * 14)
    assert only(xls(HONEST, book=odd_colours)).rows == [["STT", 5]]
    refused(raw(number(0, 0, 1.5, style=9)))
    assert capfd.readouterr() == ("", "")


def test_without_the_extra_its_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansinh.formats.xls_in.find_spec", lambda _name: None)
    with pytest.raises(MissingExtra, match=r"\*\.xls needs .*ansinh\[xlsx\]"):
        read_xls(xls(HONEST), "x")


def test_a_stopped_run_is_no_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_book: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ansinh.formats.xls_in.cells_of", stopped)
    with pytest.raises(KeyboardInterrupt):
        read_xls(xls(HONEST), "x")
