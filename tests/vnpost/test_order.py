"""The pay list: what a clerk reads, what people sign, and what must not stand there."""

import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.invented_batches import AS_OF, JULY, REFERENCES, cash_batch
from tests.workbook_dump import dump, opened

from ansinh import (
    CashPoint,
    Code,
    Commune,
    Dong,
    EWallet,
    HomeDelivery,
    PaymentBatch,
    PaymentInstruction,
    PersonName,
    RenderedFile,
    RenderRefused,
    total_of,
)
from ansinh.adapters import RenderRequest
from ansinh.formats import Paper, dong_from_words, pixels_of, scale_of
from ansinh.payment.reference import check_character
from ansinh_vnpost.adapter import VNPostCashList
from ansinh_vnpost.layout import ORDER
from ansinh_vnpost.line import line_of
from ansinh_vnpost.order import sheets_of

GOLDEN = Path(__file__).parent / "golden" / "cash-list.txt"
ADAPTER = VNPostCashList()


def rendered(batch: PaymentBatch | None = None) -> RenderedFile:
    return ADAPTER.render(RenderRequest(batch=batch or cash_batch(), as_of=AS_OF))


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    return opened(rendered().content)["phường Tứ Hạ"]


def test_one_sheet_a_commune() -> None:
    assert opened(rendered().content).sheetnames == ["phường Tứ Hạ", "xã Bình Thành"]


def test_above_stand_office_nation_title_month_and_day(sheet: Worksheet) -> None:
    texts = [cell.value for row in sheet["A1:Q6"] for cell in row if cell.value]
    assert texts == [
        "Phòng Mẫu thị xã Ví Dụ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "phường Tứ Hạ",
        "Độc lập - Tự do - Hạnh phúc",
        "DANH SÁCH CHI TRẢ TRỢ CẤP",
        "Tháng 07 năm 2024",
        "Đợt 1 - Ngày chi trả: 05/07/2024",
    ]


def test_the_header_has_two_rows(sheet: Worksheet) -> None:
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A8:A9", "I8:J8", "L8:N8", "Q8:Q9"} <= merged
    assert sheet["I8"].value == "Chưa trả tháng trước"
    assert [sheet[at].value for at in ("I9", "J9", "L9", "M9", "N9")] == [
        "Số tháng",
        "Số tiền",
        "Họ tên",
        "Tư cách",
        "Số CCCD",
    ]


def test_lines(sheet: Worksheet) -> None:
    assert [[cell.value for cell in row] for row in sheet["A10:Q12"]] == [
        [1, REFERENCES[0], "Hồ Thị Bịa", "1945", "099145000004", "TDP 3", "12/QĐ-UBND", 500_000,
         None, None, 500_000, "Hồ Thị Bịa", "Bản thân", "099145000004", "Bưu cục Tứ Hạ", None,
         None],
        [2, REFERENCES[1], "Trần Văn Mẫu", "1945", "099145000005", "TDP 3", "12/QĐ-UBND", 1_000_000,
         2, 720_000, 1_720_000, "Phạm Thị Giám Hộ Mẫu", "Người giám hộ", "099145000006",
         "Bưu cục Tứ Hạ", None, None],
        [3, REFERENCES[2], "Lê Thị Ví Dụ", "1931", "000000019", "số 5 đường Ví Dụ", "12/QĐ-UBND",
         750_000, None, None, 750_000, "Lê Thị Ví Dụ", "Bản thân", "000000019", "Tại nhà", None,
         None],
    ]  # fmt: skip


def test_the_total_is_this_month_and_what_was_not_paid_before(sheet: Worksheet) -> None:
    """The printed list that this one follows subtracts the arrears."""
    assert sheet["A13"].value == "Tổng cộng: 3 người"
    assert [sheet[f"{c}13"].value for c in "HJK"] == [2_250_000, 720_000, 2_970_000]
    assert sheet["K13"].value == sheet["H13"].value + sheet["J13"].value


def test_the_total_stands_in_words_under_it(sheet: Worksheet) -> None:
    words = sheet["A14"].value
    assert words == "Bằng chữ: Hai triệu chín trăm bảy mươi nghìn đồng."
    assert dong_from_words(words.removeprefix("Bằng chữ: ")) == Dong(sheet["K13"].value)


def test_three_sign(sheet: Worksheet) -> None:
    signers = [cell.value for cell in sheet[17] if cell.value]
    assert signers == ["NGƯỜI LẬP BIỂU", "ĐẠI DIỆN BƯU ĐIỆN", "THỦ TRƯỞNG ĐƠN VỊ"]


def test_ids_are_text_and_amounts_are_numbers_with_dots(sheet: Worksheet) -> None:
    assert [sheet[at].number_format for at in ("B10", "D10", "E10", "N10")] == ["@"] * 4
    assert sheet["K11"].data_type == "n"
    assert r"#\.000\.000" in sheet["K11"].number_format


def test_the_golden_file() -> None:
    assert dump(rendered().content) == GOLDEN.read_text(encoding="utf-8")


def test_lists_are_posted_so_they_do_not_say_why_somebody_is_paid() -> None:
    text = dump(rendered().content)
    for kept in ("không được in ra", "BTXH", "TH-0000", "01/02/1945"):
        assert kept not in text


def test_all_columns_fit_the_printed_page() -> None:
    widths = [column.width for column in ORDER.columns]
    assert pixels_of(widths) <= Paper(scale=scale_of(widths)).pixels


def test_the_header_is_repeated_and_the_signatures_stay_with_the_last_lines() -> None:
    """Forty lines take several pages; the last page break leaves people above the total."""
    first = cash_batch().instructions[0]
    lines = _many(first, 40)
    sheet = opened(rendered(attrs.evolve(cash_batch(), instructions=lines)).content).worksheets[0]
    assert sheet.print_title_rows == "$8:$9"
    breaks = [one.id for one in sheet.row_breaks.brk]
    assert len(breaks) >= 2
    total_row = 9 + 40 + 1
    assert sheet[f"A{total_row}"].value.startswith("Tổng cộng")
    assert breaks[-1] <= total_row - 1 - 2
    heights = {row: sheet.row_dimensions[row].height for row in range(1, total_row + 7)}
    room = Paper(scale=scale_of([column.width for column in ORDER.columns])).points
    head = heights[8] + heights[9]
    assert sum(heights[row] for row in range(1, breaks[0] + 1)) <= room
    for start, end in zip(breaks, [*breaks[1:], total_row + 6], strict=True):
        assert head + sum(heights[row] for row in range(start + 1, end + 1)) <= room


def _many(first: PaymentInstruction, count: int) -> tuple[PaymentInstruction, ...]:
    bodies = [f"A{number:018}" for number in range(count)]
    return tuple(
        attrs.evolve(first, reference=type(first.reference)(body + check_character(body)))
        for body in bodies
    )


def test_pay_points_of_one_commune_have_a_sheet_each() -> None:
    first, second, home, _ = cash_batch().instructions
    orders = (first, attrs.evolve(second, channel=CashPoint("Bưu cục Ví Dụ")), home)
    names = [name for name, _ in sheets_of(orders)]
    assert names == [
        "phường Tứ Hạ",  # what is brought home, as there is no one point that it goes with
        "phường Tứ Hạ - Bưu cục Tứ Hạ",
        "phường Tứ Hạ - Bưu cục Ví Dụ",
    ]


def test_communes_of_one_name_are_not_thrown_together() -> None:
    first, second, *_ = cash_batch().instructions
    elsewhere = attrs.evolve(
        second,
        beneficiary=attrs.evolve(second.beneficiary, commune=Commune("phường Tứ Hạ", "00070")),
    )
    book = opened(rendered(attrs.evolve(cash_batch(), instructions=(first, elsewhere))).content)
    assert book.sheetnames == ["phường Tứ Hạ", "phường Tứ Hạ 2"]


def _with_first(**changes: object) -> PaymentBatch:
    first, *rest = cash_batch().instructions
    return attrs.evolve(cash_batch(), instructions=(attrs.evolve(first, **changes), *rest))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"channel": EWallet("VIMAU", "00001", PersonName("Hồ Thị Bịa"))},
         Code.CHANNEL_OF_ANOTHER_PROVIDER),
        ({"channel": HomeDelivery("x" * 200)}, None),
        ({"beneficiary": attrs.evolve(cash_batch().instructions[0].beneficiary, hamlet="a\nb")},
         Code.TEXT_NOT_EXPRESSIBLE),
        ({"beneficiary": attrs.evolve(cash_batch().instructions[0].beneficiary, hamlet="x" * 301)},
         Code.TEXT_NOT_EXPRESSIBLE),
        ({"beneficiary": attrs.evolve(cash_batch().instructions[0].beneficiary, hamlet="=1+1")},
         None),
    ],
)  # fmt: skip
def test_what_cannot_stand_on_the_list_is_refused(
    changes: dict[str, object], code: Code | None
) -> None:
    batch = _with_first(**changes)
    if code is None:
        assert rendered(batch).count == 4
        return
    with pytest.raises(RenderRefused) as refused:
        rendered(batch)
    assert refused.value.refusals == ((REFERENCES[0], code.value),)


def test_a_hamlet_that_looks_like_a_formula_is_text() -> None:
    beneficiary = attrs.evolve(cash_batch().instructions[0].beneficiary, hamlet="=1+1")
    cell = opened(rendered(_with_first(beneficiary=beneficiary)).content)["phường Tứ Hạ"]["F10"]
    assert (cell.data_type, cell.value) == ("s", "=1+1")


def test_the_file_says_what_it_holds() -> None:
    file = rendered()
    assert file.filename == "vnpost-btxh-2024-07-1.xlsx"
    assert (file.count, file.total) == (4, total_of(o.amount for o in cash_batch().instructions))


@pytest.mark.slow
def test_the_bytes_are_the_same_in_every_run() -> None:
    code = "from tests.vnpost.test_order import rendered; print(rendered().sha256)"
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            cwd=Path(__file__).parents[2],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed, zone in (("0", "UTC"), ("1", "Asia/Ho_Chi_Minh"))
    }
    assert digests == {rendered().sha256}


def test_two_months_paid_together_stand_in_the_months_column_and_the_note_says_so() -> None:
    """Counted as unpaid, the month to come would be signed for as an old debt."""
    batch = cash_batch()
    first, *others = batch.instructions
    (own,) = first.current
    both = attrs.evolve(first, lines=(*first.earlier, own, attrs.evolve(own, month_of=JULY + 1)))
    line = line_of(1, both)
    assert line.current == own.amount + own.amount
    assert line.unpaid_amount == total_of(one.amount for one in first.earlier)
    assert line.note == "Gồm cả tháng 08/2024"
    assert line_of(1, first).note == ""
    together = attrs.evolve(batch, instructions=(both, *others))
    assert rendered(together).total == together.total
