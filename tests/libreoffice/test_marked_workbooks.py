"""A marked workbook goes to an office, is opened in LibreOffice, saved there and sent again."""

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from tests.libreoffice.office import converted, needs_libreoffice
from tests.marked_book import assert_well_formed, fault, listed, marked_cells
from tests.sheets import csv_text, xlsx_of
from tests.unit.formats.test_marked_workbook import DS, an_offices

from ansinh import Month, UnreadableFile, check_list
from ansinh.errors import Problem
from ansinh.formats import CellValue, marked_workbook
from ansinh.formats.marking.problem_list import NAME

pytestmark = [needs_libreoffice, pytest.mark.libreoffice, pytest.mark.slow]

HEAD: list[CellValue] = ["STT", "Mã hồ sơ", "Họ và tên", "Ngày sinh", "Số CCCD", "Mức hưởng"]
HEAD += ["Chương trình", "Xã/Phường", "Số điện thoại"]
RIGHT: list[CellValue] = ["Nguyễn Thị Mẫu", "01/02/1945", "099145000001", 500_000]
RIGHT += ["BTXH", "Phường Tứ Hạ", "0912345678"]
WRONG: dict[int, CellValue] = {0: "Lê 7", 1: "31/02/1950", 2: "0991450", 3: "54x", 4: "?", 6: "12"}


def rows() -> list[list[CellValue]]:
    lines: list[list[CellValue]] = [["DANH SÁCH CHI TRẢ TRỢ CẤP"], ["Tháng 7 năm 2024"], [], HEAD]
    for number in range(1, 21):
        line = [*RIGHT]
        line[2] = f"0991450{number:05}"
        place = list(WRONG)[number % len(WRONG)]
        line[place] = WRONG[place]
        lines.append([number, f"HS{number:03}", *line])
    return lines


def problems_of(content: bytes) -> list[Problem]:
    with pytest.raises(UnreadableFile) as refused:
        check_list(content, source="list", month=Month(2024, 7))
    return list(refused.value.problems)


def places(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(one.position.cell, one.code) for one in problems]


@pytest.fixture(scope="module", params=["xlsx", "csv"])
def sent_again(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[Problem], bytes, bytes]:
    """What was wrong with a list of twenty faults; the marked workbook; the same saved again."""
    content = xlsx_of(rows()) if request.param == "xlsx" else csv_text(rows()).encode()
    problems = problems_of(content)
    assert len(problems) == 20
    marked = marked_workbook(content, "list", problems)
    folder = tmp_path_factory.mktemp(request.param)
    return problems, marked, converted(marked, folder, "xlsx")


Sent = tuple[list[Problem], bytes, bytes]


def test_colours_notes_and_list_are_there_in_libreoffice(sent_again: Sent) -> None:
    _, marked, saved = sent_again
    ours, theirs = marked_cells(marked), marked_cells(saved)
    assert theirs == ours
    assert listed(saved) == listed(marked)
    book = openpyxl.load_workbook(io.BytesIO(saved))
    assert book.active.title == NAME
    assert book[NAME]["C5"].hyperlink.location.replace("$", "").endswith("!D5")


def test_what_was_saved_has_the_same_problems_and_is_marked_again_without_piling_up(
    sent_again: Sent,
) -> None:
    problems, marked, saved = sent_again
    found = problems_of(saved)
    assert places(found) == places(problems)
    again = marked_workbook(saved, "list", found)
    assert_well_formed(again)
    assert marked_cells(again) == marked_cells(marked)
    assert listed(again) == listed(marked)
    assert openpyxl.load_workbook(io.BytesIO(again)).sheetnames[1:] == [NAME]


def test_marks_of_what_was_mended_in_libreoffice_are_taken_away(sent_again: Sent) -> None:
    _, marked, saved = sent_again
    left = problems_of(saved)[:3]
    again = marked_workbook(saved, "list", left)
    assert_well_formed(again)
    assert set(marked_cells(again)) <= set(marked_cells(marked))
    assert len(marked_cells(again)) == 3


def test_an_offices_own_notes_go_through_libreoffice_with_ours(tmp_path: Path) -> None:
    marked = marked_workbook(an_offices(), "list", [fault("list", DS, 3, 1)])
    saved = converted(marked, tmp_path, "xlsx")
    assert marked_cells(saved) == marked_cells(marked)
    again = openpyxl.load_workbook(io.BytesIO(marked_workbook(saved, "list", [])))
    assert again[DS]["A3"].comment.text == "Ghi chú của xã"
    assert again[DS]["B4"].comment.text == "Hỏi lại"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_the_list_is_printed_with_all_its_columns_on_one_page(
    sent_again: Sent, tmp_path: Path
) -> None:
    (tmp_path / "list.pdf").write_bytes(converted(sent_again[1], tmp_path, "pdf"))
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "list.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    page = next(one for one in text.split("\f") if "DANH SÁCH NỘI DUNG CẦN SỬA" in one)
    for title in ("STT", "Trang", "Cách sửa", "Mã lỗi"):
        assert title in page
    assert "name-characters" in page
