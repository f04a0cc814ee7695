"""Offices' workbooks marked: with notes of their own, merged cells, odd parts and old marks."""

import io
import re
import struct
import zlib
from datetime import date, datetime, time

import attrs
import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from tests.marked_book import (
    assert_nothing_else_changed,
    assert_well_formed,
    fault,
    listed,
    marked_cells,
    parts,
)
from tests.sheets import (
    MAIN,
    cell,
    codes,
    csv_text,
    sheet_of,
    sheet_xml,
    workbook,
    workbook_parts,
    xlsx_of,
    zipped,
)

from ansinh.errors import Code, Problem, Proposal, ProposalKind, Text, UnreadableFile
from ansinh.formats import CellValue, Sheet, marked_workbook, read_sheets
from ansinh.formats.limits import MAX_NOTES, MAX_PROBLEM_ROWS
from ansinh.formats.marking.grid import Grid, grid_of
from ansinh.formats.marking.problem_list import (
    HEADER_ROW,
    NAME,
    is_problem_list,
    without_problem_lists,
)
from ansinh.formats.marking.styles import COLOUR

ROWS: list[list[CellValue]] = [["Danh sách"], ["Họ và tên", "Mức hưởng"], ["Mẫu", 1], ["Thử", 2]]

NOON = datetime.combine(date(2024, 7, 5), time(12, 30))


def marked(content: bytes, *problems: Problem) -> bytes:
    done = marked_workbook(content, "list", problems)
    assert_well_formed(done)
    assert marked_workbook(done, "list", problems) == done
    return done


def links(content: bytes) -> list[tuple[str, str]]:
    """Where the list's links stand, and where they lead."""
    sheet = openpyxl.load_workbook(io.BytesIO(content))[NAME]
    cells = (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink)
    return [(cell.coordinate, cell.hyperlink.location) for cell in cells]


def picture() -> io.BytesIO:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\x00\x00\x00\x00")
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")
    )


def an_offices() -> bytes:
    """A workbook with everything that stands around the cells."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    yellow = book.add_format({"bg_color": "#FFFF00", "bold": True})
    sheet = book.add_worksheet("Tháng 'bảy' này")
    for row, cells in enumerate(ROWS):
        for column, value in enumerate(cells):
            sheet.write(row, column, value, yellow if row == 1 else None)
    sheet.write_comment(2, 0, "Ghi chú của xã")
    sheet.write_comment(3, 1, "Hỏi lại", {"author": "Cán bộ Thử"})
    sheet.set_header("&L&[Picture]", {"image_left": "logo.png", "image_data_left": picture()})
    sheet.insert_image("H20", "logo.png", {"image_data": picture()})
    sheet.data_validation("B3:B9", {"validate": "integer", "criteria": ">", "value": 0})
    sheet.conditional_format(
        "B3:B9", {"type": "cell", "criteria": ">", "value": 9, "format": yellow}
    )
    sheet.add_table("D2:E4", {"columns": [{"header": "a"}, {"header": "b"}]})
    sheet.autofilter("A2:B4")
    sheet.set_row(2, 40)
    sheet.set_column("C:C", 30)
    sheet.write_url("C9", "https://example.invalid/")
    other = book.add_worksheet("Phụ lục")
    other.write_comment("A1", "Của trang khác")
    other.hide()
    book.define_name("Vung", "='Phụ lục'!$A$1:$A$9")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Tháng ''bảy'' này'!$B$3:$B$4"})
    book.add_chartsheet("Biểu đồ").set_chart(chart)
    book.close()
    return out.getvalue()


DS = "Tháng 'bảy' này"


def test_an_offices_own_notes_pictures_and_tables_stay() -> None:
    content = an_offices()
    done = marked(
        content, fault("list", DS, 3, 1), fault("list", DS, 4, 1), fault("list", DS, 6, 2)
    )
    cells = {(DS, "A3"), (DS, "A4"), (DS, "B6")}
    assert set(marked_cells(done)) == cells
    assert_nothing_else_changed(content, done, cells)
    before, after = parts(content), parts(done)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    assert set(after) - set(before) == {"xl/worksheets/sheet3.xml"}


def test_ours_is_added_to_a_note_that_is_there_and_taken_off_again() -> None:
    """A cell can have one note; what the office wrote into it is not ours to lose."""
    content = an_offices()
    done = marked(content, fault("list", DS, 3, 1))
    note = marked_cells(done)[DS, "A3"]
    assert note.startswith("Ghi chú của xã\n[ansinh]\nLỗi: ")
    assert note.endswith("[name-length]")
    without = openpyxl.load_workbook(io.BytesIO(marked(done)))[DS]
    assert without["A3"].comment.text == "Ghi chú của xã"
    assert without["B4"].comment.text == "Hỏi lại"
    assert without["B4"].comment.author == "Cán bộ Thử"


def test_a_sheet_whose_only_notes_were_ours_has_none_when_it_is_mended() -> None:
    content = xlsx_of(ROWS)
    again = marked(marked(content, fault("list", "DS", 3, 1)))
    assert not [name for name in parts(again) if "comments" in name or "vml" in name]
    assert b"legacyDrawing" not in parts(again)["xl/worksheets/sheet1.xml"]
    assert marked_cells(again) == {}
    assert_nothing_else_changed(content, again, ())


@pytest.mark.parametrize("rest", [b"", b'<v:rect id="_x0000_s9"></v:rect>'])
def test_a_drawing_with_something_else_in_it_stays(rest: bytes) -> None:
    found = parts(marked(xlsx_of(ROWS), fault("list", "DS", 3, 1)))
    name = "xl/drawings/vmlDrawing1.vml"
    found[name] = found[name].replace(b"</xml>", rest + b"</xml>")
    again = parts(marked_workbook(zipped(found), "list", []))
    assert (name in again) == bool(rest)


def test_a_colour_of_the_office_comes_back_when_its_cell_is_right() -> None:
    content = an_offices()
    header = fault("list", DS, 2, 1)
    again = marked(marked(content, header))
    assert_nothing_else_changed(content, again, ())
    sheet = openpyxl.load_workbook(io.BytesIO(again))[DS]
    assert sheet["A2"].fill.fgColor.rgb == "FFFFFF00"


def test_a_cell_that_is_typed_anew_by_another_program_loses_our_colour() -> None:
    """It numbers the styles as it likes, and forgets which style a cell had before."""
    book = openpyxl.Workbook()
    book.active.title = "DS"
    for row in ROWS:
        book.active.append(row)
    for number in (3, 4):
        book.active[f"A{number}"].fill = PatternFill("solid", COLOUR)
        book.active[f"A{number}"].font = Font(bold=True)  # as no other cell is
        book.active[f"A{number}"].comment = Comment(f"[ansinh]\nLỗi: {number}", "ansinh")
    out = io.BytesIO()
    book.save(out)
    done = marked(out.getvalue(), fault("list", "DS", 4, 1))
    assert set(marked_cells(done)) == {("DS", "A4")}
    assert openpyxl.load_workbook(io.BytesIO(done))["DS"]["A3"].font.b


def test_a_problem_of_a_merged_cell_is_marked_where_the_merge_begins() -> None:
    """Nothing else of the merged cells is seen."""
    content = xlsx_of([["a", None, "c"], [None, None, None], ["d"]], merges=["A1:B2"])
    done = marked(content, *(fault("list", "DS", row, 2) for row in (1, 2)))
    assert list(marked_cells(done)) == [("DS", "A1")]
    assert [place for _, place, _ in listed(done)] == ["B1", "B2"]


def test_a_problem_of_a_row_is_marked_at_its_first_cell_and_that_of_a_sheet_is_listed() -> None:
    content = xlsx_of([[None, "a"], ["b"], []])
    rows = [fault("list", "DS", row) for row in (1, 2, 3)]
    done = marked(content, fault("list", "", 0), *rows, fault("list", "DS", 0))
    assert list(marked_cells(done)) == [("DS", "B1"), ("DS", "A2"), ("DS", "A3")]
    assert [place for _, place, _ in listed(done)] == [
        "cả tệp",
        "cả trang",
        "dòng 1",
        "dòng 2",
        "dòng 3",
    ]
    assert links(done) == [
        ("C7", "'DS'!B1"),
        ("C8", "'DS'!A2"),
        ("C9", "'DS'!A3"),
    ]


def test_a_link_to_a_sheet_whose_name_has_a_quotation_mark_leads_there() -> None:
    done = marked(an_offices(), fault("list", DS, 3, 1))
    assert links(done) == [("C5", "'Tháng ''bảy'' này'!A3")]


def test_the_list_is_what_is_seen_first_and_nothing_else_is_selected() -> None:
    """Two selected sheets are typed into at once."""
    done = openpyxl.load_workbook(io.BytesIO(marked(an_offices(), fault("list", DS, 3, 1))))
    assert done.active.title == NAME
    assert [s.title for s in done.worksheets if s.sheet_view.tabSelected] == [NAME]


def test_a_cell_says_every_problem_and_its_proposal_in_both_languages() -> None:
    one = fault("list", "DS", 3, 1)
    evidence = Text("it fits the birth year", "khớp năm sinh")
    two = attrs.evolve(
        one, code="x:y", proposal=Proposal(ProposalKind.ZEROS, evidence, "000000000000")
    )
    done = marked(xlsx_of(ROWS), one, two, one)
    note = marked_cells(done)["DS", "A3"]
    assert note == (
        "[ansinh]\n"
        f"Lỗi: {one.message.vi}.\nCách sửa: {one.cure.vi}.\n"
        f"{one.message.en}; {one.cure.en} [name-length]\n\n"
        f"Lỗi: {one.message.vi}.\nCách sửa: {one.cure.vi}.\n"
        "Đề xuất: 000000000000 (khớp năm sinh).\n"
        f"{one.message.en}; {one.cure.en}; proposed: 000000000000 (it fits the birth year) [x:y]"
    )
    assert [code for *_, code in listed(done)] == ["name-length", "x:y"]


def test_a_note_tells_of_six_problems_at_most() -> None:
    many = [attrs.evolve(fault("list", "DS", 3, 1), code=f"x:{n}") for n in range(8)]
    note = marked_cells(marked(xlsx_of(ROWS), *many))["DS", "A3"]
    assert note.count("Lỗi: ") == 6
    assert note.endswith("Và 2 lỗi nữa.\nAnd 2 more.")


def test_too_many_problems_are_coloured_and_the_first_are_listed() -> None:
    content = xlsx_of([["a"]] * (MAX_PROBLEM_ROWS + 5))
    many = [fault("list", "DS", row, 1) for row in range(1, MAX_PROBLEM_ROWS + 6)]
    done = marked_workbook(content, "list", many)
    book = openpyxl.load_workbook(io.BytesIO(done))
    assert sum(row[0].fill.fgColor.rgb == COLOUR for row in book["DS"]) == MAX_PROBLEM_ROWS + 5
    assert sum(row[0].comment is not None for row in book["DS"]) == MAX_NOTES
    last = book[NAME].max_row
    assert last == HEADER_ROW + MAX_PROBLEM_ROWS + 1
    assert book[NAME].cell(last, 1).value == "Và 5 lỗi nữa.\nAnd 5 more."
    assert is_problem_list(read_sheets(done, "list")[-1])


def prefixed(content: bytes) -> bytes:
    """The same workbook with a prefix on every tag of its sheet, as some systems write it."""
    found = parts(content)
    name = "xl/worksheets/sheet1.xml"
    xml = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", found[name])
    found[name] = xml.replace(b'xmlns="', b'xmlns:x="', 1)
    return zipped(found)


def test_a_sheet_with_prefixes_is_marked_too() -> None:
    content = prefixed(xlsx_of(ROWS))
    done = marked(content, fault("list", "DS", 3, 1), fault("list", "DS", 9, 4))
    assert set(marked_cells(done)) == {("DS", "A3"), ("DS", "D9")}
    assert b"<x:legacyDrawing " in parts(done)["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize(
    "data",
    [
        "",
        f'<row r="2" s="1" customFormat="1"/>\n<row r="4" spans="1:1">{cell("A4", "a")}</row>',
        "<row r='2'></row>".replace("'", '"'),
    ],
)
def test_a_workbook_without_styles_notes_or_views_is_marked(data: str) -> None:
    """Programs that write lists write little else."""
    done = marked(workbook(sheet_xml(data)), fault("list", "S1", 2, 1), fault("list", "S1", 4, 3))
    assert set(marked_cells(done)) == {("S1", "A2"), ("S1", "C4")}


def test_a_sheet_with_no_room_for_rows_gets_it() -> None:
    empty = sheet_xml("").replace("<sheetData></sheetData>", "<sheetData />")
    done = marked(workbook(empty), fault("list", "S1", 2, 1))
    assert set(marked_cells(done)) == {("S1", "A2")}


def test_what_may_have_macros_and_has_none_is_given_back_as_a_plain_workbook() -> None:
    """Excel does not open an .xlsx that says it is another kind."""
    found = parts(xlsx_of(ROWS))
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    other = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(plain, other)
    done = parts(marked(zipped(found), fault("list", "DS", 3, 1)))
    assert plain in done["[Content_Types].xml"]
    assert other not in done["[Content_Types].xml"]


EMPTY_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts/><fills/><borders/><cellXfs/></styleSheet>'.encode()
)
"""A reader makes do with them."""


def odd_workbooks() -> dict[str, bytes]:
    """Workbooks that can be read, and are not of a form that could be edited."""
    strict = {
        name: xml.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        for name, xml in parts(xlsx_of(ROWS)).items()
    }
    notes = parts(an_offices())
    no_fills = parts(xlsx_of(ROWS))
    no_fills["xl/styles.xml"] = no_fills["xl/styles.xml"].replace(b"fills", b"folls")
    return {
        "strict": zipped(strict),
        "notes": zipped({**notes, "xl/comments1.xml": b"<comments/>"}),
        "no xml": zipped({**notes, "xl/comments1.xml": b"<comments>"}),
        "place": zipped(
            {**notes, "xl/comments1.xml": notes["xl/comments1.xml"].replace(b'"A3"', b'"3"')}
        ),
        "drawing": zipped({**notes, "xl/drawings/vmlDrawing1.vml": b"<xml></xml>"}),
        "empty note": zipped(
            {**notes, "xl/comments1.xml": re.sub(rb"<r>.*?</r>", b"", notes["xl/comments1.xml"])}
        ),
        "styles": zipped(no_fills),
        "no styles": zipped({**no_fills, "xl/styles.xml": EMPTY_STYLES}),
    }


@pytest.mark.parametrize("kind", sorted(odd_workbooks()))
def test_a_workbook_that_cannot_be_edited_is_made_anew(kind: str) -> None:
    content = odd_workbooks()[kind]
    name = read_sheets(content, "list")[0].name
    done = marked_workbook(content, "list", [fault("list", name, 3, row) for row in (1, 2)])
    assert_well_formed(done)
    (sheet, *_) = read_sheets(done, "list")
    assert set(marked_cells(done)) == {(sheet.name, "A3"), (sheet.name, "B3")}
    assert [list(row[:2]) for row in sheet.rows[:4]] == [
        ["Danh sách", None],
        ["Họ và tên", "Mức hưởng"],
        ["Mẫu", 1],
        ["Thử", 2],
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (xlsx_of(ROWS)[:-30], Code.XLSX_DAMAGED),
        (b"PK\x03\x04 and no more", Code.XLSX_DAMAGED),
        (b"", Code.FILE_EMPTY),
        (workbook(sheet_xml("<row/>")), Code.XLSX_DAMAGED),
        (workbook(sheet_xml('<row r="1"><c r="A1" t="s"><v>9</v></c></row>')), Code.XLSX_DAMAGED),
    ],
)
def test_a_file_that_is_refused_as_such_is_not_given_back(content: bytes, code: Code) -> None:
    with pytest.raises(UnreadableFile) as refused:
        marked_workbook(content, "list", [fault("list", "", 1, 1)])
    assert codes(refused.value) == [code]


def test_a_text_file_is_a_workbook_of_texts() -> None:
    """Typed over in the cell's own format, an id keeps its zeros."""
    text = csv_text([["Số CCCD", "x"], ["099045000001"]]).encode()
    done = marked_workbook(text, "list", [fault("list", "", 2, 1)])
    assert_well_formed(done)
    sheet = openpyxl.load_workbook(io.BytesIO(done))["Danh sách"]
    assert (sheet["A2"].value, sheet["A2"].number_format) == ("099045000001", "@")
    assert sheet["A2"].fill.fgColor.rgb == COLOUR
    assert [place for _, place, _ in listed(done)] == ["A2"]


def made(sheet: Sheet, *problems: Problem) -> bytes:
    return marked_workbook(b"D", "list", problems, read=lambda _data, _source: (sheet,))


def test_days_times_and_days_that_no_spreadsheet_counts_are_written_as_they_are() -> None:
    rows: list[list[CellValue]] = [[date(1945, 2, 1), date(1899, 1, 1), NOON, 12.5, True]]
    sheet = openpyxl.load_workbook(io.BytesIO(made(sheet_of(rows))))["Danh sách"]
    assert [sheet.cell(1, column).value for column in range(1, 6)] == [
        datetime.combine(date(1945, 2, 1), time()),
        "01/01/1899",
        NOON,
        12.5,
        True,
    ]
    assert sheet["A1"].number_format == "dd/mm/yyyy"


def test_what_is_hidden_stays_hidden_and_what_is_merged_merged() -> None:
    from ansinh.formats import Merge

    sheet = sheet_of(
        [["Danh sách", None], ["Một tên rất dài " * 9, "b"], ["c", "d"]],
        merges=(Merge(1, 1, 1, 2),),
        hidden_rows=frozenset({3}),
        hidden_columns=frozenset({2}),
    )
    done = openpyxl.load_workbook(io.BytesIO(made(sheet, fault("list", "", 3))))["Danh sách"]
    assert [str(area) for area in done.merged_cells.ranges] == ["A1:B1"]
    assert done.row_dimensions[3].hidden
    assert done.column_dimensions["B"].hidden
    assert done.row_dimensions[2].height > 30


def test_the_list_is_passed_over_and_what_somebody_adds_to_it_is_not() -> None:
    """Nobody's line may be lost because of where it was typed."""
    done = marked(xlsx_of(ROWS), fault("list", "DS", 3, 1), fault("list", "", 0))
    first, ours = read_sheets(done, "list")
    assert without_problem_lists([first, ours]) == (first,)
    added = [*ours.rows, [None, "Mẫu Thị Thêm", "099045000009"]]
    seen = without_problem_lists([first, attrs.evolve(ours, rows=added)])[1]
    assert [row for row in seen.rows if any(row)] == [[None, "Mẫu Thị Thêm", "099045000009"]]
    assert not is_problem_list(attrs.evolve(ours, rows=added))


def test_a_list_that_somebody_wrote_into_is_left_and_another_is_put_in() -> None:
    done = marked(xlsx_of(ROWS), fault("list", "DS", 3, 1))
    book = openpyxl.load_workbook(io.BytesIO(done))
    book[NAME]["B20"] = "Hỏi chị Thử"
    out = io.BytesIO()
    book.save(out)
    again = marked_workbook(out.getvalue(), "list", [fault("list", "DS", 4, 1)])
    assert_well_formed(again)
    assert openpyxl.load_workbook(io.BytesIO(again)).sheetnames == ["DS", NAME, f"{NAME} 2"]


def test_an_unreadable_cell_keeps_no_list_from_being_marked_again() -> None:
    """A cell that is too long is refused by the reader; the marks are put in all the same."""
    content = xlsx_of([["a" * 3000]])
    problems = [fault("list", "DS", 1, 1)]
    done = marked_workbook(content, "list", problems)
    assert_well_formed(done)
    again = marked_workbook(done, "list", problems)
    assert openpyxl.load_workbook(io.BytesIO(again)).sheetnames == ["DS", NAME, f"{NAME} 2"]


def test_workbook_parts_of_another_order_are_marked() -> None:
    """Relations that name parts from the root, and sheets that lie elsewhere."""
    found = workbook_parts(sheet_xml(f'<row r="1">{cell("A1", "a")}</row>'))
    found["xl/lists/a.xml"] = found.pop("xl/worksheets/sheet1.xml")
    relations = "xl/_rels/workbook.xml.rels"
    found[relations] = found[relations].replace(b"worksheets/sheet1.xml", b"/xl/lists/a.xml")
    done = marked(zipped(found), fault("list", "S1", 1, 1))
    assert set(marked_cells(done)) == {("S1", "A1")}
    assert b'Target="../comments1.xml"' in parts(done)["xl/lists/_rels/a.xml.rels"]


def test_a_note_that_is_no_run_becomes_one() -> None:
    found = parts(an_offices())
    name = "xl/comments1.xml"
    plain = re.sub(rb"<r><rPr>.*?</rPr>(<t.*?</t>)</r>", rb"\1", found[name])
    assert plain != found[name]
    done = marked(zipped({**found, name: plain}), fault("list", DS, 3, 1))
    assert marked_cells(done)[DS, "A3"].startswith("Ghi chú của xã\n[ansinh]\n")


def test_our_notes_are_taken_away_where_a_program_has_lost_their_drawing() -> None:
    found = parts(marked(xlsx_of(ROWS), fault("list", "DS", 3, 1)))
    sheet = "xl/worksheets/sheet1.xml"
    found[sheet] = re.sub(rb"<legacyDrawing [^>]*/>", b"", found[sheet])
    again = marked_workbook(zipped(found), "list", [])
    assert "xl/comments1.xml" not in parts(again)


def test_what_xml_has_no_sign_for_is_said_in_a_spreadsheets_way() -> None:
    one = fault("list", "DS", 3, 1)
    place = attrs.evolve(one.position, header="Họ\x01tên <_x0041_>")
    done = marked(xlsx_of(ROWS), attrs.evolve(one, position=place))
    ours = read_sheets(done, "list")[1]
    assert ours.rows[HEADER_ROW][3] == "Họ\x01tên <_x0041_>"


@pytest.mark.parametrize(
    "views", ["", "<bookViews></bookViews>", "<bookViews><workbookView/></bookViews>"]
)
def test_a_workbook_says_which_sheet_is_seen_first_whatever_it_said_before(views: str) -> None:
    found = workbook_parts(sheet_xml(f'<row r="1">{cell("A1", "a")}</row>'))
    book = "xl/workbook.xml"
    found[book] = found[book].replace(b"<sheets>", views.encode() + b"<sheets>")
    done = marked(zipped(found), fault("list", "S1", 1, 1))
    assert openpyxl.load_workbook(io.BytesIO(done)).active.title == NAME


def test_a_box_stands_beside_its_cell_over_rows_and_columns_of_any_size() -> None:
    rows = '<row r="2" hidden="1"/><row r="3" ht="30" customHeight="1"/>'
    before = (
        '<sheetFormatPr defaultColWidth="10" defaultRowHeight="15"/>'
        '<cols><col min="2" max="2" width="20" hidden="1"/><col min="3" max="3" width="20"/>'
        '<col min="x" max="4" width="20"/></cols>'
    )
    grid = grid_of(sheet_xml(rows, before).encode())
    assert grid.widths == {2: 0, 3: 145}
    assert grid.heights == {2: 0, 3: 40}
    assert grid.anchor(2, 1, (150, 70)) == "1, 15, 0, 4, 3, 20, 3, 14"
    assert Grid({}, dict.fromkeys(range(1, 2000), 0)).anchor(1, 1, (9, 9)).endswith("500, 0")


def test_a_part_that_shrinks_to_almost_nothing_is_stored() -> None:
    """Our own reader takes such a part for a bomb, and would refuse what we gave back."""
    text = csv_text([["Họ và tên"], *[["Nguyễn Thị Mẫu " * 120]] * 2_000]).encode()
    done = marked_workbook(text, "list", [fault("list", "", 2, 1)])
    assert len(read_sheets(done, "list")[0].rows) == 2_001
    assert len(marked_workbook(csv_text(ROWS).encode(), "list", [])) < 10_000


def test_of_styles_that_differ_in_their_fill_alone_the_plain_one_comes_back() -> None:
    """Which of them a cell had before nobody can tell; most cells of a list have no colour."""
    book = openpyxl.Workbook()
    book.active.title = "DS"
    for row in ROWS:
        book.active.append(row)
    book.active["A1"].fill = PatternFill("solid", "FFFFFF00")
    out = io.BytesIO()
    book.save(out)
    found = parts(out.getvalue())
    # The coloured style first: the order must not decide.
    styles = found["xl/styles.xml"]
    start, end = styles.index(b"<cellXfs"), styles.index(b"</cellXfs>")
    plain, coloured = re.findall(rb"<xf .*?(?:/>|</xf>)", styles[start:end])
    swapped = (
        styles[start:end].replace(plain, b"?").replace(coloured, plain).replace(b"?", coloured)
    )
    found["xl/styles.xml"] = styles[:start] + swapped + styles[end:]
    content = zipped(found)
    again = marked(marked(content, fault("list", "DS", 1, 1)))
    sheet = openpyxl.load_workbook(io.BytesIO(again))["DS"]
    assert sheet["A1"].fill.fill_type is None
    assert sheet["A2"].fill.fgColor.rgb == "FFFFFF00"
