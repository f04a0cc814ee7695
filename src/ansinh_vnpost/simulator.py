"""The post office, invented: it answers a pay list in the assumed form. For the demo and tests."""

from collections.abc import Mapping
from typing import Final, Literal

from ansinh import Dong, Month, Outcome, OutcomeKind, RenderedFile, day_label
from ansinh.formats import (
    CellValue,
    FieldKind,
    Record,
    list_csv,
    list_workbook,
    read_sheets,
    read_table,
)
from ansinh_vnpost.layout import ORDER, RESULT
from ansinh_vnpost.profile import PROFILE, REASONS

Answer = OutcomeKind | Outcome
"""What the post is to say of one order: a kind, or an outcome with what differs from the order."""

_WORDS: Final = {code: words for words, code in reversed(REASONS.items())}


def post_office_answer(
    file: RenderedFile,
    answers: Mapping[str, Answer],
    *,
    month: Month | None = None,
    media: Literal["xlsx", "csv"] = "xlsx",
) -> bytes:
    """Answer a pay list; `answers` has what to say by reference, the rest is left out."""
    records = (
        record
        for sheet in read_sheets(file.content, PROFILE.id)
        for record in read_table(sheet, ORDER).records
        if str(record["reference"]) in answers
    )
    rows = [_row(n, r, answers[str(r["reference"])]) for n, r in enumerate(records, start=1)]
    return list_csv(RESULT, rows) if media == "csv" else list_workbook(RESULT, rows, month=month)


def _row(number: int, record: Record, answer: Answer) -> dict[str, str | int | Dong]:
    said = answer if isinstance(answer, Outcome) else Outcome(None, answer)
    row = {column.field: _again(record[column.field], column.kind) for column in ORDER.columns}
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
        "collector_id": (said.collected_by_id or row["payee_id"]) if paid else "",
        "reason": _WORDS.get(said.reason, said.reason or "Vắng mặt") if unpaid else "",
    }
    return row


def _again(value: CellValue, kind: FieldKind) -> str | int | Dong:
    if kind is FieldKind.AMOUNT and type(value) is int:
        return Dong(value)
    return value if type(value) is int else str(value or "")
