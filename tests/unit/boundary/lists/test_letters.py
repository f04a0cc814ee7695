"""Lists whose letters are not those of today: said by option, or found by themselves."""

import io

import pytest
import xlsxwriter
from tests.lists import table
from tests.old_letters import typed
from tests.sheets import xlsx_of
from tests.unit.formats.test_encodings import in_encoding

from ansinh import ListDefaults, UnreadableFile, check_list, read_month, read_roll
from ansinh.boundary import SourceFile, built_in_layout
from ansinh.boundary.lists.letters import as_meant, as_typed
from ansinh.errors import Code, InvalidValue, Problem, ProposalKind
from ansinh.formats import read_sheets
from ansinh.formats.choose_sheet import find_table
from ansinh.formats.encodings import ENCODINGS
from ansinh.formats.old_letters import OldLetters
from ansinh.months import Month

TITLE = "Danh sách chi trả tháng 06/2024"
HEADERS = ["STT", "Mã hồ sơ", "Họ và tên", "Năm sinh", "Mức hưởng", "Chương trình", "Xã/Phường"]
LINES = [
    ["1", "A1", "Nguyễn Thị Mẫu", "1950", "540000", "BTXH", "Xã Mẫu"],
    ["2", "A2", "Đặng Văn Thử", "1951", "360000", "BTXH", "Xã Mẫu"],
]
TOTAL = ["", "", "Tổng cộng", "", "900000", "", ""]
PLAIN = table(TITLE, HEADERS, *LINES, TOTAL)


def old(text: str) -> str:
    return typed(text, OldLetters.TCVN3)


def in_old_letters() -> bytes:
    """The list as "Unicode text" of a sheet that was typed for .VnTime."""
    rows = [[old(cell) for cell in row] for row in (HEADERS, *LINES, TOTAL)]
    return table(old(TITLE), *rows)


def problems(data: bytes, *apply: ProposalKind) -> list[Problem]:
    with pytest.raises(UnreadableFile) as caught:
        check_list(data, source="x.csv", defaults=ListDefaults(apply=apply))
    return list(caught.value.problems)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_list_is_read_in_the_encoding_that_is_named(encoding: str) -> None:
    text = PLAIN.decode()
    data = in_encoding(text, encoding)
    defaults = ListDefaults(encoding=encoding)
    read = read_roll(data, source="x.csv", defaults=defaults)
    assert read.roll == read_roll(PLAIN, source="x.csv").roll
    assert check_list(data, source="x.csv", defaults=defaults).count == 2
    months = read_month([SourceFile("x.csv", data)], month=Month(2024, 7), defaults=defaults)
    assert months.base == read.roll


def test_an_unknown_encoding_is_refused_where_it_is_said() -> None:
    with pytest.raises(InvalidValue) as caught:
        ListDefaults(encoding="latin-1")
    assert caught.value.code == Code.ENCODING_UNKNOWN
    assert ListDefaults(encoding="ABC").encoding == "tcvn3"


def test_a_name_in_old_letters_does_not_pass_for_one() -> None:
    lines = [[*row[:2], old(row[2]), *row[3:]] for row in LINES]
    found = problems(table(TITLE, HEADERS, *lines))
    assert [(one.position.cell, one.code) for one in found] == [
        ("C3", Code.CELL_OLD_FONT),
        ("C4", Code.CELL_OLD_FONT),
    ]


def test_a_commune_in_old_letters_does_not_pass_for_one() -> None:
    line = [*LINES[0][:6], old("Phường Mẫu")]
    found = problems(table(TITLE, HEADERS, line))
    assert [(one.position.cell, one.code) for one in found] == [("G3", Code.CELL_OLD_FONT)]


def test_broken_letters_are_told_as_such() -> None:
    line = [*LINES[0]]
    line[2] = line[2].encode().decode("cp1252")
    found = problems(table(TITLE, HEADERS, line))
    assert [(one.position.cell, one.code) for one in found] == [("C3", Code.CELL_MOJIBAKE)]


def test_a_whole_list_in_old_letters_is_read_to_its_end() -> None:
    """Its header is found by what it most likely says; each odd word is told, and each name."""
    found = problems(in_old_letters())
    places = [one.position.cell for one in found]
    assert {one.code for one in found} == {Code.CELL_OLD_FONT}
    assert places == ["A1", "B2", "C2", "D2", "E2", "F2", "G2", "C3", "G3", "C4", "G4", "C5"]
    header = found[2]
    assert header.proposal is not None
    assert header.proposal.kind is ProposalKind.FONTS
    assert header.proposal.shown == "Aa aa aaa"


def test_lines_keep_what_was_typed_while_all_else_is_read_as_meant() -> None:
    """So each cell is told, and taken, by whoever reads its field."""
    (typed_sheet,) = read_sheets(in_old_letters(), "x.csv")
    meant = as_meant(typed_sheet)
    table_found = as_typed(find_table([meant], built_in_layout("roll")), typed_sheet, ())
    rows = table_found.sheet.rows
    assert [record["name"] for record in table_found.records] == [old(line[2]) for line in LINES]
    assert [rows[1][2], rows[2][2], rows[4][2]] == ["Họ và tên", old(LINES[0][2]), "Tổng cộng"]
    assert {row for row, _ in table_found.sheet.converted} == {1, 2, 5}
    (plain,) = read_sheets(PLAIN, "x.csv")
    assert as_meant(plain) is plain


def test_a_list_broken_on_its_way_is_read_to_its_end() -> None:
    broken = "".join(
        bytes([one]).decode("latin-1" if one in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else "cp1252")
        for one in PLAIN
    )
    found = problems(broken.encode())
    assert {one.code for one in found} == {Code.CELL_MOJIBAKE}
    assert "C4" in {one.position.cell for one in found}


def test_what_a_header_most_likely_says_is_taken_where_it_is_asked_for() -> None:
    rows = [[old(cell) for cell in HEADERS], *LINES, TOTAL]
    data = table(TITLE, *rows)
    assert [one.position.row for one in problems(data)] == [2] * 6
    defaults = ListDefaults(apply=(ProposalKind.FONTS,))
    report = check_list(data, source="x.csv", defaults=defaults)
    assert report.count == 2
    assert [(one.code, one.count) for one in report.notices] == [(Code.NOTICE_OLD_LETTERS, 6)]
    assert len(problems(data, ProposalKind.ENCODING)) == 6


def test_a_workbook_in_old_fonts_is_the_same_list() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    fonts = (".VnTime", "VNI-Times", "Times New Roman")
    styles = [book.add_format({"font_name": font}) for font in fonts]
    ways = (old, lambda text: typed(text, OldLetters.VNI), str)
    for row, cells in enumerate([[TITLE], HEADERS, *LINES]):
        for column, text in enumerate(cells):
            kind = (row + column) % 3
            page.write_string(row, column, ways[kind](text), styles[kind])
    book.close()
    read = read_roll(out.getvalue(), source="x.xlsx")
    assert read.roll == read_roll(table(TITLE, HEADERS, *LINES), source="x.csv").roll
    found = {one.code for one in read.report.notices}
    assert {Code.NOTICE_OLD_LETTERS, Code.NOTICE_NORMALISED} <= found


def test_without_old_letters_nothing_is_said_of_them() -> None:
    assert check_list(PLAIN, source="x.csv").notices == ()


def test_a_commune_merged_over_its_lines_is_theirs_where_other_cells_are_odd() -> None:
    """The lines are made anew of what was typed: the value of the merge stays with each."""
    lines = [[*LINES[0][:-1], "Xã Mẫu"], [*LINES[1][:-1], None]]
    names = [[*row[:2], old(str(row[2])), *row[3:]] for row in lines]
    data = xlsx_of([[TITLE], HEADERS, *names, TOTAL], merges=["G3:G4"])
    defaults = ListDefaults(apply=(ProposalKind.FONTS,))
    read = read_roll(data, source="x.xlsx", defaults=defaults)
    assert read.roll == read_roll(PLAIN, source="x.csv").roll
    assert Code.NOTICE_MERGED in {one.code for one in read.report.notices}
