"""What LibreOffice saves as .ods says the same as the .xlsx that it was."""

import io
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

import pytest
import xlsxwriter
from tests.libreoffice.office import converted, needs_libreoffice

from ansinh.formats import Merge, Sheet, read_sheets
from ansinh.formats.ods_in import read_ods

pytestmark = [needs_libreoffice, pytest.mark.libreoffice, pytest.mark.slow]

DEMO = files("ansinh.demo").joinpath("data")


def demo_lists() -> dict[str, Sheet]:
    """The first sheet of each of the demo's workbooks."""
    found = {}
    for month in ("2024-06", "2024-07"):
        for file in sorted(DEMO.joinpath(month).iterdir(), key=lambda one: one.name):
            if file.name.endswith(".xlsx"):
                found[f"{len(found)}"] = read_sheets(file.read_bytes(), file.name)[0]
    return found


def test_the_demo_s_lists_read_alike(tmp_path: Path) -> None:
    """All of them as the sheets of one workbook: LibreOffice takes seconds to start."""
    lists = demo_lists()
    assert len(lists) > 10
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, sheet in lists.items():
            made = book.add_worksheet(name)
            for number, cells in enumerate(sheet.rows):
                for column, value in enumerate(cells):
                    if isinstance(value, str):
                        made.write_string(number, column, value)
                    elif isinstance(value, date):
                        made.write_datetime(number, column, value, days)
                    elif value is not None:
                        made.write(number, column, value)
            for merge in sheet.merges:
                made.merge_range(
                    merge.first_row - 1,
                    merge.first_column - 1,
                    merge.last_row - 1,
                    merge.last_column - 1,
                    sheet.cell(merge.first_row, merge.first_column) or "",
                )
    xlsx = read_sheets(out.getvalue(), "all.xlsx")
    ods = read_sheets(converted(out.getvalue(), tmp_path, "ods"), "all.ods")
    for ours, theirs in zip(xlsx, ods, strict=True):
        assert [tuple(cells) for cells in theirs.rows] == [tuple(cells) for cells in ours.rows]
        assert set(theirs.merges) == set(ours.merges)


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sheet, ...]:
    """A workbook of all that is not a plain value, saved as .ods."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        clock = book.add_format({"num_format": "[hh]:mm"})
        percent = book.add_format({"num_format": "0%"})
        money = book.add_format({"num_format": '#,##0 "₫"'})
        old = book.add_format({"font_name": ".VnTime"})
        vni = book.add_format({"font_name": "VNI-Times"})
        sheet = book.add_worksheet("DS")
        when = datetime(2024, 7, 1, 8, 30)  # noqa: DTZ001 - as cells have it
        sheet.write_datetime("A1", when, day)
        sheet.write_datetime("A2", date(1945, 2, 28), day)
        sheet.write_datetime("B1", when, moment)
        sheet.write_number("C1", 0.5, clock)
        sheet.write_number("D1", 0.5, percent)
        sheet.write_number("E1", 750_000, money)
        sheet.write("F1", True)
        sheet.write_formula("G1", "=1+1", None, 2)
        sheet.write_formula("H1", "=NA()", None, "#N/A")
        sheet.write_formula("I1", "=1/0", None, "#DIV/0!")
        sheet.write_string("A3", "NguyÔn V¨n MÉu", old)
        sheet.write_string("B3", "Nguyeãn Vaên Maãu", vni)
        sheet.write_rich_string("C3", vni, "Nguyeãn", book.add_format({"bold": True}), " Mẫu")
        sheet.write_string("A4", "hai\ndòng   cách")
        sheet.write_comment("A4", "một ghi chú")
        sheet.write_string("A5", "#N/A")
        sheet.merge_range("A6:B7", "gộp")
        sheet.write_string("A8", "ẩn")
        sheet.set_row(7, None, None, {"hidden": True})
        sheet.set_row(8, None, None, {"hidden": True, "level": 1})
        sheet.write_string("A9", "ẩn theo nhóm")
        sheet.set_column("D:E", None, None, {"hidden": True})
        sheet.write_url("A10", "https://example.org/", string="liên kết")
        sheet.write_number("A11", 970436681234567890)
        sheet.write_string("A12", "012345678901")
        book.add_worksheet("Ẩn").hide()
    folder = tmp_path_factory.mktemp("rich")
    return read_ods(converted(out.getvalue(), folder, "ods"), "rich.ods")


def test_days_times_numbers_and_truth_values(rich: tuple[Sheet, ...]) -> None:
    sheet = rich[0]
    when = datetime(2024, 7, 1, 8, 30)  # noqa: DTZ001 - as cells have it
    assert (sheet.cell(1, 1), sheet.cell(1, 2)) == (when, when)
    assert sheet.cell(2, 1) == date(1945, 2, 28)
    assert sheet.times == {(1, 1), (1, 2), (1, 3)}
    assert [sheet.cell(1, column) for column in range(3, 8)] == [None, 0.5, 750_000, True, 2]
    assert type(sheet.cell(11, 1)) is float
    assert sheet.cell(12, 1) == "012345678901"


def test_formulas_errors_and_what_is_hidden_or_merged(rich: tuple[Sheet, ...]) -> None:
    sheet, hidden = rich
    assert sheet.formulas == {(1, 6), (1, 7), (1, 8), (1, 9)}  # F1 has become =TRUE()
    assert sheet.errors == {(1, 8), (1, 9), (5, 1)}
    assert sheet.hidden_rows == {8, 9}
    assert sheet.hidden_columns == {4, 5}
    assert sheet.merges == (Merge(6, 1, 7, 2),)
    assert (sheet.hidden, hidden.hidden, hidden.name) == (False, True, "Ẩn")


def test_texts_old_fonts_comments_and_links(rich: tuple[Sheet, ...]) -> None:
    sheet = rich[0]
    assert sheet.cell(4, 1) == "hai\ndòng   cách"
    assert sheet.cell(10, 1) == "liên kết"
    assert [sheet.cell(3, column) for column in (1, 2, 3)] == [
        "Nguyễn Văn Mẫu",
        "Nguyễn Văn Mẫu",
        "Nguyễn Mẫu",
    ]
    assert sheet.converted == {(3, 1), (3, 2), (3, 3)}
