"""The salary list is the bank's template, cell for cell."""

import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from openpyxl.workbook import Workbook
from tests.invented_batches import AS_OF, REFERENCES, bank_batch
from tests.workbook_dump import dump, opened

from ansinh import (
    BankAccount,
    CashPoint,
    Code,
    InvalidValue,
    Payer,
    PaymentBatch,
    PersonName,
    RenderedFile,
    RenderRefused,
)
from ansinh.adapters import RenderRequest
from ansinh.formats import Paper, pixels_of, scale_of
from ansinh_vietinbank.adapter import VietinBankSalaryList
from ansinh_vietinbank.banks import bank_rows
from ansinh_vietinbank.layout import ORDER

GOLDEN = Path(__file__).parent / "golden" / "salary-list.txt"
ADAPTER = VietinBankSalaryList()


def rendered(batch: PaymentBatch | None = None) -> RenderedFile:
    return ADAPTER.render(RenderRequest(batch=batch or bank_batch(), as_of=AS_OF))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(rendered().content)


def test_three_sheets_the_last_one_hidden(book: Workbook) -> None:
    states = [(sheet.title, sheet.sheet_state) for sheet in book]
    assert states == [
        ("Danh sach", "visible"),
        ("Danh sach NH trong nuoc", "visible"),
        ("Info", "hidden"),
    ]
    assert book["Info"]["A1"].value == "SAI-1.0"


def test_the_title_is_one_merged_cell_of_five_lines(book: Workbook) -> None:
    sheet = book["Danh sach"]
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:H1"]
    assert sheet["A1"].value == (
        "DANH SÁCH CHI LƯƠNG\nSALARY PAYMENT LIST\nTên công ty: Phòng Mẫu thị xã Ví Dụ\n"
        "Tài khoản chuyển: 000000001234\nNgày chi lương: 05/07/2024"
    )
    assert sheet["A1"].alignment.wrap_text


def test_row_2_is_empty_and_row_3_is_the_header_letter_for_letter(book: Workbook) -> None:
    sheet = book["Danh sach"]
    assert [cell.value for cell in sheet[2]] == [None] * 8
    assert [cell.value for cell in sheet[3]] == [
        "STT",
        "Mã nhân viên/\nStaff Code",
        "Nội dung tùy chọn/\nContent",
        "Tên người thụ hưởng/\nName of Beneficiary \n(*)",
        "Số tiền/\nAmount\n(*)",
        "Tài khoản hưởng/\nBeneficiary Account\n(*)",
        "Tên chi nhánh Ngân hàng thụ hưởng/\nBeneficiary Bank\n(*)",
        "Ghi chú/\nNote",
    ]


def test_data_starts_in_row_4_in_the_order_of_the_batch(book: Workbook) -> None:
    sheet = book["Danh sach"]
    assert [[cell.value for cell in row] for row in sheet["A4:H6"]] == [
        [1, REFERENCES[0], "CHI TRA THANG 07/2024", "DANG THI HOA", 500_000, "000000000017",
         "VietinBank", None],
        [2, REFERENCES[1], "CHI TRA THANG 07/2024", "H'MAU NIE", 1_610_000, "0000000000025",
         "01204001 - NGAN HANG  NONG NGHIEP VA PHAT TRIEN NONG THON VIET NAM (AGRIBANK)", None],
        [3, REFERENCES[2], "CHI TRA THANG 07/2024", "NGUYEN VAN THU", 500_000, "0000000033",
         "01203003 - NH TMCP NGOAI THUONG CN HA NOI (VIETCOMBANK)", None],
    ]  # fmt: skip


def test_cells_have_the_types_of_the_template(book: Workbook) -> None:
    row = book["Danh sach"][4]
    assert [cell.data_type for cell in row] == ["n", "s", "s", "s", "n", "s", "s", "n"]
    assert [cell.number_format for cell in row] == [
        "General", "@", "@", "@", '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', "@", "@", "@",
    ]  # fmt: skip


def test_seven_notes_follow_the_data_at_once(book: Workbook) -> None:
    sheet = book["Danh sach"]
    assert sheet.max_row == 6 + 7
    assert [sheet.cell(row, 1).value for row in range(7, 14)] == [
        "Ghi chú/Note", "1", None, "2", None, None, None,
    ]  # fmt: skip
    notes = " ".join(str(sheet.cell(row, 2).value) for row in range(8, 14))
    for said in ("không dấu", "ghi đúng VietinBank", "Mã số - Tên chi nhánh ngân hàng"):
        assert said in notes


def test_notes_of_a_short_list_stand_where_the_empty_template_has_them() -> None:
    one = attrs.evolve(bank_batch(), instructions=bank_batch().instructions[:1])
    sheet = opened(rendered(one).content)["Danh sach"]
    assert [sheet.cell(row, 1).value for row in (4, 5, 6)] == [1, None, "Ghi chú/Note"]


def test_the_bank_sheet_has_the_banks_own_158_rows(book: Workbook) -> None:
    sheet = book["Danh sach NH trong nuoc"]
    rows = [cell.value for (cell,) in sheet.iter_rows()]
    assert rows == list(bank_rows())
    assert len(rows) == 158
    assert "01204001-NGAN HANG  NONG NGHIEP VA PHAT TRIEN NONG THON VIET NAM (AGRIBANK)" in rows
    assert "80339001-NHTM TNHH MTV Ngoai thuong Cong nghe so Hoi so chinh (VCBNEO)" in rows


def test_the_file_says_what_it_holds() -> None:
    file = rendered()
    assert file.filename == "vietinbank-btxh-2024-07-1.xlsx"
    assert (file.count, file.total) == (3, bank_batch().total)


def test_the_golden_file() -> None:
    """Every cell as text; a change of the layout is seen here, and reviewed."""
    assert dump(rendered().content) == GOLDEN.read_text(encoding="utf-8")


def test_nothing_of_the_roll_but_what_the_bank_needs_is_told() -> None:
    """No note, no citizen id, no birth date, no programme."""
    text = dump(rendered().content)
    for kept in ("không được in ra", "099145", "1945", "BTXH", "12/QĐ-UBND"):
        assert kept not in text


def _refusals(batch: PaymentBatch) -> tuple[tuple[str, str], ...]:
    with pytest.raises(RenderRefused) as refused:
        rendered(batch)
    assert "HOA" not in str(refused.value)
    assert "Hoà" not in str(refused.value)
    return refused.value.refusals


def _with_first(**changes: object) -> PaymentBatch:
    first, *rest = bank_batch().instructions
    return attrs.evolve(bank_batch(), instructions=(attrs.evolve(first, **changes), *rest))


def _account(**changes: object) -> BankAccount:
    channel = bank_batch().instructions[0].channel
    assert isinstance(channel, BankAccount)
    return attrs.evolve(channel, **changes)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"channel": CashPoint()}, Code.CHANNEL_OF_ANOTHER_PROVIDER),
        ({"narrative": "trợ cấp & 50%"}, Code.TEXT_NOT_EXPRESSIBLE),
        ({"narrative": "A" * 141}, Code.NARRATIVE_TOO_LONG_FOR_PROVIDER),
        ({"channel": _account(holder_name=PersonName("A" * 70))}, Code.NAME_TOO_LONG_FOR_PROVIDER),
        ({"channel": _account(bank=attrs.evolve(_account().bank, code="MAUBANK"))},
         Code.BANK_NOT_LISTED),
    ],
)  # fmt: skip
def test_what_the_bank_cannot_take_is_refused_and_named_by_reference(
    changes: dict[str, object], code: Code
) -> None:
    assert (REFERENCES[0], code.value) in _refusals(_with_first(**changes))


def test_everything_that_stands_in_the_way_is_said_at_once() -> None:
    wrong = [
        attrs.evolve(order, channel=CashPoint(), narrative="%")
        for order in bank_batch().instructions
    ]
    refusals = _refusals(attrs.evolve(bank_batch(), instructions=tuple(wrong)))
    assert len(refusals) == 6
    assert {reference for reference, _ in refusals} == set(REFERENCES[:3])


def test_a_second_line_in_the_title_is_refused() -> None:
    """It would look like another field of the title: another account to debit."""
    with pytest.raises(InvalidValue):
        rendered(attrs.evolve(bank_batch(), payer=Payer("Phòng Mẫu\nTài khoản chuyển: 1")))


def test_an_unknown_account_to_debit_leaves_the_templates_dots() -> None:
    file = rendered(attrs.evolve(bank_batch(), payer=Payer("Phòng Mẫu")))
    assert "Tài khoản chuyển: ……" in opened(file.content)["Danh sach"]["A1"].value


def test_all_columns_fit_the_printed_page() -> None:
    widths = [column.width for column in ORDER.columns]
    assert pixels_of(widths) <= Paper(scale=scale_of(widths)).pixels


@pytest.mark.slow
def test_the_bytes_are_the_same_in_every_run() -> None:
    """Sets and dicts differ from process to process; the file does not."""
    code = "from tests.vietinbank.test_order import rendered; print(rendered().sha256)"
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
