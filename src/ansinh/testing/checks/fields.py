"""R04: each line says what its own order says."""

from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

from ansinh.adapters import WrittenLine
from ansinh.errors import Text
from ansinh.formats.kinds import Capability
from ansinh.payment import PaymentBatch, PaymentInstruction
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.drawing import drawn
from ansinh.testing.expected import (
    expected_bank,
    expected_name,
    expected_narrative,
    named_fields,
)
from ansinh.testing.failure import demand, leave_out, unmet
from ansinh.testing.rows import table_rows, unsaid_by_rows
from ansinh.testing.strategies.provider_batches import ordinary_batches
from ansinh.testing.written import Record, records_of

_NO_ROWS: Final = Text(
    "its orders have no reference, and stand in no rows that the kit can look at",
    "lệnh chi không có mã tham chiếu và không nằm trong dòng nào bộ kiểm thử xem được",
)


@check(
    "R04",
    Text(
        "each line says amount, account, bank, name and narrative of its own order",
        "mỗi dòng ghi đúng số tiền, tài khoản, ngân hàng, họ tên, nội dung của lệnh đó",
    ),
    level="L1",
    needs=("render",),
    why=Text(
        "count and total do not see an account that has slipped by a row",
        "số lệnh và tổng tiền không phát hiện tài khoản bị lệch một dòng",
    ),
    fix=Text(
        "write a line from one instruction, texts as the profile's rules express them",
        "ghi mỗi dòng từ đúng một lệnh chi, chữ theo quy tắc của hồ sơ định dạng",
    ),
)
def lines_say_their_orders(case: Case, data: st.DataObject) -> None:
    """Compare the file, and what is read back from it, with what the profile makes of an order."""
    batch = drawn(data, ordinary_batches(case.profile, max_size=5))
    content = case.render(batch).content
    carried = named_fields(case.profile)
    lines: Sequence[WrittenLine] = ()
    if case.can(Capability.READ_BACK):
        lines = tuple(case.adapter.read_back(content))
        carried |= {
            field for field in ("bank", "narrative") if any(getattr(line, field) for line in lines)
        }
    if not case.has_references:
        _hold_rows(case, batch, content, carried)
        _hold_lines_of_rows(case, batch, lines, carried)
        return
    found = records_of(content, case.profile, (o.reference.text for o in batch.instructions))
    for order in batch.instructions:
        for record in found[order.reference.text]:
            _hold_record(case, order, record, carried)
    if lines:
        _hold_lines(case, batch, lines, carried)


def _hold_record(
    case: Case, order: PaymentInstruction, record: Record, carried: frozenset[str]
) -> None:
    """Look in the file itself, layout unknown: the texts must stand in the order's own record."""
    which = f"the record of {order.reference.text}"
    profile = case.profile
    demand(record.says_amount(order.amount.value), f"{which} does not say its amount")
    if order.account:
        demand(record.says(order.account), f"{which} does not say its account")
    demand(record.says(expected_name(order, profile)), f"{which} does not say its name")
    if "narrative" in carried:
        said = record.says(expected_narrative(order, profile))
        demand(said, f"{which} does not say its narrative")
    bank = expected_bank(order, profile)
    if bank and "bank" in carried:
        demand(any(bank in text for text in record.texts), f"{which} does not say its bank")


def _hold_rows(case: Case, batch: PaymentBatch, content: bytes, carried: frozenset[str]) -> None:
    """Look for the orders of a table without references, such as a branch's own, by account."""
    rows = table_rows(content, case.profile)
    if rows is None:
        if case.can(Capability.READ_BACK):
            return
        leave_out(_NO_ROWS)
    unsaid = unsaid_by_rows(batch.instructions, rows, case.profile, carried)
    for reference, fields in unsaid.items():
        unmet(f"no row says what {reference} says: {', '.join(fields)}")


def _hold_lines_of_rows(
    case: Case, batch: PaymentBatch, lines: Sequence[WrittenLine], carried: frozenset[str]
) -> None:
    """Compare what is read back of such a table: each row must be somebody's, field by field."""
    if not lines:
        return
    profile = case.profile
    in_words = "narrative" in carried
    read = sorted(
        ((line.amount, line.account, line.payee, line.narrative if in_words else ""), line.bank)
        for line in lines
    )
    wanted = sorted(
        (
            (
                order.amount,
                order.account,
                expected_name(order, profile),
                expected_narrative(order, profile) if in_words else "",
            ),
            expected_bank(order, profile),
        )
        for order in batch.instructions
    )
    alike = [said for said, _ in read] == [said for said, _ in wanted]
    demand(alike, "a row that is read back says what no order says")
    if "bank" in carried:
        pairs = zip((bank for _, bank in read), (bank for _, bank in wanted), strict=True)
        demand(all(bank in said for said, bank in pairs), "a row is read back with another bank")


def _hold_lines(
    case: Case, batch: PaymentBatch, lines: Sequence[WrittenLine], carried: frozenset[str]
) -> None:
    by_reference = {line.reference: line for line in lines}
    banks: dict[str, str] = {}
    for order in batch.instructions:
        line = by_reference.get(order.reference.text)
        if line is None:  # R03 is about that
            continue
        which = f"what is read back of {line.reference}"
        demand(line.amount == order.amount, f"{which} has another amount")
        demand(line.account == order.account, f"{which} has another account")
        name = expected_name(order, case.profile)
        demand(line.payee == name, f"{which} has another name than the rule makes of it")
        if "narrative" in carried:
            narrative = expected_narrative(order, case.profile)
            demand(line.narrative == narrative, f"{which} has another narrative")
        bank = expected_bank(order, case.profile)
        demand(not bank or bank in line.bank, f"{which} has another bank")
        if order.account:
            code = getattr(getattr(order.channel, "bank", None), "code", "")
            demand(banks.setdefault(code, line.bank) == line.bank, f"{which} has another bank")
