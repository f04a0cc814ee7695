"""The order: a batch as the bank's template has it, and the template read back.

Source: the bank's template, edition SAI-1.0, cell for cell (docs/formats).
"""

from collections.abc import Sequence
from typing import Final

from ansinh import (
    BankAccount,
    Code,
    InvalidValue,
    PaymentBatch,
    PaymentInstruction,
    RenderedFile,
    RenderRefused,
    day_label,
)
from ansinh.adapters import WrittenLine
from ansinh.formats import (
    TEXT_FORMAT,
    BookWriter,
    CellStyle,
    NameRule,
    NarrativeRule,
    Paper,
    SheetWriter,
    amount_of,
    code_of,
    find_table,
    height_of,
    lines_of,
    read_sheets,
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
from ansinh_vietinbank.profile import PROFILE

ACCOUNTING: Final = '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)'
"""The spreadsheet's built-in accounting format (41), which column E of the template has."""

SCALE: Final = 74
"""Per cent at which the columns fit a page; a test adds their widths up."""

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
_AT: Final = {column.field: at for at, column in enumerate(ORDER.columns, start=1)}
_WIDTHS: Final = {column.field: column.width for column in ORDER.columns}


def order_file(batch: PaymentBatch) -> RenderedFile:
    """Write the batch as the bank's salary list.

    Raises:
        RenderRefused: ``channel-of-another-provider``, ``bank-not-listed``,
            ``name-too-long-for-provider``, ``narrative-too-long-for-provider``,
            ``text-not-expressible``; every instruction that stands in the way.
    """
    lines = _lines(batch.instructions)
    book = BookWriter("Danh sách chi lương")
    sheet = book.sheet(SHEET)
    _write_head(sheet, batch)
    for row, line in enumerate(lines, start=FIRST_ROW):
        _write_line(sheet, row, row - FIRST_ROW + 1, line)
    notes = max(NOTES_ROW, FIRST_ROW + len(lines))
    for row, (mark, note) in enumerate(NOTES, start=notes):
        sheet.text(row, 1, mark)
        sheet.text(row, 2, note)
    last_row = notes + len(NOTES) - 1
    sheet.print_on(
        Paper(scale=SCALE, repeat=(HEADER_ROW, HEADER_ROW)),
        last_row=last_row,
        columns=len(ORDER.columns),
        ends=(),
    )
    _write_banks(book.sheet(BANK_SHEET))
    book.sheet(INFO_SHEET, hidden=True).text(1, 1, PROFILE.format_version)
    name = f"vietinbank-{batch.programme.code.lower()}-{batch.month}-{batch.sequence}.xlsx"
    return RenderedFile.of(book.content(), name, count=batch.count, total=batch.total)


def lines_written(data: bytes) -> Sequence[WrittenLine]:
    """Read the lines of a salary list.

    Raises:
        UnreadableFile: it is no salary list.
        InvalidValue: a cell of it is not what was written.
    """
    table = find_table(read_sheets(data, PROFILE.id), ORDER)
    return tuple(
        WrittenLine(
            reference=code_of(record["reference"]),
            amount=amount_of(record["amount"]),
            payee=code_of(record["name"]),
            account=code_of(record["account"]),
            bank=str(record["bank"] or ""),
            narrative=str(record["narrative"] or ""),
        )
        for record in table.records
    )


def _lines(instructions: Sequence[PaymentInstruction]) -> list[WrittenLine]:
    """Say each instruction in the bank's words, or refuse all that cannot be said."""
    refusals: list[tuple[str, str]] = []
    # One narrative serves a whole batch as a rule.
    narratives = {
        order.narrative: _expressed(PROFILE.narrative_rule, order.narrative)
        for order in instructions
    }
    lines = [_line(order, narratives[order.narrative], refusals) for order in instructions]
    if refusals:
        raise RenderRefused(refusals)
    return lines


def _line(
    instruction: PaymentInstruction,
    narrative: str | Code,
    refusals: list[tuple[str, str]],
) -> WrittenLine:
    reference = instruction.reference.text
    refused: list[Code] = []
    bank = None
    if not isinstance(instruction.channel, BankAccount):
        refused.append(Code.CHANNEL_OF_ANOTHER_PROVIDER)
    else:
        bank = bank_cell(instruction.channel.bank)
        if bank is None:
            refused.append(Code.BANK_NOT_LISTED)
    name = _expressed(PROFILE.name_rule, instruction.listed_name.text)
    refused += [one for one in (name, narrative) if isinstance(one, Code)]
    refusals.extend((reference, code.value) for code in refused)
    return WrittenLine(
        reference=reference,
        amount=instruction.amount,
        payee=str(name),
        account=instruction.account,
        bank=bank or "",
        narrative=str(narrative),
    )


def _expressed(rule: NameRule | NarrativeRule, text: str) -> str | Code:
    """Say a text by the profile's rule, or give the code of what stands in the way."""
    try:
        return rule.express(text)
    except InvalidValue as error:
        return error.code


def _write_head(sheet: SheetWriter, batch: PaymentBatch) -> None:
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
    sheet.merged((1, 1), (1, len(ORDER.columns)), title, _TITLE)
    sheet.height(1, 84)
    sheet.height(HEADER_ROW, 50)
    for number, column in enumerate(ORDER.columns, start=1):
        sheet.text(HEADER_ROW, number, column.header, _HEADER)
    sheet.widths([column.width for column in ORDER.columns])
    sheet.freeze(FIRST_ROW)


def _one_line(text: str) -> str:
    """Give the dots of the template for nothing; a second line would fake another field."""
    if not text.isprintable():
        raise InvalidValue(Code.CELL_CONTROL_CHARACTER)
    return text or "……"


def _write_line(sheet: SheetWriter, row: int, number: int, line: WrittenLine) -> None:
    sheet.number(row, _AT["number"], number, _NUMBER)
    sheet.text(row, _AT["reference"], line.reference, _TEXT)
    sheet.text(row, _AT["narrative"], line.narrative, _TEXT)
    sheet.text(row, _AT["name"], line.payee, _TEXT)
    sheet.number(row, _AT["amount"], line.amount.value, _AMOUNT)
    sheet.text(row, _AT["account"], line.account, _TEXT)
    sheet.text(row, _AT["bank"], line.bank, _TEXT)
    sheet.blank(row, _AT["note"], _TEXT)
    lines = max(
        lines_of(line.narrative, _WIDTHS["narrative"]),
        lines_of(line.payee, _WIDTHS["name"]),
        lines_of(line.bank, _WIDTHS["bank"]),
    )
    if lines > 1:  # not every program makes room for a second line by itself
        sheet.height(row, height_of((), least=lines))


def _write_banks(sheet: SheetWriter) -> None:
    rows = bank_rows()
    for row, bank in enumerate(rows, start=1):
        sheet.text(row, 1, bank)
    sheet.widths([95])
    sheet.print_on(Paper(), last_row=len(rows), columns=1, ends=())
