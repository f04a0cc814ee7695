"""Every word is there, the office stands on top, and no page has signatures alone."""

import pytest
from tests.workbook_dump import opened, values

from ansinh import Cause, Component, Dong, OutcomeKind, RecoveryCause, Sex
from ansinh.boundary import read_settings
from ansinh.demo import demo_settings
from ansinh.formats import BookWriter
from ansinh.reports import Office
from ansinh.reports.head import Head, Kind, shown
from ansinh.reports.page import Page
from ansinh.reports.words import CAUSES, COMPONENTS, OUTCOMES, RECOVERY_CAUSES, SEXES

OFFICE = Office(name="Phòng mẫu", superior="UBND mẫu", signatories=("Một", "Hai"))
HEADS = (Head("STT", 5, Kind.COUNT), Head("Họ tên", 60), Head("Số tiền", 14, Kind.MONEY))


def written(rows: int, *, heads: tuple[Head, ...] = HEADS) -> bytes:
    book = BookWriter("mẫu")
    page = Page(book.sheet("mẫu"), heads)
    page.letterhead(OFFICE)
    page.title("DANH SÁCH", "List")
    page.header()
    for number in range(1, rows + 1):
        page.record([number, "Nguyễn Mẫu", Dong(500_000)])
    page.total("Tổng cộng", [None, None, Dong(500_000 * rows)], under=2)
    page.signatures(OFFICE)
    page.finish()
    return book.content()


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (CAUSES, Cause),
        (COMPONENTS, Component),
        (RECOVERY_CAUSES, RecoveryCause),
        (OUTCOMES, OutcomeKind),
        (SEXES, Sex),
    ],
)
def test_every_kind_has_its_word(words: dict[object, str], kinds: type) -> None:
    assert set(words) == set(kinds)
    assert len(set(words.values())) == len(words)


def test_an_office_comes_out_of_the_settings() -> None:
    office = Office.of(read_settings(demo_settings().content))
    assert office.name == "Phòng Lao động - Thương binh và Xã hội"
    assert office.superior == "UBND thị xã Hương Trà"
    assert office.signatories == ("Người lập biểu", "Kế toán", "Trưởng phòng")


def test_the_letterhead_and_the_signatories_are_on_paper() -> None:
    texts = {value for _, value in values(written(3)).values()}
    assert {"UBND MẪU", "PHÒNG MẪU", "MỘT", "HAI", "Độc lập - Tự do - Hạnh phúc"} <= texts


@pytest.mark.parametrize("rows", range(18, 30))
def test_signatures_are_never_alone_on_a_page(rows: int) -> None:
    """A signature under nothing says nothing: one person's line stands above it at least."""
    sheet = opened(written(rows)).worksheets[0]
    breaks = [mark.id for mark in sheet.row_breaks.brk]
    total = next(row for row in range(1, 99) if sheet.cell(row, 1).value == "Tổng cộng")
    assert all(end < total - 1 for end in breaks)


def test_the_header_stands_on_every_page() -> None:
    sheet = opened(written(60)).worksheets[0]
    assert sheet.row_breaks.brk
    assert sheet.print_title_rows == "$7:$7"


def test_a_grouped_header_takes_two_rows() -> None:
    heads = (*HEADS[:1], Head("Nam", 10, group="Năm sinh"), Head("Nữ", 10, group="Năm sinh"))
    book = BookWriter("mẫu")
    page = Page(book.sheet("mẫu"), heads)
    page.header()
    page.record([1, None, "1950"])
    page.finish()
    sheet = opened(book.content()).worksheets[0]
    assert {"A1:A2", "B1:C1"} == {str(area) for area in sheet.merged_cells.ranges}


def test_what_is_shown_is_what_is_measured() -> None:
    assert [shown(content) for content in (None, 7, "bảy", Dong(7_000))] == [
        "",
        "7",
        "bảy",
        "7.000",
    ]
