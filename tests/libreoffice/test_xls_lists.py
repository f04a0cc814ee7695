"""Lists that LibreOffice saved as .xls read as the .xlsx that they were; old fonts as they show."""

import io
from datetime import date, datetime

import pytest
import xlsxwriter
from tests.libreoffice.office import all_converted, needs_libreoffice
from tests.old_letters import typed

from ansinh.boundary import read_roll, read_settings
from ansinh.demo import demo_months, demo_settings
from ansinh.formats import Sheet, read_sheets
from ansinh.formats.old_letters import OldLetters

pytestmark = [needs_libreoffice, pytest.mark.libreoffice, pytest.mark.slow]

MONTH = demo_months()[0]
LISTS = {
    file.name: file.content
    for group in (MONTH.rolls, MONTH.additions, MONTH.removals, MONTH.adjustments, MONTH.answers)
    for file in group
    if file.name.endswith("xlsx")
}
ROLL = MONTH.rolls[0].name
FONTS = {
    ".VnTime": OldLetters.TCVN3,
    ".VnTimeH": OldLetters.TCVN3_CAPITALS,
    "VNI-Times": OldLetters.VNI,
    "VPS Times": OldLetters.VPS,
}
NAMES = ["nguyễn thị mẫu", "đặng văn thử", "hồ thị bịa", "trần đức giả"]


def odd_workbook() -> bytes:
    """Cells of every sort that an office makes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Danh sách")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    spent = book.add_format({"num_format": "[h]:mm"})
    money = book.add_format({"num_format": '#,##0 "đồng"'})
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, ["STT", "Họ và tên", " Tổ 5 ", "", 1.5, -3, 970436681234567890])
    sheet.write_datetime(1, 0, datetime(2024, 7, 1), day)  # noqa: DTZ001 - a cell has no zone
    sheet.write_datetime(1, 1, datetime(2024, 7, 1, 12), moment)  # noqa: DTZ001 - a cell has no zone
    sheet.write_number(1, 2, 1.25, spent)
    sheet.write_number(1, 3, 750000, money)
    sheet.write_formula(2, 0, "=1+1", None, 2)
    sheet.write_formula(2, 1, "=NA()", None, "#N/A")
    sheet.write_rich_string(2, 2, "Nguyễn ", bold, "Thị", " Mẫu")
    sheet.merge_range("A5:C6", "gộp")
    sheet.write(7, 0, "ẩn")
    sheet.set_row(7, None, None, {"hidden": True})
    sheet.set_column(5, 6, None, None, {"hidden": True})
    hidden = book.add_worksheet("Ẩn")
    hidden.write(0, 0, "x")
    hidden.hide()
    book.close()
    return out.getvalue()


def in_old_fonts() -> bytes:
    """Names as they were typed for each font, one font a column; and for two in one cell."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    fonts = {name: book.add_format({"font_name": name}) for name in FONTS}
    for column, (name, letters) in enumerate(FONTS.items()):
        for row, text in enumerate(NAMES):
            shown = text.upper() if letters is OldLetters.TCVN3_CAPITALS else text
            sheet.write_string(row, column, typed(shown, letters), fonts[name])
    today = book.add_format({"font_name": "Times New Roman"})
    old = fonts[".VnTime"]
    sheet.write_rich_string(4, 0, old, typed("nguyễn ", OldLetters.TCVN3), today, "Thị Mẫu", old)
    book.close()
    return out.getvalue()


def roll_in(font: str, letters: OldLetters | None) -> bytes:
    """A roll of the demo, typed again for a font."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    look = book.add_format({"font_name": font})
    day = book.add_format({"font_name": font, "num_format": "dd/mm/yyyy"})
    for source in read_sheets(LISTS[ROLL], ROLL):
        sheet = book.add_worksheet(source.name)
        for row, cells in enumerate(source.rows):
            for column, value in enumerate(cells):
                if isinstance(value, str):
                    text = without_capitals(value)
                    shown = typed(text, letters) if letters else text
                    sheet.write_string(row, column, shown, look)
                elif isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif value is not None:
                    sheet.write(row, column, value, look)
    book.close()
    return out.getvalue()


def without_capitals(text: str) -> str:
    """TCVN3 has no capitals with tones: people typed them small, or in another font."""
    return "".join(one.lower() if not one.isascii() else one for one in text)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every workbook of these tests as LibreOffice saves it, in one run."""
    made = {
        **LISTS,
        "odd.xlsx": odd_workbook(),
        "fonts.xlsx": in_old_fonts(),
        "today.xlsx": roll_in("Times New Roman", None),
        "tcvn3.xlsx": roll_in(".VnTime", OldLetters.TCVN3),
        "vni.xlsx": roll_in("VNI-Times", OldLetters.VNI),
    }
    return all_converted(made, tmp_path_factory.mktemp("xls"), "xls")


def facts(sheet: Sheet) -> tuple[object, ...]:
    """What a sheet holds, without empty cells at its ends."""
    rows = [list(row) for row in sheet.rows]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    marks = (sheet.formulas, sheet.errors, sheet.times, sheet.hidden_rows)
    return sheet.name, sheet.hidden, rows, frozenset(sheet.merges), *marks


@pytest.mark.parametrize("name", sorted(LISTS))
def test_the_demo_s_lists_read_alike(name: str, saved: dict[str, bytes]) -> None:
    old, new = read_sheets(saved[name], name), read_sheets(LISTS[name], name)
    assert [facts(sheet) for sheet in old] == [facts(sheet) for sheet in new]


def test_cells_of_every_sort_read_alike(saved: dict[str, bytes]) -> None:
    old, new = read_sheets(saved["odd.xlsx"], "x"), read_sheets(odd_workbook(), "x")
    assert [facts(sheet) for sheet in old] == [facts(sheet) for sheet in new]
    assert old[0].hidden_columns >= new[0].hidden_columns == {6, 7}


def test_names_typed_for_old_fonts_read_as_the_fonts_show_them(saved: dict[str, bytes]) -> None:
    (sheet,) = read_sheets(saved["fonts.xlsx"], "x")
    for row, text in enumerate(NAMES):
        assert list(sheet.rows[row][:4]) == [text, text.upper(), text, text]
    assert sheet.cell(5, 1) == "nguyễn Thị Mẫu"
    assert {(row, column) for row in range(1, 5) for column in range(1, 5)} <= sheet.converted


@pytest.mark.parametrize("name", ["today.xlsx", "tcvn3.xlsx", "vni.xlsx"])
def test_a_roll_in_an_old_font_is_read_with_nothing_but_the_file(
    name: str, saved: dict[str, bytes]
) -> None:
    defaults = read_settings(demo_settings().content).lists
    today = read_roll(roll_in("Times New Roman", None), source="roll", defaults=defaults)
    found = read_roll(saved[name], source="roll", defaults=defaults)
    assert len(found.roll.entries) > 100
    assert found.roll == today.roll
    assert found.rows.counts == today.rows.counts
