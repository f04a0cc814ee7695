"""R02, R03: every order of the batch stands in the file, once."""

from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

from ansinh.errors import AnsinhError, MissingExtra, Text
from ansinh.formats import Sheet, read_sheets, read_table, total_problems
from ansinh.formats.kinds import Capability, Media
from ansinh.money import Dong, total_of
from ansinh.payment import PaymentBatch
from ansinh.testing.case import Case
from ansinh.testing.check import REFERENCE, check
from ansinh.testing.drawing import drawn
from ansinh.testing.failure import demand, leave_out
from ansinh.testing.strategies.provider_batches import ordinary_batches
from ansinh.testing.written import records_of

NO_READER: Final = Text(
    "the kit adds a workbook's rows up with ansinh[xlsx], which is not installed",
    "bộ kiểm thử cần ansinh[xlsx] (chưa cài) để cộng các dòng của sổ tính",
)


@check(
    "R02",
    Text("count and total are the batch's", "số lệnh và tổng tiền đúng với đợt chi trả"),
    level="L1",
    needs=("render",),
    why=Text(
        "a row that is left out is a person unpaid", "thiếu một dòng là một người không được chi"
    ),
    fix=Text(
        "take count and total from the batch and write every instruction once",
        "lấy số lệnh, tổng tiền từ đợt chi trả và ghi mỗi lệnh một lần",
    ),
)
def count_and_total(case: Case, data: st.DataObject) -> None:
    """Compare what the file says of itself, what is read back from it, and its total row."""
    batch = drawn(data, ordinary_batches(case.profile))
    file = case.render(batch)
    demand(file.count == batch.count, f"the file says {file.count} orders of {batch.count}")
    demand(file.total == batch.total, "the file says another total")
    if case.can(Capability.READ_BACK):
        lines = case.adapter.read_back(file.content)
        demand(len(lines) == batch.count, f"{len(lines)} lines are read back of {batch.count}")
        demand(
            total_of(line.amount for line in lines) == batch.total,
            "the amounts that are read back make another total",
        )
    case.bound_render(batch)
    _total_row(case, file.content)


def _total_row(case: Case, content: bytes) -> None:
    """Hold the total row of a table, where it has one, against its rows."""
    layout = case.profile.order
    if layout is None or case.profile.media not in {Media.XLSX, Media.DELIMITED}:
        return
    for sheet in _sheets(content):
        if sheet.hidden or not any(map(any, sheet.rows)):
            continue
        try:
            table = read_table(sheet, layout)
        except AnsinhError:  # a sheet beside the list is no list
            continue
        amounts = {
            record.row: Dong(amount)
            for record in table.records
            if type(amount := record["amount"]) is int
        }
        if len(amounts) == len(table.records):
            wrong = total_problems(table, amounts)
            demand(not wrong, "the total row does not agree with the rows above it")


def _sheets(content: bytes) -> Sequence[Sheet]:
    try:
        return read_sheets(content, "order")
    except MissingExtra:  # an adapter may write workbooks without our reader of them
        leave_out(NO_READER)


@check(
    "R03",
    Text("each reference stands in the file once", "mỗi mã tham chiếu có trong tệp đúng một lần"),
    level="L1",
    needs=("render", REFERENCE),
    why=Text(
        "the answer is joined on the reference: twice is paid twice, never is lost",
        "kết quả đối chiếu theo mã tham chiếu: ghi hai lần là chi hai lần, thiếu là mất",
    ),
    fix=Text(
        "write the whole reference of each instruction, in a field of its own",
        "ghi đủ mã tham chiếu của từng lệnh chi vào một ô riêng",
    ),
)
def references_once(case: Case, data: st.DataObject) -> None:
    """Look for every reference in the file itself, and in what is read back."""
    batch = drawn(data, ordinary_batches(case.profile))
    content = case.render(batch).content
    found = records_of(content, case.profile, _references(batch))
    for reference, records in found.items():
        demand(len(records) == 1, f"{reference} stands in {len(records)} places")
    if case.can(Capability.READ_BACK):
        read = sorted(line.reference for line in case.adapter.read_back(content))
        demand(read == sorted(found), "the references that are read back are not the batch's")


def _references(batch: PaymentBatch) -> tuple[str, ...]:
    return tuple(order.reference.text for order in batch.instructions)
