"""What the bank answers: each row an outcome, what cannot be read a problem and never paid."""

from collections.abc import Mapping
from datetime import date

import attrs
import pytest
from tests.invented_batches import AS_OF, JULY, REFERENCES, bank_batch
from tests.xls_files import saved_as_xls

from ansinh import Code, Dong, Month, Outcome, OutcomeKind, ParseFailed, PersonName, Reference
from ansinh.adapters import ParsedResults, ParseRequest, RenderRequest, default_registry
from ansinh.formats import BookWriter, list_csv, list_workbook, write_header
from ansinh_vietinbank.adapter import VietinBankSalaryList
from ansinh_vietinbank.layout import RESULT
from ansinh_vietinbank.simulator import bank_answer

ADAPTER = VietinBankSalaryList()
Row = Mapping[str, str | int | Dong]

ROW: Row = {
    "number": 1,
    "reference": REFERENCES[0],
    "name": "DANG THI HOA",
    "amount": Dong(500_000),
    "account": "000000000017",
    "bank": "VietinBank",
    "status": "Thành công",
    "transaction": "FT0000000001",
    "on": "05/07/2024",
}


def parsed(*rows: Row, media: str = "csv") -> ParsedResults:
    data = list_csv(RESULT, rows) if media == "csv" else list_workbook(RESULT, rows, month=JULY)
    if media == "xls":
        data = saved_as_xls(data)
    return ADAPTER.parse_results(ParseRequest(data=data, filename=f"kq.{media}"))


@pytest.mark.parametrize("media", ["csv", "xlsx", "xls"])
def test_a_row_is_an_outcome(media: str) -> None:
    results = parsed(ROW, media=media)
    assert results.problems == ()
    assert results.outcomes == (
        Outcome(
            reference=Reference(REFERENCES[0]),
            kind=OutcomeKind.PAID,
            amount=Dong(500_000),
            account="000000000017",
            name=PersonName("DANG THI HOA"),
            on=date(2024, 7, 5),
            transaction="FT0000000001",
        ),
    )
    assert results.outcomes[0].evidence.header == "Trạng thái"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("Thành công", OutcomeKind.PAID),
        ("THANH CONG", OutcomeKind.PAID),
        ("Thất bại", OutcomeKind.REFUSED),
        ("Hoàn trả", OutcomeKind.RETURNED),
        ("Đang xử lý", OutcomeKind.UNKNOWN),
        ("", OutcomeKind.UNKNOWN),
        ("Đã tiếp nhận", OutcomeKind.UNKNOWN),
        ("Thành công một phần", OutcomeKind.UNKNOWN),
        ("Không thành công", OutcomeKind.UNKNOWN),
    ],
)
def test_only_a_word_that_is_known_has_a_meaning(status: str, kind: OutcomeKind) -> None:
    """An unknown word is unknown; above all it is not paid."""
    assert [one.kind for one in parsed({**ROW, "status": status}).outcomes] == [kind]


@pytest.mark.parametrize(
    ("words", "error", "reason"),
    [
        ("Sai số tài khoản", "E01", "account-not-found"),
        ("tài khoản đã đóng", "", "account-closed"),
        ("Không khớp tên Đặng Thị Hoà", "E09", "other"),  # free words are not passed on
        ("", "E77", "other"),
        ("", "00", ""),
        ("", "", ""),
    ],
)
def test_reasons_are_told_in_our_words(words: str, error: str, reason: str) -> None:
    row = {**ROW, "status": "Thất bại", "reason": words, "error": error}
    assert [one.reason for one in parsed(row).outcomes] == [reason]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"reference": ""}, Code.CELL_EMPTY, "Mã nhân viên/ Staff Code"),
        ({"reference": REFERENCES[0][:-1] + "B"}, Code.REFERENCE_CHECK, "Mã nhân viên/ Staff Code"),
        ({"reference": "NV001"}, Code.REFERENCE_TEXT, "Mã nhân viên/ Staff Code"),
        ({"amount": "5e5"}, Code.AMOUNT_TEXT, "Số tiền/ Amount (*)"),
        ({"amount": ""}, Code.CELL_EMPTY, "Số tiền/ Amount (*)"),
        ({"account": ""}, Code.CELL_EMPTY, "Tài khoản hưởng/ Beneficiary Account (*)"),
        ({"name": "HOA 1"}, Code.NAME_CHARACTERS, "Tên người thụ hưởng/ Name of Beneficiary (*)"),
        ({"on": "31/02/2024"}, Code.DATE_VALUE, "Ngày giao dịch"),
        ({"reason": "Sai số tài khoản"}, Code.OUTCOME_CONTRADICTS, "Trạng thái"),
    ],
)
def test_half_a_row_is_kept_and_unknown(changes: Row, code: Code, field: str) -> None:
    """Its money is counted, and nobody is paid, or paid again, on it."""
    results = parsed({**ROW, **changes})
    assert [one.kind for one in results.outcomes] == [OutcomeKind.UNKNOWN]
    assert [(p.code, p.position.row, p.position.header) for p in results.problems] == [
        (code, 2, field)
    ]
    assert results.rows["problem"] == 1
    assert results.rows["record"] == 0


def test_an_account_that_became_a_number_is_a_problem() -> None:
    row = {**ROW, "account": 17}
    results = parsed(row, media="xlsx")
    assert [p.code for p in results.problems] == [Code.CELL_NUMBER_FOR_TEXT]
    assert results.outcomes[0].kind is OutcomeKind.UNKNOWN


def test_an_answer_saved_as_xls_is_known_for_the_banks_whatever_its_name() -> None:
    data = saved_as_xls(list_workbook(RESULT, [ROW], month=JULY))
    assert default_registry().identify("kq lần 2.xls", data).profile.id == ADAPTER.profile.id


def test_the_order_itself_is_no_answer() -> None:
    """Our own file fed back must not read as if everything had been paid."""
    file = ADAPTER.render(RenderRequest(batch=bank_batch(), as_of=AS_OF))
    with pytest.raises(ParseFailed) as refused:
        ADAPTER.parse_results(ParseRequest(data=file.content, filename=file.filename))
    assert {p.code for p in refused.value.problems} == {Code.FILE_OTHER_LIST}


def test_an_answer_of_another_month_is_refused() -> None:
    data = list_workbook(RESULT, [ROW], month=Month(2024, 6))
    request = ParseRequest(data=data, filename="kq.xlsx", month=JULY)
    with pytest.raises(ParseFailed) as refused:
        ADAPTER.parse_results(request)
    assert [p.code for p in refused.value.problems] == [Code.LIST_MONTH]
    with pytest.raises(ParseFailed):
        ADAPTER.parse_results(attrs.evolve(request, month=None, batch=bank_batch()))


def test_a_total_that_is_not_the_sum_fails_the_file_with_every_problem() -> None:
    lines = list_csv(RESULT, [ROW, {**ROW, "number": 2, "reference": "NV1"}]).decode("utf-8-sig")
    total = ["Tổng cộng", "", "", "", "1.000.001", *[""] * 8]
    data = (lines + ",".join(total) + "\r\n").encode()
    with pytest.raises(ParseFailed) as refused:
        ADAPTER.parse_results(ParseRequest(data=data, filename="kq.csv"))
    assert [p.code for p in refused.value.problems] == [Code.REFERENCE_TEXT, Code.TOTAL_MISMATCH]


def test_a_missing_column_fails_the_file() -> None:
    columns = [column for column in RESULT.columns if column.field != "account"]
    with pytest.raises(ParseFailed) as refused:
        ADAPTER.parse_results(ParseRequest(data=list_csv(RESULT, [ROW], columns=columns)))
    first = refused.value.problems[0]
    assert (first.code, first.position.row) == (Code.COLUMN_MISSING, 1)


@pytest.mark.parametrize("data", [b"", b"\x00", b"PK\x03\x04", b"a,b\n1,2\n", "xin chào".encode()])
def test_anything_else_fails_with_a_problem(data: bytes) -> None:
    with pytest.raises(ParseFailed) as refused:
        ADAPTER.parse_results(ParseRequest(data=data, filename="kq.xlsx"))
    assert refused.value.problems


def test_the_simulated_bank_leaves_out_what_it_is_not_asked() -> None:
    file = ADAPTER.render(RenderRequest(batch=bank_batch(), as_of=AS_OF))
    paid = {REFERENCES[1]: OutcomeKind.PAID}
    data = bank_answer(file, paid, month=JULY)
    results = ADAPTER.parse_results(ParseRequest(data=data, batch=bank_batch()))
    assert [str(one.reference) for one in results.outcomes] == [REFERENCES[1]]


def test_sheets_without_a_list_are_counted_as_notes() -> None:
    """A bank may fill in our own file, with its sheet of banks."""
    book = BookWriter("x")
    page = book.sheet("Kết quả")
    write_header(page, 1, RESULT.columns)
    for at, column in enumerate(RESULT.columns, start=1):
        value = ROW.get(column.field, "")
        if isinstance(value, str):
            page.text(2, at, value)
        else:
            page.number(2, at, getattr(value, "value", value))
    other = book.sheet("Ngân hàng")
    other.text(1, 1, "01202001-NGAN HANG")
    other.text(2, 1, "01203001-NGAN HANG")
    results = ADAPTER.parse_results(ParseRequest(data=book.content()))
    assert results.rows["note"] == 2
    assert [one.kind for one in results.outcomes] == [OutcomeKind.PAID]
