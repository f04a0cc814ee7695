"""The post office, invented: it answers a pay list in the assumed form. For the demo and tests."""

from collections.abc import Mapping
from typing import Final, Literal

from ansinh import Dong, Month, Outcome, OutcomeKind, RenderedFile, day_label
from ansinh.formats import (
    CellValue,
    FieldKind,
    FormatProfile,
    Record,
    list_csv,
    list_workbook,
    read_sheets,
    read_table,
)
from ansinh_vnpost.profile import PROFILE

Answer = OutcomeKind | Outcome
"""What the post is to say of one order: a kind, or an outcome with what differs from the order."""

_ABSENT: Final = "Vắng mặt"


def post_office_answer(
    file: RenderedFile,
    answers: Mapping[str, Answer],
    *,
    month: Month | None = None,
    media: Literal["xlsx", "csv"] = "xlsx",
    profile: FormatProfile = PROFILE,
) -> bytes:
    """Answer a pay list; `answers` has what to say by reference, the rest is left out.

    The answer bears the month of the pay list's title, if no other is given.
    """
    order, answer = profile.order_table, profile.answer_table
    tables = [read_table(sheet, order) for sheet in read_sheets(file.content, profile.id)]
    records = (
        record
        for table in tables
        for record in table.records
        if str(record["reference"]) in answers
    )
    rows = [
        _row(number, record, answers[str(record["reference"])], profile)
        for number, record in enumerate(records, start=1)
    ]
    if media == "csv":
        return list_csv(answer, rows)
    titled = next((said.month for table in tables for said in table.months), None)
    return list_workbook(answer, rows, month=month or titled)


def _row(
    number: int, record: Record, answer: Answer, profile: FormatProfile
) -> dict[str, str | int | Dong]:
    said = answer if isinstance(answer, Outcome) else Outcome(None, answer)
    words = {code: words for words, code in reversed(list(profile.reasons.items()))}
    columns = profile.order_table.columns
    row = {column.field: _again(record[column.field], column.kind) for column in columns}
    paid = said.kind is OutcomeKind.PAID
    unpaid = said.kind in {OutcomeKind.UNCOLLECTED, OutcomeKind.REFUSED, OutcomeKind.RETURNED}
    collector = said.collected_by.text if said.collected_by else str(record["payee"] or "")
    row |= {
        "number": number,
        "name": said.name.text if said.name else row["name"],
        "amount": said.amount or row["amount"],
        "received": "X" if paid else "",
        "on": day_label(said.on) if said.on else "",
        "collector": collector if paid else "",
        "collector_id": (said.collected_by_id or row.get("payee_id", "")) if paid else "",
        "reason": words.get(said.reason, said.reason or _ABSENT) if unpaid else "",
    }
    return row


def _again(value: CellValue, kind: FieldKind) -> str | int | Dong:
    if kind is FieldKind.AMOUNT and type(value) is int:
        return Dong(value)
    return value if type(value) is int else str(value or "")
