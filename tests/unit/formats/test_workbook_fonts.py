"""Old fonts in an .xlsx: cells and runs are read as their font shows them, the rest as it is."""

import io
from collections.abc import Sequence

import attrs
import pytest
import xlsxwriter
from tests.old_letters import typed
from tests.sheets import MAIN, cell, codes, sheet_of, sheet_xml, workbook_parts, zipped

from ansinh.errors import Code, UnreadableFile
from ansinh.formats import Sheet, read_workbook
from ansinh.formats.old_font_cells import as_fonts_show
from ansinh.formats.old_letters import OldLetters

TCVN3, VNI = OldLetters.TCVN3, OldLetters.VNI
NAME = "Nguyễn Thị Mẫu"


def written(rows: Sequence[Sequence[tuple[str, object]]]) -> Sheet:
    """Write cells, each with its font, and read the sheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    for row, cells in enumerate(rows):
        for column, (font, value) in enumerate(cells):
            page.write(row, column, value, book.add_format({"font_name": font}))
    book.close()
    return in_lists(read_workbook(out.getvalue(), "x.xlsx")[0])


def in_lists(sheet: Sheet) -> Sheet:
    """Give the rows as lists, however the reader holds them, so that they compare."""
    return attrs.evolve(sheet, rows=[list(row) for row in sheet.rows])


def styled(*fonts: str) -> str:
    """A part of styles: one font and one cell style for each name."""
    named = "".join(f'<font><sz val="11"/><name val="{font}"/></font>' for font in fonts)
    cells = "".join(f'<xf numFmtId="0" fontId="{at}"/>' for at, _ in enumerate(fonts))
    return (
        f'<styleSheet xmlns="{MAIN}"><fonts>{named}</fonts>'
        f'<cellStyleXfs><xf fontId="0"/></cellStyleXfs><cellXfs>{cells}</cellXfs>'
        f'<dxfs><dxf><font><name val=".VnTime"/></font></dxf></dxfs></styleSheet>'
    )


def read(data: str, styles: str = "", strings: str | None = None) -> Sheet:
    """Read one sheet of raw cells."""
    parts = workbook_parts(sheet_xml(data), strings=strings)
    if styles:
        parts["xl/styles.xml"] = styles.encode()
    return in_lists(read_workbook(zipped(parts), "x.xlsx")[0])


def row(*cells: str) -> str:
    return f'<row r="1">{"".join(cells)}</row>'


def test_a_cell_is_read_as_its_font_shows_it() -> None:
    sheet = written(
        [
            [(".VnTimeH", "hä vµ tªn"), (".VnTime", typed("Số tiền", TCVN3)), ("Arial", "CCCD")],
            [(".VnTime", typed(NAME, TCVN3)), (".VnTime", 500000), ("Arial", "099")],
            [("VNI-Times", typed(NAME, VNI)), (".VnTime", "Ngo An"), ("Arial", "Đặng Ơn")],
            [("Arial", NAME), (".VnTime", "x"), ("VNI-Times", "y")],
        ]
    )
    assert sheet.rows == [
        ["HỌ VÀ TÊN", "Số tiền", "CCCD"],
        [NAME, 500000, "099"],
        [NAME, "Ngo An", "Đặng Ơn"],
        [NAME, "x", "y"],
    ]
    assert sheet.converted == {(1, 1), (1, 2), (2, 1), (3, 1)}


def test_a_run_that_is_no_xml_leaves_the_cell_to_its_own_font() -> None:
    broken = '<c r="A1" t="inlineStr"><is><r><rPr><rFont val=".VnTime"/></r><t>MÉu</t></is></c>'
    sheet = read(row(broken))
    assert not sheet.converted


def test_text_of_today_in_an_old_font_stays() -> None:
    sheet = written([[(".VnTime", NAME)], [(".VnTime", typed("Đỗ Thị Thử", TCVN3))]])
    assert sheet.rows == [[NAME], ["Đỗ Thị Thử"]]
    assert sheet.converted == {(2, 1)}


def test_where_the_font_was_left_over_no_text_is_spoiled() -> None:
    """``ó`` is a letter of both: the other cells of the font say which it is."""
    left_over = written([[(".VnTime", "Nguyễn Thị Mẫu")], [(".VnTime", "Thanh Hóa")]])
    assert left_over.rows[1] == ["Thanh Hóa"]
    assert not left_over.converted
    in_use = written([[(".VnTime", typed(NAME, TCVN3))], [(".VnTime", "Thanh Hãa")]])
    assert in_use.rows == [[NAME], ["Thanh Hóa"]]
    plain = written([[(".VnTimeH", "Nguyễn Thị Mẫu")], [(".VnTimeH", "Ngo An")]])
    assert plain.rows == [["Nguyễn Thị Mẫu"], ["Ngo An"]]


def test_a_sign_that_the_font_does_not_have_leaves_the_cell_as_it_is() -> None:
    sheet = written([[(".VnTime", "MÉu ÿ§")], [(".VnTime", "MÉu §")]])
    assert sheet.rows == [["MÉu ÿ§"], ["Mẫu Đ"]]


def test_runs_have_fonts_of_their_own() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    old, today = book.add_format({"font_name": ".VnTime"}), book.add_format({"font_name": "Arial"})
    page.write_rich_string(0, 0, old, "NguyÔn ", today, "Thị ", old, "MÉu")
    page.write_rich_string(1, 0, "NguyÔn ", today, "Thị Mẫu", old)
    page.write_rich_string(2, 0, today, "A ", today, "Mẫu", today)
    book.close()
    sheet = read_workbook(out.getvalue(), "x.xlsx")[0]
    assert [cells[0] for cells in sheet.rows] == [NAME, NAME, "A Mẫu"]
    assert sheet.converted == {(1, 1), (2, 1)}


def test_a_run_in_place_is_read_too() -> None:
    runs = (
        '<c r="A1" t="inlineStr"><is><r><rPr><rFont val=".VnTime"/></rPr>'
        '<t xml:space="preserve">M\u00c9u </t></r>'
        "<r><t>Thử &amp; A</t></r></is></c>"
    )
    sheet = read(row(runs))
    assert sheet.rows == [["Mẫu Thử & A"]]
    assert sheet.converted == {(1, 1)}


def test_the_default_style_counts_and_says_itself_nowhere() -> None:
    data = row(cell("A1", "MÉu"), cell("B1", "MÉu", ' s="0"'), cell("C1", "MÉu", ' s="1"'))
    sheet = read(data, styled(".VnTime", "Arial"))
    assert sheet.rows == [["Mẫu", "Mẫu", "MÉu"]]
    assert read(data, styled("Arial", ".VnTime")).rows == [["MÉu", "MÉu", "Mẫu"]]


def test_a_style_that_is_not_there_is_no_old_font() -> None:
    sheet = read(row(cell("A1", "MÉu", ' s="7"')), styled(".VnTime"))
    assert sheet.rows == [["MÉu"]]


def test_fonts_for_marking_cells_are_not_those_of_cells() -> None:
    sheet = read(row(cell("A1", "MÉu")), styled("Arial"))
    assert sheet.rows == [["MÉu"]]


def test_what_a_formula_gives_has_the_font_of_its_cell() -> None:
    formula = '<c r="A1" t="str" s="1"><f>B1</f><v>M\u00c9u</v></c>'
    sheet = read(row(formula), styled("Arial", ".VnTime"))
    assert sheet.rows == [["Mẫu"]]


def test_shared_strings_are_read_by_the_font_of_each_cell() -> None:
    strings = (
        f'<sst xmlns="{MAIN}" uniqueCount="3"><si><t>MÉu</t></si>'
        "<si><r><rPr><b/></rPr><t>M</t></r><r><t>Éu</t></r></si>"
        '<si><r><rPr><rFont val="Arial"/></rPr><t xml:space="preserve">Mẫu </t></r>'
        "<r><t>MÉu</t></r>"
        "<rPh><t>x</t></rPh></si></sst>"
    )
    data = row(
        '<c r="A1" t="s"><v>0</v></c>',
        '<c r="B1" t="s" s="1"><v>0</v></c>',
        '<c r="C1" t="s" s="1"><v>1</v></c>',
        '<c r="D1" t="s" s="1"><v>2</v></c>',
    )
    sheet = read(data, styled("Arial", ".VnTime"), strings)
    assert sheet.rows == [["MÉu", "Mẫu", "Mẫu", "Mẫu Mẫu"]]


def test_styles_that_are_no_xml_are_damage_where_they_matter() -> None:
    broken = '<styleSheet><fonts><font><name val=".VnTime"/></fonts></styleSheet>'
    with pytest.raises(UnreadableFile) as caught:
        read(row(cell("A1", "MÉu")), broken)
    assert codes(caught.value) == [Code.XLSX_DAMAGED]


def test_more_styles_than_a_workbook_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansinh.formats.workbook_fonts.MAX_STYLES", 1)
    with pytest.raises(UnreadableFile) as caught:
        read(row(cell("A1", "MÉu")), styled(".VnTime", "Arial"))
    assert codes(caught.value) == [Code.XLSX_DAMAGED]


def test_without_old_fonts_no_cell_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_given: object) -> None:
        raise AssertionError

    monkeypatch.setattr("ansinh.formats.workbook_in.in_old_fonts", never)
    assert written([[("Arial", NAME)], [("Times New Roman", "NguyÔn")]]).rows == [
        [NAME],
        ["NguyÔn"],
    ]


def test_a_sign_written_by_its_number_is_that_sign() -> None:
    run = '<r><rPr><rFont val="{}"/></rPr><t>{}</t></r>'
    runs = run.format(".VnTime", "M_x00C9_u_x000D_") + run.format("Arial", "Thử")
    sheet = read(row(f'<c r="A1" t="inlineStr"><is>{runs}</is></c>'))
    assert sheet.rows == [["Mẫu\rThử"]]


def test_runs_that_the_reader_gives_otherwise_are_told_where_they_have_one_font(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ansinh.formats.workbook_fonts._unescaped", str.upper)
    run = '<r><rPr><rFont val="{}"/></rPr><t>{}</t></r>'
    one, other = run.format(".VnTime", "MÉu"), run.format("Arial", "Thử")
    assert read(row(f'<c r="A1" t="inlineStr"><is>{one}</is></c>')).rows == [["Mẫu"]]
    assert read(row(f'<c r="A1" t="inlineStr"><is>{one}{other}</is></c>')).rows == [["MÉuThử"]]


def test_a_text_that_the_reader_takes_for_something_else_is_left_to_it() -> None:
    data = row(cell("A1", "MÉu"), '<c r="B1" t="str"><v></v></c>')
    assert read(data, styled(".VnTime")).rows[0][0] == "Mẫu"


def test_pieces_of_another_cell_change_nothing() -> None:
    sheet = sheet_of([["MÉu", "MÉu"]])
    shown = as_fonts_show(sheet, {(1, 1): [("Thö", TCVN3)], (1, 2): [("MÉu", TCVN3)]})
    assert shown.rows == [["MÉu", "Mẫu"]]
    assert as_fonts_show(sheet, {(1, 1): [("Thö", TCVN3)]}) is sheet
    assert sheet.rows == [["MÉu", "MÉu"]]
