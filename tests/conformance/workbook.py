"""A right adapter for a workbook, written and read by `ansinh.formats` alone."""

from collections.abc import Mapping
from typing import ClassVar

import attrs
from tests.conformance.following import FollowingAdapter, following
from tests.conformance.profiles import WORKBOOK

from ansinh import (
    Outcome,
    OutcomeKind,
    ParsedResults,
    ParseRequest,
    RenderedFile,
    RenderRequest,
    day_label,
)
from ansinh.adapters import WrittenLine, listed_reason, outcome_kind, read_answers, row_outcome
from ansinh.formats import (
    CellValue,
    Field,
    FormatProfile,
    RowReader,
    amount_of,
    code_of,
    find_table,
    list_workbook,
    read_sheets,
    text_of,
)


class Workbook(FollowingAdapter):
    """Sổ tính: the profile's columns, in its order and words, with title and total row."""

    profile: ClassVar[FormatProfile] = WORKBOOK
    suffix: ClassVar[str] = "xlsx"

    def render(self, request: RenderRequest, /) -> RenderedFile:
        batch = request.batch
        rows = [self.fields(line) for line in self.lines(batch)]
        content = list_workbook(self.profile.order_table, rows, month=batch.month)
        return RenderedFile.of(content, self.filename(batch), count=batch.count, total=batch.total)

    def fields(self, line: WrittenLine) -> dict[str, Field]:
        """Give the cells of one row."""
        return {
            "reference": line.reference,
            "name": line.payee,
            "account": line.account,
            "bank": line.bank,
            "amount": line.amount,
            "narrative": line.narrative,
        }

    def read_back(self, data: bytes, /) -> list[WrittenLine]:
        table = find_table(read_sheets(data, self.profile.id), self.profile.order_table)
        return [
            WrittenLine(
                reference=code_of(record["reference"]),
                amount=amount_of(record["amount"]),
                payee=str(record["name"]),
                account=self.code(record["account"]),
                bank=code_of(record["bank"]),
                narrative=str(record["narrative"]),
            )
            for record in table.records
        ]

    def code(self, value: CellValue) -> str:
        """Read a code of its own file: text, because a number has lost its zeros."""
        return code_of(value)

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        layouts = (self.profile.order_table, self.profile.answer_table)
        source = self.profile.id
        return read_answers(request, layouts[1], self.outcome, source=source, known=layouts)

    def outcome(self, row: RowReader) -> Outcome:
        """Say what one row of the answer says."""
        reason = listed_reason(self.profile, row.read("reason", text_of) or "")
        outcome = row_outcome(row, self.kind(row), reason)
        return attrs.evolve(outcome, account=row.need("account", code_of))

    def kind(self, row: RowReader) -> OutcomeKind:
        """Say what the row's status means."""
        return outcome_kind(self.profile, row.read("status", text_of) or "")


def workbook_answer(
    file: RenderedFile, answers: Mapping[str, Outcome], *, profile: FormatProfile = WORKBOOK
) -> bytes:
    """Answer an order as the invented bank would."""
    adapter = following(Workbook, profile)
    table = find_table(read_sheets(file.content, profile.id), profile.order_table)
    lines = (line for line in adapter.read_back(file.content) if line.reference in answers)
    rows = [_said(adapter, line, answers[line.reference]) for line in lines]
    return list_workbook(profile.answer_table, rows, month=table.months[0].month)


def _said(adapter: Workbook, line: WrittenLine, outcome: Outcome) -> dict[str, Field]:
    profile = adapter.profile
    words = {kind: word for word, kind in profile.result_codes.items()}
    reasons = {code: word for word, code in profile.reasons.items()}
    return {
        **adapter.fields(line),
        "amount": outcome.amount or line.amount,
        "account": outcome.account or line.account,
        "name": outcome.name.text if outcome.name else line.payee,
        "status": words[outcome.kind.value],
        "reason": reasons.get(outcome.reason, outcome.reason),
        "on": day_label(outcome.on) if outcome.on else "",
    }
