"""The order: a batch as the bank's template has it, and the template read back.

Source: the bank's template, edition SAI-1.0, cell for cell (docs/formats).
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from ansinh import (
    Code,
    InvalidValue,
    PaymentBatch,
    RenderedFile,
    day_label,
)
from ansinh.adapters import WrittenLine, order_lines
from ansinh.formats import (
    TEXT_FORMAT,
    BookWriter,
    CellStyle,
    Column,
    FormatProfile,
    Paper,
    SheetWriter,
    amount_of,
    code_of,
    find_table,
    height_of,
    lines_of,
    read_sheets,
    scale_of,
)
from ansinh_vietinbank.banks import bank_cell, bank_rows
from ansinh_vietinbank.layout import (
    BANK_SHEET,
    FIRST_ROW,
    HEADER_ROW,
    INFO_SHEET,
    NOTES_ROW,
    ORDER,
    SHEET,
)

ACCOUNTING: Final = '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)'
"""The spreadsheet's built-in accounting format (41), which column E of the template has."""

NOTES: Final = (
    ("Ghi chú/Note", ""),
    ("1", "Giữ nguyên định dạng dữ liệu của file mẫu;"),
    ("", "hoặc định dạng ô kiểu văn bản (Text) và nhập tiếng Việt không dấu."),
    ("2", "Cột G - Tên chi nhánh Ngân hàng thụ hưởng:"),
    ("", "- Tài khoản trong hệ thống VietinBank: ghi đúng VietinBank;"),
    ("", f"- Tài khoản tại ngân hàng khác: tra mã số tại sheet {BANK_SHEET},"),
    ("", "  rồi ghi theo dạng Mã số - Tên chi nhánh ngân hàng."),
)
"""The seven notes below the data, in our words."""

_TITLE: Final = CellStyle(bold=True, size=12, align="center", middle=True, wrap=True)
_HEADER: Final = CellStyle(
    bold=True, align="center", middle=True, wrap=True, border=True, fill="#DDEBF7"
)
_TEXT: Final = CellStyle(number_format=TEXT_FORMAT, border=True, middle=True, wrap=True)
_NUMBER: Final = CellStyle(border=True, middle=True, align="center")
_AMOUNT: Final = CellStyle(border=True, middle=True, number_format=ACCOUNTING)
_STYLES: Final = {"number": _NUMBER, "amount": _AMOUNT}
_WRAPPED: Final = ("narrative", "name", "bank")


def order_file(batch: PaymentBatch, profile: FormatProfile) -> RenderedFile:
    """Write the batch as the bank's salary list; by an agency's own layout as a bare table.

    The notes and the list of banks are the template's, and speak of its columns.

    Raises:
        RenderRefused: ``batch-records``, ``hold-limit``, ``channel-of-another-provider``,
            ``bank-not-listed``, ``name-too-long-for-provider``,
            ``narrative-too-long-for-provider``, ``text-not-expressible``;
            every instruction that stands in the way.
    """
    lines = order_lines(batch, profile, bank=partial(bank_cell, banks=profile.banks))
    columns = profile.order_table.columns
    is_template = columns == ORDER.columns
    book = BookWriter("Danh sách chi lương")
    sheet = book.sheet(SHEET)
    _write_head(sheet, batch, columns)
    for row, line in enumerate(lines, start=FIRST_ROW):
        _write_line(sheet, row, columns, _fields(row - FIRST_ROW + 1, line))
    last_row = FIRST_ROW + len(lines) - 1
    if is_template:
        last_row = _write_notes(sheet, last_row + 1)
    scale = scale_of([column.width for column in columns])
    paper = Paper(scale=scale, repeat=(HEADER_ROW, HEADER_ROW))
    sheet.print_on(paper, last_row=last_row, columns=len(columns), ends=())
    if is_template:
        _write_banks(book.sheet(BANK_SHEET))
        book.sheet(INFO_SHEET, hidden=True).text(1, 1, profile.format_version)
    name = f"vietinbank-{batch.programme.code.lower()}-{batch.month}-{batch.sequence}.xlsx"
    return RenderedFile.of(book.content(), name, count=batch.count, total=batch.total)


def lines_written(data: bytes, profile: FormatProfile) -> Sequence[WrittenLine]:
    """Read the lines of a salary list; what the layout has no column for is empty.

    Raises:
        UnreadableFile: it is no salary list.
        InvalidValue: a cell of it is not what was written.
    """
    table = find_table(read_sheets(data, profile.id), profile.order_table)
    referenced = "reference" in table.columns
    return tuple(
        WrittenLine(
            reference=code_of(record["reference"]) if referenced else "",
            amount=amount_of(record["amount"]),
            payee=code_of(record["name"]),
            account=code_of(record["account"]),
            bank=str(record["bank"] or ""),
            narrative=str(record["narrative"] or ""),
        )
        for record in table.records
    )


def _write_head(sheet: SheetWriter, batch: PaymentBatch, columns: Sequence[Column]) -> None:
    payer = batch.payer
    title = "\n".join(
        (
            "DANH SÁCH CHI LƯƠNG",
            "SALARY PAYMENT LIST",
            f"Tên công ty: {_one_line(payer.name)}",
            f"Tài khoản chuyển: {_one_line(payer.account)}",
            f"Ngày chi lương: {day_label(batch.pay_day)}",
        )
    )
    sheet.merged((1, 1), (1, len(columns)), title, _TITLE)
    sheet.height(1, 84)
    sheet.height(HEADER_ROW, 50)
    for number, column in enumerate(columns, start=1):
        sheet.text(HEADER_ROW, number, column.header, _HEADER)
    sheet.widths([column.width for column in columns])
    sheet.freeze(FIRST_ROW)


def _one_line(text: str) -> str:
    """Give the dots of the template for nothing; a second line would fake another field."""
    if not text.isprintable():
        raise InvalidValue(Code.CELL_CONTROL_CHARACTER)
    return text or "……"


def _fields(number: int, line: WrittenLine) -> dict[str, str | int]:
    """Give what stands in each column."""
    return {
        "number": number,
        "reference": line.reference,
        "narrative": line.narrative,
        "name": line.payee,
        "amount": line.amount.value,
        "account": line.account,
        "bank": line.bank,
        "note": "",
    }


def _write_line(
    sheet: SheetWriter, row: int, columns: Sequence[Column], fields: Mapping[str, str | int]
) -> None:
    lines = 1
    for at, column in enumerate(columns, start=1):
        field = fields[column.field]
        style = _STYLES.get(column.field, _TEXT)
        if isinstance(field, int):
            sheet.number(row, at, field, style)
            continue
        sheet.text(row, at, field, style)
        if column.field in _WRAPPED:
            lines = max(lines, lines_of(field, column.width))
    if lines > 1:  # not every program makes room for a second line by itself
        sheet.height(row, height_of((), least=lines))


def _write_notes(sheet: SheetWriter, row: int) -> int:
    """Write the template's notes below the data; give the last row."""
    first = max(NOTES_ROW, row)
    for at, (mark, note) in enumerate(NOTES, start=first):
        sheet.text(at, 1, mark)
        sheet.text(at, 2, note)
    return first + len(NOTES) - 1


def _write_banks(sheet: SheetWriter) -> None:
    rows = bank_rows()
    for row, bank in enumerate(rows, start=1):
        sheet.text(row, 1, bank)
    sheet.widths([95])
    sheet.print_on(Paper(), last_row=len(rows), columns=1, ends=())
