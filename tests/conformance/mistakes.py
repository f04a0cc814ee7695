"""Mistakes that are made with more than one kind of file: each is put before a right adapter."""

import attrs
from tests.conformance.following import FollowingAdapter
from tests.conformance.text_adapter import Document, Row, RowAdapter
from tests.conformance.workbook import Field, Workbook

from ansinh import (
    Outcome,
    OutcomeKind,
    ParsedResults,
    ParseFailed,
    ParseRequest,
    PaymentBatch,
    PayoutAdapter,
    Problem,
    Text,
)
from ansinh.adapters import WrittenLine
from ansinh.formats import CellValue, Layout


class AccountsAsNumbers(Workbook):
    """Writes an account of digits as a number, which has no zeros before it."""

    def fields(self, line: WrittenLine) -> dict[str, Field]:
        number = line.account.isdigit() and len(line.account) < 16
        cell: Field = int(line.account) if number else line.account
        return {**super().fields(line), "account": cell}

    def code(self, value: CellValue) -> str:
        return str(value)


class EmptyIsPaid(RowAdapter):
    """Takes an empty status for consent."""

    def kind(self, row: Row) -> OutcomeKind:
        return super().kind(row) if row.fields["status"] else OutcomeKind.PAID


class FillsAmountsIn(PayoutAdapter):
    """Gives the ordered amount where the answer's cannot be read."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        orders = request.batch.by_reference if request.batch else {}
        filled = [
            attrs.evolve(one, amount=orders[one.reference].amount)
            if one.amount is None and one.reference in orders
            else one
            for one in results.outcomes
        ]
        return attrs.evolve(results, outcomes=filled)


class KeepsOneAReference(RowAdapter):
    """Collects rows by their reference: what was said twice is said once."""

    def document(self, data: bytes, layout: Layout) -> Document:
        document = super().document(data, layout)
        once = {row.fields["reference"]: row for row in document.rows}
        return attrs.evolve(document, rows=tuple(once.values()))


class OneNarrativeForAll(FollowingAdapter):
    """Asks for the narrative of the first order, and writes it for all."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        lines = super().lines(batch)
        return [attrs.evolve(line, narrative=lines[0].narrative) for line in lines]


class PaysWithoutAnAmount(PayoutAdapter):
    """Takes for paid what says no amount."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        paid = [
            attrs.evolve(one, kind=OutcomeKind.PAID) if one.amount is None else one
            for one in results.outcomes
        ]
        return attrs.evolve(results, outcomes=paid)


class QuotesStatuses(RowAdapter):
    """Says in a problem which status it does not know."""

    def outcome(self, row: Row, found: list[Problem]) -> Outcome:
        outcome = super().outcome(row, found)
        status = row.fields["status"]
        if status not in self.profile.result_codes:
            said = Text(f"no status: {status}", f"không phải trạng thái: {status}")
            found.append(Problem(row.place, "mau:status", said, said))
        return outcome


class RefusesWithoutAPlace(RowAdapter):
    """Refuses a file with nothing to go by."""

    def document(self, data: bytes, layout: Layout) -> Document:
        failed = False
        try:
            return super().document(data, layout)
        except ParseFailed:
            failed = True
        raise ParseFailed([] if failed else ())


class Swallows(PayoutAdapter):
    """Leaves out what cannot be read, and says nothing of it."""

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        results = super().parse_results(request)
        bad = {one.position.row for one in results.problems}
        kept = [one for one in results.outcomes if one.evidence and one.evidence.row not in bad]
        rows = {kind: count for kind, count in results.rows.items() if kind != "problem"}
        return ParsedResults(kept, (), rows)


class TakesAnyMonth(RowAdapter):
    """Never looks at the month."""

    def check_month(self, document: Document, request: ParseRequest) -> None:
        pass
